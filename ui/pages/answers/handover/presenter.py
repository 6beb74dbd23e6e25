"""What the card *Handing over* asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core.handover import MAIL_KEY, WEBHOOK_KEY
from builder.studio import handover as verbs
from builder.studio.bots import Workbench
from builder.studio.handover import Tried
from ui.job_bridge import JobBridge
from ui.pages.answers.key_presenter import KeyPresenter


class HandoverPresenter(QObject):
    """Sends test messages, keeps the password, makes the signing secret."""

    checking = Signal(bool)
    checked = Signal(object)
    made = Signal(str)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self.password = KeyPresenter(bench, jobs, MAIL_KEY, self)
        self.secret = KeyPresenter(bench, jobs, WEBHOOK_KEY, self)

    def test(self) -> None:
        """Send a test message on every way that is saved."""

        def done(tried: list[Tried]) -> None:
            self.checking.emit(False)
            self.checked.emit(tried)

        def failed(error: Exception) -> None:
            self.checking.emit(False)
            self.failed.emit(error)

        self.checking.emit(True)
        self._jobs.call(self, lambda: verbs.send_test(self._bench), on_done=done, on_error=failed)

    def make_secret(self) -> None:
        """Make a new signing secret and tell it once."""

        def done(secret: str) -> None:
            self.made.emit(secret)
            self.secret.find()

        self._jobs.call(
            self,
            lambda: verbs.make_secret(self._bench),
            on_done=done,
            on_error=self.failed.emit,
        )
