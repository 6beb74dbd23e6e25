"""The text of OpenDocument paragraphs as a reader sees it, and the tables of such paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.knowledge.loaders.odf_package import DRAW, OFFICE, TABLE, TEXT
from builder.knowledge.loaders.odf_styles import Look, Styles, shows
from builder.knowledge.loaders.slides import Table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HIDDEN_FIELDS = frozenset({f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"})
_SILENT = frozenset(
    {
        f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes",
        f"{TEXT}note-citation", f"{TEXT}ruby-text", f"{OFFICE}forms", f"{OFFICE}event-listeners",
    }
)  # fmt: skip
_REPEATED_BLANKS = 100
_SPAN = 1_000


class TextReader:
    """Reads paragraphs.

    Attributes:
        look: how text looks where neither paragraph nor span says anything.
        hid: whether hidden text was met.
        notes: bodies of footnotes and endnotes met since they were last taken.
        boxes: frames and shapes met since they were last taken.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.look = Look(painted=styles.painted_page)
        self.hid = False
        self.notes: list[Element] = []
        self.boxes: list[Element] = []
        self._all_bold = False

    def text(self, paragraph: Element) -> str:
        """What is seen of the paragraph, its notes and boxes aside."""
        self._all_bold = True
        look = self._styles.looked("paragraph", paragraph.get(f"{TEXT}style-name"), self.look)
        return "".join(self._pieces(paragraph, look))

    @property
    def was_bold(self) -> bool:
        """Whether all letters of the paragraph read last are bold."""
        return self._all_bold

    def plain(self, parent: Element) -> Iterator[str]:
        """The texts of every paragraph in `parent`, without structure."""
        for child in parent:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                text = " ".join(self.text(child).split())
                if text:
                    yield text
                for box in self.taken_boxes():
                    yield from self.plain(box)
            elif child.tag not in _SILENT:
                yield from self.plain(child)

    def taken_boxes(self) -> list[Element]:
        """The boxes met; they are no longer kept."""
        boxes, self.boxes = self.boxes, []
        return boxes

    def rows(self, table: Element) -> Table:
        """A table's rows; hidden ones are left out. What spans rows is said in each."""
        found: list[list[str]] = []
        headed = False
        for row, is_header in table_rows(table):
            cells = list(self._cells(row, found[-1] if found else []))
            if not shows(row):
                self.hid |= any(cells)
                continue
            headed |= is_header and not found
            found.append(cells)
        return Table(found, headed)

    def _cells(self, row: Element, above: list[str]) -> Iterator[str]:
        at, spanned = 0, 0
        for cell in row:
            if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
                continue
            for _ in range(repeated(cell, "number-columns-repeated", _SPAN)):
                if cell.tag == f"{TABLE}table-cell":
                    spanned = repeated(cell, "number-columns-spanned", _SPAN) - 1
                    yield self._cell(cell)
                elif spanned > 0:
                    spanned -= 1
                    yield ""
                else:
                    yield above[at] if at < len(above) else ""
                at += 1

    def _cell(self, cell: Element) -> str:
        before = self.look
        self.look = self._styles.looked("table-cell", cell.get(f"{TABLE}style-name"), before)
        try:
            return " ".join(self.plain(cell))
        finally:
            self.look = before

    def _pieces(self, element: Element, look: Look) -> Iterator[str]:
        yield self._shown(element.text, look)
        for child in element:
            yield from self._child(child, look)
            yield self._shown(child.tail, look)

    def _child(self, child: Element, look: Look) -> Iterator[str]:
        if child.tag in _SILENT:
            return
        if child.tag == f"{TEXT}note":
            self.notes.extend(child.iterfind(f"{TEXT}note-body"))
        elif child.tag in _HIDDEN_FIELDS:
            self.hid |= bool("".join(child.itertext()).strip())
        elif child.tag.startswith(DRAW):
            if child.tag == f"{DRAW}a":
                yield from self._pieces(child, look)
            else:
                self.boxes.append(child)
        elif child.tag == f"{TEXT}s":
            yield " " * repeated(child, "c", _REPEATED_BLANKS, TEXT)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag == f"{TEXT}span":
            name = child.get(f"{TEXT}style-name")
            yield from self._pieces(child, self._styles.looked("text", name, look))
        else:
            yield from self._pieces(child, look)

    def _shown(self, text: str | None, look: Look) -> str:
        if not text:
            return ""
        if not look.seen:
            self.hid |= bool(text.strip())
            return ""
        self._all_bold &= look.bold or not text.strip()
        # Line breaks of the file itself mean a blank.
        return text.replace("\n", " ")


def repeated(element: Element, name: str, most: int, space: str = TABLE) -> int:
    """How often something counts, at least once and at most `most` times."""
    value = element.get(f"{space}{name}", "1")
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 10 else 1


def table_rows(table: Element, *, is_header: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows of a table, also those in groups, and whether each is a header."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child, is_header
        elif child.tag == f"{TABLE}table-header-rows":
            yield from table_rows(child, is_header=True)
        elif child.tag in {f"{TABLE}table-rows", f"{TABLE}table-row-group"}:
            yield from table_rows(child, is_header=is_header)
