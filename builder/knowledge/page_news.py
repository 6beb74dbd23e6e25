"""Brings word of pages from the threads that read to the one that reports."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

from builder.core.progress import Progress, Step


class PageNews:
    """Which page of how many is being read, for each file under way."""

    def __init__(self) -> None:
        self._steps: SimpleQueue[Step] = SimpleQueue()

    def listener(self, name: str) -> Callable[[int, int], None]:
        """What is to be called for every page of the file `name`, in any thread."""

        def told(page: int, pages: int) -> None:
            if pages > 1:
                self._steps.put(Step("pages", page, pages, name))

        return told

    def report(self, progress: Progress) -> None:
        """Tell the latest of each file, in the caller's own thread."""
        latest: dict[str, Step] = {}
        while not self._steps.empty():
            step = self._steps.get_nowait()
            latest[step.item] = step
        for step in latest.values():
            progress(step)
