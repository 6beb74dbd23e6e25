"""Reads old Word documents (97 to 2003): headings as section path, tables as rows, margins."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders import doc_sprm as sprm
from builder.knowledge.loaders.compound import Compound
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.doc_file import DocFile
from builder.knowledge.loaders.doc_styles import Styles
from builder.knowledge.loaders.doc_table import Row, aligned, read_row
from builder.knowledge.loaders.doc_text import CELL_END, Paragraph, TextReader
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import authored
from builder.knowledge.loaders.margins import write_margins
from builder.knowledge.loaders.paragraph import write_paragraph
from builder.knowledge.loaders.slides import write_table

_HEADER_STORIES = 11  # [MS-DOC] FibRgFcLcb97: fcPlcfHdd
_SEPARATORS = 6  # Headers, 2.3.3: the first six are lines between text and notes
_HIDDEN_SHARE = 2
"""A document may hold as much hidden and deleted text as it shows, before it is too much."""


class DocLoader:
    """Everything a reader of the document sees, in reading order; then boxes, notes, margins."""

    media_type = "application/msword"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the document into `draft`."""
        with Compound(data) as container, told_as_damage("text"):
            file = DocFile(container)
            draft.set_title(authored(container.title()))
            if file.story("boxes")[1] > _HIDDEN_SHARE * self._limits.characters:
                raise DocumentError("document_too_much_text", limit=self._limits.characters)
            reader = TextReader(file, Styles(file))
            walk = _Walk(draft, reader)
            walk.story(file.story("text"))
            draft.close_headings()
            for name in ("boxes", "footnotes", "endnotes"):
                walk.story(file.story(name))
            write_margins(_margins(file, reader), draft)
            if reader.hid:
                draft.note("hidden_text")


class _Walk:
    """Goes through paragraphs and puts those of a table together to rows."""

    def __init__(self, draft: Draft, reader: TextReader) -> None:
        self._draft = draft
        self._reader = reader
        self._rows: list[Row] = []
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []

    def story(self, bounds: tuple[int, int]) -> None:
        """Write the paragraphs of a story."""
        for paragraph in self._reader.paragraphs(*bounds):
            if paragraph.has(sprm.IN_TABLE):
                self._in_table(paragraph)
            else:
                self._close_table()
                self._paragraph(paragraph)
        self._close_table()

    def _in_table(self, paragraph: Paragraph) -> None:
        if paragraph.mark == CELL_END and paragraph.has(sprm.ROW_END):
            self._end_row(paragraph)
            return
        self._cell.append(paragraph)
        if paragraph.mark == CELL_END:
            self._cells.append(self._cell)
            self._cell = []

    def _end_row(self, mark: Paragraph) -> None:
        painted = not sprm.GROUNDS.isdisjoint(mark.changes)
        cells, self._cells, self._cell = self._cells, [], []
        if len(cells) < 2 and not self._rows:
            # One cell is only a frame around texts.
            for paragraph in cells[0] if cells else ():
                self._paragraph(paragraph, painted=painted)
            return
        texts = [
            " ".join(self._reader.text(paragraph, painted=painted).strip() for paragraph in cell)
            for cell in cells
        ]
        self._rows.append(read_row(texts, mark.changes))

    def _close_table(self) -> None:
        if self._cells or self._cell:  # a row that never ended
            for paragraph in (*(one for cell in self._cells for one in cell), *self._cell):
                self._paragraph(paragraph)
            self._cells, self._cell = [], []
        if self._rows:
            write_table(aligned(self._rows), self._draft)
            self._rows = []

    def _paragraph(self, paragraph: Paragraph, *, painted: bool = False) -> None:
        reader = self._reader
        text, level = reader.text(paragraph, painted=painted), reader.level(paragraph)
        if reader.is_contents(paragraph):
            return
        item = reader.is_item(paragraph)
        write_paragraph(text, self._draft, level=level, is_bold=reader.was_bold, is_item=item)


def _margins(file: DocFile, reader: TextReader) -> Iterator[str]:
    """Headers and footers of every kind of page."""
    start, end = file.story("headers")
    part = file.part(_HEADER_STORIES)
    if len(part) >= 4 * (_SEPARATORS + 1):
        start += struct.unpack_from(f"<{_SEPARATORS + 1}I", part)[-1]
    if start < end:
        for paragraph in reader.paragraphs(start, end):
            yield reader.text(paragraph).strip()
