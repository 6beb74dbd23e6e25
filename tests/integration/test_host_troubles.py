"""A dead provider, a lost file, a full disk: answers and the contact go on, nothing is lost."""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.answering.assembly import build_gate
from builder.answering.bot import Bot
from builder.answering.models.openai_compatible import OpenAICompatible
from builder.answering.models.patience import Patient
from builder.answering.models.retries import Retries
from builder.core import setting
from builder.knowledge.retriever import Retriever
from builder.server.operators import make
from builder.vault.hoststore import HostStore
from tests.support import openai_server
from tests.support.bots import FakeBot
from tests.support.bundles import make_desk
from tests.support.host_process import HostProcess, lines, make_passages, make_shop, seal_shop
from tests.support.hosts import Visitor, named
from tests.support.ledger import make_door
from tests.support.openai_server import OpenAIServer

DEAD = {
    "refuses": "model_failed", "hangs": "model_timeout", "cut off": "model_cut_off",
    "gone": "model_unreachable",
}  # fmt: skip
MODES = {"refuses": "failed", "hangs": "silent", "cut off": "cut", "gone": "answer"}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    yield from openai_server.serve()


def bot_of(address: str, patience: float = 20.0) -> Bot:
    """The shop's bot, answering with the model at `address`, as a host puts it up."""
    spec = setting.change(
        make_shop(),
        {"answers.model": "openai_compatible", "answers.model_name": "small",
         "answers.base_url": address},
    )  # fmt: skip
    retriever = Retriever(make_passages(), embedder=None, language="en")
    retriever.load_keywords()
    model = OpenAICompatible(
        base_url=address,
        model_name="small",
        key=None,
        door=make_door(),
        timeout_s=patience,
        retries=Retries(1),
    )
    return Bot(spec, retriever, build_gate(spec), Patient(model))


@pytest.mark.parametrize("trouble", DEAD)
def test_a_dead_provider_leaves_quotes_and_is_told_to_the_owner(
    server: OpenAIServer, tmp_path: Path, trouble: str
) -> None:
    server.mode = MODES[trouble]
    store = HostStore.in_memory()
    token, operator = make("owner", frozenset({"read"}))
    (tmp_path / "operators.txt").write_text(operator.line)
    address = "http://127.0.0.1:9/v1" if trouble == "gone" else server.base_url
    bot = bot_of(address, 0.5 if trouble == "hangs" else 20.0)
    visitor = Visitor(bot, store=store, operators=tmp_path / "operators.txt")
    with visitor.client as client:
        visitor.agree("answer", "transcript")
        for _ in range(3):
            (done,) = named(visitor.ask("Can I return a bike within 30 days?"), "done")
            assert done["refused"] is False
            assert "30 days" in done["text"]
        assert len(server.asked) == {"cut off": 3, "gone": 0}.get(trouble, 1), "left alone"
        assert client.get("/readyz").json()["model"] == DEAD[trouble]
        headers = {"authorization": f"Bearer {token}"}
        assert client.get("/operator/state", headers=headers).json()["model"] == DEAD[trouble]
    server.mode = "answer"
    bot.close()


@pytest.mark.parametrize("loss", ["removed", "folder", "replaced"])
def test_a_file_that_is_taken_away_is_put_back_with_all_that_was_said(
    tmp_path: Path, loss: str
) -> None:
    folder = tmp_path / "data"
    with HostStore.open(folder) as store:
        visitor = Visitor(FakeBot(), store=store)
        with visitor.client as client:
            visitor.agree("answer", "transcript")
            visitor.ask("Before?")
            if loss == "folder":
                shutil.rmtree(folder)
            elif loss == "replaced":
                (tmp_path / "other").write_bytes(b"x" * 4096)
                (tmp_path / "other").replace(folder / "host.db")
            else:
                for file in folder.glob("host.db*"):
                    file.unlink()
            assert named(visitor.ask("While it is gone?"), "done")
            assert client.get("/readyz").status_code == 200
            until = time.monotonic() + 60
            while not (store.place and store.place.whole):
                assert time.monotonic() < until
                client.get("/readyz")
                time.sleep(0.05)
            visitor.ask("After?")
        assert "host_file_put_back" in [row.event for row in store.audit.rows()]
    with HostStore.open(folder) as again:
        (talk,) = again.conversations.newest(9)
        said = [row.text for row in again.conversations.read(talk.session_id)]
    assert [text for text in said if text.endswith("?")] == [
        "Before?", "While it is gone?", "After?",
    ]  # fmt: skip
    assert (folder / "host.db.set-aside").exists() == (loss == "replaced")


@pytest.mark.skipif(sys.platform != "linux", reason="a limit set from outside")
def test_a_really_full_disk_keeps_nobody_from_an_answer_and_loses_none(tmp_path: Path) -> None:
    desk = make_desk()
    bundle, data = seal_shop(tmp_path / "shop.hush", desk), tmp_path / "data"
    with HostProcess(bundle, data, "--signer", desk.key.public) as host, host.visit() as visitor:
        visitor.ask("Can I return a bike?")
        resource.prlimit(host.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        for _ in range(2):
            assert visitor.ask("When are you open on Sunday?")[-1][0] == "done"
        with host.visit() as somebody:
            assert somebody.ask("What does a full service cost?")[-1][0] == "done"
            code = somebody.http.get("readyz").json()["store"]
        assert code == "no_space"
        contact = visitor.http.get("api/widget").json()["contact"]
        assert contact
        endless = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(host.pid, resource.RLIMIT_FSIZE, endless)
        until = time.monotonic() + 60
        while len(visitor.me()["transcript"]) < 6:
            assert time.monotonic() < until
            visitor.http.get("readyz")
            time.sleep(0.2)
    told = {each["event"] for each in lines(host.log)}
    assert {"store_failed", "store_recovered"} <= told
