"""Where every file stands that was given to a bot: the queue that outlives the program."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from builder.core.journal import TO_READ, Entry, FileState, Tally
from builder.vault.database import Database, Row

_COLUMNS = (
    "turn, name, origin, size, state, percent, words, seconds, error_code, error_params, tries"
)
_ENTER = (
    "INSERT OR REPLACE INTO journal (name, origin, size, state, percent, words, seconds,"
    " error_code, error_params, tries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SAVE = (
    "UPDATE journal SET size = ?, state = ?, percent = ?, words = ?, seconds = ?, error_code = ?,"
    " error_params = ? WHERE turn = ?"
)
# What was tried before comes last, so that a file that takes the program down stops no other.
_TAKE = (
    "UPDATE journal SET state = 'reading', tries = tries + 1 WHERE turn IN (SELECT turn FROM"  # noqa: S608
    " journal WHERE state = 'waiting' AND turn > ? ORDER BY tries, turn LIMIT ?)"
    f" RETURNING {_COLUMNS}"
)
_TALLY = "SELECT state, count(*), sum(size), sum(words) FROM journal WHERE turn > ? GROUP BY state"


class SqlJournal:
    """The journal of one bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, entries: Sequence[Entry]) -> int:
        """Put files at the end of the queue, in one transaction; the last one's turn.

        One that was given before loses its earlier place.
        """
        with self._database.transaction() as cursor:
            cursor.executemany(_ENTER, [_values(entry) for entry in entries])
        row = self._database.one("SELECT coalesce(max(turn), 0) FROM journal")
        return int(row[0]) if row else 0

    def take(self, limit: int, *, since: int = 0) -> list[Entry]:
        """The next files that wait and had their turn after `since`; they are being read now."""
        taken = [_entry(row) for row in self._database.execute(_TAKE, (since, limit))]
        return sorted(taken, key=lambda entry: (entry.tries, entry.turn))

    def save(self, entries: Sequence[Entry]) -> None:
        """Write where files stand, in one transaction; those given anew meanwhile stay as new."""
        with self._database.transaction() as cursor:
            save_entries(cursor, entries)

    def get(self, name: str) -> Entry | None:
        """One file."""
        found = f"SELECT {_COLUMNS} FROM journal WHERE name = ?"  # noqa: S608 - constant
        row = self._database.one(found, (name,))
        return None if row is None else _entry(row)

    def entries(self, *states: FileState, since: int = 0, limit: int | None = None) -> list[Entry]:
        """Files at `states`, or at any, with a turn after `since`, in order of their turns."""
        found = (
            f"SELECT {_COLUMNS} FROM journal WHERE turn > ? {_at(states)}"  # noqa: S608 - constant
            " ORDER BY turn LIMIT ?"
        )
        rows = self._database.execute(found, (since, *states, -1 if limit is None else limit))
        return [_entry(row) for row in rows]

    def move(
        self,
        states: Collection[FileState],
        to: FileState,
        *,
        names: Sequence[str] | None = None,
        since: int = 0,
    ) -> int:
        """Let files at `states` stand at `to`, without the reason they had; how many moved."""
        moved = (
            "UPDATE journal SET state = ?, error_code = NULL, error_params = '{}'"  # noqa: S608
            f" WHERE turn > ? {_at(states)}"
        )
        given = (str(to), since, *states)
        with self._database.transaction() as cursor:
            if names is None:
                return int(cursor.execute(moved, given).rowcount)
            each = f"{moved} AND name = ?"
            return sum(cursor.execute(each, (*given, name)).rowcount for name in names)

    def tally(self, *, since: int = 0) -> Tally:
        """How many stand where."""
        rows = self._database.execute(_TALLY, (since,))
        return Tally(
            counts={FileState(state): count for state, count, _, _ in rows},
            bytes_to_read=sum(size for state, _, size, _ in rows if state in TO_READ),
            words=sum(words for *_, words in rows),
        )

    def remove(self, names: Sequence[str]) -> int:
        """Forget files; how many there were."""
        with self._database.transaction() as cursor:
            return sum(
                cursor.execute("DELETE FROM journal WHERE name = ?", (name,)).rowcount
                for name in names
            )


def save_entries(cursor: Any, entries: Sequence[Entry]) -> None:
    """Write where files stand, in the transaction of `cursor`."""
    if entries:
        cursor.executemany(_SAVE, [(*_values(entry)[2:-1], entry.turn) for entry in entries])


def _at(states: Collection[FileState]) -> str:
    return f"AND state IN ({', '.join('?' * len(states))})" if states else ""


def _values(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.name,
        entry.origin,
        entry.size,
        str(entry.state),
        entry.percent,
        entry.words,
        entry.seconds,
        entry.error_code,
        json.dumps(entry.error_params, ensure_ascii=False),
        entry.tries,
    )


def _entry(row: Row) -> Entry:
    turn, name, origin, size, state, percent, words, seconds, code, params, tries = row
    return Entry(
        name=name,
        origin=origin,
        turn=turn,
        size=size,
        state=FileState(state),
        percent=percent,
        words=words,
        seconds=seconds,
        error_code=code,
        error_params=json.loads(params),
        tries=tries,
    )
