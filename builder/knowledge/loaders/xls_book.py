"""What an old workbook says once for all its sheets: tabs, texts, formats, fonts, colours."""

from __future__ import annotations

import codecs
import struct
from dataclasses import dataclass

from builder.core.errors import DocumentError
from builder.knowledge.loaders.number_format import BUILT_IN, shown_number, shows_nothing
from builder.knowledge.loaders.sheet import Tab
from builder.knowledge.loaders.xls_records import (
    CONTINUE,
    Record,
    SharedStrings,
    long_string,
    records,
    short_string,
)

# [MS-XLS] 2.3.1
_BEGIN, _END, _PASSWORD, _CODE_PAGE, _FROM_1904 = 0x0809, 0x000A, 0x002F, 0x0042, 0x0022
_TAB, _STRINGS, _FORMAT, _OLD_FORMAT, _STYLE, _FONT = 0x0085, 0x00FC, 0x041E, 0x001E, 0x00E0, 0x0031
_EXCEL_97 = 0x0600
_EXCEL_5 = 0x0500
_WORKSHEET = 0
_NO_FONT = 4  # FontIndex: the fifth does not exist
_WHITES = frozenset({1, 9})  # Icv
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Style:
    font: int
    number_format: int
    filled: bool


class Book:
    """The first records of the stream, up to their end.

    Attributes:
        tabs: the worksheets; charts and macros have no cells to read.
        strings: the texts that cells point to.
        encoding: that of strings before Excel 97, else None.
    """

    def __init__(self, stream: bytes) -> None:
        """Read them.

        Raises:
            DocumentError: `document_encrypted`, `document_damaged`, or `document_unsupported` for
                Excel 4 and older.
        """
        self.tabs: list[Tab[int]] = []
        self.strings: list[str] = []
        self.encoding: str | None = None
        self._from_1904 = False
        self._white_fonts: set[int] = set()
        self._fonts = 0
        self._formats: dict[int, str] = {}
        self._styles: list[_Style] = []
        self._read(stream)

    def shown(self, value: float, style: int) -> str:
        """A number as the cell's style shows it."""
        return shown_number(value, self._format(style), from_1904=self._from_1904)

    def readable(self, style: int) -> bool:
        """Whether the cell shows what it holds: not white on white, nor by a format of nothing."""
        if style >= len(self._styles):
            return True
        if shows_nothing(self._format(style)):
            return False
        found = self._styles[style]
        return found.filled or found.font not in self._white_fonts

    def _format(self, style: int) -> str:
        number = self._styles[style].number_format if style < len(self._styles) else 0
        found = self._formats.get(number)
        return found if found is not None else BUILT_IN.get(number, "General")

    def _read(self, stream: bytes) -> None:
        parts: list[bytes] = []
        before = 0
        for record in records(stream):
            if not record.position:
                self._begin(record)
            elif record.kind == _END:
                self.strings = SharedStrings(parts).read() if parts else []
                return
            elif record.kind == _STRINGS or (record.kind == CONTINUE and before == _STRINGS):
                parts.append(record.data)
                before = _STRINGS
                continue  # what runs on belongs to the same texts
            else:
                self._take(record)
            before = record.kind
        raise DocumentError("document_damaged", detail="workbook end")

    def _begin(self, record: Record) -> None:
        version = struct.unpack_from("<H", record.data)[0] if record.kind == _BEGIN else 0
        if version == _EXCEL_5:
            self.encoding = "cp1252"
        elif version != _EXCEL_97:
            raise DocumentError("document_damaged", detail="workbook begin")

    def _take(self, record: Record) -> None:
        kind, data = record.kind, record.data
        if kind == _PASSWORD:
            raise DocumentError("document_encrypted")
        if kind == _CODE_PAGE and self.encoding:
            self.encoding = _encoding(struct.unpack_from("<H", data)[0])
        elif kind == _FROM_1904:
            self._from_1904 = struct.unpack_from("<H", data)[0] == 1
        elif kind == _TAB:
            position, state, sort = struct.unpack_from("<IBB", data)
            if sort == _WORKSHEET:
                name = short_string(data, 6, self.encoding)
                self.tabs.append(Tab(name, state & 3 == 0, position))
        elif kind in {_FORMAT, _OLD_FORMAT}:
            (number,) = struct.unpack_from("<H", data)
            old = self.encoding
            self._formats[number] = (
                short_string(data, 2, old) if old else long_string(record, 2, None)
            )
        elif kind == _FONT:
            self._font(data)
        elif kind == _STYLE:
            self._style(data)

    def _font(self, data: bytes) -> None:
        if struct.unpack_from("<3H", data)[2] in _WHITES:  # Font: icv
            self._white_fonts.add(self._fonts)
        self._fonts += 2 if self._fonts == _NO_FONT - 1 else 1

    def _style(self, data: bytes) -> None:
        """[MS-XLS] XF: which font, which format, and whether the ground is painted."""
        font, number_format = struct.unpack_from("<2H", data)
        if self.encoding:
            filled = bool(struct.unpack_from("<I", data, 8)[0] >> 16 & 0x3F)
        else:
            filled = bool(struct.unpack_from("<I", data, 14)[0] >> 26)
        self._styles.append(_Style(font, number_format, filled))


def decode_rk(value: int) -> float:
    """[MS-XLS] RkNumber: a number in four bytes."""
    if value & 2:
        signed = struct.unpack("<i", struct.pack("<I", value))[0]
        number = float(signed >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<Q", (value & 0xFFFFFFFC) << 32))[0])
    return number / 100 if value & 1 else number


def error_text(code: int) -> str:
    """What a cell shows whose formula failed, [MS-XLS] BErr."""
    return _ERRORS.get(code, "#ERR")


def _encoding(code_page: int) -> str:
    """[MS-XLS] CodePage; Western where Python does not know it."""
    odd = {1200: "utf-16-le", 10000: "mac-roman", 32768: "mac-roman", 32769: "cp1252"}
    name = odd.get(code_page, f"cp{code_page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
