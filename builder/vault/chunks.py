"""The passages of a bot and their vectors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import islice
from typing import Any

from builder.core.document import Chunk, SourceRef
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.vault.database import Database, Row

BATCH = 256
"""Rows read at a time, so that memory stays bounded whatever the size of the bot."""

_COLUMNS = "id, document_id, position, text, ref, heading, kind, sentences, valid_from, valid_until"
_GET = f"SELECT {_COLUMNS} FROM chunks WHERE id = ?"  # noqa: S608 - constant
_OF_DOCUMENT = (
    f"SELECT {_COLUMNS} FROM chunks WHERE document_id = ? AND position > ?"  # noqa: S608
    " ORDER BY position LIMIT ?"
)
_WAITING = "LEFT JOIN vectors v ON v.chunk_id = c.id WHERE v.chunk_id IS NULL"
_COLUMNS_OF_C = ", ".join(f"c.{name}" for name in _COLUMNS.split(", "))
_WITHOUT_VECTORS = (
    f"SELECT {_COLUMNS_OF_C} FROM chunks c {_WAITING}"  # noqa: S608 - constant
    " ORDER BY c.document_id, c.position LIMIT ?"
)
_OF_DOCUMENT_WITHOUT_VECTORS = (
    f"SELECT {_COLUMNS_OF_C} FROM chunks c {_WAITING}"  # noqa: S608 - constant
    " AND c.document_id = ? ORDER BY c.position LIMIT ?"
)
_INSERT = f"INSERT INTO chunks ({_COLUMNS}) VALUES ({', '.join('?' * 10)})"  # noqa: S608
_VECTORS_OF_DOCUMENT = (
    "SELECT c.position, v.chunk_id, v.passage, v.sentences"
    " FROM chunks c JOIN vectors v ON v.chunk_id = c.id"
    " WHERE c.document_id = ? AND c.position > ? ORDER BY c.position LIMIT ?"
)
_FIND = f"SELECT {_COLUMNS} FROM chunks WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
_FIND_VECTORS = (
    "SELECT chunk_id, passage, sentences FROM vectors"
    " WHERE chunk_id IN (SELECT value FROM json_each(?))"
)
_PLACE = "SELECT max(position = ?2), max(position) FROM chunks WHERE document_id = ?1"
_EMBEDDER = "vectors.embedder"


class SqlChunks:
    """The passages of one bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chunk_id: str) -> Chunk | None:
        """One passage."""
        row = self._database.one(_GET, (chunk_id,))
        return None if row is None else _chunk(row)

    def find(self, ids: Sequence[str]) -> list[Chunk]:
        """Those of the passages `ids` that are there, in any order."""
        return [_chunk(row) for row in self._database.execute(_FIND, (json.dumps(ids),))]

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        """The vectors that exist of the passages `ids`, in any order."""
        rows = self._database.execute(_FIND_VECTORS, (json.dumps(ids),))
        return [ChunkVectors(*row) for row in rows]

    def of_document(self, document_id: str) -> Iterator[Chunk]:
        """The passages of one document, in order, read in batches."""
        position, more = -1, True
        while more:
            rows = self._database.execute(_OF_DOCUMENT, (document_id, position, BATCH))
            more = len(rows) == BATCH
            for row in rows:
                yield _chunk(row)
                position = row[2]

    def without_vectors(
        self, document_id: str | None = None, *, limit: int | None = None
    ) -> list[Chunk]:
        """The passages that still wait for a vector, by document and position; at most `limit`."""
        most = -1 if limit is None else limit
        if document_id is None:
            rows = self._database.execute(_WITHOUT_VECTORS, (most,))
        else:
            rows = self._database.execute(_OF_DOCUMENT_WITHOUT_VECTORS, (document_id, most))
        return [_chunk(row) for row in rows]

    def waiting(self) -> dict[str, int]:
        """How many passages still wait for a vector, by document."""
        counted = f"SELECT c.document_id, count(*) FROM chunks c {_WAITING} GROUP BY 1"  # noqa: S608
        return dict(self._database.execute(counted))

    def counts(self, document_id: str) -> tuple[int, int]:
        """(passages, passages with vectors) of one document, counted in the file."""
        rows = self._database.execute(
            "SELECT count(*), count(v.chunk_id) FROM chunks c"
            " LEFT JOIN vectors v ON v.chunk_id = c.id WHERE c.document_id = ?",
            (document_id,),
        )
        return rows[0][0], rows[0][1]

    def weight(self) -> tuple[int, int]:
        """(characters of texts and what goes with them, bytes of vectors), all passages together.

        Quick: the content itself is not read.
        """
        row = self._database.one(
            "SELECT (SELECT coalesce(sum(length(text) + length(heading) + length(sentences)"
            " + length(ref) + 160), 0) FROM chunks),"
            " (SELECT coalesce(sum(length(passage) + length(sentences)), 0) FROM vectors)"
        )
        return (0, 0) if row is None else (row[0], row[1])

    def save_vectors(self, vectors: Iterable[ChunkVectors], embedder: EmbedderIdentity) -> None:
        """Add vectors in one transaction; passages that are gone meanwhile are passed over.

        Vectors of other weights never mix: those are dropped first, and their passages wait again.

        Raises:
            ValueError: a vector has not the size that `embedder` makes.
        """
        with self._database.transaction() as cursor:
            if self.embedder() not in {None, embedder}:
                cursor.execute("DELETE FROM vectors")
            cursor.execute(
                "INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (_EMBEDDER, json.dumps(asdict(embedder))),
            )
            waiting = iter(vectors)
            while batch := list(islice(waiting, BATCH)):
                cursor.executemany(
                    "INSERT OR REPLACE INTO vectors SELECT ?1, ?2, ?3"
                    " WHERE EXISTS (SELECT 1 FROM chunks WHERE id = ?1)",
                    [_checked(entry, embedder.dimensions) for entry in batch],
                )

    def exchange(self, document_id: str, chunk_id: str, chunks: Sequence[Chunk]) -> None:
        """In one transaction: `chunks` in the place of a passage; what was learnt of it goes.

        A place that another passage has taken meanwhile is left to it: the end is free.
        """
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM chunks WHERE id = ?", (chunk_id,))
            cursor.execute("DELETE FROM words WHERE document_id = ?", (document_id,))
            for chunk in chunks:
                taken = cursor.execute(_PLACE, (chunk.document_id, chunk.position)).fetchone()
                place = taken[1] + 1 if taken[0] else chunk.position
                insert_chunks(cursor, [replace(chunk, position=place)])
        self._database.sweep()

    def put_headings(self, document_id: str, headings: Mapping[str, str]) -> None:
        """Give passages, by id, another heading; what was learnt with the old one goes."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM words WHERE document_id = ?", (document_id,))
            cursor.executemany(
                "UPDATE chunks SET heading = ? WHERE id = ?",
                [(heading, chunk_id) for chunk_id, heading in headings.items()],
            )
            cursor.executemany(
                "DELETE FROM vectors WHERE chunk_id = ?", [(chunk_id,) for chunk_id in headings]
            )

    def forget_vectors(self) -> int:
        """Drop every vector, so that all passages wait for new ones; how many there were."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM vectors")
            return int(cursor.rowcount)

    def vectors_of_document(self, document_id: str) -> Iterator[ChunkVectors]:
        """The vectors of one document that exist, in order, read in batches."""
        position, more = -1, True
        while more:
            rows = self._database.execute(_VECTORS_OF_DOCUMENT, (document_id, position, BATCH))
            more = len(rows) == BATCH
            for row in rows:
                yield ChunkVectors(*row[1:])
                position = row[0]

    def embedder(self) -> EmbedderIdentity | None:
        """Which weights made the vectors; None when there are none."""
        row = self._database.one(
            "SELECT value FROM facts WHERE name = ? AND EXISTS (SELECT 1 FROM vectors)",
            (_EMBEDDER,),
        )
        return None if row is None else EmbedderIdentity(**json.loads(row[0]))


