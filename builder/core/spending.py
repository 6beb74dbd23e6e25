"""What answers of a model cost: caps, prices, and what one call used. Nothing in it is of a person.

Money is counted in whole millionths of the bot's currency, so that no sum drifts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

MICROS = 1_000_000
"""Millionths in one unit of a currency; also the tokens that a price is told for."""

PRICE = r"[^|;]*[^|;\s][^|;]*(\|\s*\d{1,6}(\.\d{1,6})?\s*){2}"
"""A price of the owner's: `model | a million tokens sent | a million tokens received`."""

WARN_AT = (50, 80, 100)
"""Percent of a cap at which the owner is told."""


_LIMITS = {"minimum": 0.0, "maximum": 1_000_000.0}


@dataclass(frozen=True, slots=True)
class SpendingSettings:
    """`spending.*`: what a model may cost. A cap of 0 is none; at a cap the bot answers in quotes.

    Attributes:
        answer_cap: for one answer.
        day_cap: for one day, in UTC.
        month_cap: for one month, in UTC.
        currency: of caps and of the owner's own prices; ISO 4217.
        exchange_rate: what one US dollar costs in that currency; providers' lists are in dollars.
        prices: of models, as the owner knows them; each wins over the list that is shipped.
    """

    answer_cap: float = field(default=0.0, metadata=_LIMITS)
    day_cap: float = field(default=0.0, metadata=_LIMITS)
    month_cap: float = field(default=0.0, metadata=_LIMITS)
    currency: str = field(default="USD", metadata={"pattern": r"[A-Z]{3}"})
    exchange_rate: float = field(default=1.0, metadata={"minimum": 0.0001, "maximum": 1_000_000.0})
    prices: tuple[str, ...] = field(default=(), metadata={"pattern": PRICE})

    @property
    def caps(self) -> Caps:
        """The caps in millionths."""
        given = (self.answer_cap, self.day_cap, self.month_cap)
        return Caps(*(round(cap * MICROS) for cap in given))


@dataclass(frozen=True, slots=True)
class Caps:
    """What may be spent, in millionths; 0 is no cap."""

    answer: int = 0
    day: int = 0
    month: int = 0

    @property
    def any(self) -> bool:
        """Whether a day or a month has an end; one answer's cap limits no month."""
        return bool(self.day or self.month)


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in the bot's currency.

    Attributes:
        known_from: `owner`, `list` (a provider's published prices), `free` (runs on a computer of
            the owner's) or `unknown` (the dearest of all lists, until the owner says).
        checked: when the list was read, ISO 8601.
    """

    model: str
    sent: float
    received: float
    known_from: str
    checked: str = ""

    @property
    def free(self) -> bool:
        """Whether it costs nothing."""
        return not (self.sent or self.received)

    def cost(self, sent: int, received: int) -> int:
        """What so many tokens cost, in millionths, rounded up."""
        exact = sent * self.sent + received * self.received
        return int(exact) + (exact > int(exact))


@dataclass(frozen=True, slots=True)
class Spent:
    """What an answer used.

    Attributes:
        sent: tokens that went to the model.
        received: tokens that it wrote, those of its thinking included.
        cost: in millionths of `currency`.
        estimated: counted by us, generously, because the server did not tell.
        calls: how often a model was asked.
    """

    model: str = ""
    sent: int = 0
    received: int = 0
    cost: int = 0
    currency: str = ""
    estimated: bool = False
    calls: int = 0

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            other.model or self.model,
            self.sent + other.sent,
            self.received + other.received,
            self.cost + other.cost,
            other.currency or self.currency,
            self.estimated or other.estimated,
            self.calls + other.calls,
        )


NOTHING = Spent()

ANSWER_CAP, DAY_CAP, MONTH_CAP = "spending_answer_cap", "spending_day_cap", "spending_month_cap"
CAPPED = frozenset({ANSWER_CAP, DAY_CAP, MONTH_CAP})
"""Why a model was not asked: codes of errors, and reasons of answers."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """A cap, `day` or `month`, of which `percent` is used now for the first time."""

    cap: str
    percent: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A call that would pass a cap; `first` when nobody was told yet."""

    cap: str
    first: bool


class SpendingBook(Protocol):
    """Counts before use, so that parallel calls cannot pass a cap; kept across restarts."""

    def reserve(self, model: str, amount: int, caps: Caps) -> int | Refused:
        """Hold `amount` millionths for a call; its number, or why it may not be made."""
        ...

    def settle(self, number: int, spent: Spent, caps: Caps) -> list[Crossed]:
        """Put what a call really cost in place of what was held for it."""
        ...

    def add(self, spent: Spent) -> None:
        """Count a call for which nothing was held, because it costs nothing."""
        ...

    def left(self, caps: Caps) -> int | None:
        """What may still be held, in millionths; None without a cap of a day or month."""
        ...

    def capped(self, caps: Caps) -> bool:
        """Whether a cap of the present day or month was reached."""
        ...

    def figures(self) -> list[DayFigures]:
        """What was spent, by day and model, the newest day first."""
        ...

    def held(self) -> int:
        """Millionths held for calls under way."""
        ...


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What one model cost on one day.

    Attributes:
        day: ISO 8601, in UTC.
        estimated: calls of which the server did not tell the tokens.
        dearest: the most that one call cost.
    """

    day: str
    model: str
    currency: str
    calls: int
    sent: int
    received: int
    cost: int
    estimated: int
    dearest: int
