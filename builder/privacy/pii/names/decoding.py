"""From the network's scores to spans: the likeliest labels, with a name's parts kept together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.privacy.pii.names.words import Words

_JOINTS = frozenset("-‐‑'’.")
_WARM = -3.2
"""Below this log likelihood of being anything, a word is nothing and is not looked at twice."""
_CHANGE, _BREAK = -4.0, -1.2
"""What it costs that another kind of name begins with nothing between, and that a name ends before
a word with a capital."""


class Span(NamedTuple):
    """Words `first` to `last`, both in it; the label's number; how likely, 0..1."""

    first: int
    last: int
    label: int
    score: float


def decode(words: Words, scores: NDArray[np.float32], leaning: Sequence[float]) -> Iterator[Span]:
    """The spans of all labels but 0.

    Args:
        words: of one stretch of text.
        scores: log likelihoods (word, label).
        leaning: what is added for each label before it is decided.
    """
    if not len(scores):
        return
    warm = np.flatnonzero(scores[:, 1:].max(1) > _WARM)
    if not len(warm):
        return
    best: list[int] = (scores + np.array(leaning, np.float32)).argmax(1).tolist()
    for first, last in _regions(warm.tolist(), len(scores)):
        alone = best[first:last]
        # Where each word by itself is likeliest nothing, no path through them is anything.
        if not any(alone):
            continue
        if _is_plain(words, first, alone):
            yield from _runs(scores, first, alone)
        else:
            yield from _decode_region(words, scores, (first, last), leaning)


def _is_plain(words: Words, first: int, labels: list[int]) -> bool:
    """Whether the likeliest label of each word is the likeliest path: nothing joins or parts."""
    texts = words.texts
    here = texts[first : first + len(labels)]
    if not _JOINTS.isdisjoint(here) and not _ends_only(words, first, here):
        return False
    return not any(
        old and old != new and (new or _tied(words, (place, place + 1), (place + 1, place + 2)))
        for place, (old, new) in enumerate(pairwise(labels), first)
    )


def _ends_only(words: Words, first: int, here: list[str]) -> bool:
    """Whether the marks in it are full stops behind words, none of them an initial's."""
    return not any(
        text in _JOINTS and (text != "." or (place and _initial(words, place - 1)))
        for place, text in enumerate(here, first)
    )


def _runs(scores: NDArray[np.float32], first: int, labels: list[int]) -> Iterator[Span]:
    """The spans of a plain region."""
    place, count = 0, len(labels)
    while place < count:
        label, begin = labels[place], place
        while place < count and labels[place] == label:
            place += 1
        if label:
            inside = scores[first + begin : first + place, label].tolist()
            score = math.exp(sum(inside) / len(inside))
            yield Span(first + begin, first + place - 1, label, round(score, 2))


def _regions(warm: list[int], count: int) -> Iterator[tuple[int, int]]:
    """Stretches around warm words, one word more to both sides; (first, one after the last)."""
    begin = end = -1
    for place in warm:
        if begin < 0 or place - 1 > end:
            if begin >= 0:
                yield begin, min(end + 1, count)
            begin = max(place - 1, 0)
        end = place + 1
    if begin >= 0:
        yield begin, min(end + 1, count)


def _decode_region(
    words: Words,
    scores: NDArray[np.float32],
    region: tuple[int, int],
    leaning: Sequence[float],
) -> Iterator[Span]:
    first, last = region
    units = _units(words, first, last)
    rows = scores[first:last].tolist()
    means = [_mean(words, rows[a - first : b - first], a) for a, b in units]
    ties = [_tied(words, left, right) for left, right in pairwise(units)]
    leant = [[a + b for a, b in zip(row, leaning, strict=True)] for row in means]
    path = _likeliest(leant, ties)
    place = 0
    while place < len(path):
        label, begin = path[place], place
        while place < len(path) and path[place] == label:
            place += 1
        if label:
            inside = [means[each][label] for each in range(begin, place)]
            score = float(np.exp(sum(inside) / len(inside)))
            yield Span(units[begin][0], units[place - 1][1] - 1, label, round(score, 2))


def _mean(words: Words, rows: list[list[float]], first: int) -> list[float]:
    """The mean of a unit's words; the marks between them say nothing."""
    if len(rows) == 1:
        return rows[0]
    spoken = [row for place, row in enumerate(rows, first) if words.texts[place][0].isalpha()]
    return [sum(column) / len(spoken) for column in zip(*spoken, strict=True)]


def _units(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Words that cannot be parted, as `Jean-Luc`, `O'Brien` and `J.`; (first, one after)."""
    units: list[tuple[int, int]] = []
    place = first
    while place < last:
        end = place + 1
        while end + 1 < last and _joined(words, end):
            end += 2
        if (
            end < last
            and words.texts[end] == "."
            and _touch(words, end)
            and _initial(words, end - 1)
        ):
            end += 1
        units.append((place, end))
        place = end
    return units


def _joined(words: Words, mark: int) -> bool:
    """Whether the mark at `mark` joins the words before and after it to one."""
    after = words.texts[mark + 1]
    return (
        words.texts[mark] in _JOINTS
        and words.texts[mark] != "."
        and _touch(words, mark)
        and _touch(words, mark + 1)
        and words.texts[mark - 1][:1].isalpha()
        and after[:1].isalpha()
        and after not in {"s", "S"}
    )


def _touch(words: Words, place: int) -> bool:
    return words.ends[place - 1] == words.starts[place]


def _initial(words: Words, place: int) -> bool:
    return len(words.texts[place]) == 1 and words.texts[place].isupper()


def _tied(words: Words, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two units look like parts of one name: capitals with one blank between."""
    gap = words.starts[right[0]] - words.ends[left[1] - 1]
    return gap == 1 and words.texts[left[0]][:1].isupper() and words.texts[right[0]][:1].isupper()


def _likeliest(means: list[list[float]], ties: list[bool]) -> list[int]:
    """The likeliest labels in a row (Viterbi)."""
    alone = [max(range(len(scores)), key=scores.__getitem__) for scores in means]
    if not any(
        _passage(old, new, tied) for (old, new), tied in zip(pairwise(alone), ties, strict=True)
    ):
        return alone
    labels = range(len(means[0]))
    best = means[0]
    back: list[list[int]] = []
    for scores, tied in zip(means[1:], ties, strict=True):
        from_where: list[int] = []
        reached: list[float] = []
        for label in labels:
            ways = [best[old] + _passage(old, label, tied) for old in labels]
            way = max(labels, key=ways.__getitem__)
            from_where.append(way)
            reached.append(ways[way] + scores[label])
        best = reached
        back.append(from_where)
    label = max(labels, key=best.__getitem__)
    path = [label]
    for from_where in reversed(back):
        label = from_where[label]
        path.append(label)
    return path[::-1]


def _passage(old: int, new: int, tied: bool) -> float:
    if old == new or not old:
        return 0.0
    if not new:
        return _BREAK if tied else 0.0
    return _CHANGE
