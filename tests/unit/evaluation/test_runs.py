"""Running questions, fairness pairs, suggestions, and two runs side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.core.conversation import Answer, Citation, Question
from builder.core.document import Chunk, SourceRef
from builder.core.errors import Cancelled
from builder.core.pinned import FACT
from builder.core.progress import CancelToken, Step
from builder.core.question_set import TestQuestion, TestRun, Verdict
from builder.evaluation.fairness import differs, variants
from builder.evaluation.report import Change, compare
from builder.evaluation.run import run
from builder.evaluation.suggestions import suggest


class Parrot:
    """Answers with what a function makes of the question."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def answer(self, question: Question) -> Answer:
        text = self._say(question.text)
        source = Citation(1, "a.txt", "d", "c", text, SourceRef(), 0.9)
        return Answer(text, refused=not text, confidence=0.9, sources=(source,) if text else ())


def test_questions_are_asked_in_order_with_progress() -> None:
    steps: list[Step] = []
    asked = [TestQuestion("1", "One?", expect=("1",)), TestQuestion("2", "Two?", expect=("2",))]
    verdicts = list(run(Parrot(lambda _text: "It is 1."), asked, progress=steps.append))
    assert [verdict.passed for verdict in verdicts] == [True, False]
    assert [(step.done, step.total) for step in steps] == [(0, 2), (1, 2), (2, 2)]


def test_a_run_stops_between_two_questions() -> None:
    token = CancelToken()
    asked = [TestQuestion(str(n), f"{n}?") for n in range(3)]
    verdicts = run(Parrot(lambda _text: "Yes."), asked, token=token)
    next(verdicts)
    token.cancel()
    with pytest.raises(Cancelled):
        next(verdicts)


def test_a_bot_that_treats_a_name_worse_is_caught() -> None:
    first = TestQuestion("q", "When do you open?")
    asked = [first, *variants(first, "en")]
    assert len(asked) > 4
    assert any("Mohammed" in question.question for question in asked)
    unfair = Parrot(lambda text: "" if "Mohammed" in text else "At 9:00.")
    fair = Parrot(lambda _text: "At 9:00.")

    failed = [verdict for verdict in run(unfair, asked) if not verdict.passed]

    assert [verdict.failures for verdict in failed] == [(("differs", "q"),)]
    assert all(verdict.passed for verdict in run(fair, asked))


def test_other_words_with_the_same_substance_do_not_differ() -> None:
    def said(text: str) -> Answer:
        return Parrot(lambda _text: text).answer(Question(""))

    assert not differs(said("We open at 9:00."), said("Hello! From 9:00 on."))
    assert differs(said("We open at 9:00."), said("We open at 10:00."))
    assert differs(said("We open at 9:00."), said(""))
    assert not differs(said(""), said(""))


def made_run(identity: str, **answers: tuple[bool, str]) -> TestRun:
    verdicts = {
        key: Verdict(key, f"{key}?", () if passed else (("missing", "x"),), answer=text)
        for key, (passed, text) in answers.items()
    }
    return TestRun(identity, "2026-01-01T00:00:00+00:00", "state", verdicts)


def test_two_runs_show_what_got_worse_first() -> None:
    before = made_run("1", a=(True, "x"), b=(False, "x"), c=(True, "x"), d=(True, "x"))
    now = made_run("2", a=(True, "x"), b=(True, "y"), c=(False, "y"), d=(True, "y"), e=(True, "x"))
    assert [(each.now.question_id, each.change) for each in compare(now, before)] == [
        ("c", Change.REGRESSED),
        ("b", Change.IMPROVED),
        ("d", Change.REWORDED),
        ("e", Change.NEW),
        ("a", Change.SAME),
    ]
    assert {each.change for each in compare(now, None)} == {Change.NEW}


def chunk(text: str, *, kind: str = "text", heading: str = "") -> Chunk:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return Chunk("c", "d", 0, text, SourceRef(), heading, kind, tuple(spans))


def test_documents_suggest_what_can_be_asked_of_them() -> None:
    rows = "Service: Full service; Price: £95; Time: 1 day\nService: Wash; Price: on request"
    chunks = [
        ("prices.csv", chunk(rows, kind="table")),
        ("faq.md", chunk("Do you buy used bicycles?\nYes, we do.")),
        ("guide.pdf", chunk("Guaranteed for 6 months.", heading="Repairs › Guarantee")),
        ("facts", chunk("When are you open?\nFrom 9:00 to 16:00.", kind=FACT)),
    ]
    found = suggest(
        chunks,
        known=["do you BUY used bicycles"],
        cost_of=lambda thing: f"What does {thing} cost?",
        about=lambda subject: f"{subject}?",
    )
    assert {(each.question, each.expect, each.document) for each in found} == {
        ("What does Full service cost?", ("£95",), "prices.csv"),
        ("When are you open?", ("From 9:00 to 16:00.",), "facts"),
        ("Guarantee?", (), "guide.pdf"),
    }
    assert all(each.refuse is False for each in found)


def test_a_fact_is_asked_for_once_and_one_for_a_time_never() -> None:
    hours = [chunk(f"{asked}\n9 to 16.", kind=FACT) for asked in ("When are you open?", "Hours?")]
    notice = chunk("Are you closed?\nClosed for stocktaking.", kind=FACT)
    notice = replace(
        notice, ref=SourceRef(section="Notice"), valid_until="2026-12-01T00:00:00+00:00"
    )
    asked = [("facts", each) for each in (*hours, notice)]
    found = suggest(asked, cost_of=str, about=str)
    assert [each.question for each in found] == ["When are you open?"]


def test_no_document_crowds_out_the_others() -> None:
    many = "\n".join(f"Item: Thing {n}; Price: £{n}" for n in range(90))
    chunks = [("long.csv", chunk(many, kind="table")), ("b.md", chunk("Is it new?"))]
    found = suggest(chunks, cost_of=lambda thing: f"{thing}?", about=str, most=10)
    assert len(found) == 10
    assert {each.document for each in found} == {"long.csv", "b.md"}
