"""Scores passages for a question: what their words, their vector and their sentences weigh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.core.ports import ChunkVectors
from builder.knowledge.embedding import SENTENCE_SCALE, Vector

KEYWORD, PASSAGE, SENTENCE = 0.35, 0.15, 0.5
"""What each part weighs in a passage's score. On encyclopaedia sections everything from 0.4 to 0.5
for keywords and 0 to 0.2 for the passage ranked alike (hit at 1 within 0.01)."""

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
    ids: Iterable[str], keywords: Mapping[str, float], likenesses: Mapping[str, Likeness]
) -> dict[str, float]:
    """Each passage's score; one that has no vectors yet is scored by its words alone."""
    return {each: _score(keywords.get(each, 0.0), likenesses.get(each)) for each in ids}


def _score(keyword: float, likeness: Likeness | None) -> float:
    if likeness is None:
        return keyword
    best = max(likeness.sentences)
    return KEYWORD * keyword + PASSAGE * likeness.passage + SENTENCE * best
