"""How the widget looks and what it says: `appearance.*`, as its owner set it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

COLOUR = r"#[0-9a-fA-F]{6}"
OWN_TEXT = r"[a-z]{2} [a-z][a-z_.]*=[\s\S]{1,1000}"
"""One text of the owner's: its language, its name and what it says, as `de close=Schließen`."""


class Scheme(StrEnum):
    """Light or dark; `auto` follows the visitor's own device."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Position(StrEnum):
    """In which lower corner the button stands: where a line ends, or where it begins."""

    END = "end"
    START = "start"


class Direction(StrEnum):
    """Which way one reads; `auto` goes by the language."""

    AUTO = "auto"
    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class AppearanceSettings:
    """`appearance.*`: the widget's look and words.

    Attributes:
        accent: the owner's colour, `#rrggbb`; buttons and the visitor's own words stand on it.
        on_accent: text upon it; empty for white, or nearly black where white cannot be read.
        bottom: how far the button stands from the lower edge, in pixels: above a cookie banner,
            or a basket.
        launcher: words on the button; empty for its picture alone.
        lead: offer a form under the greeting to be called back, where talks reach a person.
        texts: the owner's words instead of ours, each as `language name=words`.
    """

    title: str = ""
    greeting: str = field(default="", metadata={"multiline": True})
    accent: str = field(default="#4f46e5", metadata={"pattern": COLOUR})
    on_accent: str = field(default="", metadata={"pattern": f"({COLOUR})?"})
    scheme: Scheme = Scheme.AUTO
    position: Position = Position.END
    bottom: int = field(default=20, metadata={"minimum": 0, "maximum": 300})
    launcher: str = field(default="", metadata={"pattern": r"[^\x00-\x1f\x7f]{0,40}"})
    direction: Direction = Direction.AUTO
    lead: bool = False
    texts: tuple[str, ...] = field(default=(), metadata={"pattern": OWN_TEXT})
