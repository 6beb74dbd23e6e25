"""Which passages hold a word, and how much it counts there: BM25 as arrays, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.knowledge.word_shares import AskedWord, Numbers

K1, B = 0.8, 0.9
"""Of BM25's values between 0.5 and 2.0 and 0.3 and 0.9 these ranked best on encyclopaedia text,
by little: how often a word is repeated says less than that it stands there, in a short passage."""

_BLOCK = 8192
"""Passages counted at once: memory stays bounded while a large bot is opened."""


class Postings:
    """The words of some passages, turned round: for each word the passages that hold it.

    What a word counts in a passage is BM25's tf / (tf + k1 (1 - b + b |passage| / average)) times
    (1 + k1), Robertson and Zaragoza 2009, without its inverse document frequency: how rare a word
    is changes with every passage, and is brought by the question.

    Args:
        ids: the passages.
        words: their words as numbers, repeated as they stand.
        size: one more than the largest number.
        average: words of a passage of middling length.
    """

    def __init__(
        self, ids: Sequence[str], words: Sequence[Numbers], size: int, average: float
    ) -> None:
        self.ids = tuple(ids)
        self.rows: Mapping[str, int] = {each: row for row, each in enumerate(self.ids)}
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        numbers, rows, counts = _counted(words)
        # Each block is in order already, which this kind of sorting makes use of.
        order = np.argsort(numbers, kind="stable")
        self._starts = np.searchsorted(numbers[order], np.arange(size + 1))
        self._rows = rows[order]
        scale = (K1 * (1 - B + B * lengths / max(average, 1.0))).astype(np.float32)
        found = counts[order].astype(np.float32)
        self._weights = found * np.float32(1 + K1) / (found + scale[self._rows])

    def __len__(self) -> int:
        return len(self.ids)

    def scores(self, asked: Sequence[AskedWord]) -> NDArray[np.float32]:
        """The score of every passage for the words of a question."""
        found = np.zeros(len(self.ids), dtype=np.float32)
        for word in asked:
            weight = np.float32(word.weight)
            parts = [
                (part, np.float32(credit))
                for number, credit in word.credits.items()
                if number + 1 < len(self._starts)
                for part in [slice(self._starts[number], self._starts[number + 1])]
            ]
            if len(parts) == 1:
                part, credit = parts[0]
                found[self._rows[part]] += self._weights[part] * (weight * credit)
            elif parts:
                self._add_together(found, parts, weight)
        return found

    def _add_together(
        self,
        found: NDArray[np.float32],
        parts: Sequence[tuple[slice, np.float32]],
        weight: np.float32,
    ) -> None:
        """Add what several forms of one word bring: together no more than the word itself."""
        touched = np.concatenate([self._rows[part] for part, _ in parts])
        values = np.concatenate([self._weights[part] * credit for part, credit in parts])
        rows, places = np.unique(touched, return_inverse=True)
        sums = np.bincount(places, weights=values, minlength=len(rows))
        found[rows] += np.minimum(sums, 1 + K1).astype(np.float32) * weight


def _counted(words: Sequence[Numbers]) -> tuple[Numbers, Numbers, Numbers]:
    """Every pair of a word and a passage that holds it, and how often."""
    parts: list[tuple[Numbers, Numbers, Numbers]] = []
    for start in range(0, len(words), _BLOCK):
        block = words[start : start + _BLOCK]
        held = np.repeat(np.arange(len(block)), np.fromiter(map(len, block), np.int64, len(block)))
        flat = np.concatenate(block).astype(np.int64)
        pairs, counts = np.unique(flat * len(block) + held, return_counts=True)
        numbers, rows = np.divmod(pairs, len(block))
        as_int = (each.astype(np.int32) for each in (numbers, rows + start, counts))
        parts.append((next(as_int), next(as_int), next(as_int)))
    if not parts:
        nothing = np.empty(0, np.int32)
        return nothing, nothing, nothing
    numbers, rows, counts = (np.concatenate(each) for each in zip(*parts, strict=True))
    return numbers, rows, counts
