"""Reading files into the bot: one reading at a time, held and let go on by the owner."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.document import AddResult
from builder.core.progress import CancelToken, Progress
from builder.studio import documents as verbs
from builder.studio import ingest
from builder.studio.bots import Workbench
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge
from ui.pages.documents.files.collector import Collector

Verb = Callable[..., Iterator[AddResult]]

TOLD_EVERY_MS = 120


class Reading(QObject):
    """Reads what is given; what is given meanwhile joins the reading under way.

    `working` tells that it began or ended, `told` what happened since the last time (`News`),
    `entered` that files stand in the queue, `settled` that it ended and nothing begins by itself.
    """

    working = Signal(bool)
    told = Signal(object)
    entered = Signal()
    changed = Signal()
    settled = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._job: Job[None] | None = None
        self._again = False
        self._begun = threading.Event()
        self._pausing = threading.Event()
        self.collector = Collector(jobs.relay(self, self._wake))

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the bot."""
        given = list(paths)
        if not self.busy:
            self.read(partial(verbs.resume, self._bench), given)
            return

        def enter(*, progress: Progress, token: CancelToken) -> None:  # noqa: ARG001 - a job's
            ingest.enter(self._bench, given, progress=self.collector.step, token=token)

        self._again = True  # should the reading under way be over before they are in
        self._jobs.start(
            self, enter, on_done=lambda _none: self._joined(), on_error=self.failed.emit
        )

    def resume(self) -> None:
        """Go on where an earlier reading ended."""
        if not self.busy:
            self.read(partial(verbs.resume, self._bench))

    def pause(self) -> None:
        """Let what is not read wait until the owner goes on; what was just dropped, too."""
        self._pausing.set()
        self._halt(at_once=self._begun.is_set())

    def stop(self) -> None:
        """Stop; files that are read stay."""
        self._halt()

    def read(self, verb: Verb, paths: Sequence[Path] = ()) -> None:
        """Put `paths` into the queue, then do `verb`; a pause is written down before the end."""
        collector = self.collector

        def work(*, progress: Progress, token: CancelToken) -> None:  # noqa: ARG001 - a job's shape
            try:
                if paths:
                    ingest.enter(self._bench, paths, progress=collector.step, token=token)
                    collector.entered()
                self._begin(token)
                for result in verb(progress=collector.step, token=token):
                    collector.result(result)
            finally:
                if self._pausing.is_set():
                    ingest.note_pause(self._bench)

        self._again = False
        self._begun.clear()
        self._pausing.clear()
        self._job = self._jobs.start(
            self, work, on_done=lambda _none: self._ended(None), on_error=self._ended
        )
        self.working.emit(True)

    def _halt(self, *, at_once: bool = True) -> None:
        self._again = False
        if self._job is not None and at_once:
            self._job.cancel()

    def _joined(self) -> None:
        self.entered.emit()
        if not self.busy and self._again:
            self.resume()

    def _begin(self, token: CancelToken) -> None:
        self._begun.set()
        if self._pausing.is_set():
            token.cancel()

    def _wake(self) -> None:
        QTimer.singleShot(TOLD_EVERY_MS, self, self._jobs.relay(self, self._tell))

    def _tell(self) -> None:
        news = self.collector.take()
        self.told.emit(news)
        if news.entered and self.busy:
            self.entered.emit()
        if news.results:
            self.changed.emit()

    def _ended(self, error: Exception | None) -> None:
        self._job = None
        self._tell()
        if error is not None and not was_cancelled(error):
            self._again = False
            self.failed.emit(error)
        if self._again:
            self.resume()
            return
        self.working.emit(False)
        self.changed.emit()
        self.settled.emit()
