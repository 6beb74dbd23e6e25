"""Tells whether a slide's ground is plain white, so that white letters on it hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

_WHITE_NAMES = frozenset({"bg1", "lt1", "white"})
_FILLS = frozenset(f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill"))


def is_plain(part: Element) -> bool:
    """Whether nothing in a slide, layout or master paints: no picture, no fill but white.

    A shape that takes its fill from a style, a chart or a table counts as painted.
    """
    background = part.find(f"{P}cSld/{P}bg")
    if background is not None and not _white_background(background):
        return False
    tree = part.find(f"{P}cSld/{P}spTree")
    for element in tree.iter() if tree is not None else ():
        if element.tag in {f"{P}pic", f"{P}graphicFrame", f"{P}style"}:
            return False
        if element.tag in {f"{P}spPr", f"{P}grpSpPr"} and any(map(_paints, element)):
            return False
    return True


def is_white(fill: Element | None) -> bool:
    """Whether a solid fill is white; None is not."""
    if fill is None or len(fill) == 0:
        return False
    colour = fill[0]
    if len(colour):  # made darker, lighter or transparent
        return False
    value = colour.get("val", "")
    return value.upper() == "FFFFFF" or value in _WHITE_NAMES or colour.get("lastClr") == "FFFFFF"


def _white_background(background: Element) -> bool:
    reference = background.find(f"{P}bgRef")
    if reference is not None:
        # 1001 is the first of the theme's plain fills: ECMA-376 part 1, 19.3.1.3.
        return reference.get("idx") in {"0", "1001"} and is_white(reference)
    return is_white(background.find(f"{P}bgPr/{A}solidFill"))


def _paints(fill: Element) -> bool:
    return fill.tag in _FILLS and not is_white(fill)
