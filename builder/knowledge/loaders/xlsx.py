"""Reads workbooks: each visible row with its header, its sheet and its row number."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, cast
from xml.etree.ElementTree import ParseError

# openpyxl asks when it is first imported: parse with defusedxml, never with lxml.
os.environ["OPENPYXL_LXML"] = "False"

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive
from builder.knowledge.loaders.cell_format import shown
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.table import TableWriter
from builder.knowledge.loaders.workbook_package import readable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*\br=\"(\d+)\"")
_HIDDEN_COLUMNS = re.compile(rb"<(?:\w+:)?col\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*>")
_BOUND = re.compile(rb"\b(min|max)=\"(\d+)\"")
_PAINTED = re.compile(rb"<(?:\w+:)?(?:tablePart|conditionalFormatting)\b")
_OWN_FORMATS = 164  # ECMA-376 18.8.30: lower numbers are built in
_SHOWS_NOTHING = ";;;"
_READABLE = 2.0  # points
_MAX_COLUMNS = 16_384
_PIECE = 1 << 20
# What a library for well-formed files raises on others.
_FAULTS = (
    zipfile.BadZipFile, zlib.error, ParseError, OSError, LookupError, ValueError, TypeError,
    AttributeError,
)  # fmt: skip


class XlsxLoader:
    """Values as the workbook shows them; hidden sheets, rows and columns are left out and named."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible sheet into `draft`."""
        with open_archive(data, self._limits) as given, readable(given) as archive:
            book = _opened(archive)
            try:
                sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
                if len(sheets) < len(book.worksheets):
                    draft.note("hidden_text")
                draft.pages = len(sheets)
                draft.set_title(str(book.properties.title or ""))
                unseen = _unseen_styles(book)
                for sheet in sheets:
                    self._sheet(sheet, archive, draft, unseen)
            except _FAULTS as fault:
                raise DocumentError("document_damaged", detail="sheet") from fault
            except DefusedXmlException as fault:
                raise DocumentError("document_archive_unsafe", detail="xml") from fault

    def _sheet(
        self, sheet: Any, archive: zipfile.ZipFile, draft: Draft, unseen: frozenset[int]
    ) -> None:
        draft.place(sheet=sheet.title)
        path = sheet._worksheet_path  # noqa: SLF001 - told nowhere else
        rows, columns = _hidden(archive, path)
        if unseen and _is_painted(archive, path):
            unseen = frozenset()
        writer = TableWriter(draft)
        # What the file claims as its extent may be a million empty columns.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            texts = [_shown(cell) for cell in cells]
            if unseen:
                for at, cell in enumerate(cells):
                    if texts[at] and getattr(cell, "_style_id", None) in unseen:
                        texts[at] = ""
                        draft.note("hidden_text")
            if number in rows or any(texts[at] for at in columns if at < len(texts)):
                draft.note("hidden_text")
            if number in rows:
                continue
            writer.row([text for at, text in enumerate(texts) if at not in columns], number)
        writer.close()


def _shown(cell: Any) -> str:
    return "" if cell.value is None else shown(cell.value, cell.number_format)


def _unseen_styles(book: Workbook) -> frozenset[int]:
    """The numbers of the looks in which nobody can read a cell: white on white, no size, `;;;`."""
    fonts, fills = book._fonts, book._fills  # type: ignore[attr-defined]  # noqa: SLF001
    formats = book._number_formats  # type: ignore[attr-defined]  # noqa: SLF001
    unseen = set()
    for number, style in enumerate(book._cell_styles):  # type: ignore[attr-defined]  # noqa: SLF001
        font, fill = fonts[style.fontId], fills[style.fillId]
        at = style.numFmtId - _OWN_FORMATS
        hides = 0 <= at < len(formats) and formats[at].strip() == _SHOWS_NOTHING
        if hides or (font.sz or _READABLE) < _READABLE or (_white(font.color) and _bare(fill)):
            unseen.add(number)
    return frozenset(unseen)


def _white(colour: Any) -> bool:
    if colour is None:
        return False
    if colour.type == "theme":
        return colour.theme == 0 and not colour.tint
    return colour.type == "rgb" and str(colour.rgb)[-6:].upper() == "FFFFFF"


def _bare(fill: Any) -> bool:
    """Whether the ground is the white of the sheet."""
    kind = getattr(fill, "patternType", "gradient")
    return kind in {None, "none"} or (kind == "solid" and _white(fill.fgColor))


def _is_painted(archive: zipfile.ZipFile, path: str) -> bool:
    """Whether something beside the cells themselves gives them a colour."""
    return any(_PAINTED.search(piece) for piece in _pieces(archive, path))


def _opened(archive: zipfile.ZipFile) -> Workbook:
    stream = cast("IO[bytes]", archive.fp)
    try:
        return openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, *_FAULTS) as fault:
        if isinstance(fault, DefusedXmlException) or isinstance(
            fault.__cause__, DefusedXmlException
        ):
            raise DocumentError("document_archive_unsafe", detail="xml") from fault
        raise DocumentError("document_damaged", detail="workbook") from fault


def _hidden(archive: zipfile.ZipFile, path: str) -> tuple[frozenset[int], frozenset[int]]:
    """Numbers of hidden rows (from 1) and positions of hidden columns (from 0) of a sheet."""
    rows: set[int] = set()
    columns: set[int] = set()
    for piece in _pieces(archive, path):
        rows.update(int(found[1]) for found in _HIDDEN_ROW.finditer(piece))
        for found in _HIDDEN_COLUMNS.finditer(piece):
            bounds = {name: int(value) for name, value in _BOUND.findall(found[0])}
            last = min(bounds.get(b"max", 0), _MAX_COLUMNS)
            columns.update(range(bounds.get(b"min", 1) - 1, last))
    return frozenset(rows), frozenset(columns)


def _pieces(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """A sheet's bytes in pieces that end at the end of a tag."""
    rest = b""
    with archive.open(path) as part:
        while piece := part.read(_PIECE):
            cut = (rest + piece).rfind(b">") + 1
            yield (rest + piece)[:cut]
            rest = (rest + piece)[cut:]
