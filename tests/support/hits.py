"""Passages found, made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from builder.core.document import Chunk, SourceRef
from builder.knowledge.hits import Hit


def make_hit(
    *sentences: str,
    document: str = "doc.md",
    cosines: Sequence[float] = (),
    overlaps: Sequence[float] = (),
    score: float = 0.5,
    overlap: float | None = None,
    among: int = 20,
    kind: str = "text",
) -> Hit:
    """A hit whose sentences have these cosines and overlaps; none means zeros."""
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    shares = tuple(overlaps) or (0.0,) * len(sentences)
    return Hit(
        chunk=Chunk(f"c-{document}", document, 0, text, SourceRef(), "", kind, tuple(spans)),
        document=document,
        score=score,
        keyword=score,
        passage=score,
        sentence=max(cosines, default=0.0),
        sentence_scores=tuple(cosines),
        overlaps=shares,
        overlap=max(shares) if overlap is None else overlap,
        among=among,
    )
