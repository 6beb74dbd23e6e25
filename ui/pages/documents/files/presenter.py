"""What the tab *Files* asks of the engine: the list, what is read, and what becomes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from builder.core.document import AddResult
from builder.core.policy import DocumentData
from builder.core.progress import CancelToken, Progress
from builder.privacy.erasure import ErasureReceipt
from builder.studio import documents as verbs
from builder.studio import ingest
from builder.studio.bots import Workbench
from builder.studio.embedders import learning
from builder.studio.ingest import FileRow, Standing
from ui.job_bridge import JobBridge, Newest
from ui.pages.documents.files.reading import Reading
from ui.pages.documents.files.second_key import SecondKey

if TYPE_CHECKING:
    from ui.dialogs.understanding.presenter import UnderstandingPresenter


class FilesPresenter(QObject):
    """Lists the files and says what shall become of them; `Reading` reads them.

    Reading that was cut off goes on when the bot is opened: the owner gave these files, and took
    nothing back by closing the window. After a pause it waits for a word.
    """

    listed = Signal(list)
    stands = Signal(object)
    working = Signal(bool)
    told = Signal(object)
    removed = Signal(str, object)
    going_on = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self._looked = False
        self._taking_back = False
        self._settings_changed = False
        self.second_key = SecondKey(bench, jobs, self)
        self.second_key.made.connect(self.changed)
        self.second_key.failed.connect(self.failed)
        self._reading = Reading(bench, jobs, self)
        self._reading.told.connect(self.second_key.hear)
        self._reading.told.connect(self.told)
        self._reading.entered.connect(self.refresh)
        self._reading.changed.connect(self.changed)
        self._reading.working.connect(self.working)
        self._reading.failed.connect(self.failed)
        self._reading.settled.connect(self._settle)

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._reading.busy

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
        self._reading.add(paths)

    def resume(self) -> None:
        """Go on where an earlier reading ended."""
        self._reading.resume()

    def pause(self) -> None:
        """Let what is not read wait until the owner goes on; what was just dropped, too."""
        self._reading.pause()

    def cancel(self) -> None:
        """Stop reading and take back what waits; files that are read stay."""
        self._taking_back = self.busy
        if self.busy:
            self._reading.stop()
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
                self._reading.read(partial(verbs.read_again, self._bench))

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
                progress=self._reading.collector.step,
                token=token,
            )

        def done(result: AddResult) -> None:
            self._reading.collector.result(result)
            self.refresh()

        self._jobs.start(self, work, on_done=done, on_error=self._fail)

    def understanding(self, name: str) -> UnderstandingPresenter:
        """What looks into one document."""
        from ui.dialogs.understanding.presenter import UnderstandingPresenter

        return UnderstandingPresenter(self._bench, self._jobs, name)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()

    def _change(self, verb: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        def done(_: object) -> None:
            self.refresh()
            if then is not None:
                then()

        self._jobs.call(self, verb, on_done=done, on_error=self._fail)

    def _settle(self) -> None:
        """Reading has ended: take back what was stopped, and see to what had to wait."""
        if self._taking_back:
            self._taking_back = False
            self.take_back(None)
        else:
            self.refresh()
        self.second_key.look()
        if self._settings_changed:
            self._settings_changed = False
            self.read_outdated()

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
