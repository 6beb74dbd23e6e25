"""The records of old presentations, which hold each other: [MS-PPT] RecordHeader."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from builder.core.errors import DocumentError

# [MS-PPT] RecordTypeEnum
DOCUMENT, DOCUMENT_ATOM, SLIDE, NOTES = 0x03E8, 0x03E9, 0x03EE, 0x03F0
SLIDE_ATOM, NOTES_ATOM, PERSIST_ATOM, SHOW_ATOM = 0x03EF, 0x03F1, 0x03F3, 0x03F9
SLIDE_LIST, DRAWING = 0x0FF0, 0x040C
USER_EDIT, PERSIST_DIRECTORY, CURRENT_USER = 0x0FF5, 0x1772, 0x0FF6
TEXT_KIND, TEXT_WIDE, TEXT_BYTES, OUTLINE_REFERENCE = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
PLACEHOLDER, SESSION, FOOTERS, FOOTERS_ATOM, STRING = 0x0BC3, 0x2F14, 0x0FD9, 0x0FDA, 0x0FBA
# [MS-ODRAW] 2.2: the drawing's own records
GROUP, SHAPE, SHAPE_ATOM, OPTIONS, MORE_OPTIONS = 0xF003, 0xF004, 0xF00A, 0xF00B, 0xF122
CHILD_ANCHOR, CLIENT_ANCHOR, CLIENT_DATA, CLIENT_TEXT = 0xF00F, 0xF010, 0xF011, 0xF00D

_CONTAINER = 0xF


@dataclass(frozen=True, slots=True)
class Record:
    """One record: what it is, which of its kind, and its bytes in the stream."""

    kind: int
    instance: int
    holds_others: bool
    stream: bytes
    start: int
    end: int

    @property
    def data(self) -> bytes:
        """What is in it."""
        return self.stream[self.start : self.end]

    def records(self) -> Iterator[Record]:
        """The records in it; none when it holds none.

        Raises:
            DocumentError: `document_damaged` when one reaches beyond it.
        """
        at = self.start if self.holds_others else self.end
        while at + 8 <= self.end:
            record = record_at(self.stream, at)
            if record.end > self.end:
                raise DocumentError("document_damaged", detail="records")
            yield record
            at = record.end

    def of(self, *kinds: int) -> Iterator[Record]:
        """The records in it of these kinds."""
        return (record for record in self.records() if record.kind in kinds)

    def first(self, *kinds: int) -> Record | None:
        """The first record in it of these kinds."""
        return next(self.of(*kinds), None)


def record_at(stream: bytes, at: int) -> Record:
    """The record that begins at `at`.

    Raises:
        DocumentError: `document_damaged` when it reaches beyond the stream.
    """
    if at < 0 or at + 8 > len(stream):
        raise DocumentError("document_damaged", detail="records")
    head, kind, size = struct.unpack_from("<2HI", stream, at)
    if at + 8 + size > len(stream):
        raise DocumentError("document_damaged", detail="records")
    holds_others = head & 0xF == _CONTAINER
    return Record(kind, head >> 4, holds_others, stream, at + 8, at + 8 + size)


def text_of(record: Record) -> str:
    """The characters of a text record; a byte is the lower half of a character."""
    encoding = "latin-1" if record.kind == TEXT_BYTES else "utf-16-le"
    return record.data.decode(encoding, "replace")


def paragraphs(text: str) -> list[str]:
    """[MS-PPT] TextCharsAtom: paragraphs end with a return; a vertical tab is a line's end."""
    lines = (line.replace("\x0b", "\n").strip() for line in text.split("\r"))
    return [line for line in lines if line]
