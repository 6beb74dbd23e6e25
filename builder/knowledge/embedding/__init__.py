"""What turns passages and questions into vectors, whichever weights do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Chunk
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.core.progress import CancelToken, Progress, silent

Vector = NDArray[np.float32]

SENTENCE_SCALE = 127
"""Sentence vectors are kept as int8: unit length times this."""


class Embedder(Protocol):
    """Gives passages, their sentences and questions vectors of one space."""

    @property
    def identity(self) -> EmbedderIdentity:
        """Which weights these are."""
        ...

    def embed_passages(
        self,
        chunks: Sequence[Chunk],
        *,
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Iterator[ChunkVectors]:
        """The vectors of every passage, in no order.

        Raises:
            Cancelled: when `token` asked for it; what was given so far is good.
        """
        ...

    def embed_question(self, text: str) -> Vector:
        """The vector of a question: float32, unit length."""
        ...

    def speaks(self, language: str) -> bool:
        """Whether vectors of texts in this language tell their meaning."""
        ...


@runtime_checkable
class TokenReader(Protocol):
    """An embedder that also gives the vectors of single word pieces, in their sentence."""

    def read_tokens(self, texts: Sequence[str]) -> list[Vector]:
        """For each text the vectors of its word pieces, then as the last row that of the whole.

        Float32 of unit length; the marks at both ends of a text are left out.
        """
        ...


def pack_vectors(chunk_id: str, passage: NDArray[Any], sentences: NDArray[Any]) -> ChunkVectors:
    """The stored form of a passage's vector and its sentences' vectors, of any length."""
    rows = np.rint(unit(sentences) * SENTENCE_SCALE)
    return ChunkVectors(
        chunk_id=chunk_id,
        passage=unit(passage).astype("<f4").tobytes(),
        sentences=rows.astype(np.int8).tobytes(),
    )


def unit(vectors: NDArray[Any]) -> Vector:
    """The same directions with length 1; zeros stay zeros."""
    values = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(values, axis=-1, keepdims=True)
    out: Vector = values / np.maximum(lengths, np.float32(1e-12))
    return out
