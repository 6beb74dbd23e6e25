"""Characters that nobody sees but a machine reads: taken out of what goes in and what comes out."""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\n\t\u200c\u200d")
"""Breaks; and the joiners, which belong to the spelling of some scripts and to emoji."""
_SELECTORS = range(0xE0100, 0xE01F0)


def visible(text: str) -> str:
    """`text` without control and format characters, lone surrogates and hidden selectors.

    Zero width, direction marks and tag characters (which spell out whole sentences unseen) go.
    Works piece by piece: no character depends on its neighbours.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c in _KEPT or not _unseen(c))


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs"} or ord(letter) in _SELECTORS
