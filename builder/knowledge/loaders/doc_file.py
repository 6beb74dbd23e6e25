"""An old Word document's text by character positions: [MS-DOC] 2.4.1, the piece table."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from builder.core.errors import DocumentError
from builder.knowledge.loaders.compound import Compound
from builder.knowledge.loaders.doc_sprm import Changes, read_changes, short_change
from builder.knowledge.loaders.sniff import WORD_95, unsupported

_IDENT = 0xA5EC
_OLD_IDENTS = frozenset({_IDENT, 0xA5DC, 0xA59B, 0xA59C, 0xA5DB})
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200  # FibBase
_LENGTHS = 0x4C  # FibRgLw97: ccpText and what follows
_PLACES = 0x9A  # FibRgFcLcb97
_COMPRESSED = 0x40000000  # FcCompressed
_STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end`, which stand in the stream from `offset` on.

    Attributes:
        width: bytes of one character.
        changes: what the piece changes of its characters' properties.
    """

    start: int
    end: int
    offset: int
    width: int
    changes: Changes


class DocFile:
    """The streams of one document, the places of its parts, its text.

    Attributes:
        main: the stream that holds the text and the properties.
        table: the stream that holds tables of places.
        data: the stream of what is too large for either.
    """

    def __init__(self, file: Compound) -> None:
        """Read the header and the piece table.

        Raises:
            DocumentError: `document_encrypted`, `document_damaged`, or `document_unsupported` for
                Word 95 and older.
        """
        self.main = file.needed("WordDocument")
        ident, version = struct.unpack_from("<2H", self.main)
        (flags,) = struct.unpack_from("<H", self.main, 0x0A)
        if ident not in _OLD_IDENTS:
            raise DocumentError("document_damaged", detail="header")
        if flags & _ENCRYPTED:
            raise DocumentError("document_encrypted")
        if ident != _IDENT or version < _WORD_97:
            raise unsupported(WORD_95)
        self.table = file.needed("1Table" if flags & _TABLE_1 else "0Table")
        self.data = file.stream("Data") or b""
        self._pieces = list(self._read_pieces(self.part(33)))
        self._starts = [piece.start for piece in self._pieces]

    def part(self, index: int) -> bytes:
        """The part of the table stream whose place has this index in FibRgFcLcb97.

        Raises:
            DocumentError: `document_damaged` when it reaches beyond the stream.
        """
        place, size = struct.unpack_from("<2I", self.main, _PLACES + 8 * index)
        if place + size > len(self.table):
            raise DocumentError("document_damaged", detail="parts")
        return self.table[place : place + size]

    def story(self, name: str) -> tuple[int, int]:
        """The character positions where a story begins and ends: 2.3, they follow each other."""
        lengths = struct.unpack_from("<7i", self.main, _LENGTHS)
        last = self._pieces[-1].end if self._pieces else 0
        index = _STORIES.index(name)
        if min(lengths) < 0 or sum(lengths) > last:
            raise DocumentError("document_damaged", detail="lengths")
        start = sum(lengths[:index])
        return start, start + lengths[index]

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces between two character positions, cut to them."""
        for piece in self._pieces[max(bisect_right(self._starts, start) - 1, 0) :]:
            if piece.start >= end:
                return
            first, last = max(piece.start, start), min(piece.end, end)
            if first < last:
                offset = piece.offset + (first - piece.start) * piece.width
                yield Piece(first, last, offset, piece.width, piece.changes)

    def text(self, start: int, end: int) -> str:
        """The characters between two positions, one for each: pairs of halves stay apart."""
        return "".join(map(self._decoded, self.pieces(start, end)))

    def _decoded(self, piece: Piece) -> str:
        size = (piece.end - piece.start) * piece.width
        raw = self.main[piece.offset : piece.offset + size]
        if piece.width == 1:
            return raw.decode("cp1252", "replace")
        units = array("H", raw)
        if struct.pack("=H", 1) != struct.pack("<H", 1):
            units.byteswap()
        return "".join(map(chr, units))

    def _read_pieces(self, clx: bytes) -> Iterator[Piece]:
        """[MS-DOC] Clx: groups of changes, then the table of pieces."""
        groups: list[bytes] = []
        at = 0
        while clx[at] == 1:
            (size,) = struct.unpack_from("<H", clx, at + 1)
            groups.append(clx[at + 3 : at + 3 + size])
            at += 3 + size
        (size,) = struct.unpack_from("<I", clx, at + 1)
        count = (size - 4) // 12
        if clx[at] != 2 or at + 5 + size > len(clx) or count < 1:
            raise DocumentError("document_damaged", detail="pieces")
        at += 5
        bounds = struct.unpack_from(f"<{count + 1}I", clx, at)
        at += 4 * (count + 1)
        for index in range(count):
            place, prm = struct.unpack_from("<2xIH", clx, at + 8 * index)
            start, end = bounds[index], bounds[index + 1]
            width = 1 if place & _COMPRESSED else 2
            offset = (place & 0x3FFFFFFF) // (2 if width == 1 else 1)
            if end < start or offset + (end - start) * width > len(self.main):
                raise DocumentError("document_damaged", detail="pieces")
            yield Piece(start, end, offset, width, _piece_changes(prm, groups))


def _piece_changes(prm: int, groups: list[bytes]) -> Changes:
    """[MS-DOC] Prm: one change, or the number of a group of them."""
    if not prm & 1:
        return short_change(prm)
    return read_changes(groups[prm >> 1])


def joined(text: str) -> str:
    """`text` with the halves of characters beyond the first 65,536 put together."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