def insert_chunks(cursor: Any, chunks: Sequence[Chunk]) -> None:
    """Add passages, in the transaction of `cursor`."""
    cursor.executemany(_INSERT, [_values(chunk) for chunk in chunks])


def _values(chunk: Chunk) -> tuple[Any, ...]:
    ref = {name: value for name, value in asdict(chunk.ref).items() if value is not None}
    return (
        chunk.id,
        chunk.document_id,
        chunk.position,
        chunk.text,
        json.dumps(ref, ensure_ascii=False),
        chunk.heading,
        chunk.kind,
        json.dumps(chunk.sentences, separators=(",", ":")),
        chunk.valid_from,
        chunk.valid_until,
    )


def _chunk(row: Row) -> Chunk:
    identity, document_id, position, text, ref, heading, kind, sentences, *valid = row
    return Chunk(
        id=identity,
        document_id=document_id,
        position=position,
        text=text,
        ref=SourceRef(**json.loads(ref)),
        heading=heading,
        kind=kind,
        sentences=tuple(map(tuple, json.loads(sentences))),
        valid_from=valid[0],
        valid_until=valid[1],
    )


def _checked(entry: ChunkVectors, dimensions: int) -> tuple[str, bytes, bytes]:
    if len(entry.passage) != 4 * dimensions or len(entry.sentences) % dimensions:
        msg = f"a vector of {len(entry.passage)} and {len(entry.sentences)} bytes"
        raise ValueError(msg)
    return entry.chunk_id, entry.passage, entry.sentences
