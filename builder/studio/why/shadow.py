"""Passages that no answer comes from beside those that were found, as one small bot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.core.document import Chunk, Document, Outcome
from builder.core.ports import ChunkVectors, EmbedderIdentity


class Shadow:
    """Unused passages and found ones as one small bot: a `PassageSource` in memory, for a look."""

    def __init__(
        self, documents: Iterable[Document], unused: Sequence[Chunk], found: Sequence[Chunk]
    ) -> None:
        self._embedder: EmbedderIdentity | None = None
        self._vectors: dict[str, ChunkVectors] = {}
        self._documents: dict[str, Document] = {}
        self._chunks: dict[str, list[Chunk]] = {}
        known = {each.id: each for each in documents}
        for number, chunk in enumerate([*unused, *found]):
            document = known.get(chunk.document_id)
            if document is None:
                continue
            # A document each, so that what is off does not stand for what is in use.
            single = f"{document.id}-{number}"
            name = f"{number} {document.name}"
            self._documents[single] = replace(document, id=single, name=name, outcome=Outcome.READY)
            self._chunks[single] = [replace(chunk, document_id=single)]

    @property
    def every(self) -> list[Chunk]:
        """All the passages."""
        return [chunk for chunks in self._chunks.values() for chunk in chunks]

    def embed(self, vectors: Iterator[ChunkVectors], identity: EmbedderIdentity) -> None:
        """Take the vectors of all of them."""
        self._vectors = {each.chunk_id: each for each in vectors}
        self._embedder = identity

    def documents(self) -> Sequence[Document]:
        """See `PassageSource`."""
        return list(self._documents.values())

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        """See `PassageSource`."""
        if document_id is None:
            yield from self.every
        else:
            yield from self._chunks[document_id]

    def vectors(self) -> Iterator[ChunkVectors]:
        """See `PassageSource`."""
        yield from self._vectors.values()

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """See `PassageSource`."""
        wanted = set(ids)
        return [chunk for chunk in self.every if chunk.id in wanted]

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        """See `PassageSource`."""
        return [self._vectors[each] for each in ids if each in self._vectors]

    def embedder(self) -> EmbedderIdentity | None:
        """See `PassageSource`."""
        return self._embedder
