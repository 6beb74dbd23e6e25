"""What tells a sentence that answers from its neighbours, in a question's words and in its own."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from builder.knowledge.evidence import Weighed
from builder.knowledge.hits import Hit
from builder.knowledge.language import fold
from builder.knowledge.question_kind import Kind, holds
from builder.knowledge.word_shares import Matrix

NAMES = (
    "first", "cosine", "behind", "overlap", "passage", "score", "rank", "holds", "rare", "before",
    "cover", "pairs", "dense", "number", "counted", "named", "brings", "short", "points", "opens",
)  # fmt: skip
"""
- first: what the first look weighed it.
- cosine, behind: its likeness with the question, and how far that is behind the likest's.
- overlap, passage, score, rank: words of the question in it and in its passage; the passage's own
  score, and the logarithm of its place.
- holds: whether it holds what the question asks for, where it asks for something.
- rare, before: the share of the question's words in it, weighted by how few of the passages'
  sentences hold them; what the sentence before it adds.
- cover, pairs, dense: the plain share of words; the share of pairs of neighbours that stand
  together; how close together the question's words stand.
- number, counted: whether it brings a number, and whether a number is asked for as well.
- named, brings: the share of the question's names in it; how many others it brings, up to three.
- short, points, opens: fewer than six words; begins with a word that points back; opens its
  document.
"""

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[\w,;:] )[\"“„(¿]*([A-ZÄÖÜÁÉÍÓÚÑ][\w’'-]+)")
_NUMBER = re.compile(r"\d+")
_POINTS = re.compile(
    r"\W*(?:he|she|it|they|this|these|his|her|its|their|that|er|sie|es|dies\w*|él|ella|est[ae]|su)\b",
    re.I,
)
_COUNTS = frozenset({Kind.TIME, Kind.AMOUNT, Kind.MONEY, Kind.PEOPLE})
_SHORT, _SMALL = 6, 3
"""Words of a short sentence; letters of a word that may say little."""


@dataclass(frozen=True)
class Asked:
    """A question, looked at once.

    Attributes:
        rarities: what each of its words weighs among the sentences found; sums to 1, or is empty.
    """

    text: str
    kind: Kind
    rarities: NDArray[np.float32]
    words: frozenset[str] = field(init=False)
    pairs: frozenset[tuple[str, str]] = field(init=False)
    names: tuple[str, ...] = field(init=False)
    numbers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        words = _words(self.text)
        object.__setattr__(self, "words", frozenset(w for w in words if len(w) > _SMALL))
        object.__setattr__(self, "pairs", frozenset(pairwise(words)))
        object.__setattr__(self, "names", tuple(n.lower() for n in _NAME.findall(self.text)))
        object.__setattr__(self, "numbers", frozenset(_NUMBER.findall(self.text)))


def rarities(hits: Sequence[Hit], holdings: Mapping[str, Matrix]) -> NDArray[np.float32]:
    """How much each word of a question tells the sentences of `hits` apart; together 1."""
    held = [holdings[hit.chunk.id][:-1] for hit in hits if hit.chunk.id in holdings]
    rows = np.concatenate(held) if held else np.zeros((0, 0), dtype=np.float32)
    if not rows.size:
        return np.zeros(0, dtype=np.float32)
    within = (rows > 0).sum(axis=0)
    weights = np.log1p((len(rows) - within + 0.5) / (within + 0.5))
    found: NDArray[np.float32] = (weights / weights.sum()).astype(np.float32)
    return found


def describe(
    asked: Asked,
    each: Weighed,
    others: Sequence[Weighed],
    hit: Hit,
    holdings: Mapping[str, Matrix],
) -> list[float]:
    """The values of `NAMES` for one sentence of `hit`.

    Args:
        asked: the question.
        each: the sentence.
        others: all that are looked at, this one among them.
        hit: its passage.
        holdings: which words of the question stand in the sentences of each passage.
    """
    text = hit.chunk.sentence_texts()[each.sentence]
    words = _words(text)
    rare, before, cover = _shares(asked, each, holdings.get(hit.chunk.id))
    together = len(asked.pairs.intersection(pairwise(words)))
    brings = not asked.numbers.issuperset(_NUMBER.findall(text))
    lower = text.lower()
    special = each.holds and asked.kind is not Kind.OTHER
    return [
        each.score,
        each.cosine,
        each.cosine - max(other.cosine for other in others),
        each.overlap,
        hit.overlap,
        hit.score,
        math.log(1 + each.hit),
        float(special and holds(asked.kind, text)),
        rare,
        before,
        cover,
        together / max(len(asked.pairs), 1),
        _density(asked, words),
        float(brings),
        float(brings and asked.kind in _COUNTS),
        sum(name in lower for name in asked.names) / len(asked.names) if asked.names else 0.5,
        min(sum(name.lower() not in asked.names for name in _NAME.findall(text)), 3) / 3,
        float(len(words) < _SHORT),
        float(_POINTS.match(text) is not None),
        float(hit.chunk.position == 0 and each.sentence == 0),
    ]


def _density(asked: Asked, words: Sequence[str]) -> float:
    """Different words of the question in the stretch that holds them all; 0 for fewer than two."""
    at = [place for place, word in enumerate(words) if word in asked.words]
    if len(at) < 2:
        return 0.0
    return len({words[place] for place in at}) / (at[-1] - at[0] + 1)


def _shares(asked: Asked, each: Weighed, held: Matrix | None) -> tuple[float, float, float]:
    """The values of `rare`, `before` and `cover`."""
    if held is None or not len(asked.rarities):
        return 0.0, 0.0, 0.0
    here = held[each.since : each.sentence + 1].max(axis=0)
    both = np.maximum(here, held[each.since - 1]) if each.since else here
    rare = float(here @ asked.rarities)
    return rare, float(both @ asked.rarities) - rare, float(here.mean())


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text.lower())]
