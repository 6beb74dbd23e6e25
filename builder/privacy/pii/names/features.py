"""What the network is told about a word: rows of its table of meanings, pieces and lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from builder.privacy.pii.names.lists import Kind, Lists, plain

ROWS = 24
"""So many rows describe a word, the unused ones being row 0."""
BUCKETS = 1 << 15
"""Rows shared by everything that has no row of its own."""
WORD_ROW, FIRST_LIST_ROW, FIRST_PIECE_ROW = 0, 2, 10
_LISTS = tuple(kind for kind in Kind if kind)
_TRIGRAMS = 7


def describe(word: str, vocabulary: Mapping[str, int], lists: Lists) -> list[int]:
    """The rows for `word`: itself, its shape, its lists, its beginnings, endings and pieces.

    Args:
        word: not empty.
        vocabulary: words that have a row of their own, from 1 on.
        lists: see `lists.read_lists`.
    """
    base = len(vocabulary) + 1
    low = plain(word)
    rows = [vocabulary.get(low) or _row(base, f"w{low}"), _row(base, f"s{shape(word)}")]
    if not word[0].isalpha():
        return rows + [0] * (ROWS - len(rows))
    rows += _of_lists(base, lists.get(low, Kind.NONE))
    marked = f"<{low}>"
    pieces = [f"p{low[:size]}" for size in (1, 2, 3, 4)]
    pieces += [f"e{low[-size:]}" for size in (2, 3, 4)]
    pieces += [f"t{marked[at : at + 3]}" for at in range(min(len(low), _TRIGRAMS))]
    rows += [base + crc32(piece.encode()) % BUCKETS for piece in pieces]
    return rows + [0] * (ROWS - len(rows))


@lru_cache(maxsize=1 << len(_LISTS))
def _of_lists(base: int, kinds: Kind) -> tuple[int, ...]:
    """A row for each list: that of the list, where the word is on it."""
    return tuple(_row(base, f"l{kind.name}") if kind in kinds else 0 for kind in _LISTS)


def shape(word: str) -> str:
    """How a word is written: its capitals and about how long it is."""
    first = word[0]
    if first.isdigit():
        return f"d{min(len(word), 6)}"
    if not first.isalpha():
        return word[:1]
    long = "abcde"[min(len(word) // 3, 4)] if len(word) > 1 else ""
    if word.islower() or word.isupper():
        return f"{'x' if word.islower() else 'X'}{long}"
    rest = "x" if word[1:].islower() else "xX"
    return f"{'X' if first.isupper() else ''}{rest}{long}"


def _row(base: int, piece: str) -> int:
    return base + crc32(piece.encode()) % BUCKETS
