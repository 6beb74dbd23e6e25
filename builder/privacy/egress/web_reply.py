"""What a site replies, as those see it who know no HTTP client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """How a reply begins; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply; `body` is None when it was not wanted."""

    head: Head
    body: bytes | None = None
