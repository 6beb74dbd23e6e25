"""The shapes of an old slide: texts, tables, and groups of both: [MS-ODRAW] and [MS-PPT]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from builder.knowledge.loaders import ppt_records as ppt
from builder.knowledge.loaders.ppt_records import Record, paragraphs, text_of
from builder.knowledge.loaders.slides import Paragraphs, Table

TITLES = frozenset({0, 6})
"""Kinds of text that head a slide: [MS-PPT] TextTypeEnum."""

NOTES_TEXT = 2

# [MS-PPT] PlaceholderEnum: date, slide number, footer, header; a notes page's picture.
_FURNITURE = frozenset({0x05, 0x07, 0x08, 0x09, 0x0A, 0x0B})
_DELETED, _BACKGROUND = 0x0008, 0x0400  # [MS-ODRAW] OfficeArtFSP
# Group Shape Boolean Properties: fHidden, fUsefHidden.
_GROUP_SWITCHES, _HIDDEN, _SAYS_HIDDEN = 0x03BF, 0x0002, 0x0002_0000
_TABLE_SWITCHES = 0x039F  # tableProperties
_ROWS = 500  # the program itself allows 75
# Words that stand for what the program fills in, such as a slide's number.
_FILLED_IN = frozenset({"*"})


Place = tuple[int, int, int]
"""Of a cell: from where to where it reaches from above, and where it begins from the left."""


@dataclass(slots=True)
class Text:
    """What one shape says, and of which kind it is."""

    kind: int | None
    paragraphs: Paragraphs


@dataclass(slots=True)
class ShapeReader:
    """Reads the shapes of one slide or page of notes.

    Attributes:
        outline: kind and characters of texts that stand in the document's list.
        size: width and height of the slide, None where everything is seen.
        hid: whether hidden text was met.
        used: which texts of the list stand in a shape.
    """

    outline: list[tuple[int, str]]
    size: tuple[int, int] | None = None
    hid: bool = False
    used: set[int] = field(default_factory=set)

    def read(self, slide: Record) -> Iterator[Text | Table]:
        """The texts and tables of the slide, in the order of its shapes."""
        for drawing in slide.of(ppt.DRAWING):
            for container in drawing.records():
                for group in container.of(ppt.GROUP):
                    yield from self._group(group)

    def _group(self, group: Record) -> Iterator[Text | Table]:
        # The first shape of a group is the group itself.
        own = group.first(ppt.SHAPE)
        switches = _options(own) if own else {}
        if _is_hidden(switches) or (own and self._outside(own)):
            self.hid |= any(text.paragraphs for text, _ in self._texts(group))
        elif switches.get(_TABLE_SWITCHES, 0) & 1:
            yield _table(list(self._texts(group)))
        else:
            for record in group.of(ppt.GROUP, ppt.SHAPE):
                if record.kind == ppt.GROUP:
                    yield from self._group(record)
                elif (text := self._shape(record)) is not None:
                    yield text

    def _texts(self, group: Record) -> Iterator[tuple[Text, Place]]:
        """The texts of a group and where each stands."""
        for record in group.of(ppt.GROUP, ppt.SHAPE):
            if record.kind == ppt.GROUP:
                yield from self._texts(record)
                continue
            anchor = record.first(ppt.CHILD_ANCHOR)
            text = self._shape(record)
            if anchor is None or (text is None and record.first(ppt.CLIENT_TEXT) is None):
                continue
            left, top, _, bottom = struct.unpack_from("<4i", anchor.data)
            yield text or Text(None, []), (top, bottom, left)

    def _shape(self, shape: Record) -> Text | None:
        atom = shape.first(ppt.SHAPE_ATOM)
        flags = struct.unpack_from("<4xI", atom.data)[0] if atom else 0
        if flags & (_DELETED | _BACKGROUND):
            return None
        if any(record.data[4] in _FURNITURE for record in _placeholders(shape)):
            return None
        text = self._text(shape)
        if text and (_is_hidden(_options(shape)) or self._outside(shape)):
            self.hid = True
            return None
        return text

    def _outside(self, shape: Record) -> bool:
        """Whether a shape lies wholly beside the slide."""
        anchor = shape.first(ppt.CLIENT_ANCHOR)
        if anchor is None or self.size is None or anchor.end - anchor.start != 8:
            return False
        top, left, right, bottom = struct.unpack_from("<4h", anchor.data)
        return bool(right < 0 or bottom < 0 or left > self.size[0] or top > self.size[1])

    def _text(self, shape: Record) -> Text | None:
        kind: int | None = None
        for box in shape.of(ppt.CLIENT_TEXT):
            # Its header does not say that it holds records, but it does: OfficeArtClientTextbox.
            for record in _held(box):
                if record.kind == ppt.TEXT_KIND:
                    (kind,) = struct.unpack_from("<I", record.data)
                elif record.kind in {ppt.TEXT_WIDE, ppt.TEXT_BYTES}:
                    return _said(kind, text_of(record))
                elif record.kind == ppt.OUTLINE_REFERENCE:
                    (index,) = struct.unpack_from("<I", record.data)
                    if index < len(self.outline):
                        self.used.add(index)
                        return _said(*self.outline[index])
        return None


def _said(kind: int | None, text: str) -> Text | None:
    found = [line for line in paragraphs(text) if line not in _FILLED_IN]
    return Text(kind, found) if found else None


def _table(cells: list[tuple[Text, Place]]) -> Table:
    """Cells by where they stand: those at one height are a row; a high one is in several."""
    tops = sorted({top for _, (top, _, _) in cells})[:_ROWS]
    lefts = sorted({left for _, (_, _, left) in cells})[:_ROWS]
    columns = {left: at for at, left in enumerate(lefts)}
    rows = [[""] * len(lefts) for _ in tops]
    for text, (top, bottom, left) in cells:
        said = " ".join(text.paragraphs)
        for row, at in zip(rows, tops, strict=True):
            if said and left in columns and (at == top or top < at < bottom):
                row[columns[left]] = said
    return Table(rows)


def _options(shape: Record) -> dict[int, int]:
    """[MS-ODRAW] OfficeArtFOPTE: a shape's properties whose value fits into four bytes."""
    found: dict[int, int] = {}
    for record in shape.of(ppt.OPTIONS, ppt.MORE_OPTIONS):
        data = record.data
        for at in range(min(record.instance, len(data) // 6)):
            name, value = struct.unpack_from("<HI", data, 6 * at)
            found[name & 0x3FFF] = value
    return found


def _is_hidden(switches: dict[int, int]) -> bool:
    value = switches.get(_GROUP_SWITCHES, 0)
    return bool(value & _HIDDEN and value & _SAYS_HIDDEN)


def _placeholders(shape: Record) -> Iterator[Record]:
    for data in shape.of(ppt.CLIENT_DATA):
        yield from data.of(ppt.PLACEHOLDER)


def _held(box: Record) -> Iterator[Record]:
    opened = replace(box, holds_others=True)
    return opened.records()
