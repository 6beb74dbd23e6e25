"""What the tab *Files* asks of the engine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.document import AddResult, Outcome
from builder.core.policy import DocumentData
from builder.core.progress import CancelToken, Progress
from builder.privacy.erasure import ErasureReceipt
from builder.studio import documents as verbs
from builder.studio import ingest
from builder.studio.bots import Workbench
from builder.studio.embedders import learning
from builder.studio.ingest import FileRow, Standing
from builder.system.jobs import Job
from builder.vault.secret import Secret
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest
from ui.pages.documents.files.collector import Collector, News

if TYPE_CHECKING:
    from ui.dialogs.understanding.presenter import UnderstandingPresenter

Reading = Callable[..., Iterator[AddResult]]

TOLD_EVERY_MS = 120
_ENOUGH_KEYS = 2


class FilesPresenter(QObject):
    """Adds, lists and removes documents; one reading at a time, what is dropped meanwhile joins it.

    Reading that was cut off goes on when the bot is opened: the owner gave these files, and took
    nothing back by closing the window. After a pause it waits for a word.
    """

    listed = Signal(list)
    stands = Signal(object)
    working = Signal(bool)
    told = Signal(object)
    removed = Signal(str, object)
    going_on = Signal()
    second_key_wanted = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self._job: Job[None] | None = None
        self._looked = False
        self._again = False
        self._taking_back = False
        self._begun = threading.Event()
        self._pausing = threading.Event()
        self._asked_for_key = False
        self._learnt = False
        self._settings_changed = False
        self._collector = Collector(jobs.relay(self, self._wake))

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def refresh(self) -> None:
        """Read the list anew; the first time reading that was cut off goes on."""

        def work() -> tuple[list[FileRow], Standing]:
            standing = ingest.standing(self._bench)
            # Passages that wait to be learnt again are spoken of where the model is chosen.
            if not standing.tally.open and learning(self._bench).needed:
                standing = replace(standing, open=0)
            return ingest.rows(self._bench), standing

        self._jobs.look(self, self._listing, work, on_done=self._show, on_error=self.failed.emit)

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the bot."""
        given = list(paths)
        if not self.busy:
            self._read(partial(verbs.resume, self._bench), given)
            return

        def enter(*, progress: Progress, token: CancelToken) -> None:  # noqa: ARG001 - a job's
            ingest.enter(self._bench, given, progress=self._collector.step, token=token)

        self._again = True  # should the reading under way be over before they are in
        self._jobs.start(
            self, enter, on_done=lambda _none: self._entered(), on_error=self.failed.emit
        )

    def resume(self) -> None:
        """Go on where an earlier reading ended."""
        if not self.busy:
            self._read(partial(verbs.resume, self._bench))

    def pause(self) -> None:
        """Let what is not read wait until the owner goes on; what was just dropped, too."""
        self._pausing.set()
        self._halt(at_once=self._begun.is_set())

    def cancel(self) -> None:
        """Stop reading and take back what waits; files that are read stay."""
        self._taking_back = self.busy
        if self.busy:
            self._halt()
        else:
            self.take_back(None)

    def take_back(self, name: str | None) -> None:
        """Take back a file that waits, or all."""
        names = None if name is None else [name]
        self._change(lambda: ingest.cancel(self._bench, names))

    def retry(self, name: str | None = None) -> None:
        """Read again what could not be read or was taken back: one file, or all."""
        names = None if name is None else [name]
        self._change(lambda: ingest.retry(self._bench, names), then=self.resume)

    def read_outdated(self) -> None:
        """Read again what the settings as they are now would mask otherwise."""
        if self.busy:
            self._settings_changed = True
            return

        def done(outdated: bool) -> None:
            if outdated and not self.busy:
                self._read(partial(verbs.read_again, self._bench))

        self._jobs.call(
            self,
            lambda: bool(verbs.outdated(self._bench)),
            on_done=done,
            on_error=self.failed.emit,
        )

    def remove(self, name: str, *, is_document: bool = True) -> None:
        """Erase a document everywhere, or forget a file that became none."""
        if not is_document:
            self._change(lambda: ingest.dismiss(self._bench, name))
            return

        def done(receipt: ErasureReceipt) -> None:
            self.removed.emit(name, receipt)
            self.changed.emit()
            self.refresh()

        self._jobs.call(
            self, lambda: verbs.remove(self._bench, name), on_done=done, on_error=self._fail
        )

    def decide(self, name: str, decision: str) -> None:
        """Settle what happens to the personal data found in a document: mask, exclude or keep."""

        def work(*, progress: Progress, token: CancelToken) -> AddResult:  # noqa: ARG001
            return verbs.decide(
                self._bench,
                name,
                DocumentData(decision),
                progress=self._collector.step,
                token=token,
            )

        def done(result: AddResult) -> None:
            self._collector.result(result)
            self.refresh()

        self._jobs.start(self, work, on_done=done, on_error=self._fail)

    def understanding(self, name: str) -> UnderstandingPresenter:
        """What looks into one document."""
        from ui.dialogs.understanding.presenter import UnderstandingPresenter

        return UnderstandingPresenter(self._bench, self._jobs, name)

    def add_passphrase(self, passphrase: str) -> None:
        """Make a second way to open the bot."""
        self._jobs.call(
            self,
            lambda: self._bench.file.access.add_passphrase(Secret(passphrase)),
            on_done=lambda _none: self.changed.emit(),
            on_error=self.failed.emit,
        )

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()

    def _halt(self, *, at_once: bool = True) -> None:
        self._again = False
        if self._job is not None and at_once:
            self._job.cancel()

    def _change(self, verb: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        def done(_: object) -> None:
            self.refresh()
            if then is not None:
                then()

        self._jobs.call(self, verb, on_done=done, on_error=self._fail)

    def _entered(self) -> None:
        self.refresh()
        if not self.busy and self._again:
            self.resume()

    def _read(self, verb: Reading, paths: Sequence[Path] = ()) -> None:
        """Put `paths` into the queue, then do `verb`; a pause is written down before the end."""
        collector = self._collector

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

    def _begin(self, token: CancelToken) -> None:
        self._begun.set()
        if self._pausing.is_set():
            token.cancel()

    def _wake(self) -> None:
        QTimer.singleShot(TOLD_EVERY_MS, self, self._jobs.relay(self, self._tell))

    def _tell(self) -> None:
        news: News = self._collector.take()
        self._learnt = self._learnt or any(r.outcome is Outcome.READY for r in news.results)
        self.told.emit(news)
        if news.entered and self.busy:
            self.refresh()
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
        if self._taking_back:
            self._taking_back = False
            self.take_back(None)
        else:
            self.refresh()
        self._look_at_keys()
        if self._settings_changed:
            self._settings_changed = False
            self.read_outdated()

    def _look_at_keys(self) -> None:
        """Own documents behind a single key: asked about once a sitting, not nagged."""
        if self._asked_for_key or not self._learnt:
            return
        self._asked_for_key = True

        def done(keys: int) -> None:
            if keys < _ENOUGH_KEYS:
                self.second_key_wanted.emit()

        self._jobs.call(self, lambda: len(self._bench.file.access.slots()), on_done=done)

    def _show(self, found: tuple[list[FileRow], Standing]) -> None:
        rows, standing = found
        first, self._looked = not self._looked, True
        self.listed.emit(rows)
        self.stands.emit(standing)
        if not first or self.busy:
            return
        if standing.goes_on:
            self._settings_changed = True  # after that, as below
            self.resume()
            self.going_on.emit()
        else:
            self.read_outdated()  # what was decided, and not read any more when the program ended
