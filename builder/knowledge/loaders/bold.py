"""Short bold lines: where nobody uses styles they are the headings."""

from __future__ import annotations

BOLD_LEVEL = 9
"""Below the headings of any style."""

_CHARACTERS = 60


def could_head(text: str) -> bool:
    """Whether a bold paragraph with this text reads as a heading."""
    text = text.strip()
    return 2 < len(text) <= _CHARACTERS and text[-1] not in ".,;!?"
