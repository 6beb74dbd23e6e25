"""One piece of reading: files are read in threads and kept in the caller's own."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from builder.core.document import AddResult, Document
from builder.core.errors import DocumentError, HushdeskError, ModelError
from builder.core.journal import Entry, FileState
from builder.core.policy import DocumentsPolicy
from builder.core.progress import CancelToken, Progress, Step
from builder.knowledge import nursery, worker
from builder.knowledge.chunking import warm_up
from builder.knowledge.crew import Crew
from builder.knowledge.keeping import BACKLOG, Keeper
from builder.knowledge.page_news import PageNews
from builder.knowledge.parts import Claims, EitherToken, Parts
from builder.knowledge.preparation import Parse, Prepared, Preparer, failed
from builder.knowledge.queue import Ticket
from builder.knowledge.tracking import Track
from builder.knowledge.wire import Parsed

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder

_AHEAD = 2
"""Files beside those that are being read whose turn has come already."""

_TAKEN = 12
_POLL_S = 0.1
_PATIENCE_S = 0.5


class Run:
    """One piece of work: files are read in threads, everything is kept in the caller's own.

    Args:
        since: the turn after which the files come that are its own.
    """

    def __init__(
        self, parts: Parts, progress: Progress, token: CancelToken, *, since: int = 0
    ) -> None:
        self._parts = parts
        self._progress = progress
        self._since = since
        self._token = EitherToken(token)
        self._crew = Crew(parts.limits)
        self._readers = ThreadPoolExecutor(self._crew.size, thread_name_prefix="reading")
        self._loader = ThreadPoolExecutor(1, thread_name_prefix="loading")
        self._reading: dict[Future[Prepared], Entry] = {}
        self._ahead: deque[Ticket] = deque()
        self._dry: int | None = None
        self._pages = PageNews()
        self._nurseries = nursery.Nurseries() if nursery.AVAILABLE else None
        fresh = self._nurseries.parse if self._nurseries else worker.parse
        self._parse_file: Parse = parts.parse or fresh
        self._claims = Claims(parts.documents)
        self._preparer = Preparer(
            parts.documents.by_name,
            detector=parts.detector,
            policy=parts.policy,
            clock=parts.clock,
            limits=parts.limits,
            parse=self._parse,
            owner=self._claims.owner,
            amend=parts.amend,
            rulings=parts.rulings,
        )
        self._track = Track(parts.queue, progress, since=since)
        self._keeper = Keeper(parts, self._track, since=since)
        self._queue = self._keeper.waiting
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
        self._track.write(now=True)

    def files(self) -> Iterator[AddResult]:
        """Read every file that waits; keep, embed and report each as it comes."""
        self._submit()
        while self._reading or self._queue or (yield from self._go_on()):
            # Reading comes first: every file is found by words, or has its reason, within moments.
            before = self._to_read()
            yield from self._take_read(_PATIENCE_S if self._can_embed() else _POLL_S)
            if self._to_read() == before and self._can_embed():
                yield from self._embed()

    def _go_on(self) -> Generator[AddResult, None, bool]:
        """Look for what is left; whether there is anything."""
        yield from self._keeper.refill()
        self._submit()
        return bool(self._reading or self._queue)

    def again(self, document: Document, original: bytes, policy: DocumentsPolicy) -> AddResult:
        """Read one original under a policy."""
        prepared = Prepared(document, started=time.monotonic(), entry=Entry(document.name))
        self._progress(Step("reading", 0, 1, document.name))
        try:
            reading = self._readers.submit(
                self._preparer.read, prepared, original, self._token, policy=policy
            )
            while not reading.done():
                wait([reading], timeout=_POLL_S)
                self._pages.report(self._progress)
            read = reading.result()
        except DocumentError as error:
            return failed(prepared, error).result()
        results = [*self._keeper.keep(read), *self._embed_all()]
        return results[-1]

    def _tell_page(self, step: Step) -> None:
        for entry in self._reading.values():
            if entry.name == step.item:
                self._track.page(entry, step)

    def _to_read(self) -> int:
        return len(self._reading) + len(self._ahead)

    def passed_over(self) -> Iterator[AddResult]:
        """Tell of what was left out when it was found."""
        since = self._since
        while rows := self._parts.queue.journal.entries(
            FileState.SKIPPED, FileState.FAILED, since=since, limit=BACKLOG
        ):
            for entry in rows:
                since = entry.turn
                if entry.tries == 0:
                    yield self._track.pass_over(entry)

    def _submit(self) -> None:
        while len(self._reading) < self._crew.size + _AHEAD:
            if not self._ahead and not self._pull():
                return
            ticket = self._ahead[0]
            if not self._crew.has_room(ticket.entry.size):
                return
            self._ahead.popleft()
            if self._parts.queue.is_taken_back(ticket.entry.name):
                self._track.withdraw(ticket.entry)
                continue
            entry = self._track.begin(ticket.entry)
            self._crew.begin(entry.turn, entry.size)
            future = self._readers.submit(self._preparer.prepare, ticket.found, self._token)
            self._reading[future] = entry

    def _pull(self) -> bool:
        """Have the next files come, unless there were none since anything was put in."""
        version = self._parts.queue.version
        if self._dry == version:
            return False
        tickets = self._parts.queue.take(self._crew.size * _AHEAD + _TAKEN, since=self._since)
        self._ahead.extend(tickets)
        if not tickets:
            self._dry = version
        return bool(tickets)

    def _take_read(self, patience_s: float = 0.0) -> Iterator[AddResult]:
        """Keep the files that have been read, after waiting a moment for one."""
        self._token.check()
        self._pages.report(self._tell_page)
        if patience_s and self._reading:
            wait(self._reading, timeout=patience_s, return_when=FIRST_COMPLETED)
        elif patience_s and self._embedder:
            wait([self._embedder], timeout=patience_s)
        for future in [future for future in self._reading if future.done()]:
            entry = self._reading.pop(future)
            self._crew.end(entry.turn)
            self._submit()
            prepared = replace(future.result(), entry=entry)
            yield from self._keeper.keep(prepared)
            self._claims.release(prepared.document)
        self._submit()
        self._track.write()

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
