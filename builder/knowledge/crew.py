"""How many files may be read beside each other: as many as processors and memory allow."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from builder.knowledge.limits import MEBIBYTE, Limits

MOST = 16
SHARE = 0.5
"""Of the memory that is free when the work begins."""

_TIGHT = 0.1
_TIGHT_BYTES = 1024 * MEBIBYTE
_CHILD_BYTES = 48 * MEBIBYTE
"""A child that reads a small file."""
_TIMES = 12
"""How much more memory a file takes for each of its bytes while it is read."""
_WITHOUT_KNOWING = 2

MemoryGauge = Callable[[], tuple[int, int] | None]


class Crew:
    """Admits files to be read: each weighs what its child may need, by its size.

    Args:
        limits: what one child may take at most.
        cores: processors; those of this machine unless told otherwise.
        memory: (free, all) bytes of memory now; None when that cannot be told.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        cores: int | None = None,
        memory: MemoryGauge | None = None,
    ) -> None:
        self._limits = limits
        self._memory = memory or free_memory
        self._lock = threading.Lock()
        self._weights: dict[object, int] = {}
        known = self._memory()
        self.size = min(cores or processors(), MOST)
        self._budget = self.size * limits.memory_bytes
        if known is None:
            self.size = min(self.size, _WITHOUT_KNOWING)
        else:
            self._budget = min(self._budget, int(known[0] * SHARE))

    def has_room(self, size: int) -> bool:
        """Whether a file of `size` bytes may be read now; the first one always may."""
        with self._lock:
            if not self._weights:
                return True
            if len(self._weights) >= self.size or self._is_tight():
                return False
            return sum(self._weights.values()) + self._weight(size) <= self._budget

    def begin(self, key: object, size: int) -> None:
        """A file is being read."""
        with self._lock:
            self._weights[key] = self._weight(size)

    def end(self, key: object) -> None:
        """It is no more."""
        with self._lock:
            self._weights.pop(key, None)

    def _weight(self, size: int) -> int:
        return min(_CHILD_BYTES + _TIMES * size, self._limits.memory_bytes)

    def _is_tight(self) -> bool:
        known = self._memory()
        return known is not None and known[0] < min(_TIGHT * known[1], _TIGHT_BYTES)


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_memory() -> tuple[int, int] | None:
    """(free, all) bytes of memory; None when that cannot be told."""
    try:
        import psutil
    except ImportError:
        return None
    memory = psutil.virtual_memory()
    return int(memory.available), int(memory.total)
