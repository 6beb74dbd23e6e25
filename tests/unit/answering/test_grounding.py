"""Confidence rises with evidence and falls without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.answering.grounding import MOST_MARGIN, READ, UNDERSTOOD, confidence, features
from builder.knowledge.hits import Hit, Reading
from builder.knowledge.second_look import PARTS
from tests.support.hits import make_hit

OTHERS = [
    make_hit("Bread is baked daily.", document=f"{n}.md", cosines=(0.2,), score=0.2)
    for n in range(3)
]


def sure(hit: Hit, question: str = "When do you open?") -> float:
    return confidence(question, [hit, *OTHERS])[0]


def strong(**changes: object) -> Hit:
    given = {"cosines": (0.75,), "overlaps": (0.9,), "score": 0.8} | changes
    return make_hit("We open at 9:00.", **given)  # type: ignore[arg-type]


def test_no_passage_means_no_confidence() -> None:
    assert confidence("When?", []) == (0.0, {})


def test_a_sentence_that_answers_passes_and_one_that_does_not_fails() -> None:
    assert sure(strong()) > 0.9
    assert sure(strong(cosines=(0.25,), overlaps=(0.1,), score=0.25)) < 0.1


@pytest.mark.parametrize("weaker", [{"cosines": (0.5,)}, {"overlaps": (0.3,)}, {"among": 5000}])
def test_less_evidence_means_less_confidence(weaker: dict[str, object]) -> None:
    assert sure(strong(**weaker)) < sure(strong())


def test_a_sentence_without_what_is_asked_for_is_trusted_less() -> None:
    vague = make_hit("We open early.", cosines=(0.75,), overlaps=(0.9,), score=0.8)
    assert sure(vague) < sure(strong())
    assert sure(vague, "Are you open?") == pytest.approx(sure(strong(), "Are you open?"))


def test_a_lead_over_other_sentences_counts_but_not_without_end() -> None:
    close = [make_hit("Open.", document="x.md", cosines=(0.7,), overlaps=(0.9,), score=0.8)]
    crowded = confidence("Are you open?", [strong(), *close, *close, *close])[0]
    assert crowded < sure(strong(), "Are you open?")
    assert features("Open?", [strong(cosines=(1.0,)), *OTHERS])["lead"] <= 0.3


def test_a_lead_over_other_documents_counts_in_a_large_bot_only() -> None:
    def ahead(among: int) -> float:
        return features("Open?", [strong(among=among), *OTHERS])["ahead"]

    assert ahead(10) == 0.0
    assert 0 < ahead(300) < ahead(5000)


def test_a_bot_of_one_sentence_has_no_lead_to_speak_of() -> None:
    alone = confidence("Where can I park?", [make_hit("We sell bread.", cosines=(0.2,), among=1)])
    assert alone[0] < 0.1


def test_features_explain_the_confidence_by_name() -> None:
    _, found = confidence("When?", [strong()])
    assert found.keys() == UNDERSTOOD.weights.keys()


def read(hit: Hit, odds: float, met: float) -> Hit:
    """`hit` with its sentence looked at twice."""
    parts = tuple(met if name == "met" else 0.0 for name in PARTS)
    return replace(hit, readings=(Reading(odds, parts),))


def test_a_second_look_raises_or_lowers_the_confidence() -> None:
    middling = make_hit("We open at 9:00.", cosines=(0.55,), overlaps=(0.6,), score=0.6, among=300)

    def judged(odds: float, met: float) -> float:
        others = [read(hit, 2.0, 0.3) for hit in OTHERS]
        return confidence("When do you open?", [read(middling, odds, met), *others])[0]

    assert judged(9.0, 0.8) > judged(9.0, 0.5) > judged(3.0, 0.5)
    assert judged(9.0, 0.8) > 0.5 > judged(2.2, 0.3)


def test_the_margin_of_a_second_look_counts_but_not_without_end() -> None:
    far = [read(strong(), 99.0, 0.7), *(read(hit, 1.0, 0.2) for hit in OTHERS)]
    found = features("When do you open?", far)
    assert found.keys() == READ.weights.keys()
    assert found["margin"] == MOST_MARGIN
    assert found["met"] == 0.7


def test_without_vectors_words_alone_can_answer() -> None:
    hit = make_hit("We open at 9:00 on Saturdays.", overlaps=(1.0,), score=0.9)
    other = make_hit("Bread is baked daily.", document="b.md", overlaps=(0.0,), score=0.1)
    assert confidence("When do you open on Saturdays?", [hit, other, other, other])[0] > 0.5
    assert confidence("When do you open on Saturdays?", [other])[0] < 0.2


def test_a_phone_number_asked_for_must_be_there() -> None:
    question = "What is your phone number?"
    without = make_hit("Our phone number changed.", cosines=(0.6,), overlaps=(1.0,), score=0.6)
    holding = make_hit("Call us on 01632 960 184.", cosines=(0.4,), overlaps=(0.2,), score=0.4)
    assert sure(without, question) < 0.3
    assert sure(holding, question) > 0.5
