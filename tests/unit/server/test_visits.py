from __future__ import annotations

from builder.server.settings import Caps, HostSettings
from builder.system import texts
from tests.support.bots import FakeBot, make_spec
from tests.support.hosts import Visitor, named
from tests.support.stores import HandClock


def test_who_agrees_gets_a_session_and_a_receipt_is_kept() -> None:
    visitor = Visitor()
    told = visitor.agree("answer", "transcript")
    assert told["purposes"] == ["answer", "transcript"]
    assert told["suggestions"] == ["When are you open?", "Can I return a bike?"]
    assert told["expires"] == "2026-01-01T04:00:00+00:00"
    session = visitor.me().json()["session"]["id"]
    (receipt,) = visitor.store.consents.read(session)
    assert receipt.purposes == ("answer", "transcript")
    assert receipt.version == visitor.version()
    assert receipt.text_sha256.startswith(receipt.version)


def test_every_session_begins_with_the_word_that_this_is_an_ai() -> None:
    for purposes in ((), ("answer",)):
        told = Visitor().agree(*purposes)
        assert told["disclosure"] == "You are chatting with an AI, not with a person."
        assert told["ai_generated"] is True


def test_without_consent_there_is_a_greeting_and_a_contact_but_no_answer_and_no_trace() -> None:
    bot = FakeBot()
    visitor = Visitor(bot)
    told = visitor.agree()
    assert told["greeting"].startswith("Hello!")
    assert [way["kind"] for way in told["contact"]] == ["phone", "email"]
    assert (told["purposes"], told["suggestions"]) == ([], [])
    events = visitor.ask("Can I return a bike?")
    assert [name for name, _ in events] == ["error", "handover"]
    (error,) = named(events, "error")
    assert error["code"] == "consent_needed"
    assert error["contact"] == named(events, "handover")[0]["options"] == told["contact"]
    assert bot.asked == []
    kept = visitor.me().json()
    assert (kept["messages"], kept["transcript"], kept["consents"]) == ([], [], [])


def test_consent_to_a_record_alone_does_not_answer() -> None:
    visitor = Visitor()
    assert visitor.agree("transcript")["purposes"] == ["transcript"]
    assert named(visitor.ask("Hello?"), "error")[0]["code"] == "consent_needed"


def test_a_bot_that_needs_no_consent_answers_at_once_and_still_keeps_no_record() -> None:
    visitor = Visitor(FakeBot(make_spec(privacy__consent__required=False)))
    assert visitor.agree()["purposes"] == ["answer"]
    assert named(visitor.ask("Can I return a bike?"), "done")
    assert visitor.me().json()["transcript"] == []


def test_a_bot_without_transcripts_does_not_offer_one() -> None:
    visitor = Visitor(FakeBot(make_spec(privacy__transcripts__days=0)))
    offered = visitor.client.get("/api/widget").json()["consent"]["purposes"]
    assert [purpose["id"] for purpose in offered] == ["answer"]
    assert visitor.agree("answer", "transcript")["purposes"] == ["answer"]


def test_consent_to_other_words_than_are_shown_is_refused() -> None:
    visitor = Visitor()
    body = {"consent": {"version": "0000", "purposes": ["answer"]}}
    answer = visitor.client.post("/api/session", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "consent_outdated")


def test_consent_can_be_given_in_any_of_the_languages() -> None:
    visitor = Visitor()
    body = {
        "consent": {"version": visitor.version("de"), "purposes": ["answer"]},
        "language": "de-AT",
    }
    told = visitor.client.post("/api/session", json=body).json()
    assert told["greeting"].startswith("Hallo!")
    assert told["purposes"] == ["answer"]


def test_an_address_opens_only_so_many_sessions_an_hour() -> None:
    clock = HandClock()
    visitor = Visitor(settings=HostSettings(caps=Caps(sessions_per_hour=2)), clock=clock)
    visitor.agree()
    visitor.agree()
    answer = visitor.client.post("/api/session", json={})
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")
    assert answer.headers["retry-after"] == "3600"
    clock.forward(3600)
    visitor.agree()


def test_the_owners_text_is_read_in_the_visitors_language_where_it_is_written_in_it() -> None:
    text = "We answer with a computer.\n[de]\nEs antwortet ein Computer.\nWirklich.\n[es]\n"
    visitor = Visitor(FakeBot(make_spec(privacy__consent__text=text)))
    shown = {}
    for language in ("en", "de", "es"):
        face = visitor.client.get("/api/widget", params={"language": language}).json()
        shown[language] = face["consent"]["text"]
    assert shown == {
        "en": "We answer with a computer.",
        "de": "Es antwortet ein Computer.\nWirklich.",
        "es": "We answer with a computer.",
    }
    versions = {visitor.version(language) for language in shown}
    assert len(versions) == 3  # the purposes are in each language, so each is a text of its own


def test_our_own_text_is_read_in_every_language() -> None:
    ours = texts.say("consent.default", "en")
    visitor = Visitor(FakeBot(make_spec(privacy__consent__text=ours)))
    face = visitor.client.get("/api/widget", params={"language": "de"}).json()
    assert face["consent"]["text"] == texts.say("consent.default", "de")
