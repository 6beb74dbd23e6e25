from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from builder import privacy
from builder.core.errors import MachineError
from builder.core.ids import reference
from builder.core.setting import Value
from builder.server.settings import Caps, HostSettings
from builder.vault.conversations import ConversationLog
from tests.support.bots import SHOP, FakeBot, make_spec
from tests.support.hosts import OWN, Event, Visitor, make_app

SECRET = "Write to bob@private.example or call +1 212 555 0187"


def recorded(bot: FakeBot | None = None) -> Visitor:
    visitor = Visitor(bot)
    visitor.agree("answer", "transcript")
    return visitor


def test_a_record_is_kept_masked_and_only_with_consent() -> None:
    with_consent, without = recorded(), Visitor()
    without.agree("answer")
    for visitor in (with_consent, without):
        visitor.ask(SECRET)
    kept = with_consent.me().json()
    assert [row["role"] for row in kept["transcript"]] == ["visitor", "bot"]
    written = kept["transcript"][0]["text"]
    assert "bob@private.example" not in written
    assert "[EMAIL_ADDRESS]" in written
    assert kept["messages"][0]["text"] == SECRET
    assert without.me().json()["transcript"] == []


def test_a_policy_of_no_days_keeps_no_record() -> None:
    visitor = recorded(FakeBot(make_spec(privacy__transcripts__days=0)))
    visitor.ask("Hello?")
    assert visitor.me().json()["transcript"] == []


def test_a_visitor_sees_everything_as_data() -> None:
    visitor = recorded()
    visitor.ask("Can I return a bike?")
    kept = visitor.me().json()
    assert kept["session"]["site"] == "http://shop.test"
    assert kept["session"]["purposes"] == ["answer", "transcript"]
    assert [row["role"] for row in kept["messages"]] == ["visitor", "bot"]
    assert kept["messages"][1]["sources"][0]["document"] == "Returns.pdf"
    assert kept["consents"][0]["purposes"] == ["answer", "transcript"]
    assert kept["transcript_days"] == 30


