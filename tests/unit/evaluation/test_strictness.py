"""Counts of what a strictness would do, and which makes the fewest mistakes."""

from __future__ import annotations

import pytest

from builder.evaluation.strictness import Result, Tried, best, count, nearest

KNOWN = Tried("When?", 0.8, "At nine.", must_refuse=False, fits=True)
WEAK = Tried("Where?", 0.45, "In Mill Street.", must_refuse=False)
UNKNOWN = Tried("Cheese?", 0.3, "We sell bread.", must_refuse=True)
OPEN = Tried("Why?", 0.5, "Because.", must_refuse=None)


@pytest.mark.parametrize(
    ("tried", "strictness", "result"),
    [
        (KNOWN, 0.8, Result.ANSWERED),
        (KNOWN, 0.81, Result.MISSED),
        (UNKNOWN, 0.3, Result.WRONG),
        (UNKNOWN, 0.31, Result.REFUSED),
        (OPEN, 0.5, Result.ANSWERED),
        (OPEN, 0.6, Result.REFUSED),
        (Tried("What?", 0.9, "Else.", must_refuse=False, fits=False), 0.1, Result.WRONG),
        (Tried("What?", 0.9, "", must_refuse=False), 0.1, Result.MISSED),
    ],
)
def test_an_answer_and_a_refusal_can_each_be_a_mistake(
    tried: Tried, strictness: float, result: Result
) -> None:
    assert tried.outcome(strictness) is result


def test_both_kinds_of_mistakes_are_counted() -> None:
    tried = [KNOWN, WEAK, UNKNOWN, OPEN]
    low, high = count(tried, 0.0), count(tried, 0.9)
    assert (low.answered, low.refused, low.wrong, low.missed) == (3, 0, 1, 0)
    assert (high.answered, high.refused, high.wrong, high.missed) == (0, 2, 0, 2)
    assert (low.mistakes, high.mistakes) == (1, 2)


def test_the_best_strictness_stands_amid_those_without_mistakes() -> None:
    assert 0.31 <= best([KNOWN, WEAK, UNKNOWN], 0.9) <= 0.45
    assert best([KNOWN, WEAK, UNKNOWN], 0.32) == 0.32


def test_mistakes_are_among_the_nearest_however_far() -> None:
    far = Tried("Far?", 0.01, "So.", must_refuse=False)
    assert nearest([KNOWN, WEAK, UNKNOWN, far], 0.4, 2) == [WEAK, far]
