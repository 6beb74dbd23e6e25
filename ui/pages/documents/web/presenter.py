"""What the tab *Web pages* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from builder.core.document import AddResult, Outcome
from builder.core.progress import CancelToken, Progress, Step
from builder.privacy.erasure import ErasureReceipt
from builder.studio import documents as document_verbs
from builder.studio import websites as verbs
from builder.studio.bots import Workbench
from builder.studio.websites import PAGES, Scope, Survey, Website
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the owner wants to be looked at, and whether the site is theirs."""

    address: str
    scope: str = Scope.PAGE
    most: int = PAGES
    mine: bool = False


@dataclass(frozen=True, slots=True)
class _Standing:
    """How an address stands before it is contacted."""

    host: str
    allowed: bool


class WebPresenter(QObject):
    """Looks at a site, reads its pages, reads them again; one thing at a time."""

    listed = Signal(list)
    looking = Signal(bool)
    reading = Signal(bool)
    stepped = Signal(object)
    permission_wanted = Signal(str, object)
    looked = Signal(object)
    finished = Signal(object)
    removed = Signal(str, int)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self._job: Job[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether a site is looked at or read."""
        return self._job is not None

    def refresh(self) -> None:
        """Read the list of sites anew."""
        self._jobs.look(
            self,
            self._listing,
            lambda: verbs.sites(self._bench),
            on_done=self.listed.emit,
            on_error=self.failed.emit,
        )

    def look(self, wanted: Wanted) -> None:
        """Look at a site; where its host is not allowed, the owner is asked first."""
        if self.busy:
            return

        def done(standing: _Standing) -> None:
            if standing.allowed:
                self.look_now(wanted)
            else:
                self.permission_wanted.emit(standing.host, wanted)

        self._jobs.call(
            self, lambda: self._standing(wanted), on_done=done, on_error=self.failed.emit
        )

    def look_now(self, wanted: Wanted, *, once: bool = False) -> None:
        """Look at a site now; `once` is the owner's word to contact it this one time."""
        if self.busy:
            return

        def work(*, progress: Progress, token: CancelToken) -> Survey:
            with ExitStack() as stack:
                grant = None
                if once:
                    grant = stack.enter_context(verbs.allowed_once(self._bench, wanted.address))
                return verbs.look(
                    self._bench,
                    wanted.address,
                    scope=Scope(wanted.scope),
                    most=wanted.most,
                    mine=wanted.mine,
                    grant=grant,
                    progress=progress,
                    token=token,
                )

        def done(survey: Survey) -> None:
            self._end(self.looking)
            self.looked.emit(survey)

        self._begin(self.looking, work, done)

    def look_again(self, site: Website) -> None:
        """Look at a site that was read, for what is new, changed or gone."""
        self.look(Wanted(site.address, site.scope, site.most))

    def read(self, survey: Survey, chosen: Collection[str]) -> None:
        """Read the chosen pages of a survey into the bot."""
        if self.busy:
            return
        tell = self._jobs.relay(self, self._one_done)

        def work(*, progress: Progress, token: CancelToken) -> None:
            for result in verbs.read(self._bench, survey, chosen, progress=progress, token=token):
                if result.outcome is not Outcome.SKIPPED:
                    tell(result)

        def done(_none: None) -> None:
            self._end(self.reading)
            self.changed.emit()
            self.refresh()

        self._begin(self.reading, work, done)

    def remove(self, site: Website) -> None:
        """Erase a site with everything its pages became."""

        def done(receipts: list[ErasureReceipt]) -> None:
            self.removed.emit(site.address, len(receipts))
            self.changed.emit()
            self.refresh()

        self._jobs.call(
            self,
            lambda: verbs.forget(self._bench, site),
            on_done=done,
            on_error=self.failed.emit,
        )

    def remove_gone(self, survey: Survey) -> None:
        """Erase the documents of pages that the site has no more."""

        def work() -> int:
            gone = verbs.gone(self._bench, survey)
            for document in gone:
                document_verbs.remove(self._bench, document.name)
            return len(gone)

        def done(count: int) -> None:
            self.removed.emit(survey.address, count)
            self.changed.emit()
            self.refresh()

        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)

    def cancel(self) -> None:
        """Stop; pages that are finished stay."""
        if self._job is not None:
            self._job.cancel()

    def _standing(self, wanted: Wanted) -> _Standing:
        return _Standing(verbs.host(wanted.address), verbs.may_contact(self._bench, wanted.address))

    def _begin(self, told: Any, work: Callable[..., Any], done: Callable[[Any], None]) -> None:
        def failed(error: Exception) -> None:
            self._end(told)
            if not was_cancelled(error):
                self.failed.emit(error)
            self.changed.emit()
            self.refresh()

        self._job = self._jobs.start(
            self, work, on_progress=self._step, on_done=done, on_error=failed
        )
        told.emit(True)

    def _end(self, told: Any) -> None:
        self._job = None
        told.emit(False)

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _one_done(self, result: AddResult) -> None:
        self.finished.emit(result)
        self.changed.emit()
