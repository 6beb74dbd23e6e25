"""Gives kept passages their vectors, and counts them back before a document is called ready."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from builder.core.document import AddResult, Chunk, Outcome
from builder.core.errors import DocumentError, HushdeskError, ModelError
from builder.core.journal import Entry
from builder.core.ports import ChunkRepository, ChunkVectors, DocumentRepository
from builder.core.progress import CancelToken
from builder.knowledge.preparation import Prepared, as_text
from builder.knowledge.tracking import Track

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder

GROUP = 256
"""Passages embedded together: enough to sort by length, few enough to see documents finish."""

_KEPT_AT_ONCE = 32

Put = Callable[[list[ChunkVectors]], None]


@dataclass(slots=True)
class _Waiting:
    """A kept document with passages that have no vector yet; the passages stay in the file."""

    document_id: str
    entry: Entry
    result: AddResult
    started: float
    rest: int
    total: int


class VectorQueue:
    """The documents of one piece of work that wait for vectors; the shortest come first."""

    def __init__(
        self, documents: DocumentRepository, chunks: ChunkRepository, put: Put, track: Track
    ) -> None:
        self._documents = documents
        self._chunks = chunks
        self._put = put
        self._track = track
        self._waiting: list[tuple[int, int, _Waiting]] = []
        self._pushed = 0

    def __len__(self) -> int:
        """How many documents wait."""
        return len(self._waiting)

    def push(self, prepared: Prepared, passages: int) -> None:
        """Let so many passages of a kept document wait."""
        result = prepared.result(Outcome.READY)
        waiting = _Waiting(
            prepared.document.id, prepared.entry, result, prepared.started, passages, passages
        )
        self._track.await_vectors(passages)
        self._push(waiting)

    def give_up(self, error: HushdeskError) -> Iterator[AddResult]:
        """Say why nothing that waits gets its vectors; the passages stay, found by words."""
        entries, self._waiting = [entry for *_, entry in sorted(self._waiting)], []
        for entry in entries:
            yield self._ended(entry, Outcome.FAILED, error)

    def embed_group(self, embedder: Embedder, token: CancelToken) -> Iterator[AddResult | None]:
        """Embed some of what waits; a result for each document that is done, else None.

        What has been made is kept also when the work is stopped.

        Raises:
            Cancelled: when `token` asked for it.
            ModelError: an embedder's on a server.
        """
        group = self._next_group()
        try:
            yield from self._embed(group, embedder, token)
        except ModelError:  # a server's; who waits goes on waiting
            for entry, _ in group:
                self._push(entry)
            raise
        for entry, part in group:
            if entry.rest > 0 and part:
                self._push(entry)
            else:
                yield self._counted(entry)

    def _embed(
        self, group: Sequence[tuple[_Waiting, list[Chunk]]], embedder: Embedder, token: CancelToken
    ) -> Iterator[None]:
        given = [chunk for _, part in group for chunk in part]
        for ids in self._kept(given, embedder, token):
            yield None
            for entry, part in group:
                if done := sum(chunk.id in ids for chunk in part):
                    entry.rest -= done
                    learnt = entry.total - entry.rest
                    entry.entry = self._track.learning(entry.entry, learnt, entry.total)

    def _push(self, waiting: _Waiting) -> None:
        self._pushed += 1
        heappush(self._waiting, (waiting.rest, self._pushed, waiting))

    def _next_group(self) -> list[tuple[_Waiting, list[Chunk]]]:
        room, group = GROUP, []
        while self._waiting and room > 0:
            *_, entry = heappop(self._waiting)
            part = self._chunks.without_vectors(entry.document_id, limit=room)
            group.append((entry, part))
            room -= len(part)
        return group

    def _kept(
        self, chunks: Sequence[Chunk], embedder: Embedder, token: CancelToken
    ) -> Iterator[set[str]]:
        held: list[ChunkVectors] = []
        begun = time.monotonic()
        try:
            for vectors in embedder.embed_passages(chunks, token=token):
                held.append(vectors)
                if len(held) >= _KEPT_AT_ONCE:
                    batch, held = held, []
                    ids = self._keep(batch, embedder)
                    self._track.learnt(len(ids), time.monotonic() - begun)
                    yield ids
                    begun = time.monotonic()
        finally:
            ids = self._keep(held, embedder)
        self._track.learnt(len(ids), time.monotonic() - begun)
        yield ids

    def _keep(self, batch: list[ChunkVectors], embedder: Embedder) -> set[str]:
        if batch:
            self._chunks.save_vectors(batch, embedder.identity)
            self._put(batch)
        return {vectors.chunk_id for vectors in batch}

    def _counted(self, entry: _Waiting) -> AddResult:
        """Ready only when the file itself says that everything is there."""
        passages, vectors = self._chunks.counts(entry.document_id)
        if 0 < passages == vectors == entry.result.chunks:
            return self._ended(entry, Outcome.READY)
        if self._documents.get(entry.document_id) is None:
            return self._ended(entry, Outcome.SKIPPED, DocumentError("document_removed"))
        missing = entry.result.chunks - vectors
        error = DocumentError("document_incomplete", missing=missing)
        return self._ended(entry, Outcome.FAILED, error)

    def _ended(
        self, waiting: _Waiting, outcome: Outcome, error: HushdeskError | None = None
    ) -> AddResult:
        result = replace(
            waiting.result,
            outcome=outcome,
            error_code=error.code if error else waiting.result.error_code,
            error_params=as_text(error.params) if error else waiting.result.error_params,
            seconds=time.monotonic() - waiting.started,
        )
        return self._track.end(waiting.entry, result, was_read=True)
