"""Finds the word of a question that points at something said before: "how much is *it*?".

A German article points where no noun follows it: "wann ist *die* fällig?", but "wann ist die
Rechnung fällig?" names its thing. Nouns are told by their capital; where somebody types without
any, by what surely is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.answering.lean_words import LeanWords, lean_words
from builder.answering.plain_words import plain

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_INFLECTED = re.compile(r"[a-zäöüß]{2,}e[nmrs]?")
"""How an adjective ends that stands before its noun."""
_SAID_OF = re.compile(r"[a-zäöüß]{2,}(?:ig|lich|bar|frei|los|voll)|ge[a-zäöüß]{2,}(?:t|en)")
"""How ends what is said of a thing: gültig, erhältlich, kostenlos, geöffnet."""
_INFINITIVE = re.compile(r"[a-zäöüß]{3,}(?:en|ern|eln)")
_CONTRACTED = re.compile(r"(?i)\b(?:dauert|kostet|geht|gilt|ist|wird|hat|kann)(['’]s)\b")


def pointer(text: str) -> tuple[int, int] | None:
    """Where the first pointing word of `text` starts and ends; None without one."""
    lists = lean_words()
    nothing = lists.nothing.search(plain(text)) is not None
    found = list(_WORD.finditer(text))
    words = [each.group() for each in found]
    for at, each in enumerate(found):
        word = plain(words[at])
        if word in lists.articles:
            if _stands_for_a_noun(words, at, lists):
                return each.span()
        elif word in lists.pointing and not nothing:
            return each.span()
    contracted = _CONTRACTED.search(text)
    return contracted.span(1) if contracted else None


def _stands_for_a_noun(words: Sequence[str], at: int, lists: LeanWords) -> bool:
    """Whether the article at `at` leads to no noun."""
    if words[at][0].isupper() and at:
        return False  # "Sie" is how a visitor speaks to the owner
    after = list(words[at + 1 :])
    if plain(words[at]) == "sie":
        before = plain(words[at - 1]) if at else ""
        said = before == "sind" and not lists.of_things.isdisjoint(map(plain, after))
        return before in lists.before_sie or said
    if not after:
        return True
    if any(word[0].isupper() for word in words[1:]):
        while len(after) > 1 and _INFLECTED.fullmatch(after[0]) and not _is_no_noun(after[0]):
            after = after[1:]
        return not after[0][0].isupper()
    if _is_no_noun(after[0]):
        return True
    modal = not lists.modals.isdisjoint(map(plain, words[:at]))
    rest = [word for word in after if plain(word) != "lassen"]
    return modal and len(rest) == 1 and _INFINITIVE.fullmatch(rest[0]) is not None


def _is_no_noun(word: str) -> bool:
    lists = lean_words()
    known = lists.small | lists.particles | lists.of_things
    return plain(word) in known or _SAID_OF.fullmatch(word) is not None
