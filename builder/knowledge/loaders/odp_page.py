"""Where the shapes of an OpenDocument slide lie, and whether anybody sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.knowledge.loaders.odf_package import DRAW, FO, OFFICE, STYLE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d+)?)(cm|mm|in|pt|pc)")
_MILLIMETRES = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6}

Extent = tuple[float, float]


class Pages:
    """Width and height of slides in millimetres, by their master."""

    def __init__(self, styles: Element) -> None:
        layouts = {
            layout.get(f"{STYLE}name"): layout.find(f"{STYLE}page-layout-properties")
            for layout in styles.iterfind(f"{OFFICE}automatic-styles/{STYLE}page-layout")
        }
        self._sizes: dict[str, Extent] = {}
        for master in styles.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
            layout = layouts.get(master.get(f"{STYLE}page-layout-name"))
            size = _pair(layout, f"{FO}page-width", f"{FO}page-height")
            if size is not None:
                self._sizes[master.get(f"{STYLE}name", "")] = size

    def size(self, page: Element) -> Extent | None:
        """The slide's size, None when the file does not say it."""
        return self._sizes.get(page.get(f"{DRAW}master-page-name", ""))


def is_hidden(shape: Element) -> bool:
    """Whether the navigator hides a shape; LibreOffice says it in a name space of its own."""
    return any(
        value == "none" for name, value in shape.items() if name.rpartition("}")[2] == "display"
    )


def is_outside(shape: Element, size: Extent | None) -> bool:
    """Whether a shape lies wholly beside a slide of this size."""
    place = _pair(shape, f"{_SVG}x", f"{_SVG}y")
    extent = _pair(shape, f"{_SVG}width", f"{_SVG}height")
    if size is None or place is None or extent is None:
        return False
    return any(
        at > whole or at + own < 0 for at, own, whole in zip(place, extent, size, strict=True)
    )


def _pair(element: Element | None, one: str, other: str) -> Extent | None:
    if element is None:
        return None
    first, second = _length(element.get(one)), _length(element.get(other))
    return None if first is None or second is None else (first, second)


def _length(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) * _MILLIMETRES[found[2]] if found else None
