"""The repositories of a bot, in memory: what a test counts in instead of an encrypted file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from builder.core.decision import Decision, FoundValue
from builder.core.document import Chunk, Document, Outcome
from builder.core.journal import TO_READ, Entry, FileState, Tally
from builder.core.ports import ChunkVectors, EmbedderIdentity


class MemoryDocuments:
    """Records, passages and originals in dictionaries; one object, so that a change is whole."""

    def __init__(self) -> None:
        self.records: dict[str, Document] = {}
        self.passages: dict[str, Chunk] = {}
        self.vectors: dict[str, ChunkVectors] = {}
        self.originals: dict[str, bytes] = {}
        self.values: dict[str, list[FoundValue]] = {}
        self.journal = MemoryJournal()
        self.gone: dict[str, str] = {}

    def all(self) -> list[Document]:
        return sorted(self.records.values(), key=lambda document: document.name)

    def get(self, document_id: str) -> Document | None:
        return self.records.get(document_id)

    def by_name(self, name: str) -> Document | None:
        return next((d for d in self.records.values() if d.name == name), None)

    def by_content(self, sha256: str) -> str | None:
        made = [d for d in self.records.values() if d.sha256 == sha256]
        return next((d.name for d in made if d.outcome is not Outcome.FAILED), None)

    def erased(self, sha256: str, name: str) -> str | None:
        return self.gone.get(sha256) or self.gone.get(name)

    def save(self, document: Document) -> None:
        self.records[document.id] = document

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
        self.journal.save(entries)
        known = self.by_name(document.name)
        if known is not None:
            self.remove(known.id)
        self.remove(document.id)
        self.records[document.id] = document
        self.passages.update({chunk.id: chunk for chunk in chunks})
        self.values[document.id] = list(values)
        if original is not None:
            self.originals[document.id] = original

    def remove(self, document_id: str) -> dict[str, int]:
        gone = [chunk.id for chunk in self.passages.values() if chunk.document_id == document_id]
        return {
            "vectors": sum(self.vectors.pop(chunk_id, None) is not None for chunk_id in gone),
            "chunks": sum(self.passages.pop(chunk_id, None) is not None for chunk_id in gone),
            "findings": len(self.values.pop(document_id, ())),
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

    def without_vectors(
        self, document_id: str | None = None, *, limit: int | None = None
    ) -> list[Chunk]:
        return [
            chunk
            for chunk in self._documents.passages.values()
            if chunk.id not in self._documents.vectors and document_id in {None, chunk.document_id}
        ][:limit]

    def of_document(self, document_id: str) -> Iterator[Chunk]:
        return iter(self._documents.of_document(document_id))

    def waiting(self) -> dict[str, int]:
        return Counter(chunk.document_id for chunk in self.without_vectors())

    def get(self, chunk_id: str) -> Chunk | None:
        return self._documents.passages.get(chunk_id)


class MemoryJournal:
    """The journal in a dictionary, by name."""

    def __init__(self) -> None:
        self.rows: dict[str, Entry] = {}
        self._turns = 0

    def enter(self, entries: Sequence[Entry]) -> int:
        for entry in entries:
            self._turns += 1
            self.rows[entry.name] = replace(entry, turn=self._turns)
        return self._turns

    def take(self, limit: int, *, since: int = 0) -> list[Entry]:
        waiting = self.entries(FileState.WAITING, since=since)
        taken = sorted(waiting, key=lambda entry: entry.tries)[:limit]
        for entry in taken:
            tries = entry.tries + 1
            self.rows[entry.name] = replace(entry, state=FileState.READING, tries=tries)
        return [self.rows[entry.name] for entry in taken]

    def save(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.name in self.rows and self.rows[entry.name].turn == entry.turn:
                self.rows[entry.name] = entry

    def get(self, name: str) -> Entry | None:
        return self.rows.get(name)

    def entries(self, *states: FileState, since: int = 0, limit: int | None = None) -> list[Entry]:
        known = sorted(self.rows.values(), key=lambda entry: entry.turn)
        at = [e for e in known if e.turn > since and (not states or e.state in states)]
        return at[:limit]

    def move(
        self,
        states: Collection[FileState],
        to: FileState,
        *,
        names: Sequence[str] | None = None,
        since: int = 0,
    ) -> int:
        moved = [
            entry
            for entry in self.entries(*states, since=since)
            if names is None or entry.name in names
        ]
        for entry in moved:
            self.rows[entry.name] = replace(entry, state=to, error_code=None, error_params={})
        return len(moved)

    def tally(self, *, since: int = 0) -> Tally:
        known = self.entries(since=since)
        return Tally(
            counts=Counter(entry.state for entry in known),
            bytes_to_read=sum(entry.size for entry in known if entry.state in TO_READ),
            words=sum(entry.words for entry in known),
        )

    def remove(self, names: Sequence[str]) -> int:
        return sum(self.rows.pop(name, None) is not None for name in names)


class MemoryDecisions:
    """Decisions in a list, the last word last."""

    def __init__(self) -> None:
        self._key = b"k" * 32
        self._made: list[Decision] = []

    def key(self) -> bytes:
        return self._key

    def put(self, decision: Decision) -> int:
        replaced = self.withdraw(decision)
        self._made.append(decision)
        return replaced

    def withdraw(self, decision: Decision) -> int:
        left = [each for each in self._made if not decision.covers(each)]
        gone = len(self._made) - len(left)
        self._made = left
        return gone

    def all(self) -> list[Decision]:
        return list(self._made)

    def of_document(self, document_id: str) -> list[Decision]:
        return [each for each in self._made if each.document_id in {"", document_id}]

    def forget_document(self, document_id: str) -> int:
        before = len(self._made)
        self._made = [each for each in self._made if each.document_id != document_id]
        return before - len(self._made)


class RecordingIndex:
    """An index that remembers what it was told, in order."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, int]] = []
        self.passages: dict[str, str] = {}
        self.held: dict[str, list[str]] = {}

    def put(self, document: Document, chunks: Sequence[Chunk]) -> None:
        self.told.append(("put", document.name, len(chunks)))
        for old in self.held.get(document.id, []):
            self.passages.pop(old, None)
        self.held[document.id] = [chunk.id for chunk in chunks]
        self.passages.update({chunk.id: chunk.text for chunk in chunks})

    def put_vectors(self, vectors: Sequence[ChunkVectors]) -> None:
        self.told.append(("vectors", "", len(vectors)))

    def forget_document(self, document_id: str) -> int:
        self.told.append(("forget", document_id, 0))
        return 0
