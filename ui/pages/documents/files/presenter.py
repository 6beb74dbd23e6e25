"""What the tab *Files* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from builder.core.document import AddResult, Document, Outcome
from builder.core.policy import DocumentData
from builder.core.progress import CancelToken, Progress, Step
from builder.privacy.erasure import ErasureReceipt
from builder.studio import documents as verbs
from builder.studio.bots import Workbench
from builder.studio.embedders import learning
from builder.system.jobs import Job
from builder.vault.secret import Secret
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge

if TYPE_CHECKING:
    from ui.dialogs.understanding.presenter import UnderstandingPresenter

Reading = Callable[..., Iterator[AddResult]]

_ENOUGH_KEYS = 2


class FilesPresenter(QObject):
    """Adds, lists and removes documents; one reading at a time, what is dropped meanwhile waits."""

    listed = Signal(list)
    working = Signal(bool)
    stepped = Signal(object)
    finished = Signal(object)
    removed = Signal(str, object)
    unfinished = Signal()
    second_key_wanted = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._job: Job[None] | None = None
        self._waiting: list[Path] = []
        self._asked_for_key = False
        self._learnt = False
        self._settings_changed = False

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    def refresh(self) -> None:
        """Read the list anew; says so when an earlier reading was cut off."""

        def work() -> tuple[list[Document], bool]:
            # Passages that wait to be learnt again are spoken of where the model is chosen.
            unfinished = verbs.unfinished(self._bench) and not learning(self._bench).needed
            return verbs.listing(self._bench), unfinished

        self._jobs.call(self, work, on_done=self._show, on_error=self.failed.emit)

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the bot."""
        if self.busy:
            self._waiting.extend(paths)
            return
        self._read(partial(verbs.add, self._bench, list(paths)))

    def resume(self) -> None:
        """Go on where an earlier reading was cut off."""
        if not self.busy:
            self._read(partial(verbs.resume, self._bench))

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

    def cancel(self) -> None:
        """Stop reading; files that are finished stay."""
        self._waiting = []
        if self._job is not None:
            self._job.cancel()

    def remove(self, name: str) -> None:
        """Erase a document everywhere."""

        def done(receipt: ErasureReceipt) -> None:
            self.removed.emit(name, receipt)
            self.changed.emit()
            self.refresh()

        self._jobs.call(
            self, lambda: verbs.remove(self._bench, name), on_done=done, on_error=self._fail
        )

    def decide(self, name: str, decision: str) -> None:
        """Settle what happens to the personal data found in a document: mask, exclude or keep."""

        def work(*, progress: Progress, token: CancelToken) -> AddResult:
            return verbs.decide(
                self._bench, name, DocumentData(decision), progress=progress, token=token
            )

        def done(result: AddResult) -> None:
            self._one_done(result)
            self.refresh()

        self._jobs.start(self, work, on_progress=self._step, on_done=done, on_error=self._fail)

    def understanding(self, name: str) -> UnderstandingPresenter:
        """What looks into one document."""
        from ui.dialogs.understanding.presenter import UnderstandingPresenter

        return UnderstandingPresenter(self._bench, self._jobs, name)

    def add_passphrase(self, passphrase: str) -> None:
        """Make a second way to open the bot."""
        self._jobs.call(
            self,
            lambda: self._bench.file.add_passphrase(Secret(passphrase)),
            on_done=lambda _none: self.changed.emit(),
            on_error=self.failed.emit,
        )

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self.refresh()

    def _read(self, verb: Reading) -> None:
        tell_file = self._jobs.relay(self, self._one_done)

        def work(*, progress: Progress, token: CancelToken) -> None:
            for result in verb(progress=progress, token=token):
                tell_file(result)

        self._job = self._jobs.start(
            self,
            work,
            on_progress=self._step,
            on_done=lambda _none: self._ended(None),
            on_error=self._ended,
        )
        self.working.emit(True)

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _one_done(self, result: AddResult) -> None:
        self._learnt = self._learnt or result.outcome is Outcome.READY
        self.finished.emit(result)
        self.changed.emit()

    def _ended(self, error: Exception | None) -> None:
        self._job = None
        if error is not None and not was_cancelled(error):
            self._waiting = []
            self.failed.emit(error)
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self.add(paths)
            return
        self.working.emit(False)
        self.changed.emit()
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

        self._jobs.call(self, lambda: len(self._bench.file.slots()), on_done=done)

    def _show(self, found: tuple[list[Document], bool]) -> None:
        documents, cut_off = found
        self.listed.emit(documents)
        if cut_off and not self.busy:
            self.unfinished.emit()
