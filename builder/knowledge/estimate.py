"""How long a piece of reading will still take, from the rates seen so far."""

from __future__ import annotations

FILE_BYTES = 16 * 1024
"""What a file costs beside its size: a small one takes as long as so many bytes of a large one."""

_ENOUGH_S = 3.0
_ENOUGH_FILES = 5
_ENOUGH_PASSAGES = 64
_MEMORY = 0.98
"""How much an earlier passage or file counts beside the next one: some fifty matter."""


class _Rate:
    """Work done in a second, the latest counting most."""

    def __init__(self) -> None:
        self._work = 0.0
        self._seconds = 0.0
        self.seen = 0

    def add(self, work: float, seconds: float, count: int) -> None:
        """Count `count` things that were `work` and took `seconds`."""
        kept = _MEMORY**count
        self._work = self._work * kept + work
        self._seconds = self._seconds * kept + seconds
        self.seen += count

    def seconds_for(self, work: float) -> float | None:
        """How long `work` takes; None while nobody knows."""
        if work <= 0:
            return 0.0
        if self._work <= 0 or self._seconds <= 0:
            return None
        return work * self._seconds / self._work


class Estimate:
    """Two rates, because reading and learning take turns: bytes read and passages learnt."""

    def __init__(self) -> None:
        self._reading = _Rate()
        self._learning = _Rate()
        self._bytes = 0
        self._passages = 0
        self._seconds = 0.0

    def read(self, size: int, passages: int, seconds: float) -> None:
        """A file was read; `seconds` since the one before it."""
        self._reading.add(size + FILE_BYTES, seconds, 1)
        self._bytes += size + FILE_BYTES
        self._passages += passages
        self._seconds += seconds

    def learnt(self, passages: int, seconds: float) -> None:
        """Passages got their vectors, in `seconds`."""
        self._learning.add(passages, seconds, passages)
        self._seconds += seconds

    def seconds_left(self, *, files: int, size: int, passages: int) -> float | None:
        """For so many files of `size` bytes to be read, and passages that wait for vectors.

        None while too little was seen to say anything.
        """
        if self._seconds < _ENOUGH_S or (files and self._reading.seen < _ENOUGH_FILES):
            return None
        weight = size + files * FILE_BYTES
        to_come = weight * self._passages / self._bytes if self._bytes else 0.0
        if passages + to_come > 0 and self._learning.seen < _ENOUGH_PASSAGES:
            return None
        reading = self._reading.seconds_for(weight)
        learning = self._learning.seconds_for(passages + to_come)
        return None if reading is None or learning is None else reading + learning
