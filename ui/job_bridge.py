"""The way back from background work to the window: the only file that knows of threads."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from builder.core.progress import CancelToken, Progress, Step
from builder.system.jobs import Job, JobRunner, Work

T = TypeVar("T")
P = ParamSpec("P")


class Newest:
    """Shows what was read later, and nothing that was read before it; one for each thing shown.

    Jobs run beside each other and end in any order: without it a list read before a change could
    be shown after the one read since, and would stay.
    """

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._shown = 0

    def reading(self, read: Callable[[], T]) -> Callable[[], tuple[int, T]]:
        """`read`, which takes its place in the order now, from whatever thread."""
        number = next(self._numbers)
        return lambda: (number, read())

    def only(self, show: Callable[[T], object]) -> Callable[[tuple[int, T]], None]:
        """`show`, for what was not overtaken."""

        def unless_overtaken(read: tuple[int, T]) -> None:
            number, found = read
            if number > self._shown:
                self._shown = number
                show(found)

        return unless_overtaken


class JobBridge(QObject):
    """Starts jobs and brings their reports to the window's thread.

    A report is dropped after `shutdown`, and when its owner is gone: the page was closed, the
    bot was switched.
    """

    _relayed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._closed = False
        self._started: list[tuple[QObject, Job[Any]]] = []
        self._relayed.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        owner: QObject,
        work: Work[T],
        *,
        on_progress: Callable[[Step], None] | None = None,
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> Job[T]:
        """Run `work` in the background; the listeners are called on the window's thread."""
        job = self._runner.start(
            work,
            on_progress=self.relay(owner, on_progress) if on_progress else None,
            on_done=self.relay(owner, on_done) if on_done else None,
            on_error=self.relay(owner, on_error) if on_error else None,
        )
        self._started = [entry for entry in self._started if not entry[1].done]
        self._started.append((owner, job))
        return job

    def call(
        self,
        owner: QObject,
        verb: Callable[[], T],
        *,
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> Job[T]:
        """The same for a short verb that neither reports nor can be stopped."""

        def work(*, progress: Progress, token: CancelToken) -> T:  # noqa: ARG001 - a job's shape
            return verb()

        return self.start(owner, work, on_done=on_done, on_error=on_error)

    def look(
        self,
        owner: QObject,
        newest: Newest,
        read: Callable[[], T],
        *,
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], None] | None = None,
    ) -> Job[tuple[int, T]]:
        """The same for what is read to be shown, which nothing older may follow."""
        return self.call(
            owner, newest.reading(read), on_done=newest.only(on_done), on_error=on_error
        )

    def relay(self, owner: QObject, listener: Callable[P, object]) -> Callable[P, None]:
        """`listener` made callable from any thread; it runs later, on the window's."""

        def post(*args: P.args, **kwargs: P.kwargs) -> None:
            def call() -> None:
                if isValid(owner) and not self._closed:
                    listener(*args, **kwargs)

            if isValid(self):
                self._relayed.emit(call)

        return post

    def running(self, *, but_of: QObject) -> list[Job[Any]]:
        """The jobs under way but those of one owner."""
        return [job for owner, job in self._started if owner is not but_of and not job.done]

    def cancel(self, *, but_of: QObject) -> list[Job[Any]]:
        """Ask every job to stop but those of one owner; the jobs to wait for."""
        asked = self.running(but_of=but_of)
        for job in asked:
            job.cancel()
        return asked

    def shutdown(self) -> None:
        """Stop every job and wait for them; nobody is told any more."""
        self._closed = True
        self._runner.shutdown()

    @staticmethod
    def _call(call: Any) -> None:
        call()
