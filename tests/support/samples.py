"""What a sample of one format is, for the suite that every loader runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

INVISIBLE = "del\u200bivery\u202e to\U000e0041\U000e0042 Leeds"
SEEN = "delivery to Leeds"


@dataclass(frozen=True)
class Sample:
    """One format: a good file with the place of its text, and its broken twins by their code."""

    name: str
    good: bytes
    place: Mapping[str, object]
    invisible: bytes
    broken: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    long: bytes = b""
