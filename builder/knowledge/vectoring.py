"""Gives kept passages their vectors, and counts them back before a document is called ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.core.document import AddResult, Chunk, Outcome
from builder.core.errors import DocumentError, HushdeskError
from builder.core.ports import ChunkRepository, ChunkVectors, DocumentRepository
from builder.core.progress import CancelToken, Progress, Step
from builder.knowledge.preparation import Prepared

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder

GROUP = 256
"""Passages embedded together: enough to sort by length, few enough to see documents finish."""

_KEPT_AT_ONCE = 32

Put = Callable[[list[ChunkVectors]], None]


@dataclass(slots=True)
class _Waiting:
    """A kept document and those of its passages that have no vector yet."""

    prepared: Prepared
    rest: list[Chunk]
    total: int


class VectorQueue:
    """The documents of one piece of work that wait for vectors; the shortest come first."""

    def __init__(
        self,
        documents: DocumentRepository,
        chunks: ChunkRepository,
        put: Put,
        progress: Progress,
    ) -> None:
        self._documents = documents
        self._chunks = chunks
        self._put = put
        self._progress = progress
        self._waiting: dict[str, _Waiting] = {}

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._waiting)

    def push(self, prepared: Prepared, chunks: Sequence[Chunk]) -> None:
        """Let `chunks` of a kept document wait."""
        entry = _Waiting(prepared, list(chunks), len(chunks))
        self._waiting[prepared.document.id] = entry

    def give_up(self, error: HushdeskError) -> Iterator[AddResult]:
        """Say why nothing that waits gets its vectors; the passages stay, found by words."""
        entries, self._waiting = list(self._waiting.values()), {}
        for entry in entries:
            yield entry.prepared.result(Outcome.FAILED, error)

    def embed_group(self, embedder: Embedder, token: CancelToken) -> Iterator[AddResult | None]:
        """Embed some of what waits; a result for each document that is done, else None.

        What has been made is kept also when the work is stopped.

        Raises:
            Cancelled: when `token` asked for it.
        """
        owners = self._next_group()
        given = [chunk for entry, part in owners for chunk in part]
        for ids in self._kept(given, embedder, token):
            yield None
            done = set(ids)
            for entry, _ in owners:
                entry.rest = [chunk for chunk in entry.rest if chunk.id not in done]
                self._progress(self._step(entry))
        for entry, part in owners:
            left = {chunk.id for chunk in part}
            entry.rest = [chunk for chunk in entry.rest if chunk.id not in left]
            if not entry.rest:
                del self._waiting[entry.prepared.document.id]
                yield self._counted(entry)

    def _next_group(self) -> list[tuple[_Waiting, list[Chunk]]]:
        room, group = GROUP, []
        for entry in sorted(self._waiting.values(), key=lambda entry: len(entry.rest)):
            group.append((entry, entry.rest[:room]))
            room -= len(group[-1][1])
            if room <= 0:
                break
        return group

    def _kept(
        self, chunks: Sequence[Chunk], embedder: Embedder, token: CancelToken
    ) -> Iterator[list[str]]:
        held: list[ChunkVectors] = []
        try:
            for vectors in embedder.embed_passages(chunks, token=token):
                held.append(vectors)
                if len(held) >= _KEPT_AT_ONCE:
                    batch, held = held, []
                    yield self._keep(batch, embedder)
        finally:
            ids = self._keep(held, embedder)
        yield ids

    def _keep(self, batch: list[ChunkVectors], embedder: Embedder) -> list[str]:
        if batch:
            self._chunks.save_vectors(batch, embedder.identity)
            self._put(batch)
        return [vectors.chunk_id for vectors in batch]

    def _step(self, entry: _Waiting) -> Step:
        done = entry.total - len(entry.rest)
        return Step("embedding", done, entry.total, entry.prepared.document.name)

    def _counted(self, entry: _Waiting) -> AddResult:
        """Ready only when the file itself says that everything is there."""
        document = entry.prepared.document
        passages, vectors = self._chunks.counts(document.id)
        if 0 < passages == vectors == document.chunks:
            return entry.prepared.result(Outcome.READY)
        if self._documents.get(document.id) is None:
            return entry.prepared.result(Outcome.SKIPPED, DocumentError("document_removed"))
        error = DocumentError("document_incomplete", missing=document.chunks - vectors)
        return entry.prepared.result(Outcome.FAILED, error)
