"""Finds the placeholders of a session in a text, however a model or a forger has disfigured them.

A placeholder is `[TYPE_NUMBER_MARK]`. The mark is random, so wherever it stands, a placeholder is
meant. Around it everything may have changed: case, language of the type, brackets, Markdown, HTML
entities, blanks. What escapes forgeries and what restores data both look through these eyes, so
nothing can be restored that could not have been escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

REACH: Final = 160
"""So far before a mark its placeholder is looked for, however disfigured."""

HELD: Final = 260
"""More characters than any placeholder with its ending has."""

# Full-width forms read as their plain ones; characters and offsets stay the same.
_FOLDED: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(sign): plain
    for plain, signs in {"[": "【〔〖⟦", "]": "】〕〗⟧", "-": "‐‑‒–—−", "'": "’‘ʼ"}.items()
    for sign in signs
}

_UNSEEN: Final = r"\u00ad\u200b-\u200f\u2060\ufeff"
_ENTITY: Final = r"&(?:\#95|lowbar|nbsp|\#160|\#8239|shy);"
_JOIN: Final = rf"(?:[_\-:#*`~\\{_UNSEEN}]|{_ENTITY})"
_GAP: Final = rf"(?:[_\-:#*`~\\{_UNSEEN}\s]|{_ENTITY})"
_WORD: Final = r"[^\W\d_]{1,24}"
_NUMBER: Final = r"(?P<number>\d{1,6})(?P<form>[b-z]?)"
_OPEN: Final = r"(?P<open>(?P<escape>\\?)[\[{<]|&(?:\#91|lbrack|lsqb|lt);)"
_CLOSE: Final = r"(?:(?P<escape>\\?)[\]}>]|&(?:\#93|rbrack|rsqb|gt);)"
_END: Final = re.compile(
    rf"{_GAP}{{0,4}}?(?P<tail>'?[^\W\d_]{{0,4}}?){_GAP}{{0,4}}?{_CLOSE}", re.IGNORECASE
)
_REST: Final = re.compile(r"[\w\\-]{0,60}")
_REST_IN_BRACKETS: Final = re.compile(r"[\w\\-]{0,60}[\]}>]?")
_SPACING: Final = rf"[_\-:#*`~\\;{_UNSEEN}\s]"
# Brackets never stand inside a mark, so two neighbours cannot be read as one.
_BETWEEN: Final = rf"[_\-:*`~.,/|\\{_UNSEEN}\s]{{0,3}}"
# Of another session, or with a mangled mark: never data, and never shown.
_ALIKE: Final = (
    r"[A-Za-z]{2,24}(?:\\?_[A-Za-z]{1,24}){0,5}\\?_\d{1,6}[b-z]?\\?_(?=[a-z]*\d)[0-9a-z]{4,12}"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something that looks like a placeholder stands.

    Attributes:
        number: which piece of data is meant; None when that cannot be told.
        form: in which way of writing it, a letter or nothing.
        tail: an ending that a model put inside the brackets: a genitive.
        joined: a model wrote it and the one before it as one.
        hangs: where that begins without which it would be read otherwise.
    """

    start: int
    end: int
    number: int | None = None
    form: str = ""
    tail: str = ""
    joined: bool = False
    hangs: int = 0


def fold(text: str) -> str:
    """`text` with full-width and look-alike signs made plain, character for character."""
    return text if text.isascii() else text.translate(_FOLDED)


