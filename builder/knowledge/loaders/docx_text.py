"""The text of a Word paragraph as a reader sees it, and what its style says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.knowledge.loaders.xml_part import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
_HEADING = re.compile(r"(?:heading|überschrift|título|titre) ?([1-9])")
_GONE = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", _FALLBACK, _BOX}
)
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}
_TINY_HALF_POINTS = 4
_OFF = frozenset({"0", "false", "off", "none"})


def attribute(element: Element, name: str) -> str | None:
    """An attribute of Word's own name space."""
    return element.get(f"{W}{name}")


class Styles:
    """What the document's styles say about headings, hidden text and bold."""

    def __init__(self, part: bytes | None) -> None:
        self._styles = {
            attribute(style, "styleId") or "": style
            for style in (parse_xml(part).iter(f"{W}style") if part else ())
        }

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """The style and those it is based on."""
        seen: set[str] = set()
        while style_id and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            based = style.find(f"{W}basedOn")
            style_id = attribute(based, "val") if based is not None else None

    def name(self, style_id: str | None) -> str:
        """The style's name in lower case; Word keeps it in English whatever the language."""
        found = next(self.chain(style_id), None)
        name = found.find(f"{W}name") if found is not None else None
        return ((attribute(name, "val") if name is not None else style_id) or "").lower()

    def level(self, style_id: str | None) -> int | None:
        """The outline level that a style gives, from 1."""
        for style in self.chain(style_id):
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                return _outline(outline)
        return None

    def switched(self, style_id: str | None, name: str) -> bool:
        """Whether a style switches on a run property such as `vanish` or `b`."""
        for style in self.chain(style_id):
            found = style.find(f"{W}rPr/{W}{name}")
            if found is not None:
                return _on(found)
        return False


class ParagraphReader:
    """Reads paragraphs.

    Attributes:
        painted: whether a cell, box or page gives the ground a colour; white text is seen there.
        hid: whether hidden text was met.
    """

    def __init__(self, styles: Styles, *, painted: bool = False) -> None:
        self._styles = styles
        self.painted = painted
        self.hid = False

    def text(self, paragraph: Element) -> str:
        """What is seen of the paragraph, text boxes aside."""
        shade = paragraph.find(f"{W}pPr/{W}shd")
        ground = self.painted or (shade is not None and is_colour(shade))
        return "".join(self._pieces(paragraph, self._style(paragraph), ground=ground))

    def boxes(self, paragraph: Element) -> Iterator[Element]:
        """The text boxes that hang on the paragraph, once each."""
        return _found(paragraph, _BOX)

    def level(self, paragraph: Element) -> int | None:
        """The heading's level from 1, 0 for the document's title, None for running text."""
        style_id = self._style(paragraph)
        name = self._styles.name(style_id)
        heading = _HEADING.fullmatch(name)
        if heading:
            return int(heading[1])
        if name in {"title", "titel"}:
            return 0
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        return _outline(outline) if outline is not None else self._styles.level(style_id)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether it is a line of the table of contents, which only repeats the headings."""
        name = self._styles.name(self._style(paragraph))
        return (
            bool(re.match(r"(?:toc|table of figures|verzeichnis) ?\d?", name))
            and "heading" not in name
        )

    def is_item(self, paragraph: Element) -> bool:
        """Whether it is an item of a list."""
        if paragraph.find(f"{W}pPr/{W}numPr") is not None:
            return True
        return self._styles.name(self._style(paragraph)).startswith("list")

    def is_bold(self, paragraph: Element) -> bool:
        """Whether all of it is bold, as headings are where nobody uses styles."""
        style_id, runs = self._style(paragraph), list(_found(paragraph, f"{W}r"))
        styled = self._styles.switched(style_id, "b")
        return bool(runs) and all(
            _on(bold) if (bold := run.find(f"{W}rPr/{W}b")) is not None else styled
            for run in runs
            if run.find(f"{W}t") is not None
        )

    def _style(self, paragraph: Element) -> str | None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return attribute(style, "val") if style is not None else None

    def _pieces(self, element: Element, style_id: str | None, *, ground: bool) -> Iterator[str]:
        for child in element:
            if child.tag in _GONE:
                continue
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _MARKS:
                yield _MARKS[child.tag]
            elif child.tag == f"{W}r" and self._hidden(child, style_id, ground=ground):
                self.hid |= any(True for text in child.iter(f"{W}t") if (text.text or "").strip())
            else:
                yield from self._pieces(child, style_id, ground=ground)

    def _hidden(self, run: Element, style_id: str | None, *, ground: bool) -> bool:
        properties = run.find(f"{W}rPr")
        own = properties.find(f"{W}rStyle") if properties is not None else None
        run_style = attribute(own, "val") if own is not None else None
        vanish = properties.find(f"{W}vanish") if properties is not None else None
        if vanish is not None:
            return _on(vanish)
        if self._styles.switched(run_style, "vanish") or self._styles.switched(style_id, "vanish"):
            return True
        return properties is not None and _unreadable(properties, ground=ground)


def is_colour(shade: Element) -> bool:
    """Whether a shading paints the ground in another colour than white."""
    patterned = (attribute(shade, "val") or "clear") not in {"clear", "nil"}
    return patterned or (attribute(shade, "fill") or "auto").upper() not in {"FFFFFF", "AUTO"}


def _unreadable(properties: Element, *, ground: bool) -> bool:
    """White on white, or letters too small to be seen."""
    size = properties.find(f"{W}sz")
    value = attribute(size, "val") if size is not None else None
    if value and value.isdigit() and int(value) <= _TINY_HALF_POINTS:
        return True
    colour = properties.find(f"{W}color")
    if colour is None or (attribute(colour, "val") or "").upper() != "FFFFFF":
        return False
    shade = properties.find(f"{W}shd")
    return not (is_colour(shade) if shade is not None else ground)


def _outline(outline: Element) -> int | None:
    value = attribute(outline, "val") or ""
    # Word counts from 0; 9 is its "body text".
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def _on(switch: Element) -> bool:
    return (attribute(switch, "val") or "true").lower() not in _OFF


def _found(element: Element, tag: str) -> Iterator[Element]:
    """Every `tag` in `element`, passing over alternative renderings and what is in a box."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in {_FALLBACK, _BOX}:
            yield from _found(child, tag)
