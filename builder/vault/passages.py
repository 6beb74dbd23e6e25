"""The passages of an open bot file, as retrieval and bundles read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.core.document import Chunk, Document, Outcome
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.vault.chunks import SqlChunks
from builder.vault.documents import SqlDocuments


class SqlPassages:
    """A `PassageSource` over the bot file; it shows what is in the file when it is asked."""

    def __init__(self, documents: SqlDocuments, chunks: SqlChunks) -> None:
        self._documents = documents
        self._chunks = chunks

    def documents(self) -> Sequence[Document]:
        """Every document that answers may come from, by name; its vectors may still be coming."""
        return [entry for entry in self._documents.all() if entry.outcome is Outcome.READY]

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        """Every passage that may be used, in the order of documents and positions."""
        for document in self.documents():
            if document_id in {None, document.id}:
                yield from self._chunks.of_document(document.id)

    def vectors(self) -> Iterator[ChunkVectors]:
        """The vectors that exist, in the order of `chunks`; some passages may have none yet."""
        for document in self.documents():
            yield from self._chunks.vectors_of_document(document.id)

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """Those of the passages `ids` that are still there."""
        return self._chunks.find(ids)

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        """The vectors that exist of the passages `ids`."""
        return self._chunks.find_vectors(ids)

    def embedder(self) -> EmbedderIdentity | None:
        """Which weights made the vectors; None when there are none."""
        return self._chunks.embedder()
