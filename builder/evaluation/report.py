"""Two runs side by side: what got better, what got worse."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.core.question_set import TestRun, Verdict


class Change(StrEnum):
    """How one question stands against the run before."""

    NEW = "new"
    SAME = "same"
    IMPROVED = "improved"
    REGRESSED = "regressed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Compared:
    """One question in two runs; `before` is None when it was not asked then."""

    now: Verdict
    before: Verdict | None
    change: Change


def compare(now: TestRun, before: TestRun | None) -> list[Compared]:
    """Every question of `now` beside what came of it in `before`, what got worse first."""
    found = [_one(verdict, before) for verdict in now.verdicts.values()]
    order = list(_ORDER)
    return sorted(found, key=lambda each: order.index(each.change))


_ORDER = (Change.REGRESSED, Change.IMPROVED, Change.REWORDED, Change.NEW, Change.SAME)


def _one(verdict: Verdict, run: TestRun | None) -> Compared:
    before = run.verdicts.get(verdict.question_id) if run is not None else None
    # Edited since: what it was held against then says nothing now.
    if before is None or before.question != verdict.question:
        return Compared(verdict, None, Change.NEW)
    if before.passed != verdict.passed:
        change = Change.IMPROVED if verdict.passed else Change.REGRESSED
    else:
        change = Change.SAME if before.answer == verdict.answer else Change.REWORDED
    return Compared(verdict, before, change)
