"""What a piece of reading is done with, and what is told of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from builder.core.document import Chunk, Document
from builder.core.errors import Cancelled, DocumentError
from builder.core.policy import DocumentsPolicy
from builder.core.ports import ChunkRepository, ChunkVectors, Clock, DocumentRepository
from builder.core.progress import CancelToken
from builder.knowledge.findings import Finds
from builder.knowledge.limits import Limits
from builder.knowledge.preparation import Amend, Judge, Parse
from builder.knowledge.queue import Queue

if TYPE_CHECKING:
    from builder.knowledge.embedding import Embedder


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
    queue: Queue
    detector: Finds
    policy: DocumentsPolicy
    embedder: Embedder | Callable[[], Embedder] | None
    indexes: tuple[Listener, ...]
    clock: Clock
    limits: Limits
    parse: Parse | None
    amend: Amend
    rulings: Judge


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


class Claims:
    """Which content is whose, so that the same file under two names is read once."""

    def __init__(self, documents: DocumentRepository) -> None:
        self._documents = documents
        self._lock = threading.Lock()
        self._under_way: dict[str, str] = {}

    def owner(self, sha256: str, name: str) -> str:
        """Who has this content; `name` itself when nobody had.

        Raises:
            DocumentError: `erased_before`: it went for a person's sake, and must not come back
                by itself (a watched folder, a retry, a copy).
        """
        when = self._documents.erased(sha256, name)
        if when is not None:
            raise DocumentError("erased_before", when=when[:10])
        with self._lock:
            owner = self._under_way.get(sha256) or self._documents.by_content(sha256) or name
            self._under_way.setdefault(sha256, owner)
            return owner

    def release(self, document: Document) -> None:
        """It is kept now, or nothing came of it."""
        with self._lock:
            if self._under_way.get(document.sha256) == document.name:
                del self._under_way[document.sha256]
