"""What owners decided about single passages; kept when the document is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from builder.core.correction import Correction, Fit
from builder.core.document import Chunk, SourceRef
from builder.vault.database import Database, Row

_COLUMNS = "id, document_id, position, original, text, made, fit"
_OF_DOCUMENT = (
    f"SELECT {_COLUMNS} FROM corrections WHERE document_id = ?"  # noqa: S608 - constant
    " ORDER BY position, made, id"
)
_GET = f"SELECT {_COLUMNS} FROM corrections WHERE id = ?"  # noqa: S608 - constant
_OF_PASSAGE = f"SELECT {_COLUMNS} FROM corrections WHERE original ->> 'id' = ?"  # noqa: S608 - constant
_EVERY = f"SELECT {_COLUMNS} FROM corrections ORDER BY document_id, id"  # noqa: S608 - constant


class SqlCorrections:
    """The corrections of one bot.

    A document's record comes and goes while it is read again: no key of the database ties a
    correction to it, so they are taken away by name when it is erased.
    """

    place = "corrections"

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_document(self, document_id: str) -> list[Correction]:
        """The corrections of one document, in the order of their passages."""
        return [_correction(row) for row in self._database.execute(_OF_DOCUMENT, (document_id,))]

    def all(self) -> list[Correction]:
        """Every correction, by document."""
        return [_correction(row) for row in self._database.execute(_EVERY)]

    def get(self, correction_id: str) -> Correction | None:
        """One correction."""
        row = self._database.one(_GET, (correction_id,))
        return None if row is None else _correction(row)

    def of_passage(self, chunk_id: str) -> Correction | None:
        """The correction of the passage with this id."""
        row = self._database.one(_OF_PASSAGE, (chunk_id,))
        return None if row is None else _correction(row)

    def save(self, corrections: Sequence[Correction]) -> None:
        """Insert or replace some, in one transaction."""
        with self._database.transaction() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_values(correction) for correction in corrections],
            )

    def remove(self, correction_id: str) -> None:
        """Forget one; what it said is overwritten."""
        self._database.execute("DELETE FROM corrections WHERE id = ?", (correction_id,))
        self._database.sweep()

    def fingerprints(self) -> dict[str, str]:
        """What is in force, by document: another hash means that its passages are other ones."""
        digests: dict[str, Any] = {}
        for row in self._database.execute(_EVERY):
            made = _correction(row)
            if made.fit is not Fit.GONE:
                digest = digests.setdefault(made.document_id, hashlib.sha256())
                digest.update(json.dumps([made.id, made.original.text, made.text]).encode())
        return {document_id: digest.hexdigest() for document_id, digest in digests.items()}

    def forget_document(self, document_id: str) -> int:
        """Remove those of a document; how many there were."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM corrections WHERE document_id = ?", (document_id,))
            removed = int(cursor.rowcount)
        if removed:
            self._database.sweep()
        return removed

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept here."""
        return 0


def _values(correction: Correction) -> tuple[Any, ...]:
    return (
        correction.id,
        correction.document_id,
        correction.original.position,
        json.dumps(asdict(correction.original), ensure_ascii=False),
        correction.text,
        correction.made,
        str(correction.fit),
    )


def _correction(row: Row) -> Correction:
    identity, document_id, _position, original, text, made, fit = row
    fields = json.loads(original)
    fields["ref"] = SourceRef(**fields["ref"])
    fields["sentences"] = tuple((start, end) for start, end in fields["sentences"])
    return Correction(identity, document_id, Chunk(**fields), text, made, Fit(fit))
