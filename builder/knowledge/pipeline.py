"""From files to passages that can be asked: one outcome a file, and none blocks another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builder.core.document import AddResult, Document
from builder.core.journal import ENDS
from builder.core.policy import DocumentsPolicy, PrivacyPolicy
from builder.core.ports import ChunkRepository, Clock, DocumentRepository, JournalRepository
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.findings import Finds, no_rulings
from builder.knowledge.intake import Found
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.parts import Listener, Parts
from builder.knowledge.preparation import Amend, Judge, Parse, as_read
from builder.knowledge.queue import Queue
from builder.knowledge.reading import Run
from builder.system.clock import SystemClock

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder


__all__ = ["Listener", "Pipeline"]


class Pipeline:
    """Reads files into one bot.

    The bot file is written in one transaction a document and is consistent at every moment: a
    passage is there with its document or not at all, and what has no vector yet is known to
    wait (`resume`). What was given and not yet read waits in the queue, which outlives the program.

    Args:
        queue: where files wait; who reads beside this pipeline must have the same one.
        embedder: the model, or a function that loads it, called beside the reading of the first
            files; None keeps passages that answer by words only.
        indexes: told at once about passages, later about their vectors.
        parse: what reads a file; by default a killable child for each.
        amend: puts the owner's corrections into the passages of a document, before they are kept.
        rulings: gives what the owner decided about personal data, by a document's id.
    """

    def __init__(  # noqa: PLR0913 - all by name; each is a room's own face
        self,
        *,
        documents: DocumentRepository,
        chunks: ChunkRepository,
        queue: Queue,
        detector: Finds,
        policy: PrivacyPolicy,
        embedder: Embedder | Callable[[], Embedder] | None = None,
        indexes: Sequence[Listener] = (),
        clock: Clock | None = None,
        limits: Limits = DEFAULT,
        parse: Parse | None = None,
        amend: Amend = as_read,
        rulings: Judge = no_rulings,
    ) -> None:
        self._parts = Parts(
            documents=documents,
            chunks=chunks,
            queue=queue,
            detector=detector,
            policy=policy.documents,
            embedder=embedder,
            indexes=tuple(indexes),
            clock=clock or SystemClock(),
            limits=limits,
            parse=parse,
            amend=amend,
            rulings=rulings,
        )

    def add(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> Iterator[AddResult]:
        """Read files and folders; a result a file, as each is finished. Fails like `read`."""
        token = token or CancelToken()
        since = self._parts.queue.enter_paths(paths, progress=progress, token=token)
        yield from self._work(since, progress, token)

    def read(
        self,
        found: Iterable[Found],
        *,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> Iterator[AddResult]:
        """Read what was found, wherever; a result each, as it is finished.

        Raises:
            Cancelled: when `token` asked for it; what was finished stays, the rest waits.
            VaultError: the bot file could not be written.
        """
        token = token or CancelToken()
        yield from self._work(self._parts.queue.enter(found, token=token), progress, token)

    def resume(
        self, *, progress: Progress = silent, token: CancelToken | None = None
    ) -> Iterator[AddResult]:
        """Go on where an earlier piece of work ended, however it did; a result a file.

        What waited is read, and passages that were kept without vectors get them.

        Raises:
            Cancelled: when `token` asked for it; the rest goes on waiting.
        """
        yield from self._work(None, progress, token or CancelToken())

    def _work(
        self, since: int | None, progress: Progress, token: CancelToken
    ) -> Iterator[AddResult]:
        """Read what has its turn after `since`, or all that waits."""
        parts = self._parts
        with parts.queue.work(token):
            parts.queue.reopen()
            if since is not None:  # who was reading until now may have read these too
                yield from _ends(parts.queue.journal, parts.documents, since)
            try:
                if since is None:
                    parts.queue.find_again(token, progress)
                    parts.queue.adopt(parts.documents, parts.chunks)
                with Run(parts, progress, token, since=since or 0) as run:
                    if since is not None:
                        yield from run.passed_over()
                    yield from run.files()
            finally:
                parts.queue.reopen()

    def read_again(
        self,
        document: Document,
        original: bytes,
        *,
        policy: DocumentsPolicy,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> AddResult:
        """Read the kept `original` of a document; `policy` is for what the owner did not decide.

        When it cannot be read the record stays as it was.

        Raises:
            Cancelled: when `token` asked for it.
        """
        with Run(self._parts, progress, token or CancelToken()) as run:
            return run.again(document, original, policy)


def _ends(
    journal: JournalRepository, documents: DocumentRepository, since: int
) -> Iterator[AddResult]:
    """What the journal says became of files that were read already."""
    for entry in journal.entries(*ENDS, since=since):
        if entry.tries:
            document = documents.by_name(entry.name)
            yield AddResult(
                document=entry.name,
                outcome=ENDS[entry.state],
                chunks=document.chunks if document else 0,
                findings=document.findings if document else {},
                error_code=entry.error_code,
                error_params=entry.error_params,
                seconds=entry.seconds,
                notes=document.stripped if document else (),
            )
