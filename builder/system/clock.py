"""The computer's own clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """What time it is, in UTC."""

    def now(self) -> datetime:
        """The current moment, aware, in UTC."""
        return datetime.now(UTC)
