"""From files to passages that can be asked: one outcome a file, and none blocks another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from builder.core.document import AddResult, Document
from builder.core.policy import DocumentData, PrivacyPolicy
from builder.core.ports import ChunkRepository, Clock, DocumentRepository
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.findings import Finds
from builder.knowledge.intake import Found, find_files
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.preparation import Amend, Parse, as_read
from builder.knowledge.reading import Listener, Parts, Run
from builder.system.clock import SystemClock

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder


__all__ = ["Listener", "Pipeline"]


class Pipeline:
    """Reads files into one bot.

    The bot file is written in one transaction a document and is consistent at every moment: a
    passage is there with its document or not at all, and what has no vector yet is known to
    wait (`resume`).

    Args:
        embedder: the model, or a function that loads it, called beside the reading of the first
            files; None keeps passages that answer by words only.
        indexes: told at once about passages, later about their vectors.
        parse: what reads a file; by default a killable child for each.
        amend: puts the owner's corrections into the passages of a document, before they are kept.
    """

    def __init__(  # noqa: PLR0913 - all by name; each is a room's own face
        self,
        *,
        documents: DocumentRepository,
        chunks: ChunkRepository,
        detector: Finds,
        policy: PrivacyPolicy,
        embedder: Embedder | Callable[[], Embedder] | None = None,
        indexes: Sequence[Listener] = (),
        clock: Clock | None = None,
        limits: Limits = DEFAULT,
        parse: Parse | None = None,
        amend: Amend = as_read,
    ) -> None:
        self._parts = Parts(
            documents=documents,
            chunks=chunks,
            detector=detector,
            action=policy.documents.personal_data,
            embedder=embedder,
            indexes=tuple(indexes),
            clock=clock or SystemClock(),
            limits=limits,
            parse=parse,
            amend=amend,
        )

    def add(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> Iterator[AddResult]:
        """Read files and folders; a result a file, as each is finished. Fails like `read`."""
        yield from self.read(find_files(paths), progress=progress, token=token)

    def read(
        self,
        found: Sequence[Found],
        *,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> Iterator[AddResult]:
        """Read what was found, wherever; a result each, as it is finished.

        Raises:
            Cancelled: when `token` asked for it; what was finished stays.
            VaultError: the bot file could not be written.
        """
        with Run(self._parts, progress, token or CancelToken()) as run:
            yield from run.files(found)

    def resume(
        self, *, progress: Progress = silent, token: CancelToken | None = None
    ) -> Iterator[AddResult]:
        """Give vectors to passages that were kept without them; a result a document.

        Raises:
            Cancelled: when `token` asked for it; the rest goes on waiting.
        """
        with Run(self._parts, progress, token or CancelToken()) as run:
            yield from run.waiting()

    def read_again(
        self,
        document: Document,
        original: bytes,
        *,
        decision: DocumentData,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> AddResult:
        """Read the kept `original` of a document under the owner's `decision`.

        When that fails the record stays as it was.

        Raises:
            Cancelled: when `token` asked for it.
        """
        with Run(self._parts, progress, token or CancelToken()) as run:
            return run.again(document, original, decision)
