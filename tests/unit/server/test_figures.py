"""Figures hide small groups, also from whoever can subtract."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest

from builder.core.spending import DayFigures
from builder.server.figures import FEW, HIDDEN, LEAST, of_month, parted, shown
from builder.vault.counts import Counted
from tests.support.bots import make_spec

TODAY = "2026-11-25"


def month(
    counts: dict[tuple[str, str, str], int], *, today: str = "2026-12-03", cost: int = 0
) -> dict[str, Any]:
    """The figures of November over `counts` by (day, kind, name)."""
    found = {Counted(day, 10, kind, name): n for (day, kind, name), n in counts.items()}
    spent = [DayFigures("2026-11-02", "m", "EUR", 1, 1, 1, cost, 0, cost)] if cost else []
    spec = make_spec(business__time_zone="Europe/Madrid", spending__currency="EUR")
    return of_month(found, spent, spec, month="2026-11", today=today, language="en")


@pytest.mark.parametrize(
    ("amount", "told"), [(0, 0), (1, FEW), (LEAST - 1, FEW), (LEAST, LEAST), (103, 103)]
)
def test_a_small_number_is_told_as_fewer_than_five(amount: int, told: int | str) -> None:
    assert shown(amount) == told


def test_what_is_not_over_grows_in_full_fives_only() -> None:
    told = [shown(amount, over=False) for amount in range(12)]
    assert told == [FEW] * 5 + [5] * 5 + [10] * 2


def test_no_hidden_part_is_the_whole_less_the_rest() -> None:
    rng = random.Random(7)
    for _ in range(300):
        parts = {name: rng.choice((0, 1, 2, 3, 5, 6, 9, 40)) for name in "abcde"}
        told = parted(parts)
        hidden = [name for name in parts if isinstance(told[name], str)]
        together = sum(parts[name] for name in hidden)
        assert all(told[name] == parts[name] for name in parts if name not in hidden)
        alone = len(hidden) == len([n for n in parts if parts[n]])  # nothing is left to subtract
        assert not hidden or together >= LEAST or alone
        assert not hidden or len(hidden) > 1 or alone


def test_a_refusal_among_many_answers_cannot_be_worked_out() -> None:
    told = month(
        {
            ("2026-11-02", "outcome", "answered"): 97,
            ("2026-11-02", "outcome", "refused"): 3,
            ("2026-11-02", "reason", "no_evidence"): 3,
        }
    )
    (day,) = told["days"]
    assert day["questions"] == 100
    assert (day["outcomes"]["answered"], day["outcomes"]["refused"]) == (HIDDEN, FEW)
    assert day["reasons"] == {"no_evidence": FEW}


def test_a_month_less_its_days_is_a_group_or_nothing() -> None:
    rng = random.Random(11)
    for _ in range(200):
        days = {f"2026-11-{day:02}": rng.choice((0, 1, 2, 4, 5, 20)) for day in range(1, 9)}
        told = month({(day, "outcome", "answered"): n for day, n in days.items()})
        whole = told["total"]["questions"]
        assert isinstance(whole, int) or whole == FEW
        if isinstance(whole, int):
            seen = sum(d["questions"] for d in told["days"] if isinstance(d["questions"], int))
            rest = whole - seen
            assert rest == 0 or rest >= LEAST


def test_looking_twice_today_tells_nothing_of_who_asked_in_between() -> None:
    """Past days are known exactly, so the month must not grow by one more question either."""
    past = {("2026-11-24", "outcome", "answered"): 12}
    views = []
    for asked in range(5):
        counts = {**past, (TODAY, "outcome", "answered"): asked}
        told = month(counts, today=TODAY)
        views.append((told["total"], [d for d in told["days"] if d["day"] == TODAY], told["hours"]))
    shown_today = [(total["questions"], total["outcomes"], day[0]) for total, day, _ in views]
    assert all(each == other for each, other in combinations(shown_today, 2))
    assert views[0][0]["questions"] == 10


def test_times_and_cost_need_enough_who_asked() -> None:
    few = month({("2026-11-02", "outcome", "answered"): 4, ("2026-11-02", "ms", "100"): 4}, cost=9)
    assert (few["total"]["p95_ms"], few["days"][0]["cost"]) == (None, None)
    many = month(
        {
            ("2026-11-02", "outcome", "answered"): 40,
            ("2026-11-02", "ms", "100"): 30,
            ("2026-11-02", "ms", "3000"): 10,
        },
        cost=12_300,
    )
    total = many["total"]
    assert (total["p50_ms"], total["p95_ms"], total["cost"]) == (100, 3000, 0.0123)


def test_busy_hours_of_a_month_that_is_over_are_told_by_weekday() -> None:
    told = month({("2026-11-02", "outcome", "answered"): 8, ("2026-11-03", "outcome", "talk"): 6})
    assert told["hours"][0][10] == 8  # a Monday
    assert told["hours"][1][10] == 6
    assert sum(n for row in told["hours"] for n in row if isinstance(n, int)) == 14
