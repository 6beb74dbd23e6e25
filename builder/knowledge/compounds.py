"""Finds words that share a part with another, as compounds do, among a collection's own words.

Where a language writes compounds as one word a question says `Zahnreinigung`, and the documents
`Reinigung`, `Zahnarzt` or `Reinigungskosten`. No dictionary and no list of joining letters is
needed: a piece that begins or ends both words is taken for a part of both.
"""

from __future__ import annotations

from builder.knowledge.vocabulary import Vocabulary

LANGUAGES = frozenset({"da", "de", "et", "fi", "hu", "nl", "no", "sv"})
"""Languages that write compounds as one word."""

SHORTEST_PART = 4
SHORTEST_HEAD = 3
"""Letters that two words must share; and the last part of one, when it is all of the other."""


def sharing_a_part(stem: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Stems that begin or end with the beginning or the end of `stem`, but not `stem` itself.

    Each with the share of `stem`'s letters that it has in common, 0..1.
    """
    shared: dict[str, int] = {}
    for other, letters in _pieces(stem, vocabulary):
        if other != stem and letters > shared.get(other, 0):
            shared[other] = letters
    return {other: letters / len(stem) for other, letters in shared.items()}


def _pieces(stem: str, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    if len(stem) >= SHORTEST_PART:
        first, last = stem[:SHORTEST_PART], stem[-SHORTEST_PART:]
        found += ((each, _alike(stem, each)) for each in vocabulary.beginning_with(first))
        found += ((each, _alike(stem[::-1], each[::-1])) for each in vocabulary.ending_with(last))
    for size in range(SHORTEST_PART, len(stem)):
        found += ((other, size) for other in vocabulary.ending_with(stem[:size]))
        found += ((other, size) for other in vocabulary.beginning_with(stem[-size:]))
    if len(stem) == SHORTEST_HEAD:
        longer = vocabulary.ending_with(stem)
        found += ((each, len(stem)) for each in longer if len(each) >= 2 * SHORTEST_HEAD)
    return found


def _alike(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    for place, (letter, facing) in enumerate(zip(one, other, strict=False)):
        if letter != facing:
            return place
    return min(len(one), len(other))
