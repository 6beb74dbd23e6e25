"""Finds the words of a collection that a mistyped word may have meant."""

from __future__ import annotations

from collections.abc import Iterator

from builder.knowledge.vocabulary import Vocabulary

_SHORTEST = 5
_LONG = 8
"""Letters from which two slips are forgiven, else one."""


def nearly_alike(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The stems that differ from `word` by one letter left out, added, changed or swapped.

    Two letters in long words. The first letter must be right, as it is nearly always when people
    type, and so must a third at the beginning or the end: only such stems are compared.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return
    slips = 2 if len(word) >= _LONG else 1
    size = len(word) // (slips + 1)
    near = {*vocabulary.beginning_with(word[:size]), *vocabulary.ending_with(word[-size:])}
    for stem in sorted(near):
        alike = stem[0] == word[0] and abs(len(stem) - len(word)) <= slips
        if alike and distance(word, stem) <= slips:
            yield stem


def distance(one: str, other: str) -> int:
    """How many letters have to be left out, added, changed or swapped with their neighbour.

    Damerau 1964, with no letter touched twice.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, facing in enumerate(other, start=1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != facing))
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and facing == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
