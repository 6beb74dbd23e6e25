"""How long work reports and how it is stopped, without any toolkit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from builder.core.errors import Cancelled
from builder.core.journal import Entry


@dataclass(frozen=True, slots=True)
class Whole:
    """How far a whole piece of reading is.

    Attributes:
        done: files that have come to an end, of `total`; `read` of them all answer by words.
        failed: files among `done` that could not be read.
        percent: of the work, 0..100.
        words: read so far.
        seconds_left: as the rates seen so far say; None while they say nothing yet.
    """

    done: int = 0
    total: int = 0
    read: int = 0
    failed: int = 0
    percent: int = 0
    words: int = 0
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One report of progress.

    Attributes:
        stage: code of what is being done: `finding`, `reading`, `pages`, `checking`, `embedding`,
            `saving`, `ended`, `sealing`.
        done: how many of `total`; `total` 0 means unknown. With `pages`, which one is being read.
        item: the name of what is worked on, where there is one.
        entry: where that file stands now, when it is one of the journal's.
        whole: how far all files are, when there are many.
    """

    stage: str
    done: int = 0
    total: int = 0
    item: str = ""
    entry: Entry | None = None
    whole: Whole | None = None


Progress = Callable[[Step], None]


def silent(_step: Step) -> None:
    """A progress listener that does nothing."""


class CancelToken:
    """Asked from any thread; looked at by the work between steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe place."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> None:
        """Rest so long, or until somebody asks to stop."""
        self._event.wait(seconds)

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            Cancelled: when `cancel` was called.
        """
        if self._event.is_set():
            raise Cancelled
