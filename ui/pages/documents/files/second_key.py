"""Asks for a second way to open the bot, once there is something in it to lose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core.document import Outcome
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from ui.job_bridge import JobBridge
from ui.pages.documents.files.collector import News

_ENOUGH = 2


class SecondKey(QObject):
    """Own documents behind a single key: asked about once a sitting, not nagged."""

    wanted = Signal()
    made = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._asked = False
        self._learnt = False

    def hear(self, news: News) -> None:
        """Remember whether anything was learnt in this sitting."""
        self._learnt = self._learnt or any(r.outcome is Outcome.READY for r in news.results)

    def look(self) -> None:
        """Count the ways to open the bot, if that was not asked yet and there is a reason."""
        if self._asked or not self._learnt:
            return
        self._asked = True

        def done(keys: int) -> None:
            if keys < _ENOUGH:
                self.wanted.emit()

        self._jobs.call(self, lambda: len(self._bench.file.access.slots()), on_done=done)

    def add(self, passphrase: str) -> None:
        """Let a passphrase open the bot, too."""
        self._jobs.call(
            self,
            lambda: self._bench.file.access.add_passphrase(Secret(passphrase)),
            on_done=lambda _none: self.made.emit(),
            on_error=self.failed.emit,
        )
