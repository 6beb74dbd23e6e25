"""How long work reports and how it is stopped, without any toolkit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from builder.core.errors import Cancelled


@dataclass(frozen=True, slots=True)
class Step:
    """One report of progress.

    Attributes:
        stage: code of what is being done: `reading`, `pages`, `checking`, `embedding`, `saving`,
            `sealing`.
        done: how many of `total`; `total` 0 means unknown. With `pages`, which one is being read.
        item: the name of what is worked on, where there is one.
    """

    stage: str
    done: int = 0
    total: int = 0
    item: str = ""


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

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            Cancelled: when `cancel` was called.
        """
        if self._event.is_set():
            raise Cancelled
