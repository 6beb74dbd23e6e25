"""What a search gives: passages with the parts of their score, and how much could be searched."""

from __future__ import annotations

from dataclasses import dataclass

from builder.core.document import Chunk


@dataclass(frozen=True, slots=True)
class Readiness:
    """How much of the bot can be found: `vectors` of `passages` by meaning too."""

    passages: int
    vectors: int

    @property
    def complete(self) -> bool:
        """Whether every passage is found by words and by meaning."""
        return self.passages == self.vectors


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second look at one sentence found (`second_look`).

    Attributes:
        odds: how well it answers, beside the other sentences that were read; higher is better.
        parts: what it was judged by, in the order of `second_look.PARTS`.
    """

    odds: float
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with the parts of its score.

    Attributes:
        document: the document's name.
        score: 0..1; comparable between questions.
        keyword: share of the question's weight that the words reach, 0..1 and a little more.
        passage: cosine of the passage with the question; 0 without vectors.
        sentence: the best sentence's cosine; 0 without vectors.
        sentence_scores: each sentence's cosine; empty without vectors.
        overlaps: for each sentence the share of the question's words that stand in it, weighted
            by how much they tell passages apart; 0..1.
        overlap: the same for the passage with its heading.
        among: how many passages were searched; the best of many is good by chance more often.
        pinned: how well the question matches what the owner pinned, 0..1; 0 when it does not.
        trusted: whether the embedder speaks the question's language, so that cosines tell much.
        readings: for each sentence what a second look found, None where none was taken; empty
            when the embedder cannot look again.
    """

    chunk: Chunk
    document: str
    score: float
    keyword: float = 0.0
    passage: float = 0.0
    sentence: float = 0.0
    sentence_scores: tuple[float, ...] = ()
    overlaps: tuple[float, ...] = ()
    overlap: float = 0.0
    among: int = 0
    pinned: float = 0.0
    trusted: bool = True
    readings: tuple[Reading | None, ...] = ()
