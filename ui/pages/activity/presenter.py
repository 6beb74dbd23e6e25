"""What the page *Activity* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress, Step
from builder.studio.activity import checking, exporting, listing, reviews, unusual
from builder.studio.activity.checking import Checked
from builder.studio.activity.exporting import Report, Written
from builder.studio.activity.listing import Line, Wish
from builder.studio.activity.reviews import Due, Trained
from builder.studio.activity.unusual import Unusual
from builder.studio.bots import Workbench
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge
from ui.translation import language

AT_ONCE = 40
"""Rows on a page: however many there are, the window has no more to lay out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the page; whether there are rows before and after those that are shown."""

    lines: list[Line]
    older: bool
    newer: bool
    unusual: list[Unusual]
    due: list[Due]
    trained: list[Trained]


class ActivityPresenter(QObject):
    """Reads the audit off the window's thread; one check or export at a time."""

    listed = Signal(object)
    working = Signal(bool)
    stepped = Signal(object)
    checked = Signal(object)
    written = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._job: Job[Any] | None = None
        self._reading: Job[Any] | None = None
        self._turn = 0
        self._known = -1
        self._before: list[int | None] = [None]
        self._last = 0
        self.wish = Wish()

    @property
    def busy(self) -> bool:
        """Whether the chain is checked or exported."""
        return self._job is not None

    @property
    def name(self) -> str:
        """The name of the bot."""
        return self._bench.spec.name

    def show(self, wish: Wish) -> None:
        """Show the newest rows of `wish`."""
        self.wish, self._before = wish, [None]
        self.refresh()

    def turn(self, older: bool) -> None:
        """Turn to the older rows, or back to the newer ones."""
        if older and self._last:
            self._before.append(self._last)
        elif not older and len(self._before) > 1:
            self._before.pop()
        self.refresh()

    def refresh(self) -> None:
        """Read everything anew; a reading that is overtaken by the next is given up."""
        if self._reading is not None:
            self._reading.cancel()
        self._turn += 1
        turn, wish, told = self._turn, self.wish, language()
        before, newer = self._before[-1], len(self._before) > 1

        def work(*, progress: Progress, token: CancelToken) -> tuple[int, Shown]:  # noqa: ARG001
            audit = self._bench.file.audit
            newest = audit.head().n
            documents = self._bench.file.documents.all()
            names = {document.id: document.name for document in documents}.get
            lines = listing.lines(
                audit, wish, told, before=before, limit=AT_ONCE + 1, names=names, token=token
            )
            return newest, Shown(
                lines[:AT_ONCE],
                len(lines) > AT_ONCE,
                newer,
                unusual.unusual(self._bench),
                reviews.due(self._bench),
                reviews.trained(self._bench),
            )

        def done(found: tuple[int, Shown]) -> None:
            if turn == self._turn:
                self._known, shown = found
                self._last = shown.lines[-1].row.n if shown.lines else 0
                self.listed.emit(shown)

        self._reading = self._jobs.start(self, work, on_done=done, on_error=self._told)

    def look(self) -> None:
        """Read anew when something happened since, wherever in the window it was."""
        self._jobs.call(self, lambda: self._bench.file.audit.head().n, on_done=self._looked)

    def find_unusual(self, then: Callable[[list[Unusual]], None]) -> None:
        """What was unusual, for who opens the bot."""
        self._jobs.call(self, lambda: unusual.unusual(self._bench), on_done=then)

    def verify(self) -> None:
        """Check the whole chain."""

        def work(*, progress: Progress, token: CancelToken) -> Checked:
            return checking.verify(self._bench, progress=progress, token=token)

        self._start(work, self.checked.emit)

    def export(self, to: Path) -> None:
        """Write the rows that are wished for into a file."""
        wish, told = self.wish, language()

        def work(*, progress: Progress, token: CancelToken) -> Written:
            checked = checking.verify(self._bench, progress=progress, token=token)
            documents = self._bench.file.documents.all()
            return exporting.export(
                self._bench.file.audit,
                to,
                Report(self._bench.spec.name, checked, told),
                wish=wish,
                names={document.id: document.name for document in documents}.get,
                progress=progress,
                token=token,
            )

        self._start(work, self.written.emit)

    def cancel(self) -> None:
        """Stop checking or exporting."""
        if self._job is not None:
            self._job.cancel()

    def seen(self, found: Unusual) -> None:
        """The owner looked at it."""
        self._change(lambda: unusual.mark_seen(self._bench, found))

    def done(self, kind: str, by: str) -> None:
        """A review was done today."""
        self._change(lambda: reviews.done(self._bench, kind, by))

    def train(self, who: str, day: str) -> None:
        """Somebody was trained."""
        self._change(lambda: reviews.add_training(self._bench, who, day))

    def untrain(self, training_id: str) -> None:
        """Take somebody out of the register."""
        self._change(lambda: reviews.remove_training(self._bench, training_id))

    def _change(self, step: Callable[[], object]) -> None:
        def done(_result: object) -> None:
            self.changed.emit()
            self.refresh()

        self._jobs.call(self, step, on_done=done, on_error=self.failed.emit)

    def _start(self, work: Any, told: Callable[[Any], None]) -> None:
        if self.busy:
            return

        def done(result: Any) -> None:
            self._ended(None)
            told(result)
            self.refresh()

        self._job = self._jobs.start(
            self, work, on_progress=self._step, on_done=done, on_error=self._ended
        )
        self.working.emit(True)

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _told(self, error: Exception) -> None:
        if not was_cancelled(error):
            self.failed.emit(error)

    def _looked(self, newest: int) -> None:
        if newest != self._known:
            self.refresh()

    def _ended(self, error: Exception | None) -> None:
        self._job = None
        self.working.emit(False)
        if error is not None:
            self._told(error)
