"""What the part about Ollama asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.studio import ollama as verbs
from builder.studio.bots import Workbench
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge


class OllamaPresenter(QObject):
    """Finds the models on this computer, and has one fetched."""

    found = Signal(object)
    working = Signal(bool)
    stepped = Signal(object)
    fetched = Signal(str)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._job: Job[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a model is being fetched."""
        return self._job is not None

    def look(self, address: str) -> None:
        """Say which models there are; None where no Ollama runs."""
        self._jobs.call(
            self,
            lambda: verbs.installed(self._bench, address),
            on_done=self.found.emit,
            on_error=self.failed.emit,
        )

    def fetch(self, model: str, address: str) -> None:
        """Have `model` fetched."""
        if self.busy or not model:
            return

        def work(*, progress: Progress, token: CancelToken) -> None:
            verbs.fetch(self._bench, model, address, progress=progress, token=token)

        def done(_none: None) -> None:
            self._end()
            self.fetched.emit(model)
            self.look(address)

        def failed(error: Exception) -> None:
            self._end()
            if not was_cancelled(error):
                self.failed.emit(error)

        self._job = self._jobs.start(
            self, work, on_progress=self.stepped.emit, on_done=done, on_error=failed
        )
        self.working.emit(True)

    def stop(self) -> None:
        """Stop fetching; Ollama keeps what it has."""
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self.working.emit(False)
