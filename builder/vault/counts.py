"""How often something happened on a host, by day and hour: numbers, and nothing of anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from builder.vault.tables import Tables

KEPT_DAYS = 1_100
"""Three years, so that a year can be held against the one before."""

_ADD = (
    "INSERT INTO counts VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (day, hour, kind, name) DO UPDATE SET amount = counts.amount + excluded.amount"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted together.

    Attributes:
        day: ISO 8601, in the business's own time zone, as `hour` is.
        kind: `outcome`, `reason`, `language`, `thumb`, `handover` or `ms`.
        name: which of them: a code, never a word of a visitor.
    """

    day: str
    hour: int
    kind: str
    name: str


class CountLog:
    """Adds up; there is no way to ask for anything finer than an hour."""

    def __init__(self, database: Tables) -> None:
        self._database = database

    def add(self, amounts: Mapping[Counted, int]) -> None:
        """Add to the counts, all together or not at all; what is years old goes."""
        if not amounts:
            return
        newest = date.fromisoformat(max(each.day for each in amounts))
        with self._database.transaction() as cursor:
            # In one order everywhere: two replicas never wait for each other's rows.
            for each, amount in sorted(amounts.items(), key=_place):
                cursor.execute(_ADD, (each.day, each.hour, each.kind, each.name, amount))
            oldest = (newest - timedelta(days=KEPT_DAYS)).isoformat()
            cursor.execute("DELETE FROM counts WHERE day < ?", (oldest,))

    def of_month(self, month: str) -> dict[Counted, int]:
        """The counts of the month `YYYY-MM`."""
        rows = self._database.execute(
            "SELECT day, hour, kind, name, amount FROM counts WHERE day >= ? AND day < ?",
            (f"{month}-00", f"{month}-99"),
        )
        return {Counted(day, hour, kind, name): amount for day, hour, kind, name, amount in rows}

    def months(self) -> list[str]:
        """The months there are counts of, the oldest first."""
        found = self._database.execute("SELECT DISTINCT substr(day, 1, 7) FROM counts ORDER BY 1")
        return [str(month) for (month,) in found]


def _place(item: tuple[Counted, int]) -> tuple[str, int, str, str]:
    each, _ = item
    return each.day, each.hour, each.kind, each.name
