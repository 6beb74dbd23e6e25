"""Keeps the words of documents beside them, a few documents at a time, and finds them again."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

from builder.core.document import Chunk
from builder.core.ports import WordStore
from builder.knowledge.document_words import DocumentWords, words_of
from builder.knowledge.language import FORM

_AT_ONCE = 32
"""Documents written in one transaction: one each would double the time of a folder of notes."""


class KeptWords:
    """Words by document: from the store, else made anew; without a store always made anew.

    What is lost with a crash is made again at the next opening.
    """

    def __init__(self, store: WordStore | None) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._waiting: dict[str, DocumentWords] = {}

    def load(self) -> Iterator[tuple[str, DocumentWords]]:
        """What is kept: a document's id and its words."""
        if self._store is not None:
            for document_id, data in self._store.words(FORM):
                yield document_id, DocumentWords.from_bytes(data)

    def make(self, document_id: str, chunks: Sequence[Chunk], language: str) -> DocumentWords:
        """The words of a document's passages, which will be kept."""
        words = words_of(chunks, language)
        if self._store is not None:
            with self._lock:
                self._waiting[document_id] = words
                full = len(self._waiting) >= _AT_ONCE
            if full:
                self.flush()
        return words

    def forget(self, document_id: str) -> None:
        """Do not keep a document's words after all."""
        with self._lock:
            self._waiting.pop(document_id, None)

    def flush(self) -> None:
        """Write what waits."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        if self._store is not None and waiting:
            kept = [(each, words.ids, words.to_bytes()) for each, words in waiting.items()]
            self._store.keep_words(FORM, kept)
