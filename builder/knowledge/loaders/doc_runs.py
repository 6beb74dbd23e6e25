"""Which properties the characters and paragraphs of an old Word document have.

[MS-DOC] 2.4.6: pages of 512 bytes list stretches of the stream, each with its changes.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from builder.core.errors import DocumentError
from builder.knowledge.loaders.doc_file import DocFile, Piece
from builder.knowledge.loaders.doc_sprm import HUGE, Changes, number, read_changes

_PAGE = 512
_CHARACTER_PAGES, _PARAGRAPH_PAGES = 12, 13  # FibRgFcLcb97: fcPlcfBteChpx, fcPlcfBtePapx
_PLACE_IN_PAGE = 13  # BxPap


class Runs:
    """Stretches of the stream and the place of their changes; read when they are asked for."""

    def __init__(self, file: DocFile, *, paragraphs: bool) -> None:
        """Read the table of pages.

        Raises:
            DocumentError: `document_damaged`.
        """
        self._file = file
        self._paragraphs = paragraphs
        part = file.part(_PARAGRAPH_PAGES if paragraphs else _CHARACTER_PAGES)
        count = max((len(part) - 4) // 8, 0)
        self._bounds = list(struct.unpack_from(f"<{count + 1}I", part)) if count else []
        self._pages = struct.unpack_from(f"<{count}I", part, 4 * (count + 1)) if count else ()
        if self._bounds != sorted(self._bounds):
            raise DocumentError("document_damaged", detail="properties")
        self._read: dict[int, tuple[list[int], list[Changes]]] = {}

    def at(self, offset: int) -> tuple[int, Changes]:
        """The changes that hold at `offset`, and where in the stream they end."""
        index = bisect_right(self._bounds, offset) - 1
        if not 0 <= index < len(self._pages):
            end = self._bounds[0] if index < 0 and self._bounds else len(self._file.main)
            return end, {}
        bounds, changes = self._page(index)
        within = bisect_right(bounds, offset) - 1
        if 0 <= within < len(changes):
            return bounds[within + 1], changes[within]
        return self._bounds[index + 1], {}

    def over(self, piece: Piece) -> Iterator[tuple[int, int, Changes]]:
        """The stretches of a piece by positions of characters, and their changes."""
        at = piece.start
        while at < piece.end:
            offset = piece.offset + (at - piece.start) * piece.width
            end, changes = self.at(offset)
            # At least one character, whatever a broken page says.
            count = max((end - offset) // piece.width, 1)
            last = min(at + count, piece.end)
            yield at, last, {**changes, **piece.changes}
            at = last

    def _page(self, index: int) -> tuple[list[int], list[Changes]]:
        number_of_page = self._pages[index] & 0x3FFFFF
        if number_of_page not in self._read:
            page = self._file.main[number_of_page * _PAGE : (number_of_page + 1) * _PAGE]
            if len(page) < _PAGE:
                raise DocumentError("document_damaged", detail="properties")
            self._read[number_of_page] = self._parsed(page)
        return self._read[number_of_page]

    def _parsed(self, page: bytes) -> tuple[list[int], list[Changes]]:
        """[MS-DOC] ChpxFkp and PapxFkp."""
        count = page[-1]
        bounds = list(struct.unpack_from(f"<{count + 1}I", page))
        step = _PLACE_IN_PAGE if self._paragraphs else 1
        places = (2 * page[4 * (count + 1) + step * at] for at in range(count))
        read = self._paragraph if self._paragraphs else self._characters
        return bounds, [read(page, place) if place else {} for place in places]

    def _characters(self, page: bytes, place: int) -> Changes:
        return read_changes(page[place + 1 : place + 1 + page[place]])

    def _paragraph(self, page: bytes, place: int) -> Changes:
        """[MS-DOC] PapxInFkp: the number of the style goes before the changes."""
        size = 2 * page[place] - 1
        begin = place + 1
        if size < 0:
            size, begin = 2 * page[place + 1], place + 2
        group = page[begin : begin + size]
        changes = read_changes(group[2:])
        for name in HUGE:
            where = number(changes, name)
            if where is not None:
                changes |= self._huge(where)
        return changes | {0x4600: group[:2]} if 0x4600 not in changes else changes

    def _huge(self, where: int) -> Changes:
        """[MS-DOC] PrcData: changes too many for a page."""
        (size,) = struct.unpack_from("<H", self._file.data, where)
        return read_changes(self._file.data[where + 2 : where + 2 + size])
