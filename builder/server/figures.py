"""Figures for the owner's eyes, with small groups hidden. The rule stands in `OPERATOR.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from builder.core.bot import BotSpec
from builder.core.spending import DayFigures
from builder.server.counting import OUTCOMES, STEPS_MS
from builder.system import texts
from builder.vault.counts import Counted

LEAST = 5
FEW, HIDDEN = "fewer than 5", "not shown"
TIMED = 20
"""So many answers before response times are told: of fewer, the slowest is one visitor's."""

SCHEMA = {"name": "hushdesk.counts", "version": 1}
Number = int | str
_Key = TypeVar("_Key", bound=Hashable)
_PARTING = ("outcome", "reason", "language", "thumb")


def shown(amount: int, *, over: bool = True) -> Number:
    """A number by itself; of what is not over, full fives."""
    if not over:
        return _fives(amount) or FEW
    return FEW if 0 < amount < LEAST else amount


def parted(parts: Mapping[_Key, int], *, over: bool = True) -> dict[_Key, Number]:
    """The parts of a whole, so that none that is hidden is the whole less the rest."""
    if not over:
        return {name: shown(amount, over=False) for name, amount in parts.items()}
    told: dict[_Key, Number] = {name: shown(amount) for name, amount in parts.items()}
    hidden = sum(amount for amount in parts.values() if 0 < amount < LEAST)
    if hidden:
        rest = sorted(
            (amount, str(name), name) for name, amount in parts.items() if amount >= LEAST
        )
        for amount, _, name in rest:
            if hidden >= LEAST:
                break
            told[name] = HIDDEN
            hidden += amount
    return told


def of_month(
    counts: Mapping[Counted, int],
    spent: Iterable[DayFigures],
    spec: BotSpec,
    *,
    month: str,
    today: str,
    language: str,
) -> dict[str, Any]:
    """The figures of one month: as a whole, by day, and by weekday and hour.

    Args:
        counts: those of the month.
        spent: what models cost, of whatever days.
        spec: for its time zone and currency.
        month: `YYYY-MM`.
        today: the business's day, which is not over.
        language: of the sentence that states the rule.
    """
    costs: Counter[str] = Counter()
    for row in spent:
        if row.currency == spec.spending.currency:
            costs[row.day] += row.cost
    over = month < today[:7]
    days = sorted({each.day for each in counts})
    by_day = {day: _Day(day, counts, costs[day]) for day in days}
    past = [day for day in by_day.values() if day.name < today]
    return {
        "schema": SCHEMA,
        "least": LEAST,
        "rule": texts.say("host.counts.rule", language),
        "time_zone": spec.business.time_zone,
        "currency": spec.spending.currency,
        "month": month,
        "over": over,
        "total": _month(past, by_day.get(today), over=over),
        "days": [
            {"day": day.name, "over": day.name < today, **day.told(over=day.name < today)}
            for day in by_day.values()
        ],
        "hours": _hours(counts, over=over),
    }


class _Day:
    """The counts of one day, by what they part."""

    def __init__(self, name: str, counts: Mapping[Counted, int], cost: int) -> None:
        self.name = name
        self.cost = cost
        self.kinds: dict[str, Counter[str]] = {}
        for each, amount in counts.items():
            if each.day == name:
                self.kinds.setdefault(each.kind, Counter())[each.name] += amount

    def of(self, kind: str) -> Counter[str]:
        """The counts of one kind, by name."""
        return self.kinds.get(kind, Counter())

    @property
    def questions(self) -> int:
        """How many were asked."""
        return self.of("outcome").total()

    def told(self, *, over: bool) -> dict[str, Any]:
        """The day's figures."""
        refused = self.of("reason")
        outcomes = parted({name: self.of("outcome")[name] for name in OUTCOMES}, over=over)
        reasons: Mapping[str, Number] = parted(refused, over=over)
        if isinstance(outcomes["refused"], str):  # the parts of what is hidden are hidden, too
            reasons = {name: FEW if 0 < refused[name] < LEAST else HIDDEN for name in refused}
        return {
            "questions": shown(self.questions, over=over),
            "outcomes": outcomes,
            "reasons": dict(sorted(reasons.items())),
            "handed_over": shown(self.of("handover").total(), over=over),
            "thumbs": parted({name: self.of("thumb")[name] for name in ("up", "down")}, over=over),
            "languages": dict(sorted(parted(self.of("language"), over=over).items())),
            **_times(self.of("ms")),
            "cost": _money(self.cost) if self.questions >= LEAST else None,
        }


