"""Finds passages by the words they share with a question: stemmed BM25, in memory."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Chunk
from builder.knowledge.language import stems

K1, B = 1.2, 0.75
"""The usual values of BM25; others between 0.9 and 2.0 ranked no better on encyclopaedia text."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What readers see: never changed, replaced as a whole."""

    ids: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    vocabulary: Mapping[str, int] = field(default_factory=dict)
    index: Any = None


@dataclass(frozen=True, slots=True)
class _Words:
    """A passage as numbers of words: its sentences, then its heading and what stands between.

    Attributes:
        ends: where each sentence ends among the numbers.
    """

    numbers: NDArray[np.int32]
    ends: tuple[int, ...]


class KeywordIndex:
    """One bot's words. One thread may write while others read.

    Passages are kept as numbers of words; the library's matrix is made anew at the first question
    after a change (0.3 s for 10,000 passages), so that a first file answers at once.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._lock = threading.RLock()
        self._words: dict[str, _Words] = {}
        self._numbers: dict[str, int] = {}
        self._holders: Counter[str] = Counter()
        self._names: list[str] = []
        self._snapshot: _Snapshot | None = None

    def __len__(self) -> int:
        return len(self._words)

    def put(self, chunks: Iterable[Chunk]) -> None:
        """Add passages; one with a known id is replaced."""
        for chunk in chunks:
            pieces = [stems(piece, self._language) for piece in _pieces(chunk)]
            words = [word for piece in pieces for word in piece]
            ends = np.cumsum([len(piece) for piece in pieces[:-1]]).tolist()
            with self._lock:
                self._forget(chunk.id)
                numbers = np.array([self._number(word) for word in words], dtype=np.int32)
                self._words[chunk.id] = _Words(numbers, tuple(ends))
                self._holders.update(set(words))
                self._snapshot = None

    def remove(self, ids: Iterable[str]) -> int:
        """Forget passages; how many were there."""
        with self._lock:
            gone = sum(self._forget(chunk_id) for chunk_id in ids)
            if gone:
                self._snapshot = None
            return gone

    def query(self, text: str, k: int, also: Iterable[str] = ()) -> dict[str, float]:
        """The `k` passages that share most with `text`, best first, and those of `also`.

        Passages that share no word with it are left out.
        The score is 1 for a passage of middling length that holds every word of the question
        once, less when words of the question stand nowhere, at most 1 + `K1`. So scores of
        different questions compare.
        """
        words = list(dict.fromkeys(stems(text, self._language)))
        now = self._current()
        known = [now.vocabulary[word] for word in words if word in now.vocabulary]
        if not known or now.index is None:
            return {}
        scores = now.index.get_scores_from_ids(known)
        scale = (1 + K1) / sum(self.weights(words).values())
        found = min(k, len(scores))
        best = np.argpartition(-scores, found - 1)[:found]
        best = best[np.argsort(-scores[best], kind="stable")]
        rows = [*best.tolist(), *(now.rows[each] for each in also if each in now.rows)]
        return {now.ids[row]: float(scores[row]) * scale for row in rows if scores[row] > 0}

    def shares(
        self, chunk_id: str, weights: Mapping[str, float]
    ) -> tuple[float, tuple[float, ...]]:
        """What share of `weights` stands in a passage, and in each of its sentences; 0..1."""
        words, total = self._words.get(chunk_id), sum(weights.values())
        if words is None:
            return 0.0, ()
        if not total:
            return 0.0, (0.0,) * len(words.ends)
        numbered = {self._numbers.get(word): weight / total for word, weight in weights.items()}
        numbers = words.numbers.tolist()
        starts = (0, *words.ends)
        sentences = tuple(
            _share(numbers[start:end], numbered)
            for start, end in zip(starts, words.ends, strict=False)
        )
        return _share(numbers, numbered), sentences

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """How much each stem tells passages apart: BM25's inverse document frequency."""
        total = len(self._words)
        return {
            word: math.log(1 + (total - held + 0.5) / (held + 0.5))
            for word, held in ((word, self._holders.get(word, 0)) for word in words)
        }

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._names))
        if number == len(self._names):
            self._names.append(word)
        return number

    def _forget(self, chunk_id: str) -> bool:
        old = self._words.pop(chunk_id, None)
        if old is None:
            return False
        for number in set(old.numbers.tolist()):
            name = self._names[number]
            self._holders[name] -= 1
            if not self._holders[name]:
                # A word that nobody holds any more must not stay in memory either.
                del self._holders[name], self._numbers[name]
                self._names[number] = ""
        return True

    def _current(self) -> _Snapshot:
        snapshot = self._snapshot
        if snapshot is None:
            with self._lock:
                snapshot = self._snapshot or self._build()
                self._snapshot = snapshot
        return snapshot

    def _build(self) -> _Snapshot:
        from bm25s import BM25

        rows = [
            (chunk_id, words.numbers.tolist())
            for chunk_id, words in self._words.items()
            if len(words.numbers)
        ]
        if not rows:
            return _Snapshot()
        held = {number for _, words in rows for number in words}
        fresh = {number: index for index, number in enumerate(sorted(held))}
        vocabulary = {self._names[number]: index for number, index in fresh.items()}
        index = BM25(k1=K1, b=B, method="lucene")
        passages = [[fresh[number] for number in words] for _, words in rows]
        index.index((passages, vocabulary), create_empty_token=False, show_progress=False)
        ids = tuple(chunk_id for chunk_id, _ in rows)
        places = {chunk_id: row for row, chunk_id in enumerate(ids)}
        return _Snapshot(ids, places, vocabulary, index)


def _pieces(chunk: Chunk) -> list[str]:
    """The sentences, then the heading with whatever text belongs to no sentence."""
    between, at = [chunk.heading], 0
    for start, end in chunk.sentences:
        between.append(chunk.text[at:start])
        at = end
    if chunk.sentences:
        between.append(chunk.text[at:])
    return [*chunk.sentence_texts(), "\n".join(between)]


def _share(numbers: Sequence[int], weights: Mapping[int | None, float]) -> float:
    held = set(numbers)
    return sum(weight for number, weight in weights.items() if number in held)
