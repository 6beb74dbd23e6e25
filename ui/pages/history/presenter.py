"""What the page *History* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.studio import duplicating
from builder.studio.bots import Workbench
from builder.studio.history import restoring
from builder.studio.history.differences import Difference
from builder.studio.history.restoring import Entry, Restored
from builder.vault.secret import Secret
from ui.job_bridge import JobBridge, Newest
from ui.translation import language


@dataclass(frozen=True, slots=True)
class Standing:
    """Every revision that is kept, and the change that can be undone."""

    entries: tuple[Entry, ...]
    undoable: Entry | None


class HistoryPresenter(QObject):
    """Lists, compares, brings back; one thing at a time."""

    listed = Signal(object)
    compared = Signal(object, object)
    restored = Signal(object)
    duplicated = Signal(object)
    changed = Signal()
    working = Signal(bool)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing, self._comparing = Newest(), Newest()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a state is being brought back, or the bot duplicated."""
        return self._busy

    @property
    def has_keyring(self) -> bool:
        """Whether a second bot can be opened without a passphrase."""
        return self._bench.keyring is not None

    def free_name(self) -> str:
        """A name for a duplicate."""
        return duplicating.free_name(self._bench, language())

    def refresh(self) -> None:
        """Say which revisions there are."""
        shown = language()

        def look() -> Standing:
            return Standing(
                tuple(restoring.listing(self._bench, shown)),
                restoring.undoable(self._bench, shown),
            )

        self._jobs.look(
            self, self._listing, look, on_done=self.listed.emit, on_error=self.failed.emit
        )

    def compare(self, first: int, second: int) -> None:
        """Say what is other in revision `second` than in `first`."""
        shown = language()

        def look() -> tuple[list[Difference], list[str]]:
            found = restoring.compared(self._bench, first, second)
            return found, restoring.told(found, shown)

        self._jobs.look(
            self,
            self._comparing,
            look,
            on_done=lambda both: self.compared.emit(*both),
            on_error=self.failed.emit,
        )

    def restore(self, number: int) -> None:
        """Bring a revision back."""

        def work(*, progress: Progress, token: CancelToken) -> Restored:
            return restoring.restore(self._bench, number, progress=progress, token=token)

        self._change(work)

    def undo(self) -> None:
        """Take the last change back."""

        def work(*, progress: Progress, token: CancelToken) -> Restored:
            return restoring.undo(self._bench, progress=progress, token=token)

        self._change(work)

    def duplicate(self, name: str, passphrase: str = "") -> None:
        """Make a second bot like this one."""
        secret = Secret(passphrase) if passphrase else None

        def work(*, progress: Progress, token: CancelToken) -> Path:  # noqa: ARG001
            return duplicating.duplicate(
                self._bench, name, keyring=self._bench.keyring, passphrase=secret
            )

        def done(path: Path) -> None:
            self._end()
            self.duplicated.emit(path)

        self._begin()
        self._jobs.start(self, work, on_done=done, on_error=self._fail)

    def _change(self, work: Callable[..., Restored]) -> None:
        if self._busy:
            return

        def done(made: Restored) -> None:
            self._end()
            self.restored.emit(made)
            self.changed.emit()
            self.refresh()

        self._begin()
        self._jobs.start(self, work, on_done=done, on_error=self._fail)

    def _fail(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)
        self.changed.emit()  # part of it may have come back
        self.refresh()

    def _begin(self) -> None:
        self._busy = True
        self.working.emit(True)

    def _end(self) -> None:
        self._busy = False
        self.working.emit(False)
