"""What a host tells its owner, read from JSON that is a stranger's until it has a shape.

The shapes are those of `builder/server/OPERATOR.md`. A figure is a number, or hidden because the
group is small: then it is `None` here, and the words for it stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from builder.core.errors import UsageError

Json = Mapping[str, Any]

GROUPS, ROWS, LONGEST = 500, 1_000, 2_000
"""Of groups, rows, and characters of a text that are taken."""

FEWER, NOT_SHOWN = "fewer", "not_shown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, or why there is none: `fewer` than the least, or `not_shown` beside one."""

    value: int | None
    hidden: str = ""

    @property
    def height(self) -> int:
        """What a picture draws; a hidden figure has no height."""
        return self.value or 0


NOTHING = Figure(0)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a day or a month."""

    questions: Figure = NOTHING
    outcomes: Mapping[str, Figure] = field(default_factory=dict)
    reasons: Mapping[str, Figure] = field(default_factory=dict)
    languages: Mapping[str, Figure] = field(default_factory=dict)
    thumbs: Mapping[str, Figure] = field(default_factory=dict)
    handed_over: Figure = NOTHING
    p50_ms: int | None = None
    p95_ms: int | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """One month.

    Attributes:
        least: smaller groups are hidden.
        days: (ISO date, figures) in order.
        hours: seven rows of 24, Monday first.
    """

    month: str
    least: int
    over: bool
    time_zone: str
    currency: str
    total: Figures
    days: tuple[tuple[str, Figures], ...]
    hours: tuple[tuple[Figure, ...], ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions without an answer that mean the same; masked by the host."""

    id: str
    question: str
    count: int
    first: str
    last: str
    reasons: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """A talk that was passed on to a person, and how far it has come."""

    id: str
    reference: str
    when: str
    channel: str
    state: str
    code: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A visitor who froze what is kept, or objected."""

    reference: str
    frozen_until: str
    objected: tuple[str, ...]
    opened: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the chat is open.

    Attributes:
        why: `paused` or `revoked`; empty while it is open.
        since: when it was closed, ISO 8601.
        by: who closed it, as the host's audit names them.
        says: what visitors read meanwhile.
    """

    why: str
    since: str = ""
    by: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, as it was at one moment.

    Attributes:
        from_file: it came in a sealed file.
        kept: whether the policy keeps unanswered questions at all; `says` tells why not.
    """

    made: str
    from_file: bool
    version: int | None
    standing: Standing
    months: tuple[Counts, ...]
    groups: tuple[Group, ...]
    kept: bool
    says: str
    handovers: tuple[Passed, ...]
    wishes: tuple[Wish, ...]

    def month(self, name: str) -> Counts | None:
        """The figures of the month `name`; those of the newest for an empty one."""
        if not name:
            return self.months[-1] if self.months else None
        return next((each for each in self.months if each.month == name), None)


def read(data: Json, *, from_file: bool) -> Report:
    """A report from the parts that a host gives, or a file holds.

    Raises:
        UsageError: `host_report_unreadable`.
    """
    try:
        state, bundle = _part(data, "state"), _part(data, "bundle")
        unanswered = _part(data, "unanswered")
        return Report(
            made=_text(data.get("made")) or datetime.now(UTC).isoformat(timespec="seconds"),
            from_file=from_file,
            version=_whole((_part(state, "bundle") or bundle).get("version")),
            standing=standing(state),
            months=tuple(_counts(each) for each in _rows(data, "counts")),
            groups=tuple(_group(each) for each in _rows(unanswered, "groups")[:GROUPS]),
            kept=bool(unanswered.get("kept", True)),
            says=_text(unanswered.get("says")),
            handovers=tuple(_passed(e) for e in _rows(_part(data, "handovers"), "handovers")),
            wishes=tuple(_wish(each) for each in _rows(_part(data, "requests"), "requests")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UsageError("host_report_unreadable") from None


def standing(state: Json) -> Standing:
    """Whether the chat is open, from what `/operator/state` tells."""
    told = (_text(state.get(name)) for name in ("why", "since", "by", "says"))
    return Standing(*told)


def _counts(data: Json) -> Counts:
    return Counts(
        month=_text(data["month"]),
        least=int(data["least"]),
        over=bool(data["over"]),
        time_zone=_text(data.get("time_zone")),
        currency=_text(data.get("currency")),
        total=_figures(data["total"]),
        days=tuple((_text(each["day"]), _figures(each)) for each in _rows(data, "days")[:31]),
        hours=tuple(tuple(_figure(each) for each in row[:24]) for row in data["hours"][:7]),
        months=tuple(_text(each) for each in data.get("months", ())),
    )


def _figures(data: Json) -> Figures:
    def named(key: str) -> dict[str, Figure]:
        return {_text(name): _figure(value) for name, value in _part(data, key).items()}

    cost = data.get("cost")
    return Figures(
        questions=_figure(data["questions"]),
        outcomes=named("outcomes"),
        reasons=named("reasons"),
        languages=named("languages"),
        thumbs=named("thumbs"),
        handed_over=_figure(data.get("handed_over", 0)),
        p50_ms=_whole(data.get("p50_ms")),
        p95_ms=_whole(data.get("p95_ms")),
        cost=float(cost) if cost is not None else None,
    )


def _figure(raw: object) -> Figure:
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
        return Figure(raw)
    if isinstance(raw, str):
        return Figure(None, FEWER if raw.startswith("fewer") else NOT_SHOWN)
    raise ValueError(raw)


def _group(data: Json) -> Group:
    return Group(
        id=_text(data["id"]),
        question=_text(data["question"]),
        count=int(data["count"]),
        first=_text(data.get("first")),
        last=_text(data.get("last")),
        reasons=tuple(_text(each) for each in data.get("reasons", ())),
        questions=tuple(_text(each["text"]) for each in _rows(data, "questions")),
    )


def _passed(data: Json) -> Passed:
    names = ("id", "reference", "when", "channel", "state", "code")
    return Passed(*(_text(data.get(name)) for name in names))


def _wish(data: Json) -> Wish:
    objected = tuple(_text(each) for each in data.get("objected") or ())
    return Wish(
        _text(data["reference"]),
        _text(data.get("frozen_until")),
        objected,
        _text(data.get("opened")),
    )


def _part(data: Json, name: str) -> Json:
    found = data.get(name) or {}
    if not isinstance(found, Mapping):
        raise TypeError(name)
    return found


def _rows(data: Json, name: str) -> list[Any]:
    found = data.get(name) or []
    if not isinstance(found, list):
        raise TypeError(name)
    return found[:ROWS]


def _text(raw: object) -> str:
    return "" if raw is None else str(raw)[:LONGEST]


def _whole(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None
