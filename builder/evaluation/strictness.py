"""What a bot would answer and refuse at each strictness, told by questions with known answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

STEPS = 100
"""A slider's places; a strictness is one of them in the hundred."""


class Result(StrEnum):
    """What would come of a question; the last two are mistakes."""

    ANSWERED = "answered"
    REFUSED = "refused"
    WRONG = "wrong"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Tried:
    """One question, and how sure the bot is of its answer.

    Attributes:
        sure: 0..1; answered where the strictness is not above it.
        said: what would be quoted; empty when no passage was found.
        must_refuse: True when the documents do not answer it, False when they do, None when the
            owner left it open.
        fits: whether what would be said holds what the owner expects; None where nobody can tell
            before a model has spoken.
    """

    question: str
    sure: float
    said: str
    must_refuse: bool | None
    fits: bool | None = None

    def outcome(self, strictness: float) -> Result:
        """What comes of it when the bot must be as sure as `strictness`, 0..1."""
        if not self.said or self.sure < strictness:
            return Result.MISSED if self.must_refuse is False else Result.REFUSED
        wrong = self.must_refuse or self.fits is False
        return Result.WRONG if wrong else Result.ANSWERED


@dataclass(frozen=True, slots=True)
class Count:
    """How many questions came out how, at one strictness."""

    strictness: float
    answered: int
    refused: int
    wrong: int
    missed: int

    @property
    def mistakes(self) -> int:
        """Of both kinds."""
        return self.wrong + self.missed


def count(tried: Iterable[Tried], strictness: float) -> Count:
    """How `tried` come out at a strictness."""
    found = [each.outcome(strictness) for each in tried]
    return Count(strictness, *(found.count(outcome) for outcome in Result))


def best(tried: Sequence[Tried], current: float) -> float:
    """The strictness with the fewest mistakes, in the middle of the widest stretch of such.

    The current one stays where it is among them.
    """
    mistakes = [count(tried, step / STEPS).mistakes for step in range(STEPS + 1)]
    least = min(mistakes)
    if count(tried, current).mistakes == least:
        return current
    stretches: list[list[int]] = []
    for step, found in enumerate(mistakes):
        if found != least:
            continue
        if stretches and stretches[-1][-1] == step - 1:
            stretches[-1].append(step)
        else:
            stretches.append([step])
    widest = max(stretches, key=len)
    return widest[len(widest) // 2] / STEPS


def nearest(tried: Iterable[Tried], strictness: float, most: int) -> list[Tried]:
    """The questions that a small move would turn round, mistakes always among them; sure first."""
    order = sorted(
        tried,
        key=lambda each: (
            each.outcome(strictness) not in {Result.WRONG, Result.MISSED},
            abs(each.sure - strictness),
        ),
    )
    return sorted(order[:most], key=lambda each: -each.sure)