class Finder:
    """Knows one session's mark.

    Args:
        mark: letters and digits, in lower case.
    """

    def __init__(self, mark: str) -> None:
        self._mark = re.compile(_BETWEEN.join(mark), re.IGNORECASE)
        # Read backwards from the end of a text: the beginning of a mark, what stands before it.
        self._endings = [
            re.compile(
                rf"{_BETWEEN}{_BETWEEN.join(mark[:length][::-1])}{_SPACING}{{0,12}}"
                rf"(?:[b-z]?\d{{1,6}}{_SPACING}{{1,12}})?[^\s\[\]]{{0,{REACH}}}",
                re.IGNORECASE,
            )
            for length in range(len(mark) + 1)
        ]
        self.learn(())

    def learn(self, types: Iterable[str]) -> None:
        """`types` are those used so far: only they are known where blanks stand in them."""
        known = sorted({kind.upper() for kind in types}, key=len, reverse=True)
        loose = [rf"(?<![^\W_]){f'{_GAP}{{1,4}}'.join(kind.split('_'))}" for kind in known]
        words = rf"{_WORD}(?:{_JOIN}{{1,4}}{_WORD}){{0,5}}"
        inside = rf"{_WORD}(?:{_GAP}{{1,4}}{_WORD}){{0,5}}"
        self._before = re.compile(
            rf"(?:{_OPEN}{_GAP}{{0,4}}(?:{inside}{_GAP}{{1,4}})?"
            rf"|(?:(?:{'|'.join([*loose, words])}){_GAP}{{1,4}})?)"
            rf"{_NUMBER}{_GAP}{{1,4}}\Z",
            re.IGNORECASE,
        )
        plain = "|".join(known) or r"(?!)"
        bare = rf"(?:{plain})_\d{{1,6}}[b-z]?"
        self._alike = re.compile(
            rf"\[ ?(?:{_ALIKE}|(?-i:{bare})) ?\]"
            rf"|(?-i:(?<!\w){bare}(?:_[0-9a-z]{{4,12}})?(?!\w))",
            re.IGNORECASE,
        )
        first = "|".join(sorted({kind.partition("_")[0] for kind in known})) or r"(?!)"
        run = rf"[\w\s\-\\:*`~&;\#.,/|{_UNSEEN}]"
        self._typed = re.compile(rf"(?<![^\W_])(?:{first}){run}{{0,{REACH}}}\Z", re.IGNORECASE)

    def find(self, text: str) -> list[Place]:
        """Every placeholder and every look-alike, in order, not overlapping."""
        plain = fold(text)
        found = list(self._marked(plain))
        if "[" in plain or "_" in plain:
            taken = [(place.start, place.end) for place in found]
            for alike in self._alike.finditer(plain):
                start, end = alike.span()
                if not any(start < b and a < end for a, b in taken):
                    found.append(Place(start, end))
            found.sort(key=lambda place: place.start)
        return found

    def unfinished(self, text: str) -> int:
        """From where on `text` could still become a placeholder, were more to come."""
        tail = max(0, len(text) - 2 * HELD)
        plain = fold(text[tail:])
        begins = [len(plain), _opened(plain)]
        typed = self._typed.search(plain)
        if typed:
            begins.append(typed.start())
        backwards = plain[::-1]
        for ending in self._endings:
            match = ending.match(backwards)
            if match:
                begins.append(len(plain) - match.end())
        return tail + self._whole(plain, max(min(begins), len(plain) - HELD))

    def _whole(self, plain: str, begin: int) -> int:
        """`begin`, moved forward so that it parts no placeholder and no two that are joined."""
        if begin == len(plain) or not self._mark.search(plain):
            return begin
        for place in reversed(list(self._marked(plain))):
            if place.end > begin:
                begin = min(begin, place.hangs)
        return begin

    def _marked(self, plain: str) -> Iterator[Place]:
        done, opened, closed, last = 0, -1, True, 0
        for mark in self._mark.finditer(plain):
            if mark.start() < done:
                continue
            floor = max(done, mark.start() - REACH)
            before = self._before.search(plain, floor, mark.start())
            start = before.start() if before else _word(plain, done, mark.start())
            own = bool(before["open"]) if before else plain[start] in "[{<"
            if own:
                opened = start
            # The bracket of the first of several that were joined closes behind the last.
            closes = opened >= 0 and mark.end() - opened <= REACH + 40
            closes = closes and not set("]}>") & set(plain[opened : mark.end()])
            end = _END.match(plain, mark.end()) if closes else None
            hangs = min(start, opened) if end else start
            if end:
                opened = -1
            if before and before["escape"] and not (end and end["escape"]):
                start += 1  # a backslash that stood before the bracket is somebody's own
            joined = not (own or closed) and done < start and set(plain[done:start]) <= set("_\\")
            if before is None and end is None:  # whatever it was, none of it is shown
                rest = _REST_IN_BRACKETS if own else _REST
                end = rest.match(plain, mark.end())
            stop = end.end() if end else mark.end()
            last = min(hangs, last) if joined else hangs
            yield Place(
                done if joined else start,
                stop,
                int(before["number"]) if before else None,
                before["form"].lower() if before else "",
                end["tail"] if end and before else "",
                joined,
                last,
            )
            done, closed = stop, bool(end)


def _opened(plain: str) -> int:
    """Where the first bracket stands that nothing closes; the end when there is none."""
    last = max(map(plain.rfind, "]}>"))
    found = [at for at in (plain.find(sign, last + 1) for sign in "[{<&") if at >= 0]
    if not found:
        return len(plain)
    return min(found) - (plain[min(found) - 1 : min(found)] == "\\")


def _word(plain: str, floor: int, end: int) -> int:
    """Where the run of signs begins that a mark without a number stands in."""
    floor = max(floor, end - 40)
    while end > floor and (plain[end - 1].isalnum() or plain[end - 1] in "_-\\"):
        end -= 1
    return end - (end > floor and plain[end - 1] in "[{<")
