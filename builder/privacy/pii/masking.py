"""Masks findings for good: nothing of them is kept anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from builder.core.document import Finding


def mask(text: str, findings: Iterable[Finding]) -> tuple[str, dict[str, int]]:
    """`text` with each finding as `[EMAIL_ADDRESS]`, and how many of each type there were.

    The findings come in the order of the text and do not overlap, as `Detector.find` gives them.
    """
    pieces: list[str] = []
    counts: Counter[str] = Counter()
    done = 0
    for finding in findings:
        pieces += [text[done : finding.start], f"[{finding.entity_type}]"]
        counts[finding.entity_type] += 1
        done = finding.end
    pieces.append(text[done:])
    return "".join(pieces), dict(counts)
