"""The shapes of a slide: texts, tables, charts, diagrams, and groups of all these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from builder.knowledge.loaders.archive import read_member
from builder.knowledge.loaders.pptx_chart import read_chart
from builder.knowledge.loaders.pptx_ground import A, P, is_white
from builder.knowledge.loaders.relations import ID, Relations
from builder.knowledge.loaders.slides import Paragraphs, Slide, Table
from builder.knowledge.loaders.xml_part import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["P", "ShapeReader"]

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "sldNum", "hdr", "sldImg"})
_ON = frozenset({"1", "true"})
_TINY = 200  # hundredths of a point
_SPAN = 1_000


class ShapeReader:
    """Reads the shapes of one slide.

    Attributes:
        footers: what stood in placeholders for a footer.
        hid: whether hidden text was met.
    """

    def __init__(
        self,
        archive: ZipFile,
        relations: Relations,
        *,
        size: tuple[int, int] | None,
        plain: bool,
    ) -> None:
        self._archive = archive
        self._relations = relations
        self._size = size
        self._plain = plain
        self.footers: list[str] = []
        self.hid = False

    def read(self, root: Element, slide: Slide) -> None:
        """Write what is seen on the slide into `slide`."""
        tree = root.find(f"{P}cSld/{P}spTree")
        for shape in tree if tree is not None else ():
            if self._outside(shape):
                self.hid |= any((text.text or "").strip() for text in shape.iter(f"{A}t"))
            else:
                self._shape(shape, slide)

    def notes(self, root: Element) -> Iterator[str]:
        """The speaker's notes of a slide."""
        for shape in root.iter(f"{P}sp"):
            if _placeholder(shape) == "body":
                yield from self._paragraphs(shape.find(f"{P}txBody"))

    def _shape(self, shape: Element, slide: Slide) -> None:
        if _is_hidden(shape):
            self.hid |= any((text.text or "").strip() for text in shape.iter(f"{A}t"))
        elif shape.tag == f"{P}grpSp":
            for child in shape:
                self._shape(child, slide)
        elif shape.tag == f"{_ALTERNATIVES}AlternateContent":
            for child in next(iter(shape), ()):
                self._shape(child, slide)
        elif shape.tag == f"{P}graphicFrame":
            self._frame(shape, slide)
        elif shape.tag in {f"{P}sp", f"{P}cxnSp"}:
            self._text(shape, slide)

    def _text(self, shape: Element, slide: Slide) -> None:
        sort = _placeholder(shape)
        if sort in _FURNITURE:
            return
        texts = list(self._paragraphs(shape.find(f"{P}txBody")))
        if sort == "ftr":
            self.footers.extend(texts)
        elif sort in _TITLES and not slide.title:
            slide.title = " ".join(texts)
        elif texts:
            slide.parts.append(texts)

    def _frame(self, frame: Element, slide: Slide) -> None:
        data = frame.find(f"{A}graphic/{A}graphicData")
        for child in data if data is not None else ():
            if child.tag == f"{A}tbl":
                slide.parts.append(self._table(child))
            elif child.tag == _CHART:
                part = self._part(child.get(ID))
                slide.parts.extend(read_chart(part) if part is not None else ())
            elif child.tag == f"{_DIAGRAM}relIds":
                part = self._part(child.get(f"{_RELATIONS}dm"))
                if part is not None:
                    slide.parts.append(self._diagram(part))

    def _part(self, key: str | None) -> Element | None:
        name = self._relations.targets.get(key or "")
        data = read_member(self._archive, name) if name else None
        return parse_xml(data) if data else None

    def _diagram(self, part: Element) -> Paragraphs:
        """The texts of a diagram's points; how they are laid out, another part says."""
        points = part.iterfind(f"{_DIAGRAM}ptLst/{_DIAGRAM}pt/{_DIAGRAM}t")
        return [text for point in points for text in self._paragraphs(point)]

    def _table(self, table: Element) -> Table:
        """What spans rows is said in each; what spans columns leaves the others empty."""
        rows: list[list[str]] = []
        for row in table.iterfind(f"{A}tr"):
            cells: list[str] = []
            for at, cell in enumerate(row.iterfind(f"{A}tc")):
                if at >= _SPAN:
                    break
                if cell.get("vMerge") in _ON:
                    cells.append(rows[-1][at] if rows and at < len(rows[-1]) else "")
                elif cell.get("hMerge") in _ON:
                    cells.append("")
                else:
                    texts = self._paragraphs(cell.find(f"{A}txBody"), painted=True)
                    cells.append(" ".join(texts))
            rows.append(cells)
        properties = table.find(f"{A}tblPr")
        headed = properties is not None and properties.get("firstRow") in _ON
        return Table(rows, headed)

    def _paragraphs(self, body: Element | None, *, painted: bool = False) -> Iterator[str]:
        for paragraph in body.iterfind(f"{A}p") if body is not None else ():
            text = "".join(self._pieces(paragraph, painted=painted)).strip()
            if text:
                yield text

    def _pieces(self, paragraph: Element, *, painted: bool) -> Iterator[str]:
        for child in paragraph:
            if child.tag == f"{A}br":
                yield "\n"
            elif child.tag in {f"{A}r", f"{A}fld"}:
                text = child.findtext(f"{A}t") or ""
                if self._unreadable(child.find(f"{A}rPr"), painted=painted):
                    self.hid |= bool(text.strip())
                elif not (child.tag == f"{A}fld" and child.get("type") == "slidenum"):
                    yield text

    def _unreadable(self, look: Element | None, *, painted: bool) -> bool:
        """White on white, or letters too small to be seen."""
        if look is None:
            return False
        size = look.get("sz", "")
        if size.isdecimal() and len(size) < 9 and int(size) <= _TINY:
            return True
        marked = look.find(f"{A}highlight") is not None
        return self._plain and not painted and not marked and is_white(look.find(f"{A}solidFill"))

    def _outside(self, shape: Element) -> bool:
        """Whether a shape lies wholly beside the slide, where nobody in the audience sees it."""
        frame = next((at for at in shape.iter() if at.tag.endswith("}xfrm")), None)
        if frame is None or self._size is None:
            return False
        place, extent = frame.find(f"{A}off"), frame.find(f"{A}ext")
        if place is None or extent is None:
            return False
        x, y = (int(place.get(name, "0")) for name in "xy")
        width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        return x + width < 0 or y + height < 0 or x > self._size[0] or y > self._size[1]


def _placeholder(shape: Element) -> str:
    found = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
    return found.get("type", "obj") if found is not None else ""


def _is_hidden(shape: Element) -> bool:
    """Whether the selection pane hides it."""
    described = next((part for kind in shape for part in kind if part.tag == f"{P}cNvPr"), None)
    return described is not None and described.get("hidden") in _ON
