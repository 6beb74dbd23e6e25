"""What the benchmarks compute from scores is right."""

from __future__ import annotations

import numpy as np
import pytest

from tests.benchmarks.question_sets import Asked, answers_with, businesses
from tests.benchmarks.scoring import answered_at, area, fit_choice, fit_logistic, folds


def test_the_area_is_the_share_of_pairs_in_the_right_order() -> None:
    good = np.array([True, True, False, False])
    assert area(np.array([0.9, 0.8, 0.2, 0.1]), good) == 1.0
    assert area(np.array([0.1, 0.2, 0.8, 0.9]), good) == 0.0
    assert area(np.array([0.5, 0.5, 0.5, 0.5]), good) == 0.5
    assert area(np.array([0.9, 0.3, 0.5, 0.1]), good) == 0.75


def test_what_is_answered_is_counted_above_the_threshold_that_lets_few_others_pass() -> None:
    scores = np.array([0.9, 0.6, 0.4, 0.2, 0.8, 0.5, 0.3, 0.1])
    good = np.array([True] * 4 + [False] * 4)
    assert answered_at(scores, good, 0.0) == 0.25
    assert answered_at(scores, good, 0.25) == 0.5
    assert answered_at(scores, good, 0.5) == 0.75


def test_a_group_is_never_split_between_folds() -> None:
    groups = [f"g{n % 7}" for n in range(50)]
    parts = folds(groups, 3)
    assert set(parts) == {0, 1, 2}
    assert len({(group, part) for group, part in zip(groups, parts, strict=True)}) == 7


def test_a_logistic_finds_what_made_the_answers() -> None:
    draw = np.random.default_rng(0)
    x = draw.standard_normal((4000, 2))
    y = (draw.random(4000) < 1 / (1 + np.exp(-(2 * x[:, 0] - x[:, 1] + 0.5)))).astype(float)
    assert fit_logistic(x, y, np.ones(4000)) == pytest.approx([2, -1, 0.5], abs=0.2)


def test_choosing_learns_which_column_tells_the_right_item() -> None:
    draw = np.random.default_rng(0)
    lists = [draw.random((5, 2)) for _ in range(200)]
    right = [rows[:, 1] == rows[:, 1].max() for rows in lists]
    first, second = fit_choice(lists, right)
    assert second > 5 * abs(first)


@pytest.mark.parametrize(
    ("quote", "right"),
    [
        ("It opened in 1952.", True),
        ("In spring. It opened in 1952.", True),
        ("1952", False),
        ("It opened in 1953.", False),
        ("", False),
    ],
)
def test_a_quote_answers_when_it_holds_the_answer_or_its_better_part(
    quote: str, right: bool
) -> None:
    assert answers_with(quote, Asked("When?", "d", ("It opened in 1952.",), "g")) is right


def test_every_business_holds_the_answers_it_is_asked_for() -> None:
    for business in businesses():
        for asked in business.asked:
            assert bool(asked.document) == bool(asked.answers)
