"""Lines that were broken for the page only are joined again; lists and price lines stay apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(r"(?:[-–—*•·▪◦‣●○■□✓✔]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s")
_VALUE_AT_END = re.compile(
    r"(?:\d(?:[.,]\d+)?\s?(?:€|\$|£|%|EUR|USD|GBP|CHF|kg|g|ml|l|cm|mm|m|h|min)?|[-–]{1,2})$"
)
_NARROW = 30


def join_wrapped(lines: Sequence[str]) -> str:
    """`lines` as text: a line break ends a sentence or an item, an empty line a paragraph."""
    lines = [line.strip() for line in lines]
    width = _width(lines)
    text: list[str] = []
    before = ""
    for line in lines:
        if not line:
            text.append("\n")
        elif before and dehyphenates(before, line):
            text[-1] = text[-1][:-1] + line
        elif before and _goes_on(before, line, width):
            text.append(" " + line)
        else:
            text.append("\n" + line)
        before = line
    return re.sub(r"\n{3,}", "\n\n", "".join(text)).strip()


def _width(lines: Sequence[str]) -> int:
    """How long a full line is: the ninth tenth of the lengths, for a few run over."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def dehyphenates(before: str, line: str) -> bool:
    """Whether a word was parted at the end of the line `before`."""
    return len(before) > 2 and before[-1] == "-" and before[-2].islower() and line[0].islower()


def starts_item(line: str) -> bool:
    """Whether a line begins with the mark of a list's item."""
    return _MARKER.match(line) is not None


def ends_with_value(line: str) -> bool:
    """Whether a line ends with a figure, as one of a price list does."""
    return _VALUE_AT_END.search(line) is not None


def _goes_on(before: str, line: str, width: int) -> bool:
    if starts_item(line):
        return False
    if line[0].islower() and not before.endswith((".", "!", "?", ":")):
        return len(before) >= 0.4 * width
    if width < _NARROW or (ends_with_value(before) and len(before) < 0.95 * width):
        return False
    return len(before) >= 0.75 * width
