"""How long things are kept, and removing what is older: at start, and once a day after that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from builder.core.errors import HushdeskError
from builder.core.ports import AuditSink, Clock

AGAIN = timedelta(hours=1)
"""After a place could not be purged (a full disk, say), it is tried again so soon."""

FREEZE_DAYS = 365
"""What a visitor had frozen is kept beyond its days, but not for ever."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long one kind of thing is kept.

    Attributes:
        name: a stable name for the audit: `transcripts`, `receipts`, ….
        purge: removes what is older than a moment, and says how many items went.
        days: as the owner set them; with 0 nothing is kept.
    """

    name: str
    purge: Callable[[datetime], int]
    days: int


def cutoff(days: int, now: datetime) -> datetime:
    """The moment before which nothing may be kept; with 0 days nothing may be kept at all."""
    return now - timedelta(days=days)


class Retention:
    """Purges every place once a day; a day that was missed is caught up.

    What is older than its days goes whatever the day it is asked, so a computer that slept for a
    week is right again at the first look. A place that refuses is tried again within the hour.
    """

    def __init__(self, terms: Sequence[Term], audit: AuditSink, clock: Clock) -> None:
        self._terms = tuple(terms)
        self._audit = audit
        self._clock = clock
        self._done: dict[str, date] = {}
        self._not_before: datetime | None = None

    def due(self) -> bool:
        """Whether a place has not been purged today."""
        now = self._clock.now()
        waits = self._not_before is not None and now < self._not_before
        return not waits and any(self._done.get(term.name) != now.date() for term in self._terms)

    def run(self) -> dict[str, int]:
        """Purge what was not purged today; how much went, by name. Counts go into the audit.

        Raises:
            HushdeskError: what the first place that refused says; the others are done.
        """
        now, counts, refused = self._clock.now(), {}, None
        for term in self._terms:
            if self._done.get(term.name) == now.date():
                continue
            try:
                counts[term.name] = term.purge(cutoff(term.days, now))
                self._done[term.name] = now.date()
            except HushdeskError as error:
                refused = refused or error
        self._not_before = now + AGAIN if refused else None
        gone = {name: count for name, count in counts.items() if count}
        if gone:
            self._audit.record("retention", **gone)
        if refused is not None:
            raise refused
        return counts
