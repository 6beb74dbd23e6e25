"""A text cut into words, figures and marks, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A letter with its combining marks is one letter; e-mail and web addresses are one word each.
_WORD = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|\x1f+|\n|[^\w\s]|_",
)
_ADDRESS = re.compile(r"[\w.+-]*@[\w.+-]+|(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_HAS_ADDRESS = re.compile(r"@|://|www\.", re.IGNORECASE)
ADDRESS = "\x1f"
"""What stands for an e-mail address, a web address or a handle: nothing in it is a name."""

_NOWHERE = -9


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, and where each begins and ends, in characters."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str) -> Words:
    """The words of `text`; line ends are words too, other blanks are not."""
    if _HAS_ADDRESS.search(text):
        text = _ADDRESS.sub(lambda match: ADDRESS * len(match.group()), text)
    texts = _WORD.findall(text)
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    # Only blanks lie between words, so the next one is where it is first found.
    for word in texts:
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    return Words(texts, starts, ends)


def lay_out(sheet: Sequence[Words], gap: int) -> tuple[Words, list[int]]:
    """The words of many texts as one, so many empty words after each; where each text begins."""
    whole = Words([], [], [])
    begins: list[int] = []
    for words in sheet:
        begins.append(len(whole.texts))
        whole.texts.extend(words.texts)
        whole.texts.extend([""] * gap)
        whole.starts.extend(words.starts)
        whole.starts.extend([_NOWHERE] * gap)
        whole.ends.extend(words.ends)
        whole.ends.extend([_NOWHERE] * gap)
    return whole, begins
