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
        self._vectors = vectors
        self._embedder = embedder

    def documents(self) -> Sequence[Document]:
        """Every document, by name."""
        return self._documents

    def chunks(self) -> Iterator[Chunk]:
        """Every passage, in the order it was sealed in."""
        return iter(self._chunks)

    def vectors(self) -> Iterator[ChunkVectors]:
        """The vectors of the passages that have some, in the order of `chunks`."""
        return self._vectors.read([chunk.id for chunk in self._chunks])

    def embedder(self) -> EmbedderIdentity | None:
        """Which weights made the vectors; None when there are none."""
        return self._embedder
