"""What the tab *Your site* asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.privacy.egress import PUBLIC, Reach
from builder.server.addresses import origin_of
from builder.studio.bots import Workbench
from builder.studio.site import checking
from builder.studio.site.checking import Check
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge


class SitePresenter(QObject):
    """Looks at the owner's site when the owner says so."""

    busy = Signal(bool)
    checked = Signal(object)
    word_needed = Signal(object)
    listed = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self.reach: Reach = PUBLIC
        """What counts as the public web; only tests name another."""

    def verify(self, page: str, host: str, *, once: bool = False) -> None:
        """Look at the site; hosts that the policy does not allow are asked about first."""
        try:
            outside = () if once else checking.needs_word(self._bench, page, host)
        except Exception as error:  # noqa: BLE001 - told where it was pressed
            self.failed.emit(error)
            return
        if outside:
            self.word_needed.emit(outside)
            return

        def work(*, progress: Progress, token: CancelToken) -> list[Check]:  # noqa: ARG001
            return checking.verify(
                self._bench, page, host, once=once, reach=self.reach, token=token
            )

        self.busy.emit(True)
        self._jobs.start(self, work, on_done=self._done, on_error=self._failed)

    def put_on_list(self, page: str) -> None:
        """Let the chat stand on the site of `page`."""
        origin = origin_of(page)
        sites = (*self._bench.spec.site.allowed_origins, origin)
        self._jobs.call(
            self,
            lambda: self._bench.change({"site.allowed_origins": sites}),
            on_done=lambda _spec: self.listed.emit(),
            on_error=self.failed.emit,
        )

    def _done(self, checks: list[Check]) -> None:
        self.busy.emit(False)
        self.checked.emit(checks)

    def _failed(self, error: Exception) -> None:
        self.busy.emit(False)
        if not was_cancelled(error):
            self.failed.emit(error)
