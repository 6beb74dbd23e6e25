"""What the tab *Folders* asks of the engine, and the looks that go on while the bot is open."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.errors import HushdeskError
from builder.core.folder import FolderMode, WatchedFolder
from builder.core.progress import CancelToken, Progress
from builder.knowledge.folder_changes import Change, Memory
from builder.studio import bundle_state, folder_updates, folders
from builder.studio.bots import Workbench
from builder.studio.folder_updates import Done
from builder.system.jobs import Job, Work
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest

_AFTER_A_FAILURE_S = 60.0
_WITHOUT_FOLDERS_S = 600.0


class FoldersPresenter(QObject):
    """One job at a time: a look with what follows from it by itself, or what the owner asked for.

    `reads_elsewhere` tells whether files are being read already; a look then changes nothing.
    """

    listed = Signal(list)
    found = Signal(object)
    made = Signal(object)
    working = Signal(bool)
    compared = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, bench: Workbench, jobs: JobBridge, reads_elsewhere: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing, self._comparing = Newest(), Newest()
        self._reads_elsewhere = reads_elsewhere
        self._memory = Memory()
        self._job: Job[float] | None = None
        self._asked: list[Work[float]] = []
        self._stopped = False
        self._soon = False
        self._trouble = ""
        self._applying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether changes are being made."""
        return self._applying

    @property
    def looking(self) -> bool:
        """Whether the next look is due or under way."""
        return self._timer.isActive() or self._job is not None

    def start(self) -> None:
        """Look now, and again and again from now on."""
        self._stopped = False
        self.look_now()

    def stop(self) -> None:
        """Look no more; what is under way is stopped by whoever closes the bot."""
        self._stopped = True
        self._timer.stop()
        self._asked = []

    def refresh(self) -> None:
        """Read the list and the state of the last bundle anew, without a look."""
        self._jobs.look(
            self,
            self._listing,
            lambda: folders.listing(self._bench),
            on_done=self.listed.emit,
            on_error=self.failed.emit,
        )
        self._jobs.look(
            self,
            self._comparing,
            lambda: bundle_state.since_last_bundle(self._bench),
            on_done=self.compared.emit,
            on_error=self.failed.emit,
        )

    def look_now(self) -> None:
        """Look at once, or right after what is under way."""
        self._soon = self._job is not None
        self._look()

    def watch(self, path: Path, mode: FolderMode) -> None:
        """Follow a folder."""
        self._ask(lambda: folders.watch(self._bench, path, mode))

    def unwatch(self, folder: WatchedFolder) -> None:
        """Follow a folder no longer."""
        self._ask(lambda: folders.unwatch(self._bench, Path(folder.path)))

    def set_mode(self, folder: WatchedFolder, mode: str) -> None:
        """Say what happens with a folder's changes."""
        self._ask(lambda: folders.set_mode(self._bench, folder, FolderMode(mode)))

    def ignore(self, changes: Sequence[Change]) -> None:
        """Leave these as they are until they change again."""
        self._ask(lambda: folders.ignore(self._bench, list(changes)))

    def accept(self, changes: Sequence[Change]) -> None:
        """Make these changes."""
        wanted = list(changes)
        tell = self._jobs.relay(self, self._one_made)

        def work(*, progress: Progress, token: CancelToken) -> float:
            for done in folder_updates.apply(self._bench, wanted, progress=progress, token=token):
                tell(done)
            return 0.0

        self._queue(work, applying=True)

    def cancel(self) -> None:
        """Stop making changes; what is finished stays."""
        self._asked = []
        if self._applying and self._job is not None:
            self._job.cancel()

    def _ask(self, verb: Callable[[], object]) -> None:
        def work(*, progress: Progress, token: CancelToken) -> float:  # noqa: ARG001 - a job's shape
            verb()
            return 0.0

        self._queue(work)

    def _queue(self, work: Work[float], *, applying: bool = False) -> None:
        if applying:
            self._show_applying(True)
        if self._job is None:
            self._run(work, self.failed.emit)
        else:
            self._asked.append(work)

    def _look(self) -> None:
        if self._job is not None:  # when it ends it says when the next look is due
            return
        may_read = not self._reads_elsewhere()
        tell_found = self._jobs.relay(self, self.found.emit)
        tell_begun = self._jobs.relay(self, self._show_applying)
        tell_made = self._jobs.relay(self, self._one_made)

        def work(*, progress: Progress, token: CancelToken) -> float:
            started = time.monotonic()
            look = folders.look(self._bench, self._memory, token=token)
            pause = folders.pause_s(time.monotonic() - started)
            if not look.folders:
                pause = _WITHOUT_FOLDERS_S
            tell_found(look)
            wanted = look.automatic() if may_read else []
            if wanted:
                tell_begun(True)
            for done in folder_updates.apply(self._bench, wanted, progress=progress, token=token):
                tell_made(done)
            return pause

        self._run(work, self._look_failed)

    def _run(self, work: Work[float], tell: Callable[[Exception], None]) -> None:
        self._timer.stop()

        def broke(error: Exception) -> None:
            if not was_cancelled(error):
                tell(error)
            self._next(_AFTER_A_FAILURE_S)

        self._job = self._jobs.start(self, work, on_done=self._ended, on_error=broke)

    def _one_made(self, done: Done) -> None:
        self.made.emit(done)

    def _ended(self, pause_s: float) -> None:
        self._trouble = ""
        self._next(pause_s)

    def _look_failed(self, error: Exception) -> None:
        """The same trouble at every look is told once."""
        code = error.code if isinstance(error, HushdeskError) else type(error).__name__
        if code != self._trouble:
            self._trouble = code
            self.failed.emit(error)

    def _next(self, pause_s: float) -> None:
        self._job = None
        if self._asked:
            self._run(self._asked.pop(0), self.failed.emit)
            return
        soon, self._soon = self._soon, False
        if self._applying:
            soon = True  # what is left of the list is told by a look
            self._show_applying(False)
            self.changed.emit()
            self.refresh()
        if not self._stopped:
            self._timer.start(0 if soon else round(pause_s * 1000))

    def _show_applying(self, on: bool) -> None:
        self._applying = on
        self.working.emit(on)
