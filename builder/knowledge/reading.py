"""One piece of reading: files are read in threads and kept in the caller's own."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, cast

from builder.core.document import AddResult, Chunk, Document, Outcome
from builder.core.errors import Cancelled, DocumentError, HushdeskError, ModelError
from builder.core.policy import DocumentData
from builder.core.ports import ChunkRepository, ChunkVectors, Clock, DocumentRepository
from builder.core.progress import CancelToken, Progress, Step
from builder.knowledge import nursery, worker
from builder.knowledge.chunking import warm_up
from builder.knowledge.findings import Finds
from builder.knowledge.intake import Found
from builder.knowledge.limits import Limits
from builder.knowledge.page_news import PageNews
from builder.knowledge.preparation import Amend, Parse, Prepared, Preparer, failed
from builder.knowledge.vectoring import VectorQueue
from builder.knowledge.wire import Parsed

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder

CHILDREN = 2
"""Files read beside each other: more would fight the embedder for processors."""

_AHEAD = 4
_POLL_S = 0.1
_PATIENCE_S = 0.5


class Listener(Protocol):
    """An index that follows what is kept; the retriever is one."""

    def put(self, document: Document, chunks: Sequence[Chunk]) -> None:
        """Take a document's passages in place of those it had."""
        ...

    def put_vectors(self, vectors: Sequence[ChunkVectors]) -> None:
        """Take vectors of passages."""
        ...

    def forget_document(self, document_id: str) -> int:
        """Drop a document's passages."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a piece of work is done with; see `Pipeline`."""

    documents: DocumentRepository
    chunks: ChunkRepository
    detector: Finds
    action: DocumentData
    embedder: Embedder | Callable[[], Embedder] | None
    indexes: tuple[Listener, ...]
    clock: Clock
    limits: Limits
    parse: Parse | None
    amend: Amend


class EitherToken(CancelToken):
    """Cancelled when the caller's token is, or when the work ends for another reason."""

    def __init__(self, outer: CancelToken) -> None:
        super().__init__()
        self._outer = outer

    @property
    def cancelled(self) -> bool:
        """Whether anybody asked to stop."""
        return self._event.is_set() or self._outer.cancelled

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            Cancelled: when anybody asked.
        """
        if self.cancelled:
            raise Cancelled


class _Claims:
    """Which content is whose, so that the same file under two names is read once."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._lock = threading.Lock()
        self._owners = {d.sha256: d.name for d in documents if d.outcome is not Outcome.FAILED}

    def owner(self, sha256: str, name: str) -> str:
        """Who has this content; `name` itself when nobody had."""
        with self._lock:
            return self._owners.setdefault(sha256, name)


