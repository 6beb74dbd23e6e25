"""Gathers reports of reading, so that the window hears of them a few times a second."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from builder.core.document import AddResult
from builder.core.journal import Entry, FileState
from builder.core.progress import Step, Whole


@dataclass(slots=True)
class News:
    """What happened since the window was told last.

    Attributes:
        entries: where files stand now, by name.
        pages: which page of how many is being read, by name, where that is told.
        results: files that have come to an end.
        finding: how many files were found so far, while folders are looked through.
        entered: whether all that was given stands in the queue now.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    pages: dict[str, tuple[int, int]] = field(default_factory=dict)
    results: list[AddResult] = field(default_factory=list)
    whole: Whole | None = None
    finding: int = 0
    entered: bool = False


class Collector:
    """Takes reports on the thread of the work; `wake` is called there once for each batch."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._lock = threading.Lock()
        self._news = News()
        self._waking = False

    def step(self, step: Step) -> None:
        """Take a report of progress."""
        with self._lock:
            news = self._news
            news.whole = step.whole or news.whole
            if step.stage == "finding":
                news.finding = step.done
            elif step.entry is not None:
                news.entries[step.item] = step.entry
                if step.stage == "pages":
                    news.pages[step.item] = (step.done, step.total)
            elif step.item:
                news.entries[step.item] = Entry(step.item, state=FileState.READING)
        self._tell()

    def result(self, result: AddResult) -> None:
        """Take what became of a file."""
        with self._lock:
            self._news.results.append(result)
        self._tell()

    def entered(self) -> None:
        """All that was given stands in the queue."""
        with self._lock:
            self._news.entered = True
        self._tell()

    def take(self) -> News:
        """What happened since the last time."""
        with self._lock:
            news, self._news, self._waking = self._news, News(), False
        return news

    def _tell(self) -> None:
        with self._lock:
            if self._waking:
                return
            self._waking = True
        self._wake()
