"""The passages of an opened bundle, in memory and read-only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.bundle.vectors import VectorBlock
from builder.core.document import Chunk, Document
from builder.core.ports import ChunkVectors, EmbedderIdentity


class BundleSource:
    """A `PassageSource` over what a bundle carried."""

    def __init__(
        self,
        documents: Sequence[Document],
        chunks: Sequence[Chunk],
        vectors: VectorBlock,
        embedder: EmbedderIdentity | None,
    ) -> None:
        self._documents = tuple(documents)
        self._chunks = tuple(chunks)
        self._by_id = {chunk.id: chunk for chunk in self._chunks}
        parts = vectors.parts()
        self._parts = {chunk.id: parts[at] for at, chunk in enumerate(self._chunks) if at in parts}
        self._vectors = vectors
        self._embedder = embedder

    def documents(self) -> Sequence[Document]:
        """Every document, by name."""
        return self._documents

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        """Every passage, in the order it was sealed in."""
        return (c for c in self._chunks if document_id in {None, c.document_id})

    def vectors(self) -> Iterator[ChunkVectors]:
        """The vectors of the passages that have some, in the order of `chunks`."""
        return self._vectors.read([chunk.id for chunk in self._chunks])

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """Those of the passages `ids` that were sealed in."""
        return [self._by_id[each] for each in ids if each in self._by_id]

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        """The vectors that were sealed in of the passages `ids`."""
        return [self._vectors.cut(each, self._parts[each]) for each in ids if each in self._parts]

    def embedder(self) -> EmbedderIdentity | None:
        """Which weights made the vectors; None when there are none."""
        return self._embedder
