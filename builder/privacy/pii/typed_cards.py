"""Hides card numbers in a line while it is typed, as the widget does on a site.

A number that may still grow waits until it is as long as cards of its kind are; the last four
digits stay, so that who typed it knows which one it was.
"""

from __future__ import annotations

import re

from builder.privacy.pii.cards import find_cards
from builder.privacy.pii.reading import Reading

DOTS = "••••"

_BETWEEN = " -"


def hide_cards(text: str, caret: int | None = None) -> tuple[str, int]:
    """`text` without card numbers, and where its caret is then.

    Args:
        text: as it stands.
        caret: where it is being typed; None when it is whole, and nothing waits.
    """
    at = len(text) if caret is None else caret
    pieces: list[str] = []
    done, moved = 0, at
    for finding in find_cards(Reading(text)):
        digits = re.sub(r"\D", "", text[finding.start : finding.end])
        typing = finding.end <= at and not text[finding.end : at].strip(_BETWEEN)
        if caret is not None and typing and _grows(digits):
            continue
        hidden = f"{DOTS} {digits[-4:]}"
        pieces += [text[done : finding.start], hidden]
        if finding.start < at:
            end = min(finding.end, at)
            moved += len(hidden) - (end - finding.start)
        done = finding.end
    return "".join([*pieces, text[done:]]), moved


def _grows(digits: str) -> bool:
    """Whether more digits may follow."""
    usual = (
        15 if re.match(r"3[47]", digits) else 14 if re.match(r"3(?:0[0-5]|[68])", digits) else 16
    )
    return len(digits) < usual or usual < len(digits) < 19
