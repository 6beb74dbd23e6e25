"""Reads binary workbooks: the zipped format of XLSX with [MS-XLSB]'s records for XML."""

from __future__ import annotations

import struct

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import core_title
from builder.knowledge.loaders.relations import needed_member
from builder.knowledge.loaders.sheet import Sheet, write_sheets
from builder.knowledge.loaders.xls_book import decode_rk, error_text
from builder.knowledge.loaders.xlsb_book import Book
from builder.knowledge.loaders.xlsb_records import records, wide_string

# [MS-XLSB] 2.3.2. The short kinds follow the cell to their left and say no column.
_ROW, _COLUMNS, _RICH_STRING, _END = 0, 60, 62, 146
_KINDS = {
    2: "rk", 3: "error", 4: "bool", 5: "real", 6: "string", 7: "shared",
    8: "string", 9: "real", 10: "bool", 11: "error",
    13: "rk", 14: "error", 15: "bool", 16: "real", 17: "string", 18: "shared",
}  # fmt: skip
_FIRST_SHORT, _LAST_SHORT = 12, 18
_HIDDEN_ROW = 0x10  # BrtRowHdr: fDyZero
_STYLE = 0xFFFFFF  # Cell: iStyleRef


class XlsbLoader:
    """Values as the workbook shows them; hidden sheets, rows and columns are left out and named."""

    media_type = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible sheet into `draft`."""
        with open_archive(data, self._limits) as archive, told_as_damage("workbook"):
            draft.set_title(core_title(archive))
            book = Book(archive)

            def read(part: str, sheet: Sheet) -> None:
                _Cells(book, sheet).read(needed_member(archive, part))

            write_sheets(book.tabs, read, draft, self._limits)


class _Cells:
    """Puts the cells of one sheet's records into the sheet."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._row = -1
        self._column = -1

    def read(self, part: bytes) -> None:
        """Take the records up to the end of the cells."""
        for kind, data in records(part):
            if kind == _END:
                return
            if kind == _ROW:
                self._row, self._column = struct.unpack_from("<I", data)[0], -1
                if data[11] & _HIDDEN_ROW:
                    self._sheet.hidden_rows.add(self._row)
            elif kind == _COLUMNS:
                first, last = struct.unpack_from("<2I", data)
                if struct.unpack_from("<H", data, 16)[0] & 1:
                    self._sheet.hide_columns(first, last)
            elif 0 < kind <= _LAST_SHORT or kind == _RICH_STRING:
                self._cell(kind, data)
        raise DocumentError("document_damaged", detail="sheet end")

    def _cell(self, kind: int, data: bytes) -> None:
        short = _FIRST_SHORT <= kind <= _LAST_SHORT
        if short:
            self._column += 1
        else:
            (self._column,) = struct.unpack_from("<I", data)
        at = 4 if short else 8
        style = struct.unpack_from("<I", data, at - 4)[0] & _STYLE
        text = self._text(kind, data, at, style)
        seen = self._book.readable(style)
        self._sheet.put(self._row, self._column, text, seen=seen)

    def _text(  # noqa: PLR0911 - one a kind
        self, kind: int, data: bytes, at: int, style: int
    ) -> str:
        if kind == _RICH_STRING:
            return wide_string(data, at + 1)[0]
        match _KINDS.get(kind):
            case "rk":
                (packed,) = struct.unpack_from("<I", data, at)
                return self._book.shown(decode_rk(packed), style)
            case "real":
                return self._book.shown(struct.unpack_from("<d", data, at)[0], style)
            case "bool":
                return "yes" if data[at] else "no"
            case "error":
                return error_text(data[at])
            case "string":
                return wide_string(data, at)[0]
            case "shared":
                return self._book.strings[int(struct.unpack_from("<I", data, at)[0])]
            case _:
                return ""
