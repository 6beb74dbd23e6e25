from __future__ import annotations

import threading

import pytest

from builder.core.errors import MachineError
from builder.server.settings import Caps, HostSettings
from builder.vault.conversations import ConversationLog
from tests.support.bots import FakeBot, make_spec
from tests.support.hosts import Visitor

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
    assert visitor.me().status_code == 401
    assert len(visitor.store.conversations.read(session)) == 2


def test_erasing_leaves_nothing_but_a_receipt() -> None:
    visitor = recorded()
    visitor.ask("one")
    session = visitor.me().json()["session"]["id"]
    receipt = visitor.me("DELETE").json()
    assert receipt["erased"] == {"session": 2, "transcripts": 2, "consents": 1}
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
    assert bot.waiting.wait(10)
    visitor.me("DELETE")
    bot.release.set()
    asking.join(10)
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