class Run:
    """One piece of work: files are read in threads, everything is kept in the caller's own."""

    def __init__(self, parts: Parts, progress: Progress, token: CancelToken) -> None:
        self._parts = parts
        self._progress = progress
        self._token = EitherToken(token)
        self._readers = ThreadPoolExecutor(CHILDREN, thread_name_prefix="reading")
        self._loader = ThreadPoolExecutor(1, thread_name_prefix="loading")
        self._reading: set[Future[Prepared]] = set()
        self._ahead: deque[tuple[int, Found]] = deque()
        self._total = 0
        self._pages = PageNews()
        self._nurseries = nursery.Nurseries() if nursery.AVAILABLE else None
        fresh = self._nurseries.parse if self._nurseries else worker.parse
        self._parse_file: Parse = parts.parse or fresh
        known = parts.documents.all()
        self._preparer = Preparer(
            {document.name: document for document in known},
            detector=parts.detector,
            action=parts.action,
            clock=parts.clock,
            limits=parts.limits,
            parse=self._parse,
            owner=_Claims(known).owner,
            amend=parts.amend,
        )
        self._queue = VectorQueue(parts.documents, parts.chunks, self._put_vectors, progress)
        self._loading = threading.Lock()
        self._embedder: Future[Embedder] | None = None

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        self._token.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._loader.shutdown(wait=True, cancel_futures=True)
        if self._nurseries:
            self._nurseries.close()

    def files(self, found: Sequence[Found]) -> Iterator[AddResult]:
        """Read every file; keep, embed and report each as it comes."""
        self._ahead.extend(enumerate(found))
        self._total = len(found)
        self._submit()
        while self._reading or self._queue:
            # Reading comes first: every file is found by words, or has its reason, within moments.
            before = len(self._reading) + len(self._ahead)
            yield from self._take_read(_PATIENCE_S if self._can_embed() else _POLL_S)
            if len(self._reading) + len(self._ahead) == before and self._can_embed():
                yield from self._embed()

    def waiting(self) -> Iterator[AddResult]:
        """Embed what an earlier piece of work left without vectors."""
        rest: dict[str, list[Chunk]] = {}
        for chunk in self._parts.chunks.without_vectors():
            rest.setdefault(chunk.document_id, []).append(chunk)
        for document_id, chunks in rest.items():
            document = self._parts.documents.get(document_id)
            if document is not None and document.outcome is Outcome.READY:
                self._queue.push(Prepared(document, started=time.monotonic()), chunks)
        yield from self._embed_all()

    def again(self, document: Document, original: bytes, decision: DocumentData) -> AddResult:
        """Read one original under a decision."""
        prepared = Prepared(document, started=time.monotonic())
        self._progress(Step("reading", 0, 1, document.name))
        try:
            reading = self._readers.submit(
                self._preparer.read, prepared, original, self._token, decision=decision
            )
            while not reading.done():
                wait([reading], timeout=_POLL_S)
                self._pages.report(self._progress)
            read = reading.result()
        except DocumentError as error:
            return failed(prepared, error).result()
        results = [*self._keep(read), *self._embed_all()]
        return results[-1]

    def _submit(self) -> None:
        while self._ahead and len(self._reading) < _AHEAD:
            index, found = self._ahead.popleft()
            self._progress(Step("reading", index, self._total, found.name))
            self._reading.add(self._readers.submit(self._preparer.prepare, found, self._token))

    def _take_read(self, patience_s: float = 0.0) -> Iterator[AddResult]:
        """Keep the files that have been read, after waiting a moment for one."""
        self._token.check()
        self._pages.report(self._progress)
        if patience_s and self._reading:
            wait(self._reading, timeout=patience_s, return_when=FIRST_COMPLETED)
        elif patience_s and self._embedder:
            wait([self._embedder], timeout=patience_s)
        for future in [future for future in self._reading if future.done()]:
            self._reading.discard(future)
            self._submit()
            yield from self._keep(future.result())

    def _keep(self, prepared: Prepared) -> Iterator[AddResult]:
        """Write one file's outcome; what is kept waits for vectors, the rest is reported."""
        parts, document = self._parts, prepared.document
        if prepared.unchanged:
            rest = parts.chunks.without_vectors(document.id)
            if rest:
                self._queue.push(prepared, rest)
            else:
                yield prepared.result(Outcome.UNCHANGED)
            return
        known = parts.documents.by_name(document.name)
        if document.outcome in {Outcome.READY, Outcome.REVIEW}:
            self._progress(Step("saving", 0, len(prepared.chunks), document.name))
            parts.documents.replace(document, prepared.chunks, original=prepared.original)
            self._tell_indexes(known, prepared)
        elif document.outcome is Outcome.FAILED and document.sha256 and _may_go(known):
            parts.documents.save(document)
        if document.outcome is Outcome.READY:
            # The original may be large and is in the file by now.
            self._queue.push(replace(prepared, original=None, chunks=[]), prepared.chunks)
        else:
            yield prepared.result()

    def _tell_indexes(self, known: Document | None, prepared: Prepared) -> None:
        for index in self._parts.indexes:
            if known is not None:
                index.forget_document(known.id)
            if prepared.chunks:
                index.put(prepared.document, prepared.chunks)

    def _put_vectors(self, vectors: list[ChunkVectors]) -> None:
        for index in self._parts.indexes:
            index.put_vectors(vectors)

    def _parse(self, data: bytes, name: str, **options: Any) -> Parsed:
        """Parse, while what comes after is loaded beside; files that need neither load nothing."""
        self._load_embedder()
        return self._parse_file(data, name, told=self._pages.listener(name), **options)

    def _load_embedder(self) -> None:
        source = self._parts.embedder
        with self._loading:
            if self._embedder is None and source is not None:
                self._embedder = self._loader.submit(_loaded, source)

    def _can_embed(self) -> bool:
        return bool(self._queue) and (self._embedder is None or self._embedder.done())

    def _embed_all(self) -> Iterator[AddResult]:
        while self._queue:
            self._token.check()
            yield from self._embed()
            if self._queue and self._embedder:
                wait([self._embedder], timeout=_POLL_S)

    def _embed(self) -> Iterator[AddResult]:
        """Embed a group; files that are read meanwhile are kept in between."""
        self._load_embedder()
        if self._embedder is None:
            yield from self._queue.give_up(DocumentError("document_waiting"))
            return
        if not self._embedder.done():
            return
        try:
            embedder = self._embedder.result()
        except HushdeskError as error:
            yield from self._queue.give_up(error)
            return
        try:
            for result in self._queue.embed_group(embedder, self._token):
                if result is not None:
                    yield result
                yield from self._take_read()
        except ModelError as error:
            # What a server made before it failed is kept; the rest waits, found by words.
            yield from self._queue.give_up(error)


def _loaded(source: Embedder | Callable[[], Embedder]) -> Embedder:
    warm_up()
    if hasattr(source, "embed_passages"):
        return cast("Embedder", source)
    return source()


def _may_go(known: Document | None) -> bool:
    """Whether a failure may take the record's place; what answers today goes on answering."""
    return known is None or known.outcome is Outcome.FAILED
