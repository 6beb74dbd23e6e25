"""What every `PassageSource` of the tests has in common: looking passages up one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.core.document import Chunk
from builder.core.ports import ChunkVectors


class Lookups:
    """`find_chunks` and `find_vectors` over a source's own `chunks` and `vectors`."""

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        raise NotImplementedError

    def vectors(self) -> Iterator[ChunkVectors]:
        raise NotImplementedError

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        return [chunk for chunk in self.chunks() if chunk.id in set(ids)]

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        return [each for each in self.vectors() if each.chunk_id in set(ids)]


def of_document(chunks: Sequence[Chunk], document_id: str | None) -> Iterator[Chunk]:
    """`chunks`, or those of one document."""
    return (chunk for chunk in chunks if document_id in {None, chunk.document_id})
