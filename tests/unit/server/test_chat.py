from __future__ import annotations

import threading

import pytest

from builder.core.conversation import Delta, Question, Quote, Turn
from builder.core.errors import ModelError
from builder.server.chat import readable
from builder.server.settings import Caps, HostSettings
from tests.support.bots import FakeBot, Filled, Script, make_answer, make_citation, make_spec, speak
from tests.support.hosts import Visitor, named
from tests.support.stores import HandClock

REFUSAL = make_answer(
    "We do not know.", refused=True, reason="not_in_documents", escalate=True, sources=()
)


def agreed(bot: FakeBot | None = None, **facts: object) -> Visitor:
    visitor = Visitor(bot, **facts)  # type: ignore[arg-type]
    visitor.agree("answer")
    return visitor


def says(*events: object) -> Script:
    return lambda _question: events  # type: ignore[return-value]


def test_an_answer_comes_piece_by_piece_with_its_sources() -> None:
    events = agreed().ask("Can I return a bike?")
    text = "".join(piece["text"] for piece in named(events, "delta"))
    assert text == "Within 30 days, with the receipt."
    assert len(named(events, "delta")) > 1
    assert named(events, "sources") == [
        [
            {
                "n": 1,
                "document": "Returns.pdf",
                "page": 4,
                "slide": None,
                "section": None,
                "text": "Bikes can be returned within 30 days. Bring the receipt.",
                "url": None,
            }
        ]
    ]
    (done,) = named(events, "done")
    assert events[-1] == ("done", done)
    assert done["text"] == text
    assert (done["refused"], done["reason"], done["ai_generated"]) == (False, None, True)
    assert named(events, "handover") == []


def test_the_stream_is_marked_as_made_by_ai_and_never_stored() -> None:
    visitor = agreed()
    body = {"token": visitor.token, "message": "Hello?"}
    answer = visitor.client.post("/api/chat", json=body)
    assert answer.headers["x-ai-generated"] == "true"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("text/event-stream")


def test_a_source_links_only_to_a_web_address() -> None:
    places = [{"address": "https://shop.test/returns"}, {"address": "javascript:alert(1)"}]
    cited = tuple(make_citation(n, **place) for n, place in enumerate(places, 1))
    visitor = agreed(FakeBot(script=says(*speak(make_answer(sources=cited)))))
    (sources,) = named(visitor.ask("Hello?"), "sources")
    assert [source["url"] for source in sources] == ["https://shop.test/returns", None]


def test_a_source_whose_words_are_not_in_the_answer_is_not_named() -> None:
    found = tuple(make_citation(n) for n in (1, 2, 3))
    quotes = (Quote("Within 30 days, with the receipt.", n=2, score=0.9),)
    visitor = agreed(FakeBot(script=says(*speak(make_answer(sources=found, quotes=quotes)))))
    (sources,) = named(visitor.ask("Hello?"), "sources")
    assert [source["n"] for source in sources] == [2]


def test_sources_stay_hidden_when_the_owner_says_so() -> None:
    visitor = agreed(FakeBot(make_spec(answers__show_sources=False)))
    assert named(visitor.ask("Hello?"), "sources") == []
    assert visitor.me().json()["messages"][1]["sources"] == []


def test_a_refusal_tells_how_to_reach_a_person() -> None:
    events = agreed(FakeBot(script=says(*speak(REFUSAL)))).ask("Who is the president?")
    (handover,) = named(events, "handover")
    assert handover["reason"] == "not_in_documents"
    assert handover["options"][0]["href"] == "tel:+441134960000"
    assert named(events, "done")[0]["refused"] is True


def test_text_that_is_withdrawn_is_taken_back_before_the_new_one() -> None:
    visitor = agreed(FakeBot(script=says(*speak(make_answer("Right."), withdrawn="Wrong"))))
    names = [name for name, _ in visitor.ask("Hello?")]
    assert names == ["delta", "replace", "delta", "sources", "done"]


