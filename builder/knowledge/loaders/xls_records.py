"""The records of an old workbook, and the strings in them, which may run on in the next record."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from builder.core.errors import DocumentError

CONTINUE = 0x003C


@dataclass(frozen=True, slots=True)
class Record:
    """One record, [MS-XLS] 2.1.4; `position` is where it begins in the stream."""

    kind: int
    data: bytes
    position: int


def records(stream: bytes, position: int = 0) -> Iterator[Record]:
    """The records from `position` on.

    Raises:
        DocumentError: `document_damaged` when one reaches beyond the stream.
    """
    if position < 0:
        raise DocumentError("document_damaged", detail="records")
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, position)
        end = position + 4 + size
        if end > len(stream):
            raise DocumentError("document_damaged", detail="records")
        yield Record(kind, stream[position + 4 : end], position)
        position = end


def short_string(data: bytes, at: int, encoding: str | None) -> str:
    """A string with a length of one byte, as names of sheets and fonts have.

    `encoding` is that of a workbook older than Excel 97, else None.
    """
    if encoding:
        return data[at + 1 : at + 1 + data[at]].decode(encoding, "replace")
    wide = data[at + 1] & 1
    return _text(data[at + 2 : at + 2 + data[at] * (1 + wide)], wide=bool(wide))


def long_string(record: Record, at: int, encoding: str | None) -> str:
    """A string with a length of two bytes, within one record."""
    data = record.data
    (count,) = struct.unpack_from("<H", data, at)
    if encoding:
        return data[at + 2 : at + 2 + count].decode(encoding, "replace")
    wide = data[at + 2] & 1
    return _text(data[at + 3 : at + 3 + count * (1 + wide)], wide=bool(wide))


class SharedStrings:
    """[MS-XLS] SST: the texts of all sheets, once each.

    A text may be cut by the end of a record; what goes on in the next one begins with a byte that
    says anew whether its characters take one byte or two: XLUnicodeRichExtendedString.
    """

    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._part = 0
        self._at = 8

    def read(self) -> list[str]:
        """The texts, in order.

        Raises:
            DocumentError: `document_damaged` when there are fewer than announced.
        """
        (unique,) = struct.unpack_from("<I", self._parts[0], 4)
        # Each takes three bytes at least: a count beyond that is a lie.
        if unique > sum(map(len, self._parts)) // 3:
            raise DocumentError("document_damaged", detail="strings")
        return [self._one() for _ in range(unique)]

    def _one(self) -> str:
        count, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 0x08 else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & 0x04 else 0
        text = self._characters(count, wide=bool(flags & 1))
        self._take(4 * runs + extra)
        return text

    def _characters(self, count: int, *, wide: bool) -> str:
        pieces: list[str] = []
        while True:
            width = 2 if wide else 1
            part = self._parts[self._part]
            here = min(count, (len(part) - self._at) // width)
            pieces.append(_text(part[self._at : self._at + here * width], wide=wide))
            self._at += here * width
            count -= here
            if not count:
                return "".join(pieces)
            wide = bool(self._next_part()[0] & 1)
            self._at = 1

    def _take(self, size: int) -> bytes:
        """The next bytes, wherever the record ends; not beyond the last."""
        taken = bytearray()
        while True:
            part = self._parts[self._part]
            piece = part[self._at : self._at + size - len(taken)]
            taken += piece
            self._at += len(piece)
            if len(taken) == size:
                return bytes(taken)
            self._next_part()

    def _next_part(self) -> bytes:
        self._part += 1
        self._at = 0
        if self._part >= len(self._parts):
            raise DocumentError("document_damaged", detail="strings")
        return self._parts[self._part]


def _text(data: bytes, *, wide: bool) -> str:
    return data.decode("utf-16-le" if wide else "latin-1", "replace")
