"""An owner's list of words and phrases, found in a text as words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.answering.plain_words import plain

_ENDING = r"(?:e?s|e?n|er|en)?"
"""How a listed word may end in the three languages; a longer word is another one."""


class WordList:
    """Words and phrases; an entry may hold several, separated by commas."""

    def __init__(self, entries: Sequence[str]) -> None:
        words = sorted({re.escape(word) for word in _words(entries)}, key=len, reverse=True)
        made = rf"\b(?:{'|'.join(words)}){_ENDING}\b"
        self._pattern = re.compile(made) if words else None

    def stands_in(self, text: str) -> bool:
        """Whether `text` holds any of them, in whatever spelling."""
        return self._pattern is not None and self._pattern.search(plain(text)) is not None


def _words(entries: Sequence[str]) -> Iterator[str]:
    for entry in entries:
        for part in entry.split(","):
            if word := plain(part):
                yield word
