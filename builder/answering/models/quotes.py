"""The built-in model: answers with the sentences of the documents, word for word, offline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.answering.steps import text_of, whole
from builder.core.pinned import FACT
from builder.knowledge.evidence import Weighed, weigh
from builder.knowledge.guardrails import orders
from builder.knowledge.hits import Hit

CLOSE = 0.1
"""A further sentence is quoted when it fits this nearly as well as the best. On encyclopaedia
text every second answer then has two sentences, and 0.85 of the answers hold the right one; with
two sentences always, 0.86."""

CLOSE_ODDS = 1.0
"""The same for sentences that were read twice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to quote: which hit, which of its sentences, and how well it fits, 0..1.

    Attributes:
        text: the sentence with what belongs to it, word for word.
    """

    hit: int
    sentence: int
    score: float
    text: str


BESIDE = 0.005
"""A second pinned answer is given when it matches as well but for this: a notice beside hours."""


def pick(question: str, hits: Sequence[Hit], limit: int = 2) -> list[Choice]:
    """The sentences that answer, best first: one, and at most `limit` when they fit alike.

    What the owner pinned is given whole, and nothing else beside it.
    """
    pinned = [
        Choice(index, len(hit.chunk.sentence_texts()) - 1, hit.pinned, _pinned_text(hit))
        for index, hit in enumerate(hits)
        if hit.pinned and hits[0].pinned - hit.pinned <= BESIDE
    ]
    if pinned:
        return pinned[:limit]
    weighed = weigh(question, hits)
    chosen: list[Choice] = []
    said: set[str] = set()
    for each in weighed:
        if len(chosen) == limit or _is_behind(each, weighed[0]):
            break
        hit = hits[each.hit]
        if chosen and hits[chosen[0].hit].chunk.kind == FACT:
            break  # a document beside it may say otherwise
        plain = _plain(hit.chunk.sentence_texts()[each.sentence])
        if any(plain in text for text in said) or _is_other_row(hit, each, weighed[0]):
            continue
        text = text_of(hit.chunk, *_told(question, hit, each.sentence))
        said.add(_plain(text))
        chosen.append(Choice(each.hit, each.sentence, each.score, text))
    return chosen


def _told(question: str, hit: Hit, sentence: int) -> tuple[int, int]:
    """(first, last) sentence of a quote; a list that holds an order is not given whole."""
    first, last = whole(question, hit.chunk, sentence)
    if orders(hit).isdisjoint(range(first, last + 1)):
        return first, last
    return sentence, sentence


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pinned_text(hit: Hit) -> str:
    return hit.chunk.sentence_texts()[-1].strip()


def _is_behind(each: Weighed, best: Weighed) -> bool:
    """Whether a sentence fits so much less than the best that it is not quoted beside it."""
    if best.odds is None:
        return best.score - each.score > CLOSE
    return each.odds is None or best.odds - each.odds > CLOSE_ODDS


def _is_other_row(hit: Hit, each: Weighed, best: Weighed) -> bool:
    """Rows of a table are all alike; one with fewer of the question's words is another matter."""
    return hit.chunk.kind == "table" and each.overlap < best.overlap