_Exact = Callable[[_Day], int]


def _month(past: list[_Day], running: _Day | None, *, over: bool) -> dict[str, Any]:
    """A month's figures: of each kind the days that are shown, and the hidden ones together.

    Of a day that is not over only full fives are added, as they are shown for that day.
    """
    told = {day.name: {kind: parted(day.of(kind)) for kind in _PARTING} for day in past}

    def amount(exact: _Exact, told_of: Callable[[_Day], Number]) -> int:
        whole = _together(past, exact, told_of)
        return whole if over else _fives(whole) + _fives(exact(running) if running else 0)

    def one(kind: str, name: str) -> int:
        return amount(lambda day: day.of(kind)[name], lambda day: told[day.name][kind].get(name, 0))

    def split(kind: str, names: Iterable[str] = ()) -> dict[str, Number]:
        every = {name for day in (*past, *([running] if running else [])) for name in day.of(kind)}
        amounts = {name: one(kind, name) for name in names or sorted(every)}
        return parted(amounts, over=over)

    def single(exact: _Exact) -> int:
        return amount(exact, lambda day: shown(exact(day)))

    asked = single(lambda day: day.questions)
    return {
        "questions": shown(asked, over=over),
        "outcomes": split("outcome", OUTCOMES),
        "reasons": split("reason"),
        "handed_over": shown(single(lambda day: day.of("handover").total()), over=over),
        "thumbs": split("thumb", ("up", "down")),
        "languages": split("language"),
        **_times(sum((day.of("ms") for day in past), Counter())),
        "cost": _money(_together(past, lambda day: day.cost, _cost)) if asked >= LEAST else None,
    }


def _cost(day: _Day) -> Number:
    return day.cost if day.questions >= LEAST else FEW


def _fives(amount: int) -> int:
    return amount // LEAST * LEAST


def _together(days: list[_Day], exact: _Exact, told: Callable[[_Day], Number]) -> int:
    """What is shown of the days, and what is hidden of them if that comes to a group."""
    hidden = [exact(day) for day in days if isinstance(told(day), str) and exact(day)]
    whole = sum(exact(day) for day in days if not isinstance(told(day), str))
    return whole + (sum(hidden) if len(hidden) > 1 and sum(hidden) >= LEAST else 0)


def _hours(counts: Mapping[Counted, int], *, over: bool) -> list[list[Number]]:
    cells: Counter[tuple[int, int]] = Counter(
        {(weekday, hour): 0 for weekday in range(7) for hour in range(24)}
    )
    for each, amount in counts.items():
        if each.kind == "outcome":
            cells[date.fromisoformat(each.day).weekday(), each.hour] += amount
    told = parted(cells, over=over)
    return [[told[weekday, hour] for hour in range(24)] for weekday in range(7)]


def _times(times: Counter[str]) -> dict[str, int | None]:
    total = times.total()
    if total < TIMED:
        return {"p50_ms": None, "p95_ms": None}
    return {"p50_ms": _quantile(times, 0.5), "p95_ms": _quantile(times, 0.95)}


def _quantile(times: Counter[str], share: float) -> int:
    """The step below which so large a share of the answers came."""
    wanted, seen = share * times.total(), 0
    for step in STEPS_MS:
        seen += times[str(step)]
        if seen >= wanted:
            return step
    return STEPS_MS[-1]


def _money(millionths: int) -> float:
    return round(millionths / 1_000_000, 4)
