"""Finds passages by the words they share with a question: stemmed BM25, in memory."""

from __future__ import annotations

import math
import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Chunk
from builder.knowledge.document_words import DocumentWords, words_of
from builder.knowledge.postings import Postings
from builder.knowledge.question_words import Known, Word, asked_words
from builder.knowledge.vocabulary import Vocabulary
from builder.knowledge.word_shares import (
    AskedWord,
    Matrix,
    Numbers,
    PassageWords,
    Shares,
    holdings,
    shares,
)

_SMALL_TAIL = 512
_TAIL_SHARE = 8
"""Passages that came since the large part was made are turned round apart, as long as they are
few beside it: a question after a change then costs time of the change's own size."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What readers see: never changed, replaced as a whole.

    Attributes:
        alive: which passages of the large part are still there.
    """

    main: Postings
    alive: NDArray[np.bool_]
    tail: Postings


class KeywordIndex:
    """One bot's words. One thread may write while others read."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._words: dict[str, PassageWords] = {}
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._holders = np.zeros(1024, dtype=np.int32)
        self._total_words = 0
        self._main = Postings([], [], 0, 1.0)
        self._alive = np.zeros(0, dtype=np.bool_)
        self._tail: dict[str, None] = {}
        self._snapshot: _Snapshot | None = None
        self._vocabulary: Vocabulary | None = None

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, chunk_id: str) -> bool:
        return chunk_id in self._words

    def put(self, chunks: Sequence[Chunk], language: str) -> None:
        """Add passages of one document; one with a known id is replaced."""
        self.take(words_of(chunks, language))

    def take(self, words: DocumentWords) -> None:
        """Add the passages of a document whose words are known; known ids are replaced."""
        if not words.ids:
            return
        with self._lock:
            for chunk_id in words.ids:
                self._forget(chunk_id)
            places = self._numbered(words.vocabulary)
            self._holders[places] += words.held
            self._total_words += len(words.numbers)
            parts = np.split(places[words.numbers], words.ends[:-1])
            sentence_ends = np.split(words.sentence_ends, np.cumsum(words.sentences)[:-1])
            for chunk_id, part, ends in zip(words.ids, parts, sentence_ends, strict=True):
                self._words[chunk_id] = PassageWords(part, ends)
                self._tail[chunk_id] = None
            self._snapshot = self._vocabulary = None

    def remove(self, ids: Iterable[str]) -> int:
        """Forget passages; how many were there."""
        with self._lock:
            return sum(self._forget(chunk_id) for chunk_id in ids)

    def ask(self, text: str, language: str, languages: Collection[str]) -> list[AskedWord]:
        """The words of a question, each with what it weighs here and the stems that mean it.

        Args:
            text: the question.
            language: what it is written in.
            languages: those of the documents.
        """
        known = Known(languages, self._numbers.__contains__, self._stems)
        return [self._asked(word) for word in asked_words(text, language, known)]

    def query(
        self, asked: Sequence[AskedWord], k: int, also: Iterable[str] = ()
    ) -> dict[str, float]:
        """The `k` passages that share most with a question, best first, and those of `also`.

        Passages that share no word with it are left out.
        The score is 1 for a passage of middling length that holds every word of the question
        once, less when words of the question stand nowhere, at most 1 + k1. So scores of
        different questions compare.
        """
        now = self._current()
        total = sum(word.weight for word in asked)
        if not any(word.credits for word in asked) or not total:
            return {}
        main = now.main.scores(asked) * now.alive
        scores = np.concatenate([main, now.tail.scores(asked)])
        scores /= np.float32(total)
        if not len(scores):
            return {}
        best = _best(scores, k)
        rows = [*best, *_rows_of(also, now)]
        return {
            (now.main.ids[row] if row < len(main) else now.tail.ids[row - len(main)]): float(
                scores[row]
            )
            for row in rows
            if scores[row] > 0
        }

    def shares(self, ids: Iterable[str], asked: Sequence[AskedWord]) -> dict[str, Shares]:
        """What share of a question stands in passages; those that are gone are left out."""
        kept = self._words
        # One lookup each: a writer may take a passage away in between.
        words = {each: found for each in ids if (found := kept.get(each)) is not None}
        return dict(zip(words, shares(list(words.values()), asked), strict=True))

    def holdings(self, ids: Iterable[str], asked: Sequence[AskedWord]) -> dict[str, Matrix]:
        """How far each sentence of passages holds each asked word; see `word_shares.holdings`."""
        kept = self._words
        words = {each: found for each in ids if (found := kept.get(each)) is not None}
        return dict(zip(words, holdings(list(words.values()), asked), strict=True))

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """How much each stem tells passages apart."""
        return {word: self._rarity(self._held(word)) for word in words}

    def _asked(self, word: Word) -> AskedWord:
        """Own stems bring the word's weight, others no more than they weigh themselves."""
        numbered = ((self._numbers.get(each), sure) for each, sure in word.forms.items())
        forms = {number: sure for number, sure in numbered if number is not None}
        rare = {number: self._rarity(int(self._holders[number])) for number in forms}
        held = sum(map(self._held, word.own))
        weight = self._rarity(held) if held or not rare else max(rare.values())
        return AskedWord(
            weight, {each: sure * min(1.0, rare[each] / weight) for each, sure in forms.items()}
        )

    def _rarity(self, held: int) -> float:
        """How much a word tells passages apart: BM25's inverse document frequency."""
        total = len(self._words)
        held = min(held, total)
        return math.log(1 + (total - held + 0.5) / (held + 0.5))

    def _stems(self) -> Vocabulary:
        """Every stem that stands here; made at the first question after a change."""
        found = self._vocabulary
        if found is None:
            with self._lock:
                found = self._vocabulary = Vocabulary(self._numbers)
        return found

    def _held(self, word: str) -> int:
        number = self._numbers.get(word)
        return 0 if number is None else int(self._holders[number])

    def _numbered(self, vocabulary: Sequence[str]) -> Numbers:
        """The number of each word, new ones included."""
        fresh = [word for word in vocabulary if word not in self._numbers]
        self._numbers |= {word: at for at, word in enumerate(fresh, start=len(self._names))}
        self._names += fresh
        lacking = len(self._names) - len(self._holders)
        if lacking > 0:
            more = np.zeros(max(lacking, len(self._holders)), dtype=np.int32)
            self._holders = np.concatenate([self._holders, more])
        return np.fromiter(map(self._numbers.__getitem__, vocabulary), np.int32, len(vocabulary))

    def _forget(self, chunk_id: str) -> bool:
        old = self._words.pop(chunk_id, None)
        if old is None:
            return False
        held = np.unique(old.numbers)
        self._holders[held] -= 1
        self._total_words -= len(old.numbers)
        for number in held[self._holders[held] == 0].tolist():
            # A word that nobody holds any more must not stay in memory either.
            del self._numbers[self._names[number]]
            self._names[number] = ""
        row = self._main.rows.get(chunk_id)
        if chunk_id in self._tail:
            del self._tail[chunk_id]
        elif row is not None:
            self._alive = self._alive.copy()
            self._alive[row] = False
        self._snapshot = self._vocabulary = None
        return True

    def _current(self) -> _Snapshot:
        snapshot = self._snapshot
        if snapshot is None:
            with self._lock:
                snapshot = self._snapshot or self._taken()
                self._snapshot = snapshot
        return snapshot

    def _taken(self) -> _Snapshot:
        standing = len(self._words) - len(self._tail)
        few = max(_SMALL_TAIL, standing // _TAIL_SHARE)
        gone = len(self._main) - standing
        if len(self._tail) > few or gone > few:
            self._main = self._turned(self._words)
            self._alive = np.ones(len(self._main), dtype=np.bool_)
            self._tail = {}
        return _Snapshot(self._main, self._alive, self._turned(self._tail))

    def _turned(self, ids: Iterable[str]) -> Postings:
        names = list(ids)
        average = self._total_words / max(len(self._words), 1)
        words = [self._words[chunk_id].numbers for chunk_id in names]
        return Postings(names, words, len(self._names) if names else 0, average)


def _best(scores: NDArray[np.float32], k: int) -> list[int]:
    """Places of the `k` highest, best first."""
    found = min(k, len(scores))
    best = np.argpartition(-scores, found - 1)[:found]
    places: list[int] = best[np.argsort(-scores[best], kind="stable")].tolist()
    return places


def _rows_of(ids: Iterable[str], now: _Snapshot) -> list[int]:
    """The places of passages among the scores of both parts."""
    rows = []
    for each in ids:
        if each in now.tail.rows:
            rows.append(len(now.main) + now.tail.rows[each])
        elif each in now.main.rows:
            rows.append(now.main.rows[each])
    return rows
