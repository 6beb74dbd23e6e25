"""Who left something with a host, for as long as something of theirs is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from builder.vault.tables import Row, Tables

_COLUMNS = "session_id, opened, expires, origin, language, purposes, objected, frozen"
_BY_MARK = f"SELECT {_COLUMNS} FROM visitors WHERE mark = ?"  # noqa: S608 - constant
_BY_ID = f"SELECT {_COLUMNS} FROM visitors WHERE session_id = ?"  # noqa: S608 - constant
_ASKING = (
    f"SELECT {_COLUMNS} FROM visitors WHERE frozen IS NOT NULL OR objected <> ''"  # noqa: S608
    " ORDER BY opened DESC LIMIT 1000"
)
_SAVE = (
    "INSERT INTO visitors VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session_id) DO UPDATE SET"
    " mark = excluded.mark, opened = excluded.opened, expires = excluded.expires,"
    " origin = excluded.origin, language = excluded.language, purposes = excluded.purposes,"
    " objected = excluded.objected, frozen = excluded.frozen"
)
ORIGIN = "visitors.origin"
_IDS = "SELECT session_id FROM visitors UNION SELECT session_id FROM conversations"
_LEFT_NOTHING = (
    "DELETE FROM visitors WHERE opened < ? AND expires < ?"
    " AND session_id NOT IN (SELECT session_id FROM messages)"
    " AND session_id NOT IN (SELECT session_id FROM consents)"
    " AND session_id NOT IN (SELECT session_id FROM handovers)"
)


@dataclass(frozen=True, slots=True)
class StoredVisitor:
    """One visitor; nothing here says who they are.

    Attributes:
        purposes: what they agree to now.
        objected: what they objected to; it is not done again in this talk whatever else holds.
        frozen: since when what is kept may only lie there, or None.
    """

    session_id: str
    opened: datetime
    expires: datetime
    origin: str
    language: str
    purposes: frozenset[str]
    objected: frozenset[str] = frozenset()
    frozen: datetime | None = None


class VisitorLog:
    """The visitors of a host; of a token only a hash is kept."""

    place = "visitors"

    def __init__(self, database: Tables) -> None:
        self._database = database

    def save(self, visitor: StoredVisitor, token: str) -> None:
        """Keep a visitor who comes with `token`."""
        self._database.execute(
            _SAVE,
            (
                visitor.session_id,
                mark_of(token),
                _stamp(visitor.opened),
                _stamp(visitor.expires),
                self._database.seals.seal(ORIGIN, visitor.session_id, visitor.origin),
                visitor.language,
                _joined(visitor.purposes),
                _joined(visitor.objected),
                _stamp(visitor.frozen) if visitor.frozen else None,
            ),
        )

    def put(
        self,
        session_id: str,
        *,
        purposes: Iterable[str],
        objected: Iterable[str],
        frozen: datetime | None,
    ) -> None:
        """Note what a visitor decided; nothing happens when there is none of the id."""
        self._database.execute(
            "UPDATE visitors SET purposes = ?, objected = ?, frozen = ? WHERE session_id = ?",
            (
                _joined(purposes),
                _joined(objected),
                _stamp(frozen) if frozen else None,
                session_id,
            ),
        )

    def by_token(self, token: str) -> StoredVisitor | None:
        """The visitor who has `token`."""
        row = self._database.one(_BY_MARK, (mark_of(token),))
        return None if row is None else self._visitor(row)

    def get(self, session_id: str) -> StoredVisitor | None:
        """The visitor of one talk."""
        row = self._database.one(_BY_ID, (session_id,))
        return None if row is None else self._visitor(row)

    def ids(self) -> list[str]:
        """The ids of every talk of which something is kept."""
        return sorted(str(row[0]) for row in self._database.execute(_IDS))

    def asking(self) -> list[StoredVisitor]:
        """Those who froze what is kept of them or objected to something, the newest first."""
        return [self._visitor(row) for row in self._database.execute(_ASKING)]

    def purge(self, before: datetime) -> int:
        """Forget visitors from before of whom nothing else is kept any more; how many."""
        return self._erase(_LEFT_NOTHING, _stamp(before), _stamp(before))

    def thaw(self, before: datetime) -> int:
        """End freezes that began before; how many."""
        with self._database.transaction() as cursor:
            cursor.execute("UPDATE visitors SET frozen = NULL WHERE frozen < ?", (_stamp(before),))
            return int(cursor.rowcount)

    def forget_document(self, document_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a document is kept here: 0."""
        return 0

    def forget_visitor(self, visitor_id: str) -> int:
        """Forget one visitor."""
        return self._erase("DELETE FROM visitors WHERE session_id = ?", visitor_id)

    def _erase(self, statement: str, *values: str) -> int:
        with self._database.transaction() as cursor:
            cursor.execute(statement, values)
            removed: int = cursor.rowcount
        if removed:
            self._database.sweep()
        return removed

    def _visitor(self, row: Row) -> StoredVisitor:
        session_id, opened, expires, origin, language, purposes, objected, frozen = row
        return StoredVisitor(
            session_id,
            datetime.fromisoformat(opened),
            datetime.fromisoformat(expires),
            self._database.seals.unseal(ORIGIN, session_id, origin),
            language,
            frozenset(purposes.split()),
            frozenset(objected.split()),
            datetime.fromisoformat(frozen) if frozen else None,
        )


def mark_of(token: str) -> str:
    """What is kept of a token: a hash that opens nothing."""
    return hashlib.sha256(token.encode()).hexdigest()


def _joined(purposes: Iterable[str]) -> str:
    return " ".join(sorted(purposes))


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="milliseconds")
