"""Tells whether markup hides text from a reader: by attribute, style or white on white."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOGGLED = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
"""How pages also hide what a click brings back: tabs, answers of a list of questions."""

_NEVER_SEEN = re.compile(
    r"opacity\s*:\s*0(?:\.0\d*)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*(?:0|[01](?:\.\d+)?px)\w*\s*(?:;|$|!)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|"
    r"circle\(\s*0)|transform\s*:[^;]*scale[xy]?\(\s*0(?:\.0\d*)?\s*\)",
    re.I,
)
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.I)
_NO_ROOM = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$|!)", re.I)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_ONE = re.compile(r"(?:[a-z]\w*)?([.#][\w-]+)", re.I)
_SHEET_CHARACTERS = 200_000
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
    style = attributes.get("style", "")
    return bool(style) and (_TOGGLED.search(style) is not None or _unseen(style))


def unseen_names(sheet: str) -> frozenset[str]:
    """The classes (`.x`) and ids (`#x`) whose text a style sheet lets nobody ever see.

    What it merely does not show at first stays: a click may bring it. Rules for one medium, and
    those of several parts, tell nothing for certain.
    """
    names: set[str] = set()
    for selectors, style in _RULE.findall(_without_media(sheet[:_SHEET_CHARACTERS])):
        if _unseen(style):
            ones = (_ONE.fullmatch(each.strip()) for each in selectors.split(","))
            names.update(one[1] for one in ones if one)
    return frozenset(names)


def _unseen(style: str) -> bool:
    if _NEVER_SEEN.search(style):
        return True
    return _CUT_OFF.search(style) is not None and _NO_ROOM.search(style) is not None


def _without_media(sheet: str) -> str:
    """`sheet` without comments and without the blocks of its at-rules."""
    kept, depth, skipping = [], 0, 0
    for piece in re.split(r"([{}])", re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif not skipping and "@" in piece:
            skipping = depth + 1
        if skipping:
            if piece == "}" and depth < skipping:
                skipping = 0
            continue
        kept.append(piece)
    return "".join(kept)


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
