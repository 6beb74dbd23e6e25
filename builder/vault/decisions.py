"""What the owner decided about personal data in documents; kept when a document is read again."""

from __future__ import annotations

import secrets

from builder.core.decision import KEY_BYTES, Decision
from builder.core.policy import DocumentData
from builder.vault.database import Database, Row
from builder.vault.file_secrets import FileSecrets

_KEY = "findings_key"
_COLUMNS = "document_id, entity_type, finding_id, action, made"
_ALL = f"SELECT {_COLUMNS} FROM decisions ORDER BY turn"  # noqa: S608 - constant
_OF_DOCUMENT = (
    f"SELECT {_COLUMNS} FROM decisions WHERE document_id IN ('', ?)"  # noqa: S608 - constant
    " ORDER BY turn"
)
_PARTS = ("document_id", "entity_type", "finding_id")


class SqlDecisions:
    """The decisions of one bot, and what it does not take for its own although it might be.

    A document's record comes and goes while it is read again: no key of the database ties a
    decision to it, so they are taken away by name when it is erased.
    """

    place = "decisions"

    def __init__(self, database: Database) -> None:
        self._database = database
        self._secrets = FileSecrets(database)

    def key(self) -> bytes:
        """What values are hashed under; made at first use, kept with the decisions."""
        with self._database.transaction():
            kept = self._secrets.get(_KEY)
            if kept is None:
                kept = secrets.token_bytes(KEY_BYTES)
                self._secrets.put(_KEY, kept)
        return kept

    def put(self, decision: Decision) -> int:
        """Keep a decision as the last word; how many others it took the place of."""
        with self._database.transaction() as cursor:
            cursor.execute(*_covered(decision))
            replaced = int(cursor.rowcount)
            cursor.execute(
                f"INSERT INTO decisions ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
                (*decision.scope, str(decision.action), decision.made),
            )
        return replaced

    def withdraw(self, decision: Decision) -> int:
        """Forget every decision about what `decision` is for, or a part of it; how many."""
        with self._database.transaction() as cursor:
            cursor.execute(*_covered(decision))
            return int(cursor.rowcount)

    def all(self) -> list[Decision]:
        """Every decision, in the order they were made."""
        return [_decision(row) for row in self._database.execute(_ALL)]

    def of_document(self, document_id: str) -> list[Decision]:
        """Those that touch a document, in the order they were made."""
        return [_decision(row) for row in self._database.execute(_OF_DOCUMENT, (document_id,))]

    def decline(self, value: str) -> None:
        """Remember that a value, by its hash, is not the business's own."""
        self._database.execute("INSERT OR IGNORE INTO not_own VALUES (?)", (value,))

    def declined(self) -> set[str]:
        """The hashes of values that are not the business's own."""
        return {str(row[0]) for row in self._database.execute("SELECT value FROM not_own")}

    def forget_document(self, document_id: str) -> int:
        """Remove those about a document alone, and what was declined and stands nowhere else."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM decisions WHERE document_id = ?", (document_id,))
            removed = int(cursor.rowcount)
            cursor.execute(
                "DELETE FROM not_own WHERE value IN (SELECT value FROM findings WHERE"
                " document_id = ?1) AND value NOT IN (SELECT value FROM findings WHERE"
                " document_id <> ?1)",
                (document_id,),
            )
            removed += int(cursor.rowcount)
        if removed:
            self._database.sweep()
        return removed

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept here."""
        return 0


def _covered(decision: Decision) -> tuple[str, list[str]]:
    """Takes away what is for the same, or for a part of it; found by the table's index."""
    told = [(part, value) for part, value in zip(_PARTS, decision.scope, strict=True) if value]
    where = " AND ".join(f"{part} = ?" for part, _ in told) or "1"
    return f"DELETE FROM decisions WHERE {where}", [value for _, value in told]  # noqa: S608


def _decision(row: Row) -> Decision:
    document_id, entity_type, finding_id, action, made = row
    return Decision(DocumentData(action), document_id, entity_type, finding_id, made)
