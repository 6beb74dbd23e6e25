"""What share of a question's words stands in passages, in their sentences and close together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class AskedWord:
    """One word of a question, as an index knows it.

    Attributes:
        weight: how much it tells passages apart.
        credits: numbers of stems, and what share of `weight` each brings, 0..1; those of one
            passage count together, up to 1.
    """

    weight: float
    credits: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class PassageWords:
    """A passage as numbers of words: its sentences, then its heading and what stands between.

    Attributes:
        ends: where each sentence ends among the numbers.
    """

    numbers: Numbers
    ends: Numbers


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of a question's weight, 0..1 each.

    Attributes:
        passage: what stands in the passage with its heading.
        sentences: what stands in each sentence.
        near: what stands, in the best place, in two sentences that follow each other, or in
            the heading.
    """

    passage: float
    sentences: tuple[float, ...]
    near: float


def shares(passages: Sequence[PassageWords], asked: Sequence[AskedWord]) -> list[Shares]:
    """The shares of `asked` in each of `passages`."""
    weights = np.array([word.weight for word in asked], dtype=np.float32)
    total = float(weights.sum())
    if not total or not passages:
        return [Shares(0.0, (0.0,) * len(each.ends), 0.0) for each in passages]
    weights /= np.float32(total)
    sizes = np.array([len(each.ends) + 1 for each in passages])
    ends = np.cumsum(sizes)
    held = _held(passages, asked)
    whole = np.minimum(np.add.reduceat(held, ends - sizes), 1) @ weights
    sentences = (np.minimum(held, 1) @ weights).tolist()
    following = np.zeros_like(held)
    following[:-1] = held[1:]
    following[ends - 1] = following[ends - 2] = 0  # a heading comes next, or another passage
    near = held + following + np.repeat(held[ends - 1], sizes, axis=0)
    best = np.maximum.reduceat(np.minimum(near, 1) @ weights, ends - sizes)
    return [
        Shares(float(whole[at]), tuple(sentences[start:end]), float(best[at]))
        for at, (start, end) in enumerate(zip(ends - sizes, ends - 1, strict=True))
    ]


def holdings(passages: Sequence[PassageWords], asked: Sequence[AskedWord]) -> list[Matrix]:
    """For each passage: how far each of its sentences, then its heading, holds each asked word."""
    if not passages:
        return []
    sizes = np.array([len(each.ends) + 1 for each in passages])
    return np.split(np.minimum(_held(passages, asked), 1), np.cumsum(sizes)[:-1])


def _held(passages: Sequence[PassageWords], asked: Sequence[AskedWord]) -> Matrix:
    """For each sentence of each passage, then its heading: how far it holds each asked word."""
    meant: dict[int, list[tuple[int, float]]] = {}
    for place, word in enumerate(asked):
        for number, credit in word.credits.items():
            meant.setdefault(number, []).append((place, credit))
    rows = np.concatenate([_sizes(each) for each in passages])
    held = np.zeros((len(rows), len(asked)), dtype=np.float32)
    flat = np.concatenate([each.numbers for each in passages])
    if not meant or not len(flat):
        return held
    # A table by number is much quicker here than a search.
    codes = np.zeros(max(int(flat.max()), *meant) + 1, dtype=np.int64)
    codes[list(meant)] = range(1, len(meant) + 1)
    found = codes[flat]
    places = np.flatnonzero(found)
    standing = np.searchsorted(np.cumsum(rows), places, side="right")
    pairs = np.unique(found[places] * len(rows) + standing)
    cuts = np.searchsorted(pairs, np.arange(1, len(meant) + 2) * len(rows))
    for code, credits_of in enumerate(meant.values(), start=1):
        at = pairs[cuts[code - 1] : cuts[code]] - code * len(rows)
        for place, credit in credits_of:
            held[at, place] += np.float32(credit)
    return held


def _sizes(passage: PassageWords) -> NDArray[np.int64]:
    """How many words each sentence has, then the heading with what stands between."""
    ends = np.append(passage.ends, len(passage.numbers)).astype(np.int64)
    ends[1:] -= ends[:-1].copy()
    return ends
