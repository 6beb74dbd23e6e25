"""What a visitor is told of why: only where the owner allows it, no word of the question."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, Candidate, Quote, Sent, Trace
from builder.core.document import SourceRef
from builder.server.why import why
from tests.support.bots import FakeBot, make_answer, make_citation, make_spec, speak
from tests.support.hosts import Visitor, named

ALLOWED = make_spec(answers__explain_to_visitors=True)
SOURCES = (make_citation(1), make_citation(2, "Prices.xlsx", page=None, sheet="Repairs", row=3))
QUESTION = "I am Ann Lee, ann.lee@mail.example. Can I return a bike?"
TRACE = Trace(
    asked="Can Ann Lee return a bike?",
    candidates=(Candidate("c", "Secret plan.pdf", "x", SourceRef(), 0.9, 0.9, 0.9, 0.9, True),),
    threshold=0.5,
    rules=("retrieved", "model_answered"),
    masked={"EMAIL_ADDRESS": 1, "PERSON": 1},
)


def told(answer: Answer, spec: BotSpec = ALLOWED, language: str = "en") -> dict[str, object]:
    made = why(spec, answer, language)
    assert made is not None
    return made


def sent(host: str, **masked: int) -> tuple[Sent, ...]:
    return (Sent(host, "You answer.", {}), Sent(host, "Question: …", masked))


def test_nobody_is_told_unless_the_owner_allows_it() -> None:
    assert not make_spec().answers.explain_to_visitors
    assert why(make_spec(), make_answer(), "en") is None
    visitor = Visitor(FakeBot())
    visitor.agree("answer")
    (done,) = named(visitor.ask("Hello?"), "done")
    assert "why" not in done
    assert "why" not in visitor.me().json()["messages"][1]


def test_quotes_say_where_they_stand_and_that_nothing_left() -> None:
    quoted = make_answer(quotes=(Quote("Within 30 days.", 1, 0.9),), sources=SOURCES)
    assert told(quoted) == {
        "made_by": "quotes",
        "documents": ["Returns.pdf, p. 4"],
        "hosts": [],
        "masked": {},
        "lines": [
            "These are sentences from our documents, word for word. "
            "A program chose them; no AI worded them.",
            "It stands in: Returns.pdf, p. 4.",
            "Your question was sent to no AI outside our own server.",
        ],
    }


def test_a_model_outside_is_named_with_what_was_taken_out_before() -> None:
    trace = replace(TRACE, sent=sent("api.example", EMAIL_ADDRESS=3))
    made = told(make_answer(sources=SOURCES, trace=trace))
    assert made["made_by"] == "model"
    assert made["documents"] == ["Returns.pdf, p. 4", "Prices.xlsx, Repairs, row 3"]
    assert (made["hosts"], made["masked"]) == (["api.example"], {"EMAIL_ADDRESS": 1})
    assert "Taken out of it before: E-mail addresses: 1." in str(made["lines"])
    kept = told(make_answer(trace=replace(TRACE, sent=sent("api.example"))))
    assert "Nothing was taken out of it before." in str(kept["lines"])


@pytest.mark.parametrize("host", ["127.0.0.1:11434", "localhost:1234", "[::1]:80"])
def test_a_model_on_the_host_itself_is_nobody_else(host: str) -> None:
    made = told(make_answer(trace=replace(TRACE, sent=sent(host, PERSON=1))))
    assert (made["hosts"], made["masked"]) == ([], {})


@pytest.mark.parametrize(
    ("answer", "made_by", "line"),
    [
        (make_answer(trace=Trace(rules=("pinned",))), "owner", "a set answer that Willow Bikes"),
        (make_answer(), "owner", "a set answer"),
        (
            make_answer(quotes=(Quote("a", 1, 0.9),), reason="model_timeout"),
            *("quotes", "The AI that usually words answers was not used"),
        ),
        (
            make_answer(refused=True, reason="not_in_documents", sources=()),
            *("nobody", "do not seem to hold the answer"),
        ),
        (
            make_answer(refused=True, reason="topic_medical", sources=()),
            *("nobody", "We decided that this assistant does not answer such questions."),
        ),
    ],
)
def test_each_kind_of_answer_has_its_reason(answer: Answer, made_by: str, line: str) -> None:
    made = told(answer)
    assert made["made_by"] == made_by
    assert line in str(made["lines"])


def test_documents_are_not_named_where_sources_are_hidden() -> None:
    spec = make_spec(answers__explain_to_visitors=True, answers__show_sources=False)
    assert told(make_answer(sources=SOURCES), spec)["documents"] == []


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Es steht in: Returns.pdf, S. 4."), ("es", "Está en: ")]
)
def test_it_is_said_in_the_visitors_language(language: str, said: str) -> None:
    assert said in str(told(make_answer(), language=language)["lines"])


def test_it_comes_with_the_answer_stays_with_the_talk_and_holds_nothing_of_the_trace(
    capsys: pytest.CaptureFixture[str],
) -> None:
    trace = replace(TRACE, sent=(Sent("api.example", f"Question: {QUESTION}", {"PERSON": 1}),))
    answer = make_answer(trace=trace)
    visitor = Visitor(FakeBot(ALLOWED, lambda _question: speak(answer)))
    visitor.agree("answer", "transcript")
    events = visitor.ask(QUESTION)
    (done,) = named(events, "done")
    assert done["why"]["hosts"] == ["api.example"]
    shown = json.dumps([data for _, data in events])
    mine = visitor.me().json()
    assert mine["messages"][1]["why"] == done["why"]
    for words in ("Ann Lee", "Secret plan", "ann.lee"):
        assert words not in shown
    written = json.dumps(mine["transcript"])
    assert "Within 30 days" in written
    for words in ("api.example", "It stands in", "Secret plan"):
        assert words not in written
    assert "Ann Lee" not in capsys.readouterr().err
