"""The stemmed words of each document, so that a large bot opens without reading its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.vault.database import Database

_KEEP = """INSERT OR REPLACE INTO words SELECT ?1, ?2, ?3
    WHERE EXISTS (SELECT 1 FROM chunks WHERE id = ?4 AND document_id = ?1)
    AND (SELECT count(*) FROM chunks WHERE document_id = ?1) = ?5"""


class SqlWords:
    """A `WordStore` in the bot file; a document's words go with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def words(self, made_by: str) -> Iterator[tuple[str, bytes]]:
        """What was kept by the same `made_by`: a document's id and its words."""
        ids = self._database.execute(
            "SELECT document_id FROM words WHERE made_by = ? ORDER BY document_id", (made_by,)
        )
        for (document_id,) in ids:
            row = self._database.one("SELECT data FROM words WHERE document_id = ?", (document_id,))
            if row is not None:
                yield document_id, bytes(row[0])

    def keep_words(self, made_by: str, kept: Sequence[tuple[str, Sequence[str], bytes]]) -> None:
        """Keep words: a document's id, the ids of its passages, the words.

        Passed over when the document has other passages by now.
        """
        with self._database.transaction() as cursor:
            cursor.executemany(
                _KEEP,
                [
                    (document_id, made_by, data, ids[0], len(ids))
                    for document_id, ids, data in kept
                    if ids
                ],
            )
