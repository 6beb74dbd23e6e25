"""The records of a bot's documents, and the originals they were read from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from builder.core.decision import FoundValue
from builder.core.document import Chunk, Document, Outcome
from builder.core.errors import UsageError
from builder.core.journal import Entry
from builder.vault.chunks import insert_chunks
from builder.vault.database import Database, Row
from builder.vault.findings import insert_values
from builder.vault.journal import save_entries
from builder.vault.tombstones import SqlTombstones

_COLUMNS = (
    "id, name, sha256, size, media_type, added, outcome, chunks, words, pages, title, source,"
    " findings, findings_decided, stripped, error_code, error_params, language"
)
_ALL = f"SELECT {_COLUMNS} FROM documents ORDER BY name"  # noqa: S608 - constant
_BY_ID = f"SELECT {_COLUMNS} FROM documents WHERE id = ?"  # noqa: S608 - constant
_BY_NAME = f"SELECT {_COLUMNS} FROM documents WHERE name = ?"  # noqa: S608 - constant
_BY_CONTENT = (
    "SELECT name FROM documents WHERE sha256 = ? AND outcome <> ? ORDER BY added, name LIMIT 1"
)
_INSERT = f"INSERT INTO documents ({_COLUMNS}) VALUES ({', '.join('?' * 18)})"  # noqa: S608
_UPSERT = (
    f"{_INSERT} ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[1:])
)  # fmt: skip


class SqlDocuments:
    """The documents of one bot. Names are unique: they are how an owner speaks of a document."""

    place = "bot_file"

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tombstones = SqlTombstones(database)

    def all(self) -> list[Document]:
        """Every record, by name."""
        return [_document(row) for row in self._database.execute(_ALL)]

    def get(self, document_id: str) -> Document | None:
        """One record."""
        row = self._database.one(_BY_ID, (document_id,))
        return None if row is None else _document(row)

    def by_name(self, name: str) -> Document | None:
        """The record called `name`."""
        row = self._database.one(_BY_NAME, (name,))
        return None if row is None else _document(row)

    def by_content(self, sha256: str) -> str | None:
        """The name of the first document that was made of this content, if there is one."""
        row = self._database.one(_BY_CONTENT, (sha256, Outcome.FAILED))
        return None if row is None else str(row[0])

    def save(self, document: Document) -> None:
        """Insert or replace one record; its passages stay.

        Raises:
            UsageError: `document_name_taken`, when another document has the name.
        """
        with self._database.transaction() as cursor:
            other = cursor.execute(_BY_NAME, (document.name,)).fetchone()
            if other is not None and other[0] != document.id:
                raise UsageError("document_name_taken", name=document.name)
            cursor.execute(_UPSERT, _values(document))

    def replace(
        self,
        document: Document,
        chunks: Sequence[Chunk],
        *,
        original: bytes | None,
        entries: Sequence[Entry] = (),
        values: Sequence[FoundValue] = (),
        rules: str = "",
    ) -> None:
        """In one transaction: the record, its passages, original, findings, where files stand.

        What had the same id or the same name before goes, with all that came from it.
        """
        with self._database.transaction() as cursor:
            cursor.execute(
                "DELETE FROM documents WHERE id = ? OR name = ?", (document.id, document.name)
            )
            replaced = cursor.rowcount > 0
            cursor.execute(_INSERT, _values(document))
            insert_chunks(cursor, chunks)
            insert_values(cursor, values)
            if original is not None:
                cursor.execute("INSERT INTO originals VALUES (?, ?)", (document.id, original))
            save_entries(cursor, entries)
            cursor.execute("DELETE FROM facts WHERE name = ?", (_read_under(document.id),))
            if rules:
                cursor.execute("INSERT INTO facts VALUES (?, ?)", (_read_under(document.id), rules))
        if replaced:
            self._database.sweep()

    def rename(self, names: Mapping[str, tuple[str, str | None]]) -> None:
        """Give documents, by id, another name and source, all at once: two may change places.

        Raises:
            UsageError: `document_name_taken`, when another document has one of the names.
        """
        with self._database.transaction() as cursor:
            for document_id in names:  # no name that is given up stands in another's way
                cursor.execute(_FREE_ENTRY, (document_id, document_id))
                cursor.execute("UPDATE documents SET name = id WHERE id = ?", (document_id,))
            for document_id, (name, source) in names.items():
                if cursor.execute(_BY_NAME, (name,)).fetchone() is not None:
                    raise UsageError("document_name_taken", name=name)
                cursor.execute(
                    "UPDATE documents SET name = ?, source = ? WHERE id = ?",
                    (name, source, document_id),
                )
                cursor.execute(
                    "UPDATE OR REPLACE journal SET name = ? WHERE name = ?", (name, document_id)
                )

    def has_original(self, document_id: str) -> bool:
        """Whether the document can be read again."""
        found = self._database.one("SELECT 1 FROM originals WHERE document_id = ?", (document_id,))
        return found is not None

    def read_under(self, document_id: str) -> str | None:
        """A hash of the rules under which the document was read, where they are known."""
        row = self._database.one(
            "SELECT value FROM facts WHERE name = ?", (_read_under(document_id),)
        )
        return None if row is None else str(row[0])

    def remove(self, document_id: str) -> dict[str, int]:
        """In one transaction: the record and all that came from it; rows removed by table.

        The rows are overwritten with zeros, and the write-ahead log is emptied.
        """
        removed: dict[str, int] = {}
        with self._database.transaction() as cursor:
            for table, statement in _REMOVALS:
                cursor.execute(statement, (document_id,))
                removed[table] = cursor.rowcount
        self._database.sweep()
        return removed

    def forget_document(self, document_id: str) -> int:
        """Remove the record and all that came from it; how many rows went."""
        return sum(self.remove(document_id).values())

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept with the documents."""
        return 0

    def erased(self, sha256: str, name: str) -> str | None:
        """When a document of this content or name was erased for a person's sake, or None."""
        marks = self._tombstones
        return marks.erased("content", sha256) or marks.erased("name", name)

    def original(self, document_id: str) -> bytes | None:
        """The bytes the document was read from, when they were kept."""
        row = self._database.one("SELECT data FROM originals WHERE document_id = ?", (document_id,))
        return None if row is None else bytes(row[0])


