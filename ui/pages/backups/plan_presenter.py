"""Makes the backups that are planned, while the bot is open and the window stays usable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.backup import Every, Made
from builder.core.progress import CancelToken, Progress
from builder.studio import backup_plan
from builder.studio.bots import Workbench
from builder.system.jobs import Job
from builder.vault.secret import Secret
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge

LOOK_MS = 10 * 60 * 1000
"""How often it is looked whether one is due, and whether its disk is there."""


class PlanPresenter(QObject):
    """One backup at a time; what fails is told once, and tried again by itself."""

    changed = Signal()
    stepped = Signal(object)
    working = Signal(bool)
    made = Signal(object)
    failed = Signal(object)
    late = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._job: Job[Made | None] | None = None
        self._told = ""
        self._making = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether a backup is being made."""
        return self._making

    def start(self) -> None:
        """Look now, and again and again as long as the bot is open."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """The bot is put away."""
        self._timer.stop()
        self.cancel()

    def cancel(self) -> None:
        """Stop the backup under way; it is made at the next look."""
        if self._job is not None:
            self._job.cancel()

    def choose(
        self,
        every: Every,
        folder: Path | None = None,
        *,
        keep: int | None = None,
        passphrase: str = "",
        to_code: bool = False,
    ) -> None:
        """Change the plan; the first backup is made at once."""
        secret = Secret(passphrase) if passphrase else None

        def work() -> object:
            return backup_plan.choose(
                self._bench, every, folder, keep=keep, passphrase=secret, to_code=to_code
            )

        def done(_plan: object) -> None:
            self._told = ""
            self.changed.emit()
            self.look()

        def failed(error: Exception) -> None:
            self.changed.emit()
            self.failed.emit(error)

        self._jobs.call(self, work, on_done=done, on_error=failed)

    def look(self) -> None:
        """Make the backup that is due, if one is; say when one is long overdue."""
        if self._job is not None:
            return

        def work(*, progress: Progress, token: CancelToken) -> Made | None:
            if not backup_plan.wants_try(self._bench):
                standing = backup_plan.standing(self._bench)
                if standing.late:
                    self._jobs.relay(self, self._tell_late)(standing)
                return None
            self._jobs.relay(self, self._show_working)(True)
            return backup_plan.run(self._bench, progress=progress, token=token)

        self._job = self._jobs.start(
            self,
            work,
            on_progress=self.stepped.emit,
            on_done=self._done,
            on_error=self._failed,
        )

    def _done(self, made: Made | None) -> None:
        self._end()
        if made is not None:
            self._told = ""
            self.made.emit(made)
            self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.changed.emit()
        if not was_cancelled(error):
            self._told = str(error)
            self.failed.emit(error)

    def _tell_late(self, standing: backup_plan.Standing) -> None:
        """Once for each cause: whoever knows of it is not told every ten minutes."""
        told = f"{standing.plan.trouble} {standing.last.id if standing.last else ''}"
        if not self._told:
            self._told = told
            self.late.emit(standing)

    def _end(self) -> None:
        self._job = None
        if self._making:
            self._show_working(False)

    def _show_working(self, on: bool) -> None:
        self._making = on
        self.working.emit(on)
