"""What the card *How questions find passages* asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core.document import AddResult, Outcome
from builder.core.progress import CancelToken, Progress, Step
from builder.studio import embedders as verbs
from builder.studio.bots import Workbench
from builder.studio.embedders import EmbedderCheck, Learning
from builder.system.jobs import Job
from ui.errors import tell_code, was_cancelled
from ui.job_bridge import JobBridge, Newest
from ui.pages.answers.key_presenter import KeyPresenter


class SearchPresenter(QObject):
    """Tries the chosen search model, and has the passages learnt again with it."""

    known = Signal(object)
    checking = Signal(bool)
    checked = Signal(object)
    working = Signal(bool)
    stepped = Signal(object)
    learnt = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._learning = Newest()
        self._job: Job[AddResult | None] | None = None
        self._stopped = False
        self.key = KeyPresenter(bench, jobs, "embedder", self)

    @property
    def busy(self) -> bool:
        """Whether passages are being learnt."""
        return self._job is not None

    def refresh(self) -> None:
        """Say whether the passages have to be learnt again."""
        self._look(go_on=False)

    def start(self) -> None:
        """The same once the bot is ready; what was cut off the last time goes on."""
        self._look(go_on=True)

    def test(self) -> None:
        """Try the saved model with its key, unless passages are being learnt with it."""
        if self.busy:
            return

        def done(result: EmbedderCheck) -> None:
            self.checking.emit(False)
            self.checked.emit(result)
            self.changed.emit()
            self.refresh()

        def failed(error: Exception) -> None:
            self.checking.emit(False)
            self.failed.emit(error)

        self.checking.emit(True)
        self._jobs.call(
            self, lambda: verbs.try_embedder(self._bench), on_done=done, on_error=failed
        )

    def learn(self) -> None:
        """Have every passage that lacks it read by the saved model."""
        if self.busy:
            return

        def work(*, progress: Progress, token: CancelToken) -> AddResult | None:
            wrong = None
            for result in verbs.reembed(self._bench, progress=progress, token=token):
                wrong = result if result.outcome is Outcome.FAILED else wrong
            return wrong

        self._stopped = False
        self._job = self._jobs.start(
            self, work, on_progress=self._step, on_done=self._done, on_error=self._broken
        )
        self.working.emit(True)

    def stop(self) -> None:
        """Stop learning; what is learnt stays, and the rest waits for the owner's word."""
        if self._job is not None:
            self._stopped = True
            self._job.cancel()

    def _look(self, *, go_on: bool) -> None:
        def done(found: Learning) -> None:
            if self.busy:
                return
            if go_on and found.cut_off:
                self.learn()
            else:
                self.known.emit(found)

        self._jobs.look(
            self,
            self._learning,
            lambda: verbs.learning(self._bench),
            on_done=done,
            on_error=self.failed.emit,
        )

    def _step(self, step: Step) -> None:
        if step.stage == "embedding":
            self.stepped.emit(step)

    def _done(self, wrong: AddResult | None) -> None:
        self._end()
        if wrong is None:
            self.learnt.emit()
        else:
            self.failed.emit(tell_code(wrong.error_code or "unexpected", **wrong.error_params))

    def _broken(self, error: Exception) -> None:
        self._end()
        if not was_cancelled(error):
            self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.working.emit(False)
        self.changed.emit()
        if not self._stopped:
            self.refresh()
            return
        self._jobs.call(
            self,
            lambda: verbs.put_off(self._bench),
            on_done=lambda _none: self.refresh(),
            on_error=self.failed.emit,
        )
