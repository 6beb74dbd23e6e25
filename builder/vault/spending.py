"""What models cost, by day and model, and what is held for calls under way. No persons in it."""

from __future__ import annotations

from typing import Any

from builder.core.ports import Clock
from builder.core.spending import WARN_AT, Caps, Crossed, DayFigures, Refused, Spent
from builder.vault import migrations
from builder.vault.database import open_memory
from builder.vault.tables import Tables

_ADD = """INSERT INTO spending VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, model, currency) DO UPDATE SET
    calls = spending.calls + excluded.calls, sent = spending.sent + excluded.sent,
    received = spending.received + excluded.received, cost = spending.cost + excluded.cost,
    estimated = spending.estimated + excluded.estimated, dearest = CASE
    WHEN excluded.dearest > spending.dearest THEN excluded.dearest ELSE spending.dearest END"""

_LOCK = "spending"
"""One counts at a time, over all replicas: what is summed up does not change meanwhile."""

_LEFT = ("1 = 1", "since < now() - INTERVAL '15 minutes'")
"""Which held rows are of a call that was cut off: all, when the file was opened by the only process
there is; with replicas those that are older than any call can be."""

DAYS = 800
"""Days that are kept; what a year before cost can be seen."""


class SqlSpending:
    """A `SpendingBook` in an encrypted file: caps hold over all threads, and over restarts.

    A file is open in one process at a time, so that nobody else counts beside it; in a shared
    database one process counts at a time.
    """

    def __init__(self, database: Tables, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @classmethod
    def in_memory(cls, clock: Clock) -> SqlSpending:
        """One that is forgotten with the object: for a bot that nothing is written down of."""
        database = open_memory()
        migrations.migrate(database, migrations.HOST)
        return cls(database, clock)

    def reserve(self, model: str, amount: int, caps: Caps) -> int | Refused:
        """Hold `amount` for a call in the present day and month. See `SpendingBook`."""
        day = self._day()
        with self._database.transaction(alone=_LOCK) as cursor:
            for cap, window, limit in _windows(day, caps):
                if _used(cursor, window) + amount > limit:
                    # What is only held may be given back: the cap is not reached yet.
                    over = _spent(cursor, window) + amount > limit
                    return Refused(cap, over and _tell(cursor, cap, window, limit, 100))
            ((number,),) = cursor.execute(
                "INSERT INTO spending_held (day, model, amount) VALUES (?, ?, ?) RETURNING n",
                (day, model, amount),
            ).fetchall()
            return int(number)

    def settle(self, number: int, spent: Spent, caps: Caps) -> list[Crossed]:
        """Write what the call `number` cost, on the day it began. See `SpendingBook`."""
        crossed: list[Crossed] = []
        with self._database.transaction(alone=_LOCK) as cursor:
            if self._database.dialect.shared:
                self._count_lost(cursor, spent.currency)
            row = cursor.execute(
                "DELETE FROM spending_held WHERE n = ? RETURNING day", (number,)
            ).fetchone()
            if row is None:
                return []
            _add(cursor, row[0], spent)
            for cap, window, limit in _windows(row[0], caps):
                used = _spent(cursor, window)
                reached = [at for at in WARN_AT if used * 100 >= at * limit]
                news = [at for at in reached if _tell(cursor, cap, window, limit, at)]
                crossed += [Crossed(cap, news[-1])] if news else []
        return crossed

    def add(self, spent: Spent) -> None:
        """Count a call for which nothing was held."""
        with self._database.transaction(alone=_LOCK) as cursor:
            _add(cursor, self._day(), spent)

    def left(self, caps: Caps) -> int | None:
        """What may still be held; None without a cap of a day or month."""
        with self._database.transaction(alone=_LOCK) as cursor:
            rests = [
                limit - _used(cursor, window) for _, window, limit in _windows(self._day(), caps)
            ]
        return min(rests) if rests else None

    def capped(self, caps: Caps) -> bool:
        """Whether a cap of the present day or month was reached."""
        return any(
            self._database.one(
                "SELECT 1 FROM spending_told WHERE cap = ? AND window = ? AND cap_limit = ?"
                " AND percent = 100",
                (cap, window, limit),
            )
            for cap, window, limit in _windows(self._day(), caps)
        )

    def figures(self) -> list[DayFigures]:
        """What was spent, by day and model, the newest day first."""
        rows = self._database.execute("SELECT * FROM spending ORDER BY day DESC, model, currency")
        return [DayFigures(*row) for row in rows]

    def held(self) -> int:
        """Millionths held for calls under way."""
        (total,) = self._database.one("SELECT coalesce(sum(amount), 0) FROM spending_held") or (0,)
        return int(total)

    def recover(self, currency: str) -> int:
        """Count calls that a kill cut off as the most that they can have cost; how many."""
        with self._database.transaction(alone=_LOCK) as cursor:
            count = self._count_lost(cursor, currency)
            cursor.execute(
                "DELETE FROM spending WHERE day NOT IN"
                " (SELECT DISTINCT day FROM spending ORDER BY day DESC LIMIT ?)",
                (DAYS,),
            )
        return count

    def _count_lost(self, cursor: Any, currency: str) -> int:
        left = _LEFT[self._database.dialect.shared]
        rows = cursor.execute(
            f"DELETE FROM spending_held WHERE {left} RETURNING day, model, amount"  # noqa: S608
        ).fetchall()
        for day, model, amount in rows:
            lost = Spent(model, cost=amount, currency=currency, estimated=True, calls=1)
            _add(cursor, day, lost)
        return len(rows)

    def _day(self) -> str:
        return self._clock.now().date().isoformat()


def _windows(day: str, caps: Caps) -> list[tuple[str, str, int]]:
    """(cap, what its days begin with, its limit in millionths), for the caps that there are."""
    every = (("day", day, caps.day), ("month", day[:7], caps.month))
    return [(cap, window, limit) for cap, window, limit in every if limit]


def _used(cursor: Any, window: str) -> int:
    """Spent and held; the owner's caps count whatever currency it was in."""
    (held,) = cursor.execute(
        "SELECT coalesce(sum(amount), 0) FROM spending_held WHERE day LIKE ? || '%'", (window,)
    ).fetchone()
    return int(held) + _spent(cursor, window)


def _spent(cursor: Any, window: str) -> int:
    (total,) = cursor.execute(
        "SELECT coalesce(sum(cost), 0) FROM spending WHERE day LIKE ? || '%'", (window,)
    ).fetchone()
    return int(total)


def _add(cursor: Any, day: str, spent: Spent) -> None:
    cursor.execute(
        _ADD,
        (
            day,
            spent.model,
            spent.currency,
            spent.calls,
            spent.sent,
            spent.received,
            spent.cost,
            spent.calls if spent.estimated else 0,
            spent.cost,
        ),
    )


def _tell(cursor: Any, cap: str, window: str, limit: int, percent: int) -> bool:
    """Remember that the owner is told; whether that is new. Another limit is told anew."""
    cursor.execute(
        "INSERT INTO spending_told VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (cap, window, limit, percent),
    )
    return bool(cursor.rowcount)
