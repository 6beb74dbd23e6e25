"""The bytes documents were read from, kept for the view beside the text and for reading anew."""

from __future__ import annotations

from builder.vault.database import Database


class SqlOriginals:
    """Whether the originals of a bot's documents are there, and letting go of them.

    With an original goes what was found in it: samples of personal data, masked as they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def has(self, document_id: str) -> bool:
        """Whether the original of a document was kept."""
        row = self._database.one("SELECT 1 FROM originals WHERE document_id = ?", (document_id,))
        return row is not None

    def drop(self, document_id: str) -> int:
        """Forget the original of a document; its passages stay. How many there were."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM findings WHERE document_id = ?", (document_id,))
            cursor.execute("DELETE FROM originals WHERE document_id = ?", (document_id,))
            dropped: int = cursor.rowcount
        self._database.sweep()
        return dropped
