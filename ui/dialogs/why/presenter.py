"""What the view *Why this answer* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from builder.core.conversation import Answer
from builder.core.progress import CancelToken, Progress
from builder.studio.bots import Workbench
from builder.studio.why import what_if
from builder.studio.why.copies import masked_text
from builder.studio.why.report import Report, explain, with_changes
from builder.studio.why.what_if import Change
from builder.system.files import write_atomic
from builder.system.jobs import Job
from ui.dialogs.understanding.presenter import UnderstandingPresenter
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge
from ui.translation import language


class WhyPresenter(QObject):
    """One answer and its report; what would have changed it is tried in the background.

    Attributes:
        report: what is known so far.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, question: str, answer: Answer) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._answer = answer
        self._job: Job[list[Change]] | None = None
        self.report: Report = explain(question, answer, language())

    def look(self) -> None:
        """Try what would have changed the answer."""

        def work(*, progress: Progress, token: CancelToken) -> list[Change]:  # noqa: ARG001
            return what_if.changes(self._bench, self._answer, token)

        self._job = self._jobs.start(self, work, on_done=self._found, on_error=self._fail)

    def stop(self) -> None:
        """Nobody looks any more."""
        if self._job is not None:
            self._job.cancel()

    def write(self, then: Callable[[str], None]) -> None:
        """Give `then` the report as text, with personal data masked."""
        report = self.report
        self._jobs.call(
            self, lambda: masked_text(self._bench, report), on_done=then, on_error=self._fail
        )

    def save(self, to: Path, then: Callable[[str], None]) -> None:
        """Write the same into a file; `then` gets its name."""
        report = self.report

        def work() -> str:
            write_atomic(to, masked_text(self._bench, report).encode())
            return to.name

        self._jobs.call(self, work, on_done=then, on_error=self._fail)

    def understanding(self, name: str) -> UnderstandingPresenter:
        """What looks into one document."""
        return UnderstandingPresenter(self._bench, self._jobs, name)

    def _found(self, changes: list[Change]) -> None:
        self.report = with_changes(self.report, changes)
        self.found.emit(self.report)

    def _fail(self, error: Exception) -> None:
        if not was_cancelled(error):
            self.failed.emit(error)