def test_the_bot_is_told_the_talk_so_far_and_the_visitors_own_placeholders() -> None:
    bot = FakeBot()
    visitor = agreed(bot, settings=HostSettings(caps=Caps(history=3)))
    for text in ("one", "two", "three"):
        visitor.ask(text)
    assert bot.asked[0] == Question("one", (), "en")
    answer = "Within 30 days, with the receipt."
    assert bot.asked[2].history == (
        Turn("bot", answer),
        Turn("visitor", "two"),
        Turn("bot", answer),
    )
    assert bot.names[0] is not None
    assert bot.names[0] is bot.names[2]
    other = agreed(bot)
    other.ask("four")
    assert bot.asked[3].history == ()
    assert bot.names[3] is not bot.names[0]


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (says(Delta("Half an"), ModelError("model_unreachable", host="x")), "answer_failed"),
        (says(ValueError("secret words of the visitor")), "internal"),
        (says(Delta("never finished")), "answer_cut_off"),
    ],
    ids=["model", "fault", "broken off"],
)
def test_what_breaks_becomes_a_sentence_and_a_contact(
    script: Script, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    visitor = agreed(FakeBot(script=script))
    events = visitor.ask("Hello?")
    (error,) = named(events, "error")
    assert error["code"] == code
    assert error["message"]
    assert error["contact"]
    assert named(events, "done") == []
    assert visitor.me().json()["messages"] == []
    assert "secret" not in capsys.readouterr().err


def test_an_answer_that_takes_too_long_is_given_up() -> None:
    bot = FakeBot(hold=True)
    visitor = agreed(bot, settings=HostSettings(caps=Caps(answer_seconds=1.0)))
    (error,) = named(visitor.ask("Hello?"), "error")
    assert error["code"] == "answer_slow"
    assert bot.stopped.wait(60)


def test_a_session_gets_one_answer_at_a_time() -> None:
    bot = FakeBot(hold=True)
    visitor = agreed(bot)
    first = threading.Thread(target=visitor.ask, args=("Hello?",))
    first.start()
    assert bot.waiting.wait(60)
    body = {"token": visitor.token, "message": "And?"}
    answer = visitor.client.post("/api/chat", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "answer_running")
    bot.release.set()
    first.join(60)
    assert named(visitor.ask("And now?"), "done")


def test_more_answers_than_the_host_makes_at_once_are_refused_kindly() -> None:
    bot = FakeBot(hold=True)
    visitor = agreed(bot, settings=HostSettings(caps=Caps(answers_at_once=1, answers_waiting=0)))
    first = threading.Thread(target=visitor.ask, args=("Hello?",))
    first.start()
    assert bot.waiting.wait(60)
    visitor.agree("answer")
    body = {"token": visitor.token, "message": "Hello?"}
    answer = visitor.client.post("/api/chat", json=body)
    assert (answer.status_code, answer.json()["code"]) == (503, "host_busy")
    assert answer.headers["retry-after"] == "5"
    bot.release.set()
    first.join(60)
    assert named(visitor.ask("Hello?"), "done")


def test_a_session_ends_after_so_many_questions() -> None:
    visitor = agreed(settings=HostSettings(caps=Caps(turns=1)))
    visitor.ask("one")
    answer = visitor.client.post("/api/chat", json={"token": visitor.token, "message": "two"})
    assert (answer.status_code, answer.json()["code"]) == (429, "turns_used_up")


def test_an_address_asks_only_so_much_a_minute() -> None:
    clock = HandClock()
    visitor = agreed(settings=HostSettings(caps=Caps(messages_per_minute=1)), clock=clock)
    visitor.ask("one")
    answer = visitor.client.post("/api/chat", json={"token": visitor.token, "message": "two"})
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")
    assert answer.headers["retry-after"] == "60"
    clock.forward(60)
    visitor.ask("two")


@pytest.mark.parametrize(
    ("message", "status", "code"),
    [
        (" \n\t ", 422, "message_empty"),
        ("\u0000\u0007", 422, "message_empty"),
        ("x" * 2001, 422, "message_too_long"),
    ],
)
def test_a_message_must_say_something_and_not_too_much(
    message: str, status: int, code: str
) -> None:
    visitor = agreed()
    answer = visitor.client.post("/api/chat", json={"token": visitor.token, "message": message})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_what_cannot_be_seen_is_taken_out_of_a_message() -> None:
    assert readable(" a\u0000b\r\nc\td\ud800 \u200d👩‍🔧 ", 100) == "ab\nc\td \u200d👩‍🔧"


def test_an_unknown_token_is_refused_before_anything_is_made() -> None:
    bot = FakeBot(filled=Filled(0, 0))
    visitor = Visitor(bot)
    answer = visitor.client.post("/api/chat", json={"token": "t" * 43, "message": "Hello?"})
    assert (answer.status_code, answer.json()["code"]) == (401, "session_unknown")
    assert bot.asked == []
