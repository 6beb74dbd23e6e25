"""How long things are kept, and removing what is older."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol


class Purges(Protocol):
    """A place that can drop what is older than a moment."""

    def purge(self, before: datetime) -> int:
        """Remove what was last written before `before`; how many items went."""
        ...


def cutoff(days: int, now: datetime) -> datetime:
    """The moment before which nothing may be kept; with 0 days nothing may be kept at all."""
    return now - timedelta(days=days)


def purge(conversations: Purges, days: int, now: datetime) -> int:
    """Remove what is older than `days`; how many items went.

    Args:
        conversations: or any other place that keeps things for a time.
        days: as the owner set it; 0 removes everything up to now.
        now: the current moment, aware.
    """
    return conversations.purge(cutoff(days, now))
