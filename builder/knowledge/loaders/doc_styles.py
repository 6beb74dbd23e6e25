"""The styles of an old Word document: [MS-DOC] STSH."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from builder.knowledge.loaders.doc_file import DocFile
from builder.knowledge.loaders.doc_sprm import Changes, read_changes

_STYLES = 1  # FibRgFcLcb97: fcStshf
_PARAGRAPH, _CHARACTER = 1, 2
# StdfBase: numbers of built-in styles, which are the same in every language.
_HEADINGS = range(1, 10)
_CONTENTS = frozenset({*range(19, 28), 35})
_TITLE = 62
_LISTS = frozenset(range(47, 62))
_HEADING_NAME = re.compile(r"(?:heading|überschrift|título|titre) ?([1-9])", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """One style.

    Attributes:
        number: that of a built-in style; 0x0FFE for the author's own.
        base: the place of the style it is made from.
        paragraph: what it changes of paragraphs.
        characters: what it changes of characters.
    """

    number: int
    name: str
    base: int
    paragraph: Changes = field(default_factory=dict)
    characters: Changes = field(default_factory=dict)


class Styles:
    """The document's styles by their place."""

    def __init__(self, file: DocFile) -> None:
        """Read them.

        Raises:
            struct.error, IndexError: when the list ends too early.
        """
        self._styles: list[Style | None] = []
        part = file.part(_STYLES)
        if not part:
            return
        header, count, base_size = struct.unpack_from("<3H", part)
        at = 2 + header
        for _ in range(count):
            (size,) = struct.unpack_from("<H", part, at)
            at += 2
            self._styles.append(_read(part[at : at + size], base_size) if size else None)
            at += size

    def chain(self, place: int | None) -> list[Style]:
        """The style and those it is made from, the last of them first."""
        found: list[Style] = []
        seen: set[int] = set()
        while place is not None and place < len(self._styles) and place not in seen:
            seen.add(place)
            style = self._styles[place]
            if style is None:
                break
            found.insert(0, style)
            place = style.base
        return found

    def level(self, place: int | None) -> int | None:
        """The heading's level from 1, 0 for the document's title, None for running text."""
        for style in reversed(self.chain(place)):
            if style.number in _HEADINGS:
                return style.number
            if style.number == _TITLE:
                return 0
            if named := _HEADING_NAME.fullmatch(style.name):
                return int(named[1])
        return None

    def is_contents(self, place: int | None) -> bool:
        """Whether it is a line of the table of contents, which only repeats the headings."""
        return any(style.number in _CONTENTS for style in self.chain(place))

    def is_list(self, place: int | None) -> bool:
        """Whether it is a style for items of a list."""
        return any(style.number in _LISTS for style in self.chain(place)[-1:])


def _read(data: bytes, base_size: int) -> Style:
    """[MS-DOC] STD: numbers, a name, then the changes."""
    first, second, third = struct.unpack_from("<3H", data)
    sort, base = second & 0x000F, second >> 4
    (length,) = struct.unpack_from("<H", data, base_size)
    at = base_size + 2
    name = data[at : at + 2 * length].decode("utf-16-le", "replace")
    at += 2 * length + 2
    groups: list[bytes] = []
    for _ in range(min(third & 0x000F, 3)):
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        groups.append(data[at + 2 : at + 2 + size])
        at += 2 + size + (size & 1)
    paragraph = read_changes(groups[0][2:]) if sort == _PARAGRAPH and groups else {}
    which = {_PARAGRAPH: 1, _CHARACTER: 0}.get(sort, len(groups))
    characters = read_changes(groups[which]) if which < len(groups) else {}
    # A style may carry alternative names behind a comma.
    plain = name.split(",", 1)[0].strip()
    return Style(first & 0x0FFF, plain, base, paragraph, characters)
