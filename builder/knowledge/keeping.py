"""Keeps what was read: the document, where its file stands, and what the indexes must know."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from builder.core.document import AddResult, Document, Outcome
from builder.core.errors import HushdeskError
from builder.core.journal import FileState
from builder.core.ports import ChunkVectors
from builder.knowledge.parts import Parts
from builder.knowledge.preparation import Prepared
from builder.knowledge.tracking import Track
from builder.knowledge.vectoring import VectorQueue

BACKLOG = 1000
"""Read files that wait for vectors in memory; more wait in the journal alone."""


class Keeper:
    """Writes one outcome a file, in the thread of the work.

    Attributes:
        waiting: what is kept and has no vectors yet.
    """

    def __init__(self, parts: Parts, track: Track, *, since: int) -> None:
        self._parts = parts
        self._track = track
        self._since = since
        self.waiting = VectorQueue(parts.documents, parts.chunks, self._put_vectors, track)

    def keep(self, prepared: Prepared) -> Iterator[AddResult]:
        """Write one file's outcome; what is kept waits for vectors, the rest is reported."""
        parts, document = self._parts, prepared.document
        if prepared.unchanged:
            yield from self._unchanged(prepared)
        elif prepared.original is not None:
            passages = len(prepared.chunks)
            entry = self._track.read(prepared.entry, document=document, passages=passages)
            self._write(prepared)
            if document.outcome is not Outcome.READY:
                yield self._track.end(entry, prepared.result(), was_read=True)
            elif len(self.waiting) < BACKLOG:
                # The original may be large and is in the file by now, as the passages are.
                prepared = replace(prepared, entry=entry, original=None, chunks=[])
                self.waiting.push(prepared, passages)
        else:
            if document.outcome is Outcome.FAILED and document.sha256 and self._may_go(document):
                parts.documents.save(document)
            yield self._track.end(prepared.entry, prepared.result(), size=document.size)

    def refill(self) -> Iterator[AddResult]:
        """Let read files wait that had no room, or were left by an earlier piece of work."""
        self._track.write(now=True)
        for entry in self._parts.queue.journal.entries(
            FileState.READ, since=self._since, limit=BACKLOG
        ):
            document = self._parts.documents.by_name(entry.name)
            if document is None:
                gone = AddResult(entry.name, Outcome.SKIPPED, error_code="document_removed")
                yield self._track.end(entry, gone, was_read=True)
                continue
            yield from self._unchanged(
                Prepared(document, started=time.monotonic(), entry=entry), Outcome.READY
            )
        self._track.write(now=True)

    def _unchanged(
        self, prepared: Prepared, outcome: Outcome = Outcome.UNCHANGED
    ) -> Iterator[AddResult]:
        """What is in the file already waits for what is missing, if anything is."""
        document, entry = prepared.document, prepared.entry
        was_read = entry.state is FileState.READ
        passages, vectors = self._parts.chunks.counts(document.id)
        if passages == vectors:
            entry = replace(entry, words=document.words, size=document.size)
            yield self._track.end(entry, prepared.result(outcome), was_read=was_read)
            return
        if not was_read:
            entry = self._track.read(entry, document=document, passages=passages)
        self.waiting.push(replace(prepared, entry=entry), passages - vectors)

    def _write(self, prepared: Prepared) -> None:
        """Keep a document: indexes hear of it first when it takes another's place.

        The old passages answer until the new ones do, and these are at hand before they are in
        the file; when it refuses them, the old ones are taken back.
        """
        parts, document = self._parts, prepared.document
        known = parts.documents.by_name(document.name)
        if known is not None:
            self._tell_indexes(known, prepared)
        try:
            parts.documents.replace(
                document,
                prepared.chunks,
                original=prepared.original,
                values=prepared.values,
                rules=prepared.rules,
                entries=self._track.drain(),
            )
        except HushdeskError:
            if known is not None and known.outcome is Outcome.READY:
                for index in parts.indexes:
                    index.put(known, list(parts.chunks.of_document(known.id)))
            raise
        if known is None:
            self._tell_indexes(known, prepared)

    def _tell_indexes(self, known: Document | None, prepared: Prepared) -> None:
        for index in self._parts.indexes:
            if prepared.chunks:  # in place of those it had, in one go
                index.put(prepared.document, prepared.chunks)
            elif known is not None:
                index.forget_document(known.id)

    def _put_vectors(self, vectors: list[ChunkVectors]) -> None:
        for index in self._parts.indexes:
            index.put_vectors(vectors)

    def _may_go(self, document: Document) -> bool:
        """Whether a failure may take the record's place; what answers today goes on answering."""
        known = self._parts.documents.by_name(document.name)
        return known is None or known.outcome is Outcome.FAILED
