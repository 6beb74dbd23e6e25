"""What the tab *Files* asks about personal data: whose it is, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.studio import own_contacts
from builder.studio.bots import Workbench
from builder.studio.own_contacts import Offer
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge

if TYPE_CHECKING:
    from ui.dialogs.personal_data.presenter import PersonalDataPresenter


class PersonalPresenter(QObject):
    """Looks for the business's own contacts in what was read; one look at a time.

    The words of an offer are held in memory while the bot is open, and nowhere else.
    """

    offered = Signal(list)
    told = Signal(int)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._texts: dict[str, str] = {}
        self._job: Job[list[Offer]] | None = None
        self._again = False

    def look(self) -> None:
        """Look through what was found; asked while it looks, it looks once more."""
        if self._job is not None:
            self._again = True
            return

        def work(*, progress: Progress, token: CancelToken) -> list[Offer]:  # noqa: ARG001
            return own_contacts.offers(self._bench, known=self._texts, token=token)

        self._job = self._jobs.start(self, work, on_done=self._done, on_error=self._failed)

    def settle(self, accepted: Sequence[Offer], declined: Sequence[Offer]) -> None:
        """Tell what is the business's own, and what is not and shall not be offered again."""

        def work() -> int:
            own_contacts.decline(self._bench, declined)
            return own_contacts.accept(self._bench, accepted)

        def done(count: int) -> None:
            self.told.emit(count)
            if count:
                self.changed.emit()
            self.look()

        self._jobs.call(self, work, on_done=done, on_error=self._failed)

    def findings(self, name: str) -> PersonalDataPresenter:
        """What looks at the findings of one document."""
        from ui.dialogs.personal_data.presenter import PersonalDataPresenter

        return PersonalDataPresenter(self._bench, self._jobs, name)

    def _done(self, offers: list[Offer]) -> None:
        self._job = None
        self.offered.emit(offers)
        self._look_again()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not was_cancelled(error):
            self.failed.emit(error)
        self._look_again()

    def _look_again(self) -> None:
        if self._again:
            self._again = False
            self.look()
