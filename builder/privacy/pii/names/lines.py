"""What is said of a word by the line it stands in: is there any capital at all, or nothing else?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LINE_END, LETTERS, CAPITAL, LOUD = 1, 2, 4, 8
"""What `look` sees of a word."""
FLAGS = 3
"""Columns of what `flags` gives: a line without capitals, one of capitals, one of few words."""
QUIET = 0
"""The column of a line without capitals."""
_FEW = 4


def look(word: str) -> int:
    """Whether a word ends a line, has letters, begins with a capital, is all capitals.

    The empty word, which stands between texts, ends a line.
    """
    if not word[:1].isalpha():
        return LINE_END if word in {"\n", ""} else 0
    if not word[0].isupper():
        return LETTERS
    return LETTERS | CAPITAL | (LOUD if word.isupper() else 0)


def flags(looks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(word, 3), each 0 or 1, from what was seen of each word."""
    if not len(looks):
        return np.zeros((0, FLAGS), np.float32)
    line = np.cumsum(looks & LINE_END)
    total = int(line[-1]) + 1
    spoken, capitals, loud = (
        np.bincount(line, weights=(looks & what) > 0, minlength=total)
        for what in (LETTERS, CAPITAL, LOUD)
    )
    quiet = (capitals == 0) & (spoken > 0)
    shouted = (loud >= 0.7 * spoken) & (spoken > 1)
    of_line = np.stack([quiet, shouted, spoken <= _FEW], 1).astype(np.float32)
    found: NDArray[np.float32] = of_line[line]
    return found
