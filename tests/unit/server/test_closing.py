"""A pause closes the chat at once, for every process of a host's folder, also after a restart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from builder.core.errors import MachineError, ServeError
from builder.server import closing
from builder.server.closing import FILE, Closed, Closing
from builder.server.operators import make
from builder.vault.hoststore import HostStore
from tests.support.bots import SHOP, FakeBot, make_spec
from tests.support.hosts import Visitor, running

NOW = datetime(2026, 11, 25, 18, tzinfo=UTC)


def test_an_order_holds_for_another_process_and_after_a_restart(tmp_path: Path) -> None:
    here, there = Closing(tmp_path), Closing(tmp_path)
    here.pause("operator:desk", NOW, "Call us.")
    assert there.now == Closed("2026-11-25T18:00:00+00:00", "operator:desk", "Call us.")
    assert Closing(tmp_path).now.why(3) == "paused"
    there.resume()
    assert here.now.why(3) is None
    assert not (tmp_path / FILE).exists()


def test_a_version_that_was_taken_back_stays_so_and_a_newer_one_answers(tmp_path: Path) -> None:
    here = Closing(tmp_path)
    here.revoke(4)
    here.revoke(2)  # never down
    here.pause("operator:desk", NOW)
    here.resume()
    assert [here.now.why(version) for version in (3, 4)] == ["revoked", None]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"paused": 1}', '{"paused": {"by": "x"}}'])
def test_a_file_that_cannot_be_read_closes_the_chat(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    assert Closing(tmp_path).now.why(3) == "paused"


def test_a_full_disk_does_not_keep_the_chat_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise MachineError("no_space", folder="/data")

    here = Closing(tmp_path)
    monkeypatch.setattr(closing, "write_atomic", full)
    with pytest.raises(MachineError):
        here.pause("operator:desk", NOW)
    assert here.now.why(3) == "paused"


def test_visitors_are_told_in_the_owners_words_and_whom_to_ask() -> None:
    for said, told in (("Back at noon.", "Back at noon."), ("", "The workshop is moving.")):
        here = Closing(None)
        here.pause("operator:desk", NOW, said)
        with pytest.raises(ServeError) as refused:
            here.check(make_spec(site__closed="The workshop is moving."), 3, "en")
        assert (refused.value.code, refused.value.params["says"]) == ("bot_paused", told)


class Shop:
    """A host on a folder, its visitor, and the operator's token."""

    def __init__(self, folder: Path, **facts: Any) -> None:
        self.token, operator = make("guard", frozenset({"pause"}))
        file = folder / "operators.txt"
        file.write_text(operator.line)
        self.store = HostStore.open(folder / "data")
        self.visitor = Visitor(operators=file, store=self.store, **facts)

    def order(self, verb: str, **body: Any) -> Any:
        headers = {"authorization": f"Bearer {self.token}", "origin": SHOP}
        return self.visitor.client.post(f"/operator/{verb}", headers=headers, json=body).json()


def test_a_pause_closes_every_way_to_an_answer_and_no_way_to_ones_rights(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    with shop.store:
        shop.visitor.agree("answer", "transcript")
        told: Any = shop.order("pause", says="Back at noon.")
        assert (told["open"], told["why"], told["by"]) == (False, "paused", "operator:guard")
        client, token = shop.visitor.client, shop.visitor.token
        for path, body in (
            ("/api/chat", {"token": token, "message": "Hello?"}),
            ("/api/session", {}),
            ("/api/handover", {"token": token}),
        ):
            answer = client.post(path, json=body)
            assert answer.status_code == 503
            assert (answer.json()["code"], answer.json()["message"]) == (
                "bot_paused",
                "Back at noon.",
            )
            assert answer.json()["contact"][0]["kind"] == "phone"
            assert answer.headers["access-control-allow-origin"] == SHOP
        assert shop.visitor.me().status_code == 200
        ready = client.get("/readyz")
        assert (ready.status_code, ready.json()["closed"]) == (503, "paused")
        assert ready.json()["says"] == "Back at noon."
        assert client.get("/api/widget").json()["closed"] == {
            "why": "paused",
            "says": "Back at noon.",
        }
        assert "Back at noon." in client.get("/").text  # also where no script runs
        assert shop.order("resume")["open"] is True
        assert dict(shop.visitor.ask("Hello?"))["done"]["refused"] is False


def test_a_running_bundle_that_is_taken_back_answers_nobody(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    with shop.store:
        shop.visitor.agree("answer")
        assert shop.order("revoke", min_version=3)["open"] is True  # the one that runs is 3
        told = shop.order("revoke", min_version=4)
        assert (told["open"], told["why"], told["min_version"]) == (False, "revoked", 4)
        answer = shop.visitor.client.post(
            "/api/chat", json={"token": shop.visitor.token, "message": "Hello?"}
        )
        assert (answer.status_code, answer.json()["code"]) == (503, "bot_revoked")


def test_an_answer_under_way_is_broken_off_with_the_owners_words(tmp_path: Path) -> None:
    bot = FakeBot(hold=True)
    shop = Shop(tmp_path, bot=bot)
    with (
        shop.store,
        running(shop.visitor.client.app) as address,  # type: ignore[arg-type]
        httpx.Client(base_url=address, headers={"origin": SHOP}, trust_env=False) as http,
    ):
        consent = {"version": shop.visitor.version(), "purposes": ["answer"]}
        token = http.post("/api/session", json={"consent": consent}).json()["token"]
        ask = {"token": token, "message": "When do you open?"}
        with http.stream("POST", "/api/chat", json=ask, timeout=60) as answer:
            pieces = answer.iter_text()
            seen = next(pieces)
            assert bot.waiting.wait(30)
            Closing(tmp_path / "data").pause("owner", NOW, "Back at noon.")  # another process
            seen += "".join(pieces)
    assert "bot_paused" in seen
    assert "Back at noon." in seen
    assert "event: done" not in seen
