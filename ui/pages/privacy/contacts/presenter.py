"""What the tab *Contacts* asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.studio import privacy as verbs
from builder.studio.bots import Workbench
from ui.job_bridge import JobBridge


class ContactsPresenter(QObject):
    """Who was contacted, newest first."""

    listed = Signal(list)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs

    def refresh(self) -> None:
        """Read anew who was contacted."""
        self._jobs.call(
            self,
            lambda: verbs.contacts(self._bench),
            on_done=self.listed.emit,
            on_error=self.failed.emit,
        )
