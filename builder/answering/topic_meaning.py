"""Recognises topics that are never answered by what a question means, where no word gives it away.

A weight for each direction of the built-in embedder's vectors, learnt from made-up questions
(`tests/benchmarks/fit_topics.py`). Other embedders have other directions, and other languages lie
elsewhere: both are left to the lists of words.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

import numpy as np

from builder.knowledge.embedding import Embedder, Vector
from builder.knowledge.language_guess import language_of_question
from builder.system import resources

LANGUAGE = "en"
"""What the weights were learnt from."""

LEAST_WORDS = 3
"""Fewer words mean too many things."""


@dataclass(frozen=True)
class Learnt:
    """What is read from `resources/talk/topic_meanings.json`.

    Attributes:
        embedder: SHA-256 of the weights whose vectors these are for.
        weights: a row a topic.
        limits: from where on a question is about it, a number a topic.
    """

    embedder: str
    names: tuple[str, ...]
    weights: Vector
    limits: Vector

    def of(self, vector: Vector, chosen: Collection[str]) -> str | None:
        """The topic among `chosen` that a question of this vector is about the most."""
        beyond = self.weights @ vector - self.limits
        found = {name: float(by) for name, by in zip(self.names, beyond, strict=True)}
        about = {name: by for name, by in found.items() if by >= 0 and name in chosen}
        return max(about, key=about.__getitem__) if about else None


def meant(
    question: str, chosen: Collection[str], embedder: Embedder | None, language: str
) -> str | None:
    """The topic among `chosen` that `question`, asked of a bot in `language`, is about."""
    if not chosen or embedder is None or len(question.split()) < LEAST_WORDS:
        return None
    learnt = _learnt()
    if embedder.identity.sha256 != learnt.embedder:
        return None
    if language_of_question(question, {LANGUAGE, language}, language) != LANGUAGE:
        return None
    return learnt.of(embedder.embed_question(question), chosen)


@cache
def _learnt() -> Learnt:
    kept = json.loads(resources.text("talk", "topic_meanings.json"))
    topics = kept["topics"]
    return Learnt(
        embedder=kept["embedder"],
        names=tuple(topics),
        weights=np.array([each["weights"] for each in topics.values()], dtype=np.float32),
        limits=np.array([each["limit"] for each in topics.values()], dtype=np.float32),
    )
