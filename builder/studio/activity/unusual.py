"""Points out what is not as it usually is: a reason, the rows, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

from builder.core.errors import Safe
from builder.core.ports import Clock
from builder.studio.activity.words import local
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock
from builder.vault.audit_log import OWNER, AuditRow

LOOKED_AT = 10_000
"""Of the newest rows; what is older was shown when it was new."""

TRIES, TRIES_WITHIN = 5, timedelta(days=1)
REMOVED, REMOVED_WITHIN = 10, timedelta(minutes=10)
CLOCK_BACK = timedelta(minutes=2)
NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4, 5})
LEARNT_DAYS = 10
"""Days of work before the owner's own hours are known."""

_EXPORTS = frozenset({"exported", "visitor_exported", "backed_up", "audit_exported"})
_WEBSITES = frozenset({"website", "website_once"})
_ALWAYS = {
    "rolled_back": "put_back",
    "audit_truncated": "rows_gone",
    "flood": "flood",
    "contact_refused": "contact_refused",
}


@dataclass(frozen=True, slots=True)
class Unusual:
    """Something that the owner should look at once.

    Attributes:
        kind: its words are `activity.unusual.<kind>.sentence` and `.next`.
        rows: the numbers of the rows that say so.
        when: of the newest of them (ISO 8601, UTC).
        key: the same for the same thing, also when the bot is opened again.
    """

    kind: str
    rows: tuple[int, ...]
    when: str
    key: str
    params: Mapping[str, Safe]


def unusual(bench: Workbench, zone: tzinfo | None = None) -> list[Unusual]:
    """What was unusual and was not looked at yet, the newest first.

    Args:
        bench: the open bot.
        zone: the owner's; this computer's by default.
    """
    rows = bench.file.audit.newest(limit=LOOKED_AT)[::-1]
    seen = bench.file.registers.seen()
    return [each for each in find(rows, zone) if each.key not in seen]


def mark_seen(bench: Workbench, found: Unusual, clock: Clock | None = None) -> None:
    """Remember that the owner looked at it."""
    when = (clock or SystemClock()).now().isoformat(timespec="seconds")
    with bench.file.together():
        bench.file.registers.mark_seen(found.key, when)
        bench.file.audit.record("unusual_seen", kind=found.kind, row=found.rows[-1])


def find(rows: Sequence[AuditRow], zone: tzinfo | None = None) -> list[Unusual]:
    """What is unusual in `rows`, which come the oldest first; the newest first."""
    looks: tuple[Callable[[Sequence[AuditRow], tzinfo | None], Iterable[Unusual]], ...] = (
        _at_night,
        _failed_unlocks,
        _new_hosts,
        _removals,
        _new_recipients,
        _clock_back,
        _told_as_such,
    )
    found = [each for look in looks for each in look(rows, zone)]
    return sorted(found, key=lambda each: each.rows[-1], reverse=True)


def _at_night(rows: Sequence[AuditRow], zone: tzinfo | None) -> Iterator[Unusual]:
    days = _hours(rows, zone)
    for row in rows:
        when = local(row.when, zone)
        if row.event in _EXPORTS and when and _is_odd_hour(when, days):
            yield _made("night", [row], time=f"{when:%H:%M}", event=row.event)


def _hours(rows: Sequence[AuditRow], zone: tzinfo | None) -> dict[int, set[date]]:
    """On which days the owner did something in which hour."""
    days: dict[int, set[date]] = {}
    for row in rows:
        when = local(row.when, zone)
        if when and row.actor.partition("@")[0] in {"", OWNER}:
            days.setdefault(when.hour, set()).add(when.date())
    return days


def _is_odd_hour(when: datetime, days: Mapping[int, set[date]]) -> bool:
    """Whether the owner never works at that hour, that day left out; at night, until it is known.

    An hour counts as the owner's when something happened in it on three other days. Outside the
    night an export is odd only when it is three hours away from every hour of theirs.
    """
    own = {hour for hour, on in days.items() if len(on - {when.date()}) >= 3}
    if when.hour in own:
        return False
    if when.hour in NIGHT:
        return True
    known = len(set().union(*days.values()) - {when.date()}) >= LEARNT_DAYS
    near = {(when.hour + off) % 24 for off in (-2, -1, 0, 1, 2)}
    return known and bool(own) and not near & own


def _failed_unlocks(rows: Sequence[AuditRow], _zone: tzinfo | None) -> Iterator[Unusual]:
    tried = [row for row in rows if row.event == "unlock_failed"]
    for group in _groups(tried, TRIES_WITHIN):
        count = sum(_number(row, "count") for row in group)
        if count >= TRIES:
            yield _made("failed_unlocks", group, count=count)


def _removals(rows: Sequence[AuditRow], _zone: tzinfo | None) -> Iterator[Unusual]:
    removed = [row for row in rows if row.event == "document_removed"]
    for group in _groups(removed, REMOVED_WITHIN):
        if len(group) >= REMOVED:
            yield _made("many_removed", group, count=len(group))


def _new_hosts(rows: Sequence[AuditRow], _zone: tzinfo | None) -> Iterator[Unusual]:
    """Pages that the owner had read are not among them: that was asked for, site by site."""
    for row in rows:
        if row.event == "first_contact" and row.details.get("why") not in _WEBSITES:
            yield _made("new_host", [row], host=row.details.get("host"))


def _new_recipients(rows: Sequence[AuditRow], _zone: tzinfo | None) -> Iterator[Unusual]:
    known: set[str] = set()
    for row in rows:
        if row.event != "exported":
            continue
        now = set(str(row.details.get("recipients") or "").split(", ")) - {""}
        if known and now - known:
            yield _made("new_recipient", [row], count=len(now - known))
        known |= now


def _clock_back(rows: Sequence[AuditRow], _zone: tzinfo | None) -> Iterator[Unusual]:
    for before, row in pairwise(rows):
        earlier, later = local(before.when), local(row.when)
        if earlier and later and earlier - later > CLOCK_BACK:
            minutes = int((earlier - later).total_seconds() // 60)
            yield _made("clock_back", [before, row], minutes=minutes)


def _told_as_such(rows: Sequence[AuditRow], _zone: tzinfo | None) -> Iterator[Unusual]:
    for row in rows:
        if row.event in _ALWAYS:
            yield _made(_ALWAYS[row.event], [row], **row.details)


def _groups(rows: Sequence[AuditRow], within: timedelta) -> Iterator[list[AuditRow]]:
    """Runs of rows, each no further than `within` from the one before."""
    group: list[AuditRow] = []
    for row in rows:
        when, last = local(row.when), local(group[-1].when) if group else None
        if group and not (when and last and abs(when - last) <= within):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _made(kind: str, rows: Sequence[AuditRow], **params: Safe) -> Unusual:
    first, last = rows[0], rows[-1]
    # A run that went on after it was looked at is told once more.
    key = f"{kind}:{first.n}:{last.n if len(rows) > 1 else first.n}:{last.sha256[:12]}"
    return Unusual(kind, tuple(row.n for row in rows), last.when, key, params)


def _number(row: AuditRow, name: str) -> int:
    value = row.details.get(name)
    return value if isinstance(value, int) else 0
