"""What was erased, as marks that tell nothing to who has not the thing itself."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from builder.vault.facts import SqlFacts
from builder.vault.tables import Tables

_KEY = "tombstones.key"
_PUT = (
    "INSERT INTO tombstones VALUES (?, ?, ?)"
    " ON CONFLICT (kind, mark) DO UPDATE SET at = excluded.at"
)


class SqlTombstones:
    """Remembers erasures by a keyed hash, so that what comes back is recognised.

    A mark is an HMAC under a key of this file: neither the file nor a copy of the table says
    what was erased, but whoever holds the thing again (a copied file, an older backup) can be told.
    """

    def __init__(self, database: Tables) -> None:
        self._database = database
        self._facts = SqlFacts(database)

    def put(self, kind: str, value: str, when: datetime) -> None:
        """Remember that `value` was erased; the last time counts.

        Args:
            kind: `content` (the SHA-256 of a file), `document` or `visitor` (their ids).
            value: what must not come back by itself.
            when: of the erasure.
        """
        stamp = when.astimezone(UTC).isoformat(timespec="seconds")
        # What somebody is just writing down of it is there before this returns, and so erased.
        with self._database.transaction(alone=of_one(value)) as cursor:
            cursor.execute(_PUT, (kind, self._mark(kind, value), stamp))

    def erased(self, kind: str, value: str) -> str | None:
        """When `value` was erased, ISO 8601 in UTC; None when it was not."""
        row = self._database.one(
            "SELECT at FROM tombstones WHERE kind = ? AND mark = ?",
            (kind, self._mark(kind, value)),
        )
        return None if row is None else str(row[0])

    def any_since(self, moment: str) -> bool:
        """Whether anything was erased at that moment (ISO 8601 in UTC) or later."""
        return (
            self._database.one("SELECT 1 FROM tombstones WHERE at >= ? LIMIT 1", (moment,))
            is not None
        )

    def lift(self, kind: str, value: str) -> bool:
        """Let `value` come back: its owner said so. Whether it had been erased."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "DELETE FROM tombstones WHERE kind = ? AND mark = ?",
                (kind, self._mark(kind, value)),
            )
            return bool(cursor.rowcount)

    def adopt(self, newer: SqlTombstones) -> int:
        """Take over the marks of a newer file of the same bot or host, with the key they need.

        For a backup that is restored: what was erased since is erased again (`privacy.erasure`).
        How many marks there were.
        """
        rows = newer._database.execute("SELECT kind, mark, at FROM tombstones")
        with self._database.transaction() as cursor:
            self._facts.put(_KEY, newer._secret().hex())
            cursor.executemany(_PUT, rows)
        return len(rows)

    def __len__(self) -> int:
        row = self._database.one("SELECT count(*) FROM tombstones")
        return int(row[0]) if row else 0

    def _mark(self, kind: str, value: str) -> bytes:
        return hmac.digest(self._secret(), f"{kind}\n{value}".encode(), hashlib.sha256)

    def _secret(self) -> bytes:
        return bytes.fromhex(self._facts.first(_KEY, secrets.token_hex(32)))


def of_one(value: str) -> str:
    """The name under which one alone at a time writes about a visitor, or erases them."""
    return f"of {value}"
