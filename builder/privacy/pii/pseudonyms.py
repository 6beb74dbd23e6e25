"""Stands stable placeholders in for personal data during one talk, and puts it back.

The map is itself personal data: it lives in memory, for one session, and cannot be saved. Each
session draws a random mark; what looks like a placeholder of this session without being one is
replaced by a placeholder of its own, so it comes back as it was typed and never as somebody's data.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterable
from typing import NoReturn

from builder.core.document import Finding

_MARK_BYTES = 4
_LITERAL = "TEXT"


class Pseudonyms:
    """The placeholders of one session. One object a visitor, never shared between two."""

    def __init__(self) -> None:
        self._mark = secrets.token_hex(_MARK_BYTES)
        self._numbers: dict[tuple[str, str], int] = {}
        self._originals: dict[tuple[str, int], str] = {}
        self._lock = threading.Lock()
        # Models change case, escape underscores for Markdown, add blanks: all is understood.
        gap = r"\\?[_ -]"
        self._placeholder = re.compile(
            rf"\[ ?([A-Za-z]{{1,20}}(?:{gap}[A-Za-z]{{1,20}}){{0,3}}){gap}(\d{{1,6}})"
            rf"{gap}{self._mark} ?\]",
            re.ASCII | re.IGNORECASE,
        )

    longest = 120
    """No placeholder, however a model disfigures it, has more characters than this."""

    def replace(self, text: str, findings: Iterable[Finding]) -> str:
        """`text` with each finding as a placeholder; the same data always gets the same one.

        The findings come in the order of the text and do not overlap. `restore` undoes it.
        """
        pieces: list[str] = []
        done = 0
        for finding in findings:
            pieces.append(self.escape(text[done : finding.start]))
            pieces.append(self._stand_in(finding.entity_type, text[finding.start : finding.end]))
            done = finding.end
        pieces.append(self.escape(text[done:]))
        return "".join(pieces)

    def escape(self, text: str) -> str:
        """`text` with each look-alike of a placeholder replaced by one that means itself."""
        return self._placeholder.sub(lambda match: self._stand_in(_LITERAL, match.group()), text)

    def restore(self, text: str) -> str:
        """`text` with every placeholder of this session turned back; unknown ones stay."""
        return self._placeholder.sub(self._original, text)

    def _stand_in(self, entity_type: str, original: str) -> str:
        with self._lock:
            number = self._numbers.setdefault((entity_type, original), len(self._numbers) + 1)
            self._originals[entity_type, number] = original
        return f"[{entity_type}_{number}_{self._mark}]"

    def _original(self, match: re.Match[str]) -> str:
        entity_type = re.sub(r"\\?[_ -]", "_", match[1]).upper()
        return self._originals.get((entity_type, int(match[2])), match.group())

    def __repr__(self) -> str:
        """Never the data."""
        return f"Pseudonyms({len(self._numbers)} placeholders)"

    def __reduce__(self) -> NoReturn:
        """Refused: the map must not leave the memory of this process."""
        raise TypeError("pseudonyms cannot be saved")
