"""What models cost this bot: figures, prices, caps, and what asking its questions will cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from builder.answering import prices, prompts
from builder.answering.assembly import build_model
from builder.answering.engine import PASSAGES
from builder.answering.metered import tokens_in
from builder.core.bot import BotSpec
from builder.core.errors import UsageError
from builder.core.ports import Clock
from builder.core.question_set import TestQuestion
from builder.core.spending import MICROS, DayFigures, Price, SpendingBook
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock

CHART_DAYS = 31
_TYPICAL_REPLY = 300
"""Tokens of four short sentences, with room to spare."""

_GIVEN = re.compile(r"(?P<model>[^|;]*[^|;=\s])\s*=\s*(?P<sent>[\d.]+)\s*/\s*(?P<received>[\d.]+)")


@dataclass(frozen=True, slots=True)
class Window:
    """One day or month: what was spent, in millionths, and the cap, 0 for none."""

    name: str
    spent: int
    cap: int

    @property
    def percent(self) -> int | None:
        """How much of the cap is used, rounded down; None without one."""
        return self.spent * 100 // self.cap if self.cap else None


@dataclass(frozen=True, slots=True)
class Overview:
    """What the owner sees of money.

    Attributes:
        price: of the model that answers; None when none does.
        days: (day, millionths), the oldest first, every day of the last month.
        calls: this month.
        estimated: of them, those whose tokens the server did not tell.
        dearest: the most that one call cost this month, in millionths.
        others: (currency, millionths) this month in other currencies than the present one.
        held: millionths held for calls under way.
        capped: a cap was reached, and the bot answers with quotes.
    """

    currency: str
    price: Price | None
    today: Window
    month: Window
    days: tuple[tuple[date, int], ...]
    calls: int
    tokens: tuple[int, int]
    estimated: int
    dearest: int
    others: tuple[tuple[str, int], ...] = ()
    held: int = 0
    capped: bool = False

    @property
    def each(self) -> int:
        """What one call cost on average this month, in millionths."""
        return self.month.spent // self.calls if self.calls else 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What asking will cost, in millionths: about, and at the most. `calls` is to a model."""

    calls: int
    about: int
    most: int
    currency: str
    price: Price | None


def overview(
    spec: BotSpec, book: SpendingBook, clock: Clock | None = None, days: int = CHART_DAYS
) -> Overview:
    """The figures of today, this month and the last days, of a bot or of a host."""
    today = (clock or SystemClock()).now().date()
    caps, currency = spec.spending.caps, spec.spending.currency
    every = book.figures()
    month = [row for row in every if row.day.startswith(f"{today:%Y-%m}")]
    same = [row for row in month if row.currency in {currency, ""}]
    other: dict[str, int] = {}
    for row in month:
        if row not in same:
            other[row.currency] = other.get(row.currency, 0) + row.cost
    spent = _cost(row for row in month if row.day == today.isoformat())
    return Overview(
        currency=currency,
        price=prices.price_of(spec),
        today=Window("day", spent, caps.day),
        month=Window("month", _cost(month), caps.month),
        days=_by_day(every, today, days),
        calls=sum(row.calls for row in same),
        tokens=(sum(row.sent for row in same), sum(row.received for row in same)),
        estimated=sum(row.estimated for row in same),
        dearest=max((row.dearest for row in same), default=0),
        others=tuple(sorted(other.items())),
        held=book.held(),
        capped=book.capped(caps),
    )


def of_bot(bench: Workbench) -> Overview:
    """What the bot cost at its author's: in the preview, the tests and on the command line."""
    return overview(bench.spec, bench.file.spending)


def uncapped(spec: BotSpec) -> bool:
    """Whether a model that costs money may be asked without end."""
    price = prices.price_of(spec)
    return price is not None and not price.free and not spec.spending.caps.any


def unpriced(spec: BotSpec) -> bool:
    """Whether nobody knows what the model costs."""
    price = prices.price_of(spec)
    return price is not None and price.known_from == "unknown"


def set_price(bench: Workbench, price: Price) -> None:
    """Take the owner's word for what a model costs."""
    bench.change({"spending.prices": prices.with_price(bench.spec.spending, price)})


def drop_price(bench: Workbench, model: str) -> None:
    """Go back to the list that is shipped."""
    bench.change({"spending.prices": prices.without_price(bench.spec.spending, model)})


def read_price(text: str) -> Price:
    """The price in `MODEL=2.50/10`, what a million tokens cost, sent and received.

    Raises:
        UsageError: `price_unreadable`.
    """
    found = _GIVEN.fullmatch(text.strip())
    try:
        sent, received = (float(found[name]) if found else -1.0 for name in ("sent", "received"))
    except ValueError:
        sent = received = -1.0
    if found is None or not (0 <= sent < MICROS and 0 <= received < MICROS):
        raise UsageError("price_unreadable", price=text[:100])
    return Price(found["model"].strip(), sent, received, known_from="owner")


def estimate(
    bench: Workbench, questions: Sequence[TestQuestion], spec: BotSpec | None = None
) -> Estimate:
    """What asking `questions` will cost under `spec`, by the passages that there are."""
    spec = spec or bench.spec
    price, currency = prices.price_of(spec), spec.spending.currency
    if price is None or price.free or not questions:
        return Estimate(len(questions) if price else 0, 0, 0, currency, price)
    sizes = sorted(tokens_in(chunk.text) for chunk in bench.file.passages().chunks())
    if not sizes:
        return Estimate(0, 0, 0, currency, price)
    standing = tokens_in(prompts.system_text(spec)) + 40 * PASSAGES
    usual = sum(sizes) * min(PASSAGES, len(sizes)) // len(sizes)
    asked = sum(tokens_in(each.question) for each in questions)
    count = len(questions)
    model = build_model(spec, door=bench.door, secrets=None)
    longest = model.lengths.most if model else _TYPICAL_REPLY
    about = price.cost(count * (standing + usual) + asked, count * _TYPICAL_REPLY)
    most = price.cost(count * (standing + sum(sizes[-PASSAGES:])) + asked, count * longest)
    return Estimate(count, min(about, most), most, currency, price)


def money(millionths: int, currency: str) -> str:
    """An amount as people write it: `0.0132 USD`; small ones with more places."""
    value = millionths / MICROS
    places = 2 if value >= 1 or not millionths else 4
    return f"{value:.{places}f} {currency}"


def _by_day(rows: Sequence[DayFigures], today: date, days: int) -> tuple[tuple[date, int], ...]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.day] = sums.get(row.day, 0) + row.cost
    every = [today - timedelta(days=back) for back in range(days - 1, -1, -1)]
    return tuple((day, sums.get(day.isoformat(), 0)) for day in every)


def _cost(rows: Iterable[DayFigures]) -> int:
    return sum(row.cost for row in rows)