def test_a_visitor_sees_everything_as_a_page_without_anything_active() -> None:
    visitor = recorded()
    visitor.ask("<script>alert(1)</script> & more")
    answer = visitor.me(headers={"accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<script>" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in answer.text
    assert "What is kept about me" in answer.text


@pytest.mark.parametrize("header", ["", "Bearer ", "Basic abc", "Bearer wrong"])
@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_nobody_sees_or_changes_anything_without_the_token(method: str, header: str) -> None:
    visitor = recorded()
    body: dict[str, str] | None = {} if method == "PATCH" else None
    answer = visitor.client.request(method, "/api/me", headers={"authorization": header}, json=body)
    assert (answer.status_code, answer.json()["code"]) == (401, "session_unknown")


def test_consent_to_the_record_can_be_withdrawn_and_the_record_goes() -> None:
    visitor = recorded()
    visitor.ask("one")
    told = visitor.me("PATCH", json={"consent": {"purposes": ["answer"]}}).json()
    assert told == {
        "purposes": ["answer"],
        "withdrawn": ["transcript"],
        "erased": 2,
        "answers": True,
        "ended": False,
    }
    visitor.ask("two")
    kept = visitor.me().json()
    assert kept["transcript"] == []
    assert [receipt["withdrawn"] is None for receipt in kept["consents"]] == [False, True]
    again = visitor.me("PATCH", json={"consent": {"purposes": ["answer", "transcript"]}}).json()
    assert again["purposes"] == ["answer"]


def test_withdrawing_everything_ends_the_answers() -> None:
    visitor = recorded()
    visitor.me("PATCH", json={"consent": {"purposes": []}})
    assert visitor.ask("Hello?")[0][1]["code"] == "consent_needed"


def test_a_visitor_can_end_the_talk_and_the_record_stays_its_days() -> None:
    visitor = recorded()
    visitor.ask("one")
    session = visitor.me().json()["session"]["id"]
    assert visitor.me("PATCH", json={"end": True}).json()["ended"] is True
    assert len(visitor.store.conversations.read(session)) == 2
    answer = visitor.client.post("/api/chat", json={"token": visitor.token, "message": "Hello?"})
    assert answer.status_code == 401
    kept = visitor.me().json()  # as long as something of it is kept, the token shows and erases it
    assert (kept["session"]["id"], kept["session"]["over"]) == (session, True)
    assert [row["role"] for row in kept["transcript"]] == ["visitor", "bot"]
    assert visitor.me("DELETE").json()["erased"]["transcripts"] == 2
    assert visitor.me().status_code == 401


def test_erasing_leaves_nothing_but_a_receipt() -> None:
    visitor = recorded()
    visitor.ask("one")
    session = visitor.me().json()["session"]["id"]
    receipt = visitor.me("DELETE").json()
    assert receipt["erased"] == {
        "session": 2, "handovers": 0, "transcripts": 2, "consents": 1, "visitors": 1,
    }  # fmt: skip
    assert receipt["sha256"].startswith(receipt["id"])
    assert visitor.store.conversations.read(session) == []
    assert visitor.store.consents.read(session) == []
    assert visitor.me().status_code == 401
    (row,) = [row for row in visitor.store.audit.rows() if row.event == "visitor_erased"]
    assert row.details["sha256"] == receipt["sha256"]


def test_an_answer_that_is_finished_after_the_erasure_leaves_no_trace() -> None:
    bot = FakeBot(hold=True)
    visitor = recorded(bot)
    session = visitor.me().json()["session"]["id"]
    asking = threading.Thread(target=visitor.ask, args=("Hello?",))
    asking.start()
    assert bot.waiting.wait(60)
    visitor.me("DELETE")
    bot.release.set()
    asking.join(60)
    assert visitor.store.conversations.read(session) == []


def test_a_full_disk_costs_the_record_but_not_the_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise MachineError("no_space", folder="x")

    monkeypatch.setattr(ConversationLog, "append", refuse)
    visitor = recorded()
    assert visitor.ask("Hello?")[-1][0] == "done"
    assert visitor.me().json()["transcript"] == []
    assert '"event": "transcript_failed"' in capsys.readouterr().err


def test_an_erasure_that_failed_somewhere_says_so_and_can_be_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> int:
        raise MachineError("no_space", folder="x")

    visitor = recorded()
    visitor.ask("one")
    with monkeypatch.context() as patched:
        patched.setattr(ConversationLog, "forget_visitor", refuse)
        answer = visitor.me("DELETE")
    assert (answer.status_code, answer.json()["code"]) == (500, "erasure_failed")
    assert visitor.me("DELETE").json()["erased"]["transcripts"] == 2


def test_a_long_talk_is_remembered_from_its_end() -> None:
    visitor = Visitor(settings=HostSettings(caps=Caps(remembered=4)))
    visitor.agree("answer")
    for text in ("one", "two", "three"):
        visitor.ask(text)
    said = [row["text"] for row in visitor.me().json()["messages"] if row["role"] == "visitor"]
    assert said == ["two", "three"]


def test_the_token_still_shows_and_erases_after_the_host_was_started_anew() -> None:
    visitor = recorded()
    visitor.ask("one")
    again = make_app(store=visitor.store, clock=visitor.clock)
    visitor.client = TestClient(again, base_url=OWN, headers={"origin": SHOP})
    kept = visitor.me().json()
    assert kept["session"]["over"] is True
    assert kept["messages"] == []
    assert len(kept["transcript"]) == 2
    elsewhere = TestClient(again, base_url=OWN, headers={"origin": OWN})
    bearer = {"authorization": f"Bearer {visitor.token}"}
    assert elsewhere.get("/api/me", headers=bearer).status_code == 401
    told = visitor.me("PATCH", json={"consent": {"purposes": []}}).json()
    assert (told["withdrawn"], told["erased"]) == (["answer", "transcript"], 2)
    assert visitor.me("DELETE").json()["erased"]["consents"] == 1


def test_what_is_taken_away_has_a_form_of_its_own_that_is_written_down() -> None:
    visitor = recorded()
    visitor.ask(SECRET)
    kept = visitor.me().json()
    assert kept["schema"] == {"name": "hushdesk.visitor-data", "version": 1}
    described = (Path(privacy.__file__).parent / "VISITOR_DATA.md").read_text("utf-8")
    rows = [kept, kept["session"], *kept["transcript"], *kept["consents"]]
    missing = {name for row in rows for name in row if f"`{name}`" not in described}
    assert not missing
    (receipt,) = kept["consents"]
    assert hashlib.sha256(receipt["text"].encode()).hexdigest() == receipt["text_sha256"]
    assert kept["transcript"][0]["masked"] == {"EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1}
    assert kept["session"]["reference"] == reference(kept["session"]["id"])


def test_who_agrees_is_handed_the_receipt() -> None:
    told = Visitor().agree("answer")
    assert told["receipt"]["purposes"] == ["answer"]
    assert told["receipt"]["text_sha256"].startswith(told["receipt"]["version"])
    assert Visitor().agree()["receipt"] is None


def test_frozen_data_is_neither_used_nor_added_to_until_that_ends() -> None:
    bot = FakeBot()
    visitor = recorded(bot)
    answer_id = visitor.ask("one")[-1][1]["id"]
    told = visitor.me("PATCH", json={"freeze": True}).json()
    assert told["frozen"] == "2026-01-01T00:00:00+00:00"
    assert told["frozen_until"] == "2027-01-01T00:00:00+00:00"
    events = visitor.ask("two")
    assert events[0][1]["code"] == "data_frozen"
    assert events[1][1]["options"]
    assert len(bot.asked) == 1
    rated = {"token": visitor.token, "id": answer_id, "thumb": "up", "note": "nice"}
    assert visitor.client.post("/api/feedback", json=rated).status_code == 403
    kept = visitor.me().json()
    assert [len(kept[part]) for part in ("messages", "transcript")] == [2, 2]
    assert visitor.me("PATCH", json={"freeze": False}).json()["frozen"] is None
    assert visitor.ask("three")[-1][0] == "done"
    assert len(visitor.me().json()["transcript"]) == 4


def test_what_is_frozen_stays_frozen_after_a_restart() -> None:
    visitor = recorded()
    visitor.ask("one")
    visitor.me("PATCH", json={"freeze": True})
    again = make_app(store=visitor.store, clock=visitor.clock)
    visitor.client = TestClient(again, base_url=OWN, headers={"origin": SHOP})
    assert visitor.me().json()["session"]["frozen"]


def test_a_visitor_corrects_their_own_words_in_memory_and_as_they_were_written_down() -> None:
    bot = FakeBot()
    visitor = recorded(bot)
    visitor.ask("My bike is a Rosewood 7")
    mine, theirs = visitor.me().json()["messages"]
    correct = {"correct": [{"id": mine["id"], "text": "Bob says: ask bob@private.example"}]}
    assert visitor.me("PATCH", json=correct).json() == {"corrected": 1, "ended": False}
    kept = visitor.me().json()
    assert kept["messages"][0]["text"] == "Bob says: ask bob@private.example"
    assert "bob@private.example" not in kept["transcript"][0]["text"]
    assert kept["transcript"][0]["masked"]["EMAIL_ADDRESS"] == 1
    written = {"correct": [{"id": kept["transcript"][0]["id"], "text": "A Rosewood 9"}]}
    assert visitor.me("PATCH", json=written).json()["corrected"] == 1
    kept = visitor.me().json()
    assert kept["messages"][0]["text"] == kept["transcript"][0]["text"] == "A Rosewood 9"
    visitor.ask("And now?")
    assert "Rosewood 9" in bot.asked[-1].history[0].text
    for message_id in (theirs["id"], kept["transcript"][1]["id"], "t999", "nonsense"):
        body = {"correct": [{"id": message_id, "text": "I never said so"}]}
        answer = visitor.me("PATCH", json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "message_unknown")
    assert "never" not in str(visitor.me().json())


def test_nobody_corrects_what_another_visitor_wrote() -> None:
    visitor = recorded()
    visitor.ask("one")
    number = visitor.me().json()["transcript"][0]["id"]
    first = visitor.token
    visitor.agree("answer", "transcript")
    body = {"correct": [{"id": number, "text": "overwritten"}]}
    assert visitor.me("PATCH", json=body).status_code == 404
    visitor.token = first
    assert visitor.me().json()["transcript"][0]["text"] == "one"


def test_objecting_stops_the_purpose_erases_its_record_and_is_remembered() -> None:
    visitor = recorded()
    visitor.ask("one")
    told = visitor.me("PATCH", json={"object": ["transcript"]}).json()
    assert (told["objected"], told["erased"], told["answers"]) == (["transcript"], 2, True)
    visitor.ask("two")
    kept = visitor.me().json()
    assert kept["transcript"] == []
    assert kept["session"]["objected"] == ["transcript"]
    (row,) = [row for row in visitor.store.audit.rows() if row.event == "visitor_objected"]
    assert row.details["purposes"] == "transcript"


def test_who_was_never_asked_can_object_too() -> None:
    bot = FakeBot(make_spec(privacy__consent__required=False))
    visitor = Visitor(bot)
    visitor.agree()
    assert visitor.ask("one")[-1][0] == "done"
    visitor.me("PATCH", json={"object": ["answer"]})
    assert visitor.ask("two")[0][1]["code"] == "consent_needed"
    assert len(bot.asked) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [({"consent": {"purposes": []}}, "consent_needed"), ({"freeze": True}, "data_frozen")],
)
def test_an_answer_under_way_ends_when_consent_does(change: dict[str, Any], code: str) -> None:
    bot = FakeBot(hold=True)
    visitor = recorded(bot)
    events: list[Event] = []
    asking = threading.Thread(target=lambda: events.extend(visitor.ask("Hello?")))
    asking.start()
    assert bot.waiting.wait(30)
    visitor.me("PATCH", json=change)
    bot.release.set()
    asking.join(30)
    assert events[-2][1]["code"] == code
    assert events[-1][0] == "handover"
    assert "done" not in [name for name, _ in events]
    assert visitor.me().json()["transcript"] == []


def test_the_global_privacy_control_keeps_words_from_others_until_there_is_a_tick() -> None:
    outside: dict[str, Value] = {
        "answers__model": "openai_compatible",
        "answers__base_url": "https://api.example/v1",
        "privacy__network": "chosen",
        "privacy__hosts": ("api.example",),
        "privacy__consent__required": False,
    }
    told = {}
    for signal in ("", "1"):
        visitor = Visitor(FakeBot(make_spec(**outside)))
        if signal:
            visitor.client.headers["sec-gpc"] = signal
        told[signal] = visitor.agree()
        assert visitor.me().json()["session"]["global_privacy_control"] is bool(signal)
    assert told[""]["purposes"] == ["answer"]
    assert told["1"]["purposes"] == []
    assert visitor.agree("answer", "transcript")["purposes"] == ["answer", "transcript"]


def test_the_global_privacy_control_does_not_stop_answers_that_stay_on_the_host() -> None:
    visitor = Visitor(FakeBot(make_spec(privacy__consent__required=False)))
    visitor.client.headers["sec-gpc"] = "1"
    assert visitor.agree()["purposes"] == ["answer"]
