"""Scores passages for a question: what their words, their vector and their sentences weigh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.core.ports import ChunkVectors
from builder.knowledge.embedding import SENTENCE_SCALE, Vector
from builder.knowledge.word_shares import Shares


@dataclass(frozen=True, slots=True)
class Weights:
    """What the parts of a passage's score weigh; together 1.

    Attributes:
        words: BM25 over the passage.
        near: the share of the question's words in its best two sentences.
        passage: the cosine of the whole passage.
        sentence: the cosine of its best sentence.
    """

    words: float
    near: float
    passage: float
    sentence: float


UNDERSTOOD = Weights(words=0.17, near=0.17, passage=0.15, sentence=0.51)
"""Where the embedder speaks the question's language. On encyclopaedia text in English everything
from 0.3 to 0.4 for both parts of the words and 0.05 to 0.2 for the passage ranked alike."""

FOREIGN = Weights(words=0.45, near=0.2, passage=0.05, sentence=0.3)
"""Where it does not: what is alike in letters still has something of the meaning."""

Rows = NDArray[np.int8]
"""A passage's vector, then its sentences'."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Cosines of one passage with a question."""

    passage: float
    sentences: tuple[float, ...]


def rows(vectors: ChunkVectors) -> Rows:
    """The stored vectors of a passage as rows that `compare` takes."""
    passage = np.rint(np.frombuffer(vectors.passage, dtype="<f4") * SENTENCE_SCALE)
    sentences = np.frombuffer(vectors.sentences, dtype=np.int8).reshape(-1, len(passage))
    together: NDArray[Any] = np.vstack([passage.astype(np.int8)[None], sentences])
    return together


def compare(held: Mapping[str, Rows], question: Vector) -> dict[str, Likeness]:
    """The cosines of passages with a question, all in one product."""
    if not held:
        return {}
    together = np.concatenate(list(held.values())).astype(np.float32)
    cosines = (together @ question / SENTENCE_SCALE).tolist()
    likenesses: dict[str, Likeness] = {}
    at = 0
    for each, part in held.items():
        end = at + len(part)
        likenesses[each] = Likeness(cosines[at], tuple(cosines[at + 1 : end]))
        at = end
    return likenesses


def scores(
    weights: Weights,
    keywords: Mapping[str, float],
    shares: Mapping[str, Shares],
    likenesses: Mapping[str, Likeness],
) -> dict[str, float]:
    """Each passage's score; one that has no vectors yet is scored by its words alone.

    Args:
        weights: of the parts.
        keywords: BM25 by passage, where any word is shared.
        shares: the words of the question in every passage that is to be scored.
        likenesses: the cosines, where there are vectors.
    """
    return {
        each: _score(weights, keywords.get(each, 0.0), share.near, likenesses.get(each))
        for each, share in shares.items()
    }


def _score(weights: Weights, words: float, near: float, likeness: Likeness | None) -> float:
    by_words = weights.words * words + weights.near * near
    if likeness is None:
        return by_words / (weights.words + weights.near)
    best = max(likeness.sentences)
    return by_words + weights.passage * likeness.passage + weights.sentence * best
