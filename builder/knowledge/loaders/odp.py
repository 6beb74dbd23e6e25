"""Reads OpenDocument presentations and drawings: slide by slide, with title, tables and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import authored
from builder.knowledge.loaders.odf_package import DRAW, OFFICE, SHOW, TABLE, TEXT, Package
from builder.knowledge.loaders.odf_styles import Look, Styles
from builder.knowledge.loaders.odf_text import TextReader
from builder.knowledge.loaders.odp_page import Pages, is_hidden, is_outside
from builder.knowledge.loaders.slides import MAX_SLIDES, Paragraphs, Slide, write_slides

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TITLE = "title"
_PLACEHOLDERS = frozenset({"header", "footer", "date-time", "page-number", "page"})
_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})


class OdpLoader:
    """What is seen on each slide, and its notes; hidden slides are left out and named."""

    media_type = "application/vnd.oasis.opendocument.presentation"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible slide into `draft`."""
        with told_as_damage("presentation"):
            package = Package(data, self._limits)
            drawn = package.content.find(f"{OFFICE}body/{OFFICE}drawing") is not None
            body = package.body("drawing" if drawn else "presentation")
            draft.set_title(authored(package.title))
            styles = Styles(package.content, package.styles)
            pages = body.findall(f"{DRAW}page")
            if len(pages) > MAX_SLIDES:
                raise DocumentError("document_damaged", detail="slides")
            draft.pages = len(pages)
            seen = [
                (number, page)
                for number, page in enumerate(pages, start=1)
                if not _hidden(page, styles)
            ]
            if len(seen) < len(pages):
                draft.note("hidden_text")
            reader = _ShapeReader(styles, Pages(package.styles))
            footers = ("".join(footer.itertext()) for footer in body.iter(f"{SHOW}footer-decl"))
            write_slides((reader.slide(page, number) for number, page in seen), footers, draft)
            if reader.hid:
                draft.note("hidden_text")
            if reader.pictured and not draft.written:
                raise DocumentError("document_no_text")


class _ShapeReader:
    """Reads the shapes of a slide, those in groups too.

    Attributes:
        hid: whether hidden text was met.
        pictured: whether a picture was met.
    """

    def __init__(self, styles: Styles, pages: Pages) -> None:
        self._reader = TextReader(styles)
        self._pages = pages
        self.hid = self.pictured = False
        # What lies under a text on a slide, the format cannot tell: white is not taken for hidden.
        self._reader.look = Look(painted=True)

    def slide(self, page: Element, number: int) -> Slide:
        """One slide."""
        slide, size = Slide(number), self._pages.size(page)
        for shape in page:
            if shape.tag == f"{SHOW}notes":
                slide.notes.extend(self._notes(shape))
            elif is_outside(shape, size):
                self.hid |= _says_something(shape)
            elif shape.tag.startswith(DRAW):
                self._shape(shape, slide)
        self.hid |= self._reader.hid
        return slide

    def _shape(self, shape: Element, slide: Slide) -> None:
        sort = shape.get(f"{SHOW}class", "")
        if sort in _PLACEHOLDERS or shape.get(f"{SHOW}placeholder") == "true":
            return
        if is_hidden(shape):
            self.hid |= _says_something(shape)
            return
        self.pictured |= shape.find(f"{DRAW}image") is not None
        if shape.tag in {f"{DRAW}g", f"{DRAW}a"}:
            for child in shape:
                self._shape(child, slide)
            return
        for table in shape.iterfind(f"{TABLE}table"):
            slide.parts.append(self._reader.rows(table))
        texts = list(self._paragraphs(shape))
        if sort == _TITLE and not slide.title:
            slide.title = " ".join(texts)
        elif texts:
            slide.parts.append(texts)

    def _notes(self, notes: Element) -> Paragraphs:
        frames = notes.iterfind(f"{DRAW}frame")
        return [
            text
            for frame in frames
            if frame.get(f"{SHOW}class") == "notes" and frame.get(f"{SHOW}placeholder") != "true"
            for text in self._paragraphs(frame)
        ]

    def _paragraphs(self, parent: Element) -> Iterator[str]:
        """The texts of a shape, of its lists and boxes; not those of a table."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                if text := self._reader.text(child).strip():
                    yield text
            elif child.tag.startswith((TEXT, f"{DRAW}text-box")):
                yield from self._paragraphs(child)


def _says_something(shape: Element) -> bool:
    return bool("".join(shape.itertext()).strip())


def _hidden(page: Element, styles: Styles) -> bool:
    name = page.get(f"{DRAW}style-name")
    told = styles.told("drawing-page", name, "drawing-page", f"{SHOW}visibility")
    return told == "hidden"
