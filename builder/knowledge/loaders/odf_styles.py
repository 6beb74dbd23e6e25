"""What an OpenDocument file's styles say: hidden, white, tiny, bold, painted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.knowledge.loaders.odf_package import FO, OFFICE, STYLE, TABLE, TEXT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BACKGROUND = f"{FO}background-color"
_UNPAINTED = frozenset({"", "transparent", "#ffffff"})
_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
_TINY_POINTS = 2.0
_GROUPS = ("automatic-styles", "styles")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text looks."""

    hidden: bool = False
    white: bool = False
    tiny: bool = False
    bold: bool = False
    painted: bool = False

    @property
    def seen(self) -> bool:
        """Whether a reader sees it."""
        return not (self.hidden or self.tiny or (self.white and not self.painted))


class Styles:
    """Styles by family and name; those of the first root go before those of the others."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        for root in roots:
            for group in _GROUPS:
                for style in root.iterfind(f"{OFFICE}{group}/{STYLE}style"):
                    key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                    self._styles.setdefault(key, style)
        self._looks: dict[tuple[str, str | None, Look], Look] = {}
        self.painted_page = any(_painted_pages(roots))
        """Whether any page has a ground of its own."""

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """The style and those it is made from."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name")

    def told(self, family: str, name: str | None, group: str, attribute: str) -> str:
        """What the style, or the next one it is made from, says; empty when none says anything."""
        for style in self.chain(family, name):
            properties = style.find(f"{STYLE}{group}-properties")
            value = properties.get(attribute) if properties is not None else None
            if value is not None:
                return value
        return ""

    def looked(self, family: str, name: str | None, before: Look) -> Look:
        """How text looks that has this style, within text that looks like `before`."""
        key = (family, name, before)
        if key not in self._looks:
            self._looks[key] = self._look(family, name, before)
        return self._looks[key]

    def names(self, family: str, name: str | None) -> Iterator[str]:
        """The names of the style and of those it is made from, as people read them."""
        for style in self.chain(family, name):
            yield style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name") or ""

    def outline(self, name: str | None) -> int | None:
        """The level that a paragraph's style gives in the outline."""
        for style in self.chain("paragraph", name):
            level = style.get(f"{STYLE}default-outline-level", "")
            if level.isdigit():
                return int(level)
        return None

    def _look(self, family: str, name: str | None, before: Look) -> Look:
        look = before
        if display := self.told(family, name, "text", f"{TEXT}display"):
            look = replace(look, hidden=display == "none")
        if colour := self.told(family, name, "text", f"{FO}color"):
            look = replace(look, white=colour.lower() == "#ffffff")
        if size := _POINTS.fullmatch(self.told(family, name, "text", f"{FO}font-size")):
            look = replace(look, tiny=float(size[1]) <= _TINY_POINTS)
        if weight := self.told(family, name, "text", f"{FO}font-weight"):
            look = replace(look, bold=weight in {"bold", "600", "700", "800", "900"})
        grounds = (
            self.told(family, name, group, _BACKGROUND)
            for group in ("text", "paragraph", "table-cell")
        )
        return replace(look, painted=True) if any(map(paints, grounds)) else look


def paints(colour: str) -> bool:
    """Whether a background in this colour can be told from white."""
    return colour.lower() not in _UNPAINTED


def shows(element: Element) -> bool:
    """Whether a row or column is shown; `filter` and `collapse` hide it."""
    return element.get(f"{TABLE}visibility", "visible") == "visible"


def _painted_pages(roots: Iterable[Element]) -> Iterator[bool]:
    for root in roots:
        for layout in root.iter(f"{STYLE}page-layout-properties"):
            yield paints(layout.get(_BACKGROUND, ""))
