"""Waits for a condition, as long as a slow machine may need."""

from __future__ import annotations

import time
from collections.abc import Callable

LIMIT_S = 60.0


def until(holds: Callable[[], object], limit_s: float = LIMIT_S) -> bool:
    """Wait until `holds`; whether it did within the limit."""
    ends = time.monotonic() + limit_s
    while not holds():
        if time.monotonic() > ends:
            return False
        time.sleep(0.02)
    return True
