"""Reads OpenDocument texts: headings as section path, tables as rows, header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import authored
from builder.knowledge.loaders.margins import write_margins
from builder.knowledge.loaders.odf_package import OFFICE, STYLE, TABLE, TEXT, Package
from builder.knowledge.loaders.odf_styles import Styles
from builder.knowledge.loaders.odf_text import TextReader, table_rows
from builder.knowledge.loaders.paragraph import write_paragraph
from builder.knowledge.loaders.slides import write_table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# They only repeat the headings.
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index",
                 "user-index", "alphabetical-index")
)  # fmt: skip
_SILENT = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{OFFICE}annotation"})


class OdtLoader:
    """Everything a reader of the document sees, in reading order; then notes and margins."""

    media_type = "application/vnd.oasis.opendocument.text"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the document into `draft`."""
        with told_as_damage("text"):
            package = Package(data, self._limits)
            body = package.body("text")
            draft.set_title(authored(package.title))
            reader = TextReader(Styles(package.content, package.styles))
            walk = _Walk(draft, reader, Styles(package.content, package.styles))
            walk.blocks(body)
            draft.close_headings()
            for note in walk.notes:
                walk.blocks(note)
            margins = TextReader(Styles(package.styles))
            write_margins(_margins(package.styles, margins), draft)
            if reader.hid or margins.hid or walk.hid:
                draft.note("hidden_text")


class _Walk:
    """Goes through blocks: paragraphs, lists, tables, sections, boxes."""

    def __init__(self, draft: Draft, reader: TextReader, styles: Styles) -> None:
        self._draft = draft
        self._reader = reader
        self._styles = styles
        self.notes: list[Element] = []
        self.hid = False

    def blocks(self, parent: Element, *, in_list: bool = False) -> None:
        """Write every block in `parent`."""
        for block in parent:
            if block.tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._paragraph(block, in_list=in_list)
            elif block.tag in {f"{TEXT}list", f"{TEXT}numbered-paragraph"}:
                self.blocks(block, in_list=True)
            elif block.tag == f"{TABLE}table":
                self._table(block)
            elif block.tag in _INDEXES or block.tag in _SILENT:
                continue
            elif block.tag == f"{TEXT}section" and _section_hidden(block):
                self.hid |= bool("".join(block.itertext()).strip())
            else:
                self.blocks(block, in_list=in_list)

    def _paragraph(self, block: Element, *, in_list: bool) -> None:
        text = self._reader.text(block)
        bold, level = self._reader.was_bold, self._level(block)
        write_paragraph(text, self._draft, level=level, is_bold=bold, is_item=in_list)
        notes, self._reader.notes = self._reader.notes, []
        self.notes.extend(notes)
        for box in self._reader.taken_boxes():
            self.blocks(box)

    def _level(self, block: Element) -> int | None:
        """The heading's level from 1, 0 for the document's title, None for running text."""
        name = block.get(f"{TEXT}style-name")
        if "Title" in self._styles.names("paragraph", name):
            return 0
        if block.tag != f"{TEXT}h":
            return None
        level = block.get(f"{TEXT}outline-level", "")
        return int(level) if level.isdigit() else self._styles.outline(name) or 1

    def _table(self, table: Element) -> None:
        widths = [
            sum(cell.tag.endswith("table-cell") for cell in row) for row, _ in table_rows(table)
        ]
        if max(widths, default=0) < 2:
            self.blocks(table)
        else:
            write_table(self._reader.rows(table), self._draft)
            notes, self._reader.notes = self._reader.notes, []
            self.notes.extend(notes)


def _section_hidden(section: Element) -> bool:
    return section.get(f"{TEXT}display") == "none" or section.get(f"{TEXT}is-hidden") == "true"


def _margins(styles: Element, reader: TextReader) -> Iterator[str]:
    """Headers and footers of every kind of page."""
    for page in styles.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
        for part in page:
            if part.tag.startswith((f"{STYLE}header", f"{STYLE}footer")):
                yield from reader.plain(part)
