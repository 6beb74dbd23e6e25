"""What the tab *Facts* asks of the engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from builder.core.errors import MachineError
from builder.core.pinned import Pinned
from builder.core.progress import CancelToken, Progress
from builder.studio import facts as verbs
from builder.studio import facts_csv
from builder.studio.bots import Workbench
from builder.studio.facts_csv import Kind, Taken
from builder.system.files import write_atomic
from ui.job_bridge import JobBridge


class FactsPresenter(QObject):
    """Reads and saves what is stated as a whole; tables are looked at before they are taken."""

    loaded = Signal(object)
    saved = Signal(object)
    looked = Signal(object)
    written = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._saving = False

    @property
    def busy(self) -> bool:
        """Whether something is being saved."""
        return self._saving

    def refresh(self) -> None:
        """Read what is stated."""
        self._jobs.call(
            self,
            lambda: verbs.read(self._bench),
            on_done=self.loaded.emit,
            on_error=self.failed.emit,
        )

    def save(self, pinned: Pinned) -> None:
        """Keep it, and let the bot answer with it."""

        def work(*, progress: Progress, token: CancelToken) -> tuple[Pinned, Exception | None]:
            try:
                return verbs.save(self._bench, pinned, progress=progress, token=token), None
            except MachineError as error:  # kept all the same, and found by its words
                return verbs.read(self._bench), error

        self._saving = True
        self._jobs.start(self, work, on_done=self._done, on_error=self._fail)

    def look(self, pinned: Pinned, path: Path, kind: Kind) -> None:
        """Say what a table would bring to `pinned`."""

        def work() -> Taken:
            return facts_csv.look(pinned, path, kind)

        self._jobs.call(self, work, on_done=self.looked.emit, on_error=self.failed.emit)

    def write(self, pinned: Pinned, path: Path, kind: Kind) -> None:
        """Write a table of `pinned`."""

        def work() -> str:
            # The mark lets a spreadsheet see that it is UTF-8.
            write_atomic(path, facts_csv.write(pinned, kind).encode("utf-8-sig"))
            return path.name

        self._jobs.call(self, work, on_done=self.written.emit, on_error=self.failed.emit)

    def _done(self, kept: tuple[Pinned, Exception | None]) -> None:
        self._saving = False
        pinned, error = kept
        self.saved.emit(pinned)
        self.changed.emit()
        if error is not None:
            self.failed.emit(error)

    def _fail(self, error: Exception) -> None:
        self._saving = False
        self.failed.emit(error)
