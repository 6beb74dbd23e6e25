"""What the page *Appearance* asks of the engine."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from builder.core.bot import BotSpec
from builder.core.errors import UsageError
from builder.core.setting import Value, get
from builder.studio import appearance as verbs
from builder.studio.appearance import Face
from builder.studio.bots import Workbench
from builder.studio.site.trial import TrialSite
from ui.job_bridge import JobBridge
from ui.translation import language


class AppearancePresenter(QObject):
    """Holds the form against what is saved, and opens the real chat to be tried."""

    saved = Signal()
    changed = Signal()
    opening = Signal(bool)
    opened = Signal(str)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._trial: TrialSite | None = None

    @property
    def spec(self) -> BotSpec:
        """What is saved."""
        return self._bench.spec

    def values(self) -> dict[str, Value]:
        """The saved values of the form."""
        return {name: get(self.spec, name) for name in verbs.SETTINGS}

    def face(self, form: Mapping[str, Value], spoken: str) -> Face | None:
        """How the chat looks with what is filled in; None while that is no look at all."""
        try:
            return verbs.dressed(self.spec, form, spoken)
        except UsageError:
            return None

    def save(self, changes: Mapping[str, Value]) -> None:
        """Save `changes`; colours that cannot be read are refused."""

        def done(_spec: BotSpec) -> None:
            self.saved.emit()
            self.changed.emit()

        self._jobs.call(
            self,
            lambda: self._bench.change(changes),
            on_done=done,
            on_error=self.failed.emit,
        )

    def try_it(self, changes: Mapping[str, Value]) -> None:
        """Open the real chat on a page of this computer, with `changes` that are not saved."""
        spoken = language()

        def work() -> TrialSite:
            if self._trial is not None:
                self._trial.close()
            return TrialSite(self._bench, changes, language=spoken)

        def done(trial: TrialSite) -> None:
            self._trial = trial
            self.opening.emit(False)
            self.opened.emit(trial.address)

        def failed(error: Exception) -> None:
            self.opening.emit(False)
            self.failed.emit(error)

        self.opening.emit(True)
        self._jobs.call(self, work, on_done=done, on_error=failed)
