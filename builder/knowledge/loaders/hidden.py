"""Tells whether markup hides text from a reader: by attribute, style or white on white."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*(?:0|[01](?:\.\d+)?px)\w*\s*(?:;|$|!)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,}",
    re.I,
)
_INK = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.I)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.I)
_WHITE = re.compile(
    r"#f{3}(?:f{3})?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1(?:\.0+)?\s*)?\)", re.I
)


_TAG = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))|\b(hidden)\b")


def tag_hides(tag: str) -> bool:
    """Whether an opening tag, as it stands in a text, hides what follows."""
    found = {m[1] or m[5]: m[2] or m[3] or m[4] or "" for m in _TAG.finditer(tag)}
    return hides(found)


def hides(attributes: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is not shown."""
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    return bool(_STYLE.search(attributes.get("style", "")))


def paints(attributes: Mapping[str, str]) -> tuple[str, str]:
    """Ink and ground that the attributes set: `white`, `other`, or empty when they set none."""
    style = attributes.get("style", "")
    ink, ground = _INK.search(style), _GROUND.search(style)
    return (
        _named(ink[1] if ink else attributes.get("color", "")),
        _named(ground[1] if ground else attributes.get("bgcolor", "")),
    )


def _named(colour: str) -> str:
    colour = colour.strip()
    if colour.lower() in {"", "inherit", "transparent", "none", "initial"}:
        return ""
    return "white" if _WHITE.fullmatch(colour) else "other"