_FREE_ENTRY = "UPDATE journal SET name = ? WHERE name = (SELECT name FROM documents WHERE id = ?)"
_NAME_ENTRY = "UPDATE OR REPLACE journal SET name = ? WHERE name = ?"
_REMOVALS = (
    (
        "vectors",
        "DELETE FROM vectors WHERE chunk_id IN (SELECT id FROM chunks WHERE document_id = ?)",
    ),
    ("chunks", "DELETE FROM chunks WHERE document_id = ?"),
    ("findings", "DELETE FROM findings WHERE document_id = ?"),
    ("originals", "DELETE FROM originals WHERE document_id = ?"),
    ("journal", "DELETE FROM journal WHERE name = (SELECT name FROM documents WHERE id = ?)"),
    ("facts", "DELETE FROM facts WHERE name = 'read_under:' || ?"),
    ("documents", "DELETE FROM documents WHERE id = ?"),
)


def _read_under(document_id: str) -> str:
    return f"read_under:{document_id}"


def _values(document: Document) -> list[Any]:
    return [
        document.id,
        document.name,
        document.sha256,
        document.size,
        document.media_type,
        document.added,
        str(document.outcome),
        document.chunks,
        document.words,
        document.pages,
        document.title,
        document.source,
        json.dumps(document.findings),
        int(document.findings_decided),
        json.dumps(document.stripped),
        document.error_code,
        json.dumps(document.error_params),
        document.language,
    ]


def _document(row: Row) -> Document:
    *plain, findings, decided, stripped, error_code, error_params, language = row
    identity, name, sha256, size, media_type, added, outcome, *counts = plain
    chunks, words, pages, title, source = counts
    return Document(
        id=identity,
        name=name,
        sha256=sha256,
        size=size,
        media_type=media_type,
        added=added,
        outcome=Outcome(outcome),
        chunks=chunks,
        words=words,
        pages=pages,
        title=title,
        source=source,
        findings=json.loads(findings),
        findings_decided=bool(decided),
        stripped=tuple(json.loads(stripped)),
        error_code=error_code,
        error_params=json.loads(error_params),
        language=language,
    )
