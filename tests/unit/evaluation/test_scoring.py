from __future__ import annotations

import pytest

from builder.core.conversation import Answer, Citation, Quote
from builder.core.document import SourceRef
from builder.core.question_set import TestQuestion
from builder.evaluation.scoring import judge, says


def answer(text: str, *, document: str = "prices.csv", **more: bool) -> Answer:
    source = Citation(1, document, "d", "c", text, SourceRef(), 0.9)
    refused = more.get("refused", False)
    return Answer(
        text,
        refused=refused,
        confidence=0.9,
        escalate=more.get("escalate", False),
        quotes=() if refused else (Quote(text, 1, 0.9),),
        sources=() if refused else (source,),
    )


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("It costs £95.", "£95"),
        ("A full service is £1,200.50 here", "£1200.50"),
        ("Wir öffnen von 9:00–16:00 Uhr", "9:00 - 16:00"),
        ("Open 9 am to 4 pm.", "9:00 to 16:00 | 9 am to 4 pm"),
        ("Die GRÖSSE ist L", "größe"),
        ("within 30  days\nof purchase", "30 days of purchase"),
        ("El envío es gratis", "envio"),
    ],
)
def test_a_point_is_found_however_it_is_written(text: str, point: str) -> None:
    assert says(text, point)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("It costs £195.", "95"),
        ("It costs £95.50.", "£95"),
        ("It costs 1,950 pounds.", "950"),
        ("We reopen soon", "open"),
        ("Nothing at all", "|"),
        ("anything", " "),
    ],
)
def test_a_part_of_a_number_or_word_is_no_point(text: str, point: str) -> None:
    assert not says(text, point)


def test_a_refusal_is_no_answer_out_of_the_document_that_was_expected() -> None:
    asked = TestQuestion("q", "What?", document="prices.csv")
    refused = judge(asked, answer("I do not know.", refused=True))
    assert refused.failures == (("refused", ""),)
    either = TestQuestion("q", "What?", refuse=True, document="prices.csv")
    assert judge(either, answer("I do not know.", refused=True)).passed


def test_an_answer_that_meets_every_demand_passes() -> None:
    question = TestQuestion(
        "q", "What?", expect=("£95",), forbid=("£80",), refuse=False, document="PRICES.csv"
    )
    verdict = judge(question, answer("A full service costs £95."))
    assert verdict.passed
    assert verdict.sources == ("prices.csv",)


@pytest.mark.parametrize(
    ("question", "given", "failures"),
    [
        (TestQuestion("q", "?", expect=("£95", "1 day")), answer("It costs £95."),
         [("missing", "1 day")]),
        (TestQuestion("q", "?", forbid=("free",)), answer("It is FREE of charge."),
         [("forbidden", "free")]),
        (TestQuestion("q", "?", refuse=True), answer("It costs £95."), [("answered", "")]),
        (TestQuestion("q", "?", refuse=False), answer("No idea.", refused=True),
         [("refused", "")]),
        (TestQuestion("q", "?", expect=("£95",)), answer("No idea, maybe £95", refused=True),
         [("refused", "")]),
        (TestQuestion("q", "?", hand_over=True), answer("It costs £95."),
         [("not_handed_over", "")]),
        (TestQuestion("q", "?", hand_over=False), answer("Ask us.", escalate=True),
         [("handed_over", "")]),
        (TestQuestion("q", "?", document="returns.txt"), answer("It costs £95."),
         [("wrong_source", "returns.txt")]),
    ],
)  # fmt: skip
def test_each_demand_that_is_not_met_is_named(
    question: TestQuestion, given: Answer, failures: list[tuple[str, str]]
) -> None:
    assert list(judge(question, given).failures) == failures


def test_no_demand_is_met_by_anything() -> None:
    assert judge(TestQuestion("q", "?"), answer("Anything.")).passed
    assert judge(TestQuestion("q", "?"), answer("No idea.", refused=True)).passed
