"""Reads old Excel workbooks (97 to 2003, and 5 to 95): [MS-XLS], record by record."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.compound import Compound
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import authored
from builder.knowledge.loaders.sheet import Sheet, write_sheets
from builder.knowledge.loaders.xls_book import Book, decode_rk, error_text
from builder.knowledge.loaders.xls_records import Record, long_string, records

# [MS-XLS] 2.3.1: the records of a sheet's cells, rows and columns.
_BLANK, _NUMBER, _LABEL, _BOOL_OR_ERROR = 0x0201, 0x0203, 0x0204, 0x0205
_FORMULA, _STRING, _ROW, _COLUMNS = 0x0006, 0x0207, 0x0208, 0x007D
_RK, _MANY_RK, _SHARED_LABEL, _RICH_LABEL = 0x027E, 0x00BD, 0x00FD, 0x00D6
_BEGIN, _END = 0x0809, 0x000A
_HIDDEN_ROW = 0x20  # Row: fDyZero
_HIDDEN_COLUMN = 0x01  # ColInfo: fHidden


class XlsLoader:
    """Values as the workbook shows them; hidden sheets, rows and columns are left out and named."""

    media_type = "application/vnd.ms-excel"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible sheet into `draft`."""
        with Compound(data) as file, told_as_damage("workbook"):
            stream = file.stream("Workbook") or file.needed("Book")
            draft.set_title(authored(file.title()))
            book = Book(stream)

            def read(position: int, sheet: Sheet) -> None:
                _Cells(book, sheet).read(records(stream, position))

            write_sheets(book.tabs, read, draft, self._limits)


@dataclass(slots=True)
class _Cells:
    """Puts the cells of one sheet's records into the sheet."""

    book: Book
    sheet: Sheet
    awaited: tuple[int, int, int] | None = None
    """Row, column and format of a formula whose text stands in the next record."""

    def read(self, found: Iterator[Record]) -> None:
        """Take the records up to the sheet's end; charts inside it are passed over."""
        depth = 0
        for record in found:
            if record.kind == _BEGIN:
                depth += 1
            elif record.kind == _END:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1:
                self._take(record)
        raise DocumentError("document_damaged", detail="sheet end")

    def _take(self, record: Record) -> None:
        kind, data = record.kind, record.data
        if kind == _ROW:
            row, _, _, _, _, _, flags = struct.unpack_from("<7H", data)
            if flags & _HIDDEN_ROW:
                self.sheet.hidden_rows.add(row)
        elif kind == _COLUMNS:
            first, last, _, _, options = struct.unpack_from("<5H", data)
            if options & _HIDDEN_COLUMN:
                self.sheet.hide_columns(first, last)
        elif kind == _STRING and self.awaited is not None:
            self._text(*self.awaited, long_string(record, 0, self.book.encoding))
            self.awaited = None
        elif kind == _MANY_RK:
            row, first = struct.unpack_from("<2H", data)
            for at in range((len(data) - 6) // 6):
                style, value = struct.unpack_from("<HI", data, 4 + 6 * at)
                self._number(row, first + at, style, decode_rk(value))
        elif kind in {_NUMBER, _RK, _LABEL, _RICH_LABEL, _SHARED_LABEL, _BOOL_OR_ERROR, _FORMULA}:
            self._cell(record, *struct.unpack_from("<3H", data))

    def _cell(self, record: Record, row: int, column: int, style: int) -> None:
        data = record.data
        match record.kind:
            case 0x0203:
                self._number(row, column, style, struct.unpack_from("<d", data, 6)[0])
            case 0x027E:
                value = decode_rk(struct.unpack_from("<I", data, 6)[0])
                self._number(row, column, style, value)
            case 0x00FD:
                text = self.book.strings[struct.unpack_from("<I", data, 6)[0]]
                self._text(row, column, style, text)
            case 0x0205:
                self._text(row, column, style, _bool_or_error(data[6], is_error=bool(data[7])))
            case 0x0006:
                self._formula(row, column, style, data[6:14])
            case _:
                self._text(row, column, style, long_string(record, 6, self.book.encoding))

    def _formula(self, row: int, column: int, style: int, result: bytes) -> None:
        """[MS-XLS] FormulaValue: a number, or what kind of value stands elsewhere."""
        if result[6:8] != b"\xff\xff":
            self._number(row, column, style, struct.unpack("<d", result)[0])
        elif result[0] == 0:
            self.awaited = (row, column, style)
        elif result[0] in {1, 2}:
            self._text(row, column, style, _bool_or_error(result[2], is_error=result[0] == 2))

    def _number(self, row: int, column: int, style: int, value: float) -> None:
        text = self.book.shown(value, style)
        self.sheet.put(row, column, text, seen=self.book.readable(style))

    def _text(self, row: int, column: int, style: int, text: str) -> None:
        self.sheet.put(row, column, text, seen=self.book.readable(style))


def _bool_or_error(value: int, *, is_error: bool) -> str:
    return error_text(value) if is_error else ("yes" if value else "no")
