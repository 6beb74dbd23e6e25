"""What the tab *Health* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from builder.core.pinned import Pair
from builder.core.progress import CancelToken, Progress, Step
from builder.knowledge.health.report import Finding
from builder.studio import corrections, documents, facts, facts_words
from builder.studio import health as verbs
from builder.studio.bots import Workbench
from builder.studio.health import Report
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge


class HealthPresenter(QObject):
    """Looks through the bot in the background; one look at a time."""

    working = Signal(bool)
    stepped = Signal(object)
    reported = Signal(object)
    mended = Signal(str, str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._job: Job[Report] | None = None

    @property
    def busy(self) -> bool:
        """Whether a look is under way."""
        return self._job is not None

    def look(self) -> None:
        """Look through everything the bot knows."""
        if self.busy:
            return

        def work(*, progress: Progress, token: CancelToken) -> Report:
            return verbs.inspect(self._bench, progress=progress, token=token)

        self._job = self._jobs.start(
            self, work, on_progress=self._step, on_done=self._done, on_error=self._ended
        )
        self.working.emit(True)

    def cancel(self) -> None:
        """Stop looking; the last result stays."""
        if self._job is not None:
            self._job.cancel()

    def fine(self, found: Finding) -> None:
        """This is as it should be."""
        self._mend(found, lambda: verbs.mark_fine(self._bench, found.key))

    def remove(self, found: Finding) -> None:
        """Erase the document that a finding names."""
        self._mend(found, lambda: documents.remove(self._bench, found.about), gone=found.about)

    def switch_off(self, found: Finding) -> None:
        """Use the passage of the older side in no answer any more."""
        place = found.first if found.second is None else found.second
        if found.about == found.first.document:
            place = found.first
        self._mend(found, lambda: corrections.switch_off(self._bench, place.chunk_id))

    def pin(self, found: Finding, pair: Pair) -> None:
        """Let the owner's own answer win over both sides."""

        def work() -> None:
            pinned = facts_words.with_pair(
                facts.read(self._bench), pair.question, pair.answer, pair.also, pair.link
            )
            facts.save(self._bench, pinned)

        self._mend(found, work)

    def _mend(self, found: Finding, work: Callable[[], object], *, gone: str = "") -> None:
        def done(_result: object) -> None:
            self.mended.emit(found.key, gone)
            self.changed.emit()

        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _done(self, report: Report) -> None:
        self._ended(None)
        self.reported.emit(report)
        self.changed.emit()

    def _ended(self, error: Exception | None) -> None:
        self._job = None
        self.working.emit(False)
        if error is not None and not was_cancelled(error):
            self.failed.emit(error)
