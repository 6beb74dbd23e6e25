"""Weighs the sentences of the passages found: which one answers the question best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.core.pinned import FACT
from builder.knowledge.guardrails import orders
from builder.knowledge.hits import Hit
from builder.knowledge.question_kind import EXACT, Kind, holds, kind_of


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part weighs for a sentence (`tests/benchmarks/fit.py`); together 1.

    Attributes:
        cosine: its likeness with the question.
        overlap: the share of the question's words in it.
        passage_overlap: the same for its passage.
        score: the passage's own score.
        holds: whether it holds what the question asks for: a time, an amount, a name, a place, a
            reason.
    """

    cosine: float
    overlap: float
    passage_overlap: float
    score: float
    holds: float


UNDERSTOOD = Weights(cosine=0.53, overlap=0.20, passage_overlap=0.12, score=0.08, holds=0.07)
"""Where the embedder speaks the question's language. Fitted on SelQA's 785 questions, by article in
ten parts: the answer comes first for 0.77 of them, within two for 0.86, among all sentences of 680
sections."""

FOREIGN = Weights(cosine=0.17, overlap=0.13, passage_overlap=0.23, score=0.40, holds=0.07)
"""Where it does not: fitted likewise on the German and Spanish questions in `languages/`."""

EXACT_BONUS = 0.5
"""What a phone number adds where one is asked for: it says more than any likeness."""

GUESS_BASE, GUESS_SLOPE = 0.15, 0.5
"""Without vectors a sentence's likeness is guessed from its words: the middle of what sentences
with none and with all of the question's words have."""


STATED = 0.05
"""What an owner's fact gains over a document's sentence that fits about as well."""

MASKED = 0.2
"""What a sentence loses when something in it was masked: what is left of it tells less."""

_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_[A-Z]+)*\]")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence of one hit, and how well it fits.

    Attributes:
        hit: index of the passage.
        sentence: index of the sentence in it.
        score: 0..1, higher is better.
        holds: whether it holds what the question asks for; True when it asks for nothing special.
        since: index of the first sentence that must be read with it: a question it answers.
        odds: what a second look says of it; None where none was taken.
    """

    hit: int
    sentence: int
    score: float
    cosine: float
    overlap: float
    holds: bool
    since: int
    odds: float | None = None


def weigh(question: str, hits: Sequence[Hit]) -> list[Weighed]:
    """Every sentence of `hits`, best first: those that were looked at twice before the others."""
    kind = kind_of(question)
    weighed = [each for index, hit in enumerate(hits) for each in _weigh_hit(kind, index, hit)]
    return sorted(weighed, key=lambda each: (each.odds is None, -(each.odds or 0.0), -each.score))


def _weigh_hit(kind: Kind, index: int, hit: Hit) -> Iterator[Weighed]:
    texts = hit.chunk.sentence_texts()
    weights = UNDERSTOOD if hit.trusted else FOREIGN
    if hit.chunk.kind == FACT:
        yield _weigh_fact(kind, index, hit, texts, weights)
        return
    asked: tuple[float, float] = (0.0, 0.0)
    silent = orders(hit)
    since: int | None = None
    for number, text in enumerate(texts):
        if number in silent:
            continue
        overlap = hit.overlaps[number]
        cosine = _cosine(hit, number)
        if text.rstrip().endswith("?") and number + 1 < len(texts):
            # A question in a document is answered by what follows it.
            asked, since = (cosine, overlap), number
            continue
        cosine, overlap = max(cosine, asked[0]), max(overlap, asked[1])
        first = number if since is None else since
        asked, since = (0.0, 0.0), None
        fits = holds(kind, text)
        score = (
            weights.cosine * cosine
            + weights.overlap * overlap
            + weights.passage_overlap * hit.overlap
            + weights.score * hit.score
            + (weights.holds if fits and kind is not Kind.OTHER else 0.0)
            - (MASKED if _masked(text) else 0.0)
            + (EXACT_BONUS if fits and kind in EXACT else 0.0)
        )
        score = max(0.0, min(score, 1.0))
        odds = _odds(hit, number)
        yield Weighed(index, number, score, cosine, overlap, fits, first, odds)


def _weigh_fact(
    kind: Kind, index: int, hit: Hit, texts: Sequence[str], weights: Weights
) -> Weighed:
    """An owner's answer: whole, and as near to the question as what may be asked for it."""
    cosine = max(_cosine(hit, number) for number in range(len(texts)))
    overlap = max(hit.overlaps)
    score = (
        weights.cosine * cosine
        + weights.overlap * overlap
        + weights.passage_overlap * hit.overlap
        + weights.score * hit.score
    )
    fits = hit.pinned > 0 or holds(kind, texts[-1])
    bonus = STATED + (weights.holds if fits and kind is not Kind.OTHER else 0.0)
    score = min(max(score + bonus, 0.0), 1.0)
    last = len(texts) - 1
    odds = _odds(hit, last)
    return Weighed(index, last, hit.pinned or score, cosine, overlap, fits, 0, odds)


def set_by_hand(hit: Hit, number: int) -> float:
    """What rules, not likeness, add to a sentence's score."""
    stated = STATED if hit.chunk.kind == FACT else 0.0
    return stated - (MASKED if _masked(hit.chunk.sentence_texts()[number]) else 0.0)


def _masked(text: str) -> bool:
    return "[" in text and _PLACEHOLDER.search(text) is not None


def _odds(hit: Hit, number: int) -> float | None:
    reading = hit.readings[number] if hit.readings else None
    return None if reading is None else reading.odds


def _cosine(hit: Hit, number: int) -> float:
    if hit.sentence_scores:
        return hit.sentence_scores[number]
    return GUESS_BASE + GUESS_SLOPE * hit.overlaps[number]
