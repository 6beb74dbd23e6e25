"""The repositories of a bot, in memory: what a test counts in instead of an encrypted file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.core.document import Chunk, Document
from builder.core.ports import ChunkVectors, EmbedderIdentity


class MemoryDocuments:
    """Records, passages and originals in dictionaries; one object, so that a change is whole."""

    def __init__(self) -> None:
        self.records: dict[str, Document] = {}
        self.passages: dict[str, Chunk] = {}
        self.vectors: dict[str, ChunkVectors] = {}
        self.originals: dict[str, bytes] = {}

    def all(self) -> list[Document]:
        return sorted(self.records.values(), key=lambda document: document.name)

    def get(self, document_id: str) -> Document | None:
        return self.records.get(document_id)

    def by_name(self, name: str) -> Document | None:
        return next((d for d in self.records.values() if d.name == name), None)

    def save(self, document: Document) -> None:
        self.records[document.id] = document

    def replace(
        self, document: Document, chunks: Sequence[Chunk], *, original: bytes | None
    ) -> None:
        known = self.by_name(document.name)
        if known is not None:
            self.remove(known.id)
        self.remove(document.id)
        self.records[document.id] = document
        self.passages.update({chunk.id: chunk for chunk in chunks})
        if original is not None:
            self.originals[document.id] = original

    def remove(self, document_id: str) -> dict[str, int]:
        gone = [chunk.id for chunk in self.passages.values() if chunk.document_id == document_id]
        return {
            "vectors": sum(self.vectors.pop(chunk_id, None) is not None for chunk_id in gone),
            "chunks": sum(self.passages.pop(chunk_id, None) is not None for chunk_id in gone),
            "originals": int(self.originals.pop(document_id, None) is not None),
            "documents": int(self.records.pop(document_id, None) is not None),
        }

    def of_document(self, document_id: str) -> list[Chunk]:
        """The passages of one document, in order."""
        mine = [chunk for chunk in self.passages.values() if chunk.document_id == document_id]
        return sorted(mine, key=lambda chunk: chunk.position)


class MemoryChunks:
    """The passages' side of `MemoryDocuments`; can lose vectors, as a full disk might."""

    def __init__(self, documents: MemoryDocuments, *, loses: int = 0) -> None:
        self._documents = documents
        self._loses = loses

    def save_vectors(self, vectors: Iterable[ChunkVectors], embedder: EmbedderIdentity) -> None:
        for each in vectors:
            if self._loses:
                self._loses -= 1
            elif each.chunk_id in self._documents.passages:
                self._documents.vectors[each.chunk_id] = each

    def counts(self, document_id: str) -> tuple[int, int]:
        mine = self._documents.of_document(document_id)
        return len(mine), sum(chunk.id in self._documents.vectors for chunk in mine)

    def without_vectors(self, document_id: str | None = None) -> list[Chunk]:
        return [
            chunk
            for chunk in self._documents.passages.values()
            if chunk.id not in self._documents.vectors and document_id in {None, chunk.document_id}
        ]

    def get(self, chunk_id: str) -> Chunk | None:
        return self._documents.passages.get(chunk_id)


class RecordingIndex:
    """An index that remembers what it was told, in order."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, int]] = []
        self.passages: dict[str, str] = {}

    def put(self, document: Document, chunks: Sequence[Chunk]) -> None:
        self.told.append(("put", document.name, len(chunks)))
        self.passages.update({chunk.id: chunk.text for chunk in chunks})

    def put_vectors(self, vectors: Sequence[ChunkVectors]) -> None:
        self.told.append(("vectors", "", len(vectors)))

    def forget_document(self, document_id: str) -> int:
        self.told.append(("forget", document_id, 0))
        return 0
