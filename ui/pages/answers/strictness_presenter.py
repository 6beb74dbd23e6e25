"""What the examples under the slider of strictness ask of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.studio import strictness as verbs
from builder.studio.bots import Workbench
from builder.studio.strictness import Trial
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge


class StrictnessPresenter(QObject):
    """Tries the owner's questions once; every place of the slider is counted from that."""

    working = Signal(bool)
    tried = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._job: Job[Trial] | None = None

    @property
    def free(self) -> bool:
        """Whether trying sends nothing to another computer."""
        return verbs.runs_freely(self._bench)

    def try_questions(self) -> None:
        """Try them, unless that is going on already."""
        if self._job is not None:
            return

        def work(*, progress: Progress, token: CancelToken) -> Trial:
            return verbs.try_questions(self._bench, progress=progress, token=token)

        self._job = self._jobs.start(self, work, on_done=self._done, on_error=self._broken)
        self.working.emit(True)

    def _done(self, trial: Trial) -> None:
        self._end()
        self.tried.emit(trial)

    def _broken(self, error: Exception) -> None:
        self._end()
        if not was_cancelled(error):
            self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.working.emit(False)
