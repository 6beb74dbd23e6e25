"""Who agreed to what, when, and to which text: the receipts of consent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from builder.vault.tables import Tables
from builder.vault.tombstones import SqlTombstones, of_one

_INSERT = (
    "INSERT INTO consents (session_id, at, version, purposes, text_sha256) VALUES (?, ?, ?, ?, ?)"
)

PASSED_ON = "handover"
"""The purpose of a receipt for one talk that was passed on to a person."""


@dataclass(frozen=True, slots=True)
class StoredConsent:
    """One receipt.

    Attributes:
        version: of the text that was shown; `text_sha256` is its hash.
        purposes: what was agreed to, such as `answer`; empty when it was declined.
        withdrawn: when it was taken back, or None.
    """

    version: str
    purposes: tuple[str, ...]
    text_sha256: str
    when: str
    withdrawn: str | None = None


class ConsentLog:
    """The receipts of a host."""

    place = "consents"

    def __init__(self, database: Tables) -> None:
        self._database = database
        self._erased = SqlTombstones(database)

    def record(
        self,
        session_id: str,
        *,
        version: str,
        purposes: Sequence[str],
        text_sha256: str,
        when: datetime,
    ) -> None:
        """Keep one receipt; none of a visitor who was erased meanwhile."""
        values = (session_id, _stamp(when), version, _joined(purposes), text_sha256)
        with self._database.transaction(alone=of_one(session_id)) as cursor:
            if not self._erased.erased("visitor", session_id):
                cursor.execute(_INSERT, values)

    def withdraw(self, session_id: str, *, purposes: Sequence[str], when: datetime) -> int:
        """Note that the visitor now agrees to `purposes` only; how many receipts that ends.

        A purpose that still holds gets a receipt of its own, for the text that was shown. What
        was agreed to for a talk that was passed on ends when nothing else holds.
        """
        stamp = _stamp(when)
        with self._database.transaction(alone=of_one(session_id)) as cursor:
            newest = cursor.execute(
                "SELECT version, text_sha256 FROM consents WHERE session_id = ?"
                " AND withdrawn IS NULL AND purposes != ? ORDER BY n DESC LIMIT 1",
                (session_id, PASSED_ON),
            ).fetchone()
            cursor.execute(
                "UPDATE consents SET withdrawn = ? WHERE session_id = ? AND withdrawn IS NULL"
                " AND (purposes != ? OR ?)",
                (stamp, session_id, PASSED_ON, not purposes),
            )
            ended: int = cursor.rowcount
            if newest and purposes:
                cursor.execute(
                    _INSERT, (session_id, stamp, newest[0], _joined(purposes), newest[1])
                )
        return ended

    def read(self, session_id: str) -> list[StoredConsent]:
        """The receipts of one session, the oldest first."""
        rows = self._database.execute(
            "SELECT version, purposes, text_sha256, at, withdrawn FROM consents"
            " WHERE session_id = ? ORDER BY n",
            (session_id,),
        )
        return [
            StoredConsent(version, tuple(purposes.split()), digest, at, withdrawn)
            for version, purposes, digest, at, withdrawn in rows
        ]

    def purge(self, before: datetime) -> int:
        """Erase receipts older than `before`, those of frozen talks aside; how many."""
        return self._erase(
            "DELETE FROM consents WHERE at < ? AND session_id NOT IN"
            " (SELECT session_id FROM visitors WHERE frozen IS NOT NULL)",
            _stamp(before),
        )

    def forget_document(self, document_id: str) -> int:  # noqa: ARG002 - the port's
        """Receipts hold nothing of a document: 0."""
        return 0

    def forget_visitor(self, visitor_id: str) -> int:
        """Erase the receipts of one session; how many went."""
        return self._erase("DELETE FROM consents WHERE session_id = ?", visitor_id)

    def _erase(self, statement: str, value: str) -> int:
        with self._database.transaction() as cursor:
            cursor.execute(statement, (value,))
            removed: int = cursor.rowcount
        self._database.sweep()
        return removed


def _joined(purposes: Sequence[str]) -> str:
    return " ".join(sorted(purposes))


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="milliseconds")
