"""Reads Word documents: headings as section path, tables as rows, header and footer.

The parts are read directly, because hidden runs, tracked deletions, text boxes and content
controls have to be told apart, and the usual library passes over some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zipfile import ZipFile

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive, read_member
from builder.knowledge.loaders.docx_text import (
    ParagraphReader,
    Styles,
    W,
    attribute,
    is_colour,
)
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import core_title
from builder.knowledge.loaders.margins import write_margins
from builder.knowledge.loaders.paragraph import write_paragraph
from builder.knowledge.loaders.table import TableWriter
from builder.knowledge.loaders.xml_part import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_PICTURE = re.compile(r"word/media/")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


class DocxLoader:
    """Everything a reader of the document sees, in reading order; then margins and notes."""

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the document into `draft`.

        Raises:
            DocumentError: `document_damaged`, or `document_no_text` when all of it is pictures.
        """
        with open_archive(data, self._limits) as archive:
            main = read_member(archive, "word/document.xml")
            if main is None:
                raise DocumentError("document_damaged", detail="parts")
            root = parse_xml(main)
            styles = Styles(read_member(archive, "word/styles.xml"))
            reader = ParagraphReader(styles, painted=root.find(f"{W}background") is not None)
            walk = _Walk(draft, reader)
            draft.set_title(core_title(archive))
            walk.blocks(root.find(f"{W}body"))
            draft.close_headings()
            self._notes(archive, walk)
            self._margins(archive, walk, draft)
            pictured = any(map(_PICTURE.match, archive.namelist()))
        if reader.hid:
            draft.note("hidden_text")
        if pictured and not draft.written:
            raise DocumentError("document_no_text")

    def _notes(self, archive: ZipFile, walk: _Walk) -> None:
        for name in _NOTES:
            part = read_member(archive, name)
            for note in parse_xml(part) if part else ():
                if attribute(note, "type") is None:  # the others are separators
                    walk.blocks(note)

    def _margins(self, archive: ZipFile, walk: _Walk, draft: Draft) -> None:
        """Header and footer, once each."""
        names = sorted(filter(_MARGIN.fullmatch, archive.namelist()))
        roots = (parse_xml(read_member(archive, name) or b"") for name in names)
        write_margins((text for root in roots for text in walk.plain(root)), draft)


class _Walk:
    """Goes through blocks: paragraphs, tables, and what is only wrapped around them."""

    def __init__(self, draft: Draft, reader: ParagraphReader) -> None:
        self._draft = draft
        self._reader = reader

    def blocks(self, parent: Element | None) -> None:
        """Write every block in `parent`."""
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                self._table(block)
            else:
                self._paragraph(block)

    def plain(self, parent: Element) -> Iterator[str]:
        """The texts of every paragraph in `parent`, tables included, without structure."""
        for paragraph in parent.iter(f"{W}p"):
            text = " ".join(self._reader.text(paragraph).split())
            if text:
                yield text

    def _paragraph(self, paragraph: Element) -> None:
        reader = self._reader
        text, level = reader.text(paragraph), reader.level(paragraph)
        if reader.is_contents(paragraph):
            return
        bold, item = reader.is_bold(paragraph), reader.is_item(paragraph)
        write_paragraph(text, self._draft, level=level, is_bold=bold, is_item=item)
        for box in reader.boxes(paragraph):
            with self._painted(True):
                self.blocks(box)

    def _table(self, table: Element) -> None:
        rows = [row for row in _blocks(table, f"{W}tr") if row.find(f"{W}trPr/{W}hidden") is None]
        cells = [list(_blocks(row, f"{W}tc")) for row in rows]
        if max(map(len, cells), default=0) < 2:
            for row in cells:
                for cell in row:
                    with self._painted(_is_painted(cell, table)):
                        self.blocks(cell)
            return
        texts: list[list[str]] = []
        for row in cells:
            texts.append(self._row(row, table, texts[-1] if texts else []))
        header = None
        if len(texts) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
            header = texts.pop(0)
        writer = TableWriter(self._draft, header)
        for row_texts in texts:
            writer.row(row_texts)
        writer.close()

    def _row(self, cells: list[Element], table: Element, above: list[str]) -> list[str]:
        """The texts of one row; a cell merged downwards says again what stands above it."""
        texts: list[str] = []
        for cell in cells:
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is not None and attribute(merged, "val") != "restart":
                texts.append(above[len(texts)] if len(texts) < len(above) else "")
            else:
                with self._painted(_is_painted(cell, table)):
                    texts.append(" ".join(self.plain(cell)))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = attribute(span, "val") if span is not None else None
            texts.extend([""] * (min(int(width), 60) - 1 if width and width.isdigit() else 0))
        return texts

    @contextmanager
    def _painted(self, painted: bool) -> Iterator[None]:
        before, self._reader.painted = self._reader.painted, self._reader.painted or painted
        try:
            yield
        finally:
            self._reader.painted = before


def _is_painted(cell: Element, table: Element) -> bool:
    """Whether the cell has a ground of its own, or the table a style that may give it one."""
    shade = cell.find(f"{W}tcPr/{W}shd")
    if shade is not None and is_colour(shade):
        return True
    return table.find(f"{W}tblPr/{W}tblStyle") is not None


def _blocks(parent: Element | None, *tags: str) -> Iterator[Element]:
    """The blocks of `parent`, also those inside content controls and accepted insertions."""
    wanted = tags or (f"{W}p", f"{W}tbl")
    for child in parent if parent is not None else ():
        if child.tag in wanted:
            yield child
        elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}:
            yield from _blocks(child, *tags)
