"""The built-in model: answers with the sentences of the documents, word for word, offline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.answering.evidence import Weighed, weigh
from builder.core.pinned import FACT
from builder.knowledge.hits import Hit

CLOSE = 0.1
"""A further sentence is quoted when it fits this nearly as well as the best. On encyclopaedia
text every second answer then has two sentences, and 0.85 of the answers hold the right one; with
two sentences always, 0.86."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence: which hit, which of its sentences, and how well it fits, 0..1."""

    hit: int
    sentence: int
    score: float


BESIDE = 0.005
"""A second pinned answer is given when it matches as well but for this: a notice beside hours."""


def pick(question: str, hits: Sequence[Hit], limit: int = 2) -> list[Choice]:
    """The sentences that answer, best first: one, and at most `limit` when they fit alike.

    What the owner pinned is given whole, and nothing else beside it.
    """
    pinned = [
        Choice(index, len(hit.chunk.sentence_texts()) - 1, hit.pinned)
        for index, hit in enumerate(hits)
        if hit.pinned and hits[0].pinned - hit.pinned <= BESIDE
    ]
    if pinned:
        return pinned[:limit]
    weighed = weigh(question, hits)
    chosen: list[Choice] = []
    said: set[str] = set()
    for each in weighed:
        if len(chosen) == limit or weighed[0].score - each.score > CLOSE:
            break
        if chosen and hits[chosen[0].hit].chunk.kind == FACT:
            break  # a document beside it may say otherwise
        text = " ".join(hits[each.hit].chunk.sentence_texts()[each.sentence].split()).casefold()
        if text not in said and not _is_other_row(hits[each.hit], each, weighed[0]):
            said.add(text)
            chosen.append(Choice(each.hit, each.sentence, each.score))
    return chosen


def _is_other_row(hit: Hit, each: Weighed, best: Weighed) -> bool:
    """Rows of a table are all alike; one with fewer of the question's words is another matter."""
    return hit.chunk.kind == "table" and each.overlap < best.overlap
