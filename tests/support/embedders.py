"""A fast, deterministic embedder: texts that share words lie close to each other."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

import numpy as np

from builder.core.document import Chunk
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.embedding import Vector, pack_vectors, unit

DIMENSIONS = 384
_WORD = re.compile(r"\w+")


class WordEmbedder:
    """Sums one random direction a word; counts how many passages it was given."""

    def __init__(self, name: str = "words") -> None:
        self.identity = EmbedderIdentity(
            name=name,
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            precision="float32",
            dimensions=DIMENSIONS,
        )
        self.embedded = 0
        self._known: dict[str, Vector] = {}

    def embed_passages(
        self,
        chunks: Sequence[Chunk],
        *,
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Iterator[ChunkVectors]:
        for done, chunk in enumerate(chunks, start=1):
            if token is not None:
                token.check()
            self.embedded += 1
            sentences = np.stack([self._sum(text) for text in chunk.sentence_texts()])
            yield pack_vectors(chunk.id, self._sum(f"{chunk.heading} {chunk.text}"), sentences)
            progress(Step("embedding", done, len(chunks)))

    def embed_question(self, text: str) -> Vector:
        return unit(self._sum(text))

    def speaks(self, language: str) -> bool:
        return True

    def _sum(self, text: str) -> Vector:
        total: Vector = np.full(DIMENSIONS, 1e-3, dtype=np.float32)
        for word in _WORD.findall(text.lower()):
            total += self._direction(word)
        return total

    def _direction(self, word: str) -> Vector:
        if word not in self._known:
            seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
            drawn = np.random.default_rng(seed).standard_normal(DIMENSIONS)
            self._known[word] = unit(drawn)
        return self._known[word]
