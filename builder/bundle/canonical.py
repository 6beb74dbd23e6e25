"""Canonical JSON: one form for one value, so that every changed byte is seen."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
"""Made once: a bundle encodes every passage by itself."""


def encode(value: Any) -> bytes:
    """`value` as UTF-8 JSON: keys sorted, no blanks, nothing escaped that need not be."""
    return _ENCODER.encode(value).encode("utf-8")


def decode(data: bytes) -> Any:
    """The value of which `data` is the canonical form.

    Raises:
        ValueError: `data` is no JSON, or not its canonical form (a doubled key, a blank).
    """
    try:
        value = json.loads(data.decode("utf-8"))
        same = encode(value) == data
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not same:
        raise ValueError("not canonical")
    return value
