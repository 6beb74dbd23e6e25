"""Reads OpenDocument workbooks: each visible row with its header, its sheet and its row number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import authored
from builder.knowledge.loaders.odf_package import OFFICE, TABLE, TEXT, Package
from builder.knowledge.loaders.odf_styles import Styles, shows
from builder.knowledge.loaders.odf_text import TextReader, repeated
from builder.knowledge.loaders.sheet import MAX_COLUMNS, MAX_ROWS, Sheet, Tab, write_sheets

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_GROUPS = frozenset(
    f"{TABLE}{name}"
    for name in ("table-row-group", "table-header-rows", "table-rows", "table-column-group",
                 "table-header-columns", "table-columns")
)  # fmt: skip
_CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})


class OdsLoader:
    """Values as the workbook shows them; hidden sheets, rows and columns are left out and named."""

    media_type = "application/vnd.oasis.opendocument.spreadsheet"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible sheet into `draft`."""
        with told_as_damage("workbook"):
            package = Package(data, self._limits)
            body = package.body("spreadsheet")
            draft.set_title(authored(package.title))
            styles = Styles(package.content, package.styles)
            tabs = [
                Tab(table.get(f"{TABLE}name", ""), not _hidden(table, styles), table)
                for table in body.findall(f"{TABLE}table")
            ]

            def read(table: Element, sheet: Sheet) -> None:
                reader = TextReader(styles)
                _Cells(sheet, styles, reader).read(table)
                if reader.hid:
                    draft.note("hidden_text")

            write_sheets(tabs, read, draft, self._limits)


class _Cells:
    """Puts the cells of one table into the sheet."""

    def __init__(self, sheet: Sheet, styles: Styles, reader: TextReader) -> None:
        self._sheet = sheet
        self._styles = styles
        self._reader = reader
        self._column_styles: list[tuple[int, str | None]] = []

    def read(self, table: Element) -> None:
        """Take every row."""
        at = 0
        for column in _children(table, f"{TABLE}table-column"):
            end = at + repeated(column, "number-columns-repeated", MAX_COLUMNS)
            if not shows(column):
                self._sheet.hide_columns(at, end - 1)
            self._column_styles.append((end, column.get(f"{TABLE}default-cell-style-name")))
            at = end
        at = 0
        for row in _children(table, f"{TABLE}table-row"):
            count = repeated(row, "number-rows-repeated", MAX_ROWS)
            self._row(row, at, count)
            at += count

    def _row(self, row: Element, first: int, count: int) -> None:
        texts: list[tuple[int, int, str, bool]] = []
        at = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            width = repeated(cell, "number-columns-repeated", MAX_COLUMNS)
            text = _text(cell, self._reader)
            if text:
                texts.append((at, at + width, text, self._readable(cell, at)))
            at += width
        if not texts:
            return
        if at > MAX_COLUMNS and texts[-1][1] > MAX_COLUMNS:
            raise DocumentError("document_damaged", detail="cell")
        for number in range(first, first + count):
            if not shows(row):
                self._sheet.hidden_rows.add(number)
            for start, end, text, seen in texts:
                for column in range(start, end):
                    self._sheet.put(number, column, text, seen=seen)

    def _readable(self, cell: Element, at: int) -> bool:
        name = cell.get(f"{TABLE}style-name")
        if name is None:
            name = next((style for end, style in self._column_styles if at < end), None)
        return self._styles.looked("table-cell", name, self._reader.look).seen


def _text(cell: Element, reader: TextReader) -> str:
    """What the cell shows: the program has written it down as its format has it."""
    texts = [reader.text(paragraph) for paragraph in cell.iterfind(f"{TEXT}p")]
    if not texts:
        return cell.get(f"{OFFICE}string-value") or cell.get(f"{OFFICE}value") or ""
    return " ".join(filter(None, texts)).strip()


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """The rows or columns of a table, also those in groups."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _children(child, tag)


def _hidden(table: Element, styles: Styles) -> bool:
    name = table.get(f"{TABLE}style-name")
    return styles.told("table", name, "table", f"{TABLE}display") == "false"
