"""What a binary workbook says once for all its sheets: tabs, texts, formats, fonts, fills."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from zipfile import ZipFile

from builder.knowledge.loaders.archive import read_member
from builder.knowledge.loaders.number_format import BUILT_IN, shown_number, shows_nothing
from builder.knowledge.loaders.relations import needed_member, read_relations
from builder.knowledge.loaders.sheet import Tab
from builder.knowledge.loaders.xlsb_records import records, wide_string

MAIN = "xl/workbook.bin"

# [MS-XLSB] 2.3.2
_TAB, _PROPERTIES, _STRING = 156, 153, 19
_FONT, _FORMAT, _FILL, _STYLE = 43, 44, 45, 47
_STYLES_BEGIN, _STYLES_END = 617, 618
_INDEXED, _RGB, _THEME = 1, 2, 3  # BrtColor: xColorType
_WHITES = frozenset({1, 9})


@dataclass(frozen=True, slots=True)
class _Style:
    number_format: int
    font: int
    fill: int


@dataclass(slots=True)
class _Styles:
    formats: dict[int, str] = field(default_factory=dict)
    white: list[bool] = field(default_factory=list)
    filled: list[bool] = field(default_factory=list)
    cells: list[_Style] = field(default_factory=list)


class Book:
    """The workbook's own parts.

    Attributes:
        tabs: the worksheets; sheets of charts and macros have no cells to read.
        strings: the texts that cells point to.
    """

    def __init__(self, archive: ZipFile) -> None:
        """Read them.

        Raises:
            DocumentError: `document_damaged`.
        """
        self.tabs: list[Tab[str]] = []
        self._from_1904 = False
        relations = read_relations(archive, MAIN)
        for kind, data in records(needed_member(archive, MAIN)):
            if kind == _PROPERTIES:
                self._from_1904 = bool(struct.unpack_from("<I", data)[0] & 1)
            elif kind == _TAB:
                (state,) = struct.unpack_from("<I", data)
                key, end = wide_string(data, 8)
                name, _ = wide_string(data, end)
                if relations.kinds.get(key) == "worksheet":
                    self.tabs.append(Tab(name, state == 0, relations.targets[key]))
        texts = next(relations.of("sharedStrings"), None)
        part = read_member(archive, texts) if texts else None
        self.strings = _strings(part or b"")
        styles = next(relations.of("styles"), None)
        part = read_member(archive, styles) if styles else None
        self._styles = _styles(part or b"")

    def shown(self, value: float, style: int) -> str:
        """A number as the cell's style shows it."""
        return shown_number(value, self._format(style), from_1904=self._from_1904)

    def readable(self, style: int) -> bool:
        """Whether the cell shows what it holds: not white on white, nor by a format of nothing."""
        told = self._styles
        if style >= len(told.cells):
            return True
        if shows_nothing(self._format(style)):
            return False
        font, fill = told.cells[style].font, told.cells[style].fill
        filled = fill < len(told.filled) and told.filled[fill]
        return filled or font >= len(told.white) or not told.white[font]

    def _format(self, style: int) -> str:
        cells = self._styles.cells
        number = cells[style].number_format if style < len(cells) else 0
        found = self._styles.formats.get(number)
        return found if found is not None else BUILT_IN.get(number, "General")


def _strings(part: bytes) -> list[str]:
    return [wide_string(data, 1)[0] for kind, data in records(part) if kind == _STRING]


def _styles(part: bytes) -> _Styles:
    told, of_cells = _Styles(), False
    for kind, data in records(part):
        if kind == _FORMAT:
            told.formats[struct.unpack_from("<H", data)[0]] = wide_string(data, 2)[0]
        elif kind == _FONT:
            told.white.append(_white(data[12:20]))  # BrtFont: brtColor
        elif kind == _FILL:
            told.filled.append(struct.unpack_from("<I", data)[0] != 0)
        elif kind in {_STYLES_BEGIN, _STYLES_END}:
            of_cells = kind == _STYLES_BEGIN
        elif kind == _STYLE and of_cells:
            _, number_format, font, fill = struct.unpack_from("<4H", data)
            told.cells.append(_Style(number_format, font, fill))
    return told


def _white(colour: bytes) -> bool:
    """[MS-XLSB] BrtColor. The first colour of a theme is the paper's."""
    (tint,) = struct.unpack_from("<h", colour, 2)
    sort, index = colour[0], colour[1]
    if sort >> 1 == _RGB:
        return colour[4:7] == b"\xff\xff\xff"
    if sort >> 1 == _THEME:
        return index == 0 and not tint
    return sort >> 1 == _INDEXED and index in _WHITES
