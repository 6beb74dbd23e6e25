"""What the view *Personal data in …* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from builder.core.policy import DocumentData
from builder.core.progress import CancelToken, Progress
from builder.studio import findings
from builder.studio.bots import Workbench
from builder.studio.findings import Judged
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge

if TYPE_CHECKING:
    from ui.dialogs.understanding.presenter import UnderstandingPresenter


class PersonalDataPresenter(QObject):
    """The findings of one document. What is decided is kept at once; reading comes later.

    Attributes:
        dirty: whether anything was decided, so that documents must be read again.
    """

    shown = Signal(list)
    working = Signal(bool)
    decided = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, name: str) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self.name = name
        self.dirty = False
        self._loading: Job[list[Judged]] | None = None
        self._changing = False

    @property
    def busy(self) -> bool:
        """Whether a decision is being written down."""
        return self._changing

    def load(self) -> None:
        """Read the findings."""

        def work(*, progress: Progress, token: CancelToken) -> list[Judged]:  # noqa: ARG001
            return findings.listing(self._bench, self.name, token=token)

        self._loading = self._jobs.start(self, work, on_done=self._show, on_error=self._fail)

    def decide(
        self, action: DocumentData | None, entity_type: str = "", *, everywhere: bool = False
    ) -> None:
        """Decide about all of a type, or without one about the document; None follows the bot."""
        name = "" if everywhere else self.name
        self._change(
            lambda: findings.decide(self._bench, action, document=name, entity_type=entity_type)
        )

    def decide_each(self, action: DocumentData | None, chosen: Sequence[Judged]) -> None:
        """Decide about single findings."""
        ids = [each.found.id for each in chosen]
        if ids:
            self._change(lambda: findings.decide_each(self._bench, action, ids))

    def understanding(self) -> UnderstandingPresenter:
        """What shows the document itself."""
        from ui.dialogs.understanding.presenter import UnderstandingPresenter

        return UnderstandingPresenter(self._bench, self._jobs, self.name)

    def stop(self) -> None:
        """Stop what is only for show; a decision is written down."""
        if self._loading is not None:
            self._loading.cancel()

    def _change(self, verb: Callable[[], object]) -> None:
        if self._changing:
            return
        self._changing = True
        self.working.emit(True)

        def work() -> list[Judged]:
            verb()
            return findings.listing(self._bench, self.name)

        self._jobs.call(self, work, on_done=self._changed, on_error=self._refused)

    def _changed(self, found: list[Judged]) -> None:
        self.dirty = True
        self._ended()
        self._show(found)
        self.decided.emit()

    def _refused(self, error: Exception) -> None:
        self._ended()
        self._fail(error)

    def _ended(self) -> None:
        self._changing = False
        self.working.emit(False)

    def _show(self, found: list[Judged]) -> None:
        self.shown.emit(found)

    def _fail(self, error: Exception) -> None:
        if not was_cancelled(error):
            self.failed.emit(error)
