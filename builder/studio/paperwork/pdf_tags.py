"""What a PDF tells a screen reader: which words are headings, points of a list, cells of a table.

See ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF). The library that writes the file
leaves room for a structure and makes none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

COLUMN, ROW = ("Table", "Scope", "Column"), ("Table", "Scope", "Row")
"""What a head is the head of."""


@dataclass(eq=False, slots=True)
class Element:
    """One part of the structure.

    Attributes:
        role: a standard structure type, such as `H1`, `P`, `TD`.
        facts: its attributes, by owner and name, such as ("Table", "Scope", "Column").
        kids: what it is made of: other parts, and (page, mark) where its words stand.
    """

    role: str
    facts: tuple[str, str, str] | None = None
    kids: list[Element | tuple[int, int]] = field(default_factory=list)

    def add(self, role: str, facts: tuple[str, str, str] | None = None) -> Element:
        """A new last part of this one."""
        made = Element(role, facts)
        self.kids.append(made)
        return made


class Tags:
    """The structure of one file while it is drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._pages: list[list[Element]] = []

    def mark(self, canvas: Any, element: Element, draw: Callable[[], object]) -> None:
        """Draw words that belong to `element`."""
        page = canvas.getPageNumber() - 1
        if element.facts == COLUMN and any(not isinstance(k, Element) for k in element.kids):
            set_aside(canvas, draw)  # a head that is repeated on the next page
            return
        self._pages += [[] for _ in range(page + 1 - len(self._pages))]
        number = len(self._pages[page])
        self._pages[page].append(element)
        element.kids.append((page, number))
        _between(canvas, f"/{element.role} <</MCID {number}>> BDC", draw)

    def write(self, document: Any) -> None:
        """Put the structure into the library's document, before it is written."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        names: dict[int, str] = {}
        root = document.Reference(PDFDictionary({"Type": PDFName("StructTreeRoot")}), "tags")
        top = self._element(document, self.root, root, names)
        numbers: list[Any] = []
        for page, marked in enumerate(self._pages):
            owners = [_reference(names[id(each)]) for each in marked]
            numbers += [page, PDFArray(owners)]
        made = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFArray([top]),
                "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
                "ParentTreeNextKey": len(self._pages),
            }
        )
        document.idToObject["tags"] = made
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")

    def _element(self, document: Any, element: Element, parent: Any, names: dict[int, str]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        names[id(element)] = name = f"tag{len(names)}"
        kids = [
            self._element(document, kid, _reference(name), names)
            if isinstance(kid, Element)
            else PDFDictionary(
                {"Type": PDFName("MCR"), "Pg": _reference(f"Page{kid[0] + 1}"), "MCID": kid[1]}
            )
            for kid in element.kids
        ]
        told = {
            "Type": PDFName("StructElem"),
            "S": PDFName(element.role),
            "P": parent,
            "K": PDFArray(kids),
        }
        if element.facts is not None:
            owner, fact, value = element.facts
            told["A"] = PDFDictionary({"O": PDFName(owner), fact: PDFName(value)})
        return document.Reference(PDFDictionary(told), name)


def set_aside(canvas: Any, draw: Callable[[], object]) -> None:
    """Draw what says nothing: lines, grounds, the number of the page."""
    _between(canvas, "/Artifact BMC", draw)


@cache
def kinds() -> tuple[type[Any], type[Any], type[Any]]:
    """Words, tables and a line across that are drawn with their tags, made when first needed.

    Words have `element` and `tags`; what is left of them on the next page has the same.
    """
    from reportlab.platypus import HRFlowable, LongTable, Paragraph

    class Words(Paragraph):  # type: ignore[misc]
        tags: Tags
        element: Element

        def draw(self) -> None:
            self.tags.mark(self.canv, self.element, super().draw)

        def split(self, width: float, height: float) -> list[Any]:
            parts: list[Any] = super().split(width, height)
            for part in parts:
                part.tags, part.element = self.tags, self.element
            return parts

    class Cells(LongTable):  # type: ignore[misc]
        def _drawBkgrnd(self) -> None:  # noqa: N802 - the library's name
            set_aside(self.canv, super()._drawBkgrnd)

        def _drawLines(self) -> None:  # noqa: N802
            set_aside(self.canv, super()._drawLines)

    class Line(HRFlowable):  # type: ignore[misc]
        def draw(self) -> None:
            set_aside(self.canv, super().draw)

    return Words, Cells, Line


def tagged_canvas(tags: Tags) -> type[Any]:
    """A canvas that writes `tags` at its end."""
    from reportlab.pdfgen.canvas import Canvas

    class Tagged(Canvas):  # type: ignore[misc]
        def save(self) -> None:
            if self._code:
                self.showPage()
            tags.write(self._doc)
            super().save()

    return Tagged


def _between(canvas: Any, opening: str, draw: Callable[[], object]) -> None:
    canvas._code.append(opening)  # noqa: SLF001 - the library has no word for it
    draw()
    canvas._code.append("EMC")  # noqa: SLF001


def _reference(name: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObjectReference

    return PDFObjectReference(name)
