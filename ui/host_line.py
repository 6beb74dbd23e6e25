"""What the host tells, for the pages that show it: fetched when told to, kept in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.errors import HushdeskError
from builder.core.progress import CancelToken, Progress
from builder.studio.bots import Workbench
from builder.studio.inbox import line, settling, switching
from builder.studio.inbox.report import Group, Report, Standing
from builder.studio.inbox.settling import How, Settled, Tried
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge

T = TypeVar("T")
_MINUTE_MS = 60_000


class HostLine(QObject):
    """One line for one open bot; nothing of a report is written to this computer."""

    busy = Signal(bool)
    fetched = Signal(object)
    token_known = Signal(str)
    word_needed = Signal(object)
    stood = Signal()
    passphrase_needed = Signal(object)
    settled = Signal()
    tried = Signal(object, object)
    answers_changed = Signal()
    tests_changed = Signal()
    rules_changed = Signal()
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._working = False
        self.report: Report | None = None
        self.standing: Standing | None = None
        self.known: dict[str, Settled] = settling.settled(bench)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._by_itself)

    @property
    def host(self) -> str:
        """The address of the host, as it is saved."""
        return self._bench.spec.site.host

    @property
    def minutes(self) -> int:
        """How often it is asked by itself; 0 for never."""
        return self._bench.spec.site.fetch_minutes

    @property
    def newest_bundle(self) -> int:
        """The version of the newest bundle made here."""
        return settling.newest_bundle(self._bench)

    def start(self) -> None:
        """The bot is ready: ask by itself, if the owner wants that."""
        self.stop()
        if self.minutes:
            self._timer.start(self.minutes * _MINUTE_MS)

    def stop(self) -> None:
        """Ask no more by itself."""
        self._timer.stop()

    def find_token(self) -> None:
        """Say how the token ends that is kept."""
        self._run(lambda: line.token_kept(self._bench), self.token_known.emit)

    def put_token(self, typed: str) -> None:
        """Keep a token."""
        self._run(lambda: line.keep_token(self._bench, typed), lambda _none: self.find_token())

    def forget_token(self) -> None:
        """Forget the token."""
        self._run(lambda: line.forget_token(self._bench), lambda _none: self.find_token())

    def save_minutes(self, minutes: int) -> None:
        """Keep how often the host is asked."""
        change = {"site.fetch_minutes": minutes}
        self._run(lambda: self._bench.change(change), lambda _spec: self.start())

    def fetch(self, *, allowed: bool = False) -> None:
        """Ask the host now; the owner is asked first where the policy keeps it out."""
        if not self._may(allowed, lambda: self.fetch(allowed=True)):
            return

        def work(*, progress: Progress, token: CancelToken) -> Report:  # noqa: ARG001 - a job's
            if allowed:
                line.allow(self._bench)
            return line.fetch(self._bench, token)

        def done(report: Report) -> None:
            self._took(report)
            if allowed:
                self.rules_changed.emit()

        self._begin()
        self._jobs.start(self, work, on_done=done, on_error=self._broke)

    def close_chat(self, says: str, *, allowed: bool = False) -> None:
        """Pause the chat on the host at once; `says` is what visitors read."""
        again = partial(self.close_chat, says, allowed=True)
        self._switch(lambda: switching.pause(self._bench, says), again, allowed)

    def open_chat(self, *, allowed: bool = False) -> None:
        """Open the chat on the host again."""
        again = partial(self.open_chat, allowed=True)
        self._switch(lambda: switching.resume(self._bench), again, allowed)

    def open_file(self, path: Path, passphrase: str = "") -> None:
        """Read a sealed file of the host."""

        def failed(error: Exception) -> None:
            self._end()
            if isinstance(error, HushdeskError) and error.code == "bundle_needs_passphrase":
                self.passphrase_needed.emit(path)
            else:
                self.failed.emit(error)

        self._begin()
        self._jobs.call(
            self,
            lambda: line.open_file(self._bench, path, passphrase),
            on_done=self._took,
            on_error=failed,
        )

    def pin(self, group: Group, question: str, answer: str) -> None:
        """Pin an answer, and try it."""

        def done(found: Tried) -> None:
            self._know()
            self.answers_changed.emit()
            self.tried.emit(group, found)

        self._run(lambda: settling.pin(self._bench, group, question, answer), done)

    def make_test(self, group: Group, question: str, expected: str) -> None:
        """Keep the question as a test."""

        def done(_made: object) -> None:
            self._know()
            self.tests_changed.emit()

        self._run(lambda: settling.make_test(self._bench, group, question, expected), done)

    def note(self, group: Group, how: How) -> None:
        """Remember what was done about a group."""
        self._run(lambda: settling.note(self._bench, group.id, how), lambda _none: self._know())

    def reopen(self, group: Group) -> None:
        """Look at a group again."""
        self._run(lambda: settling.reopen(self._bench, group.id), lambda _none: self._know())

    def try_out(self, group: Group) -> None:
        """Ask the bot a group's question now."""
        self._run(
            lambda: settling.try_out(self._bench, group.question),
            lambda found: self.tried.emit(group, found),
        )

    def _by_itself(self) -> None:
        try:
            ready = bool(self.host) and line.may_contact(self._bench)
        except HushdeskError:
            return
        if ready:
            self.fetch()

    def _may(self, allowed: bool, again: Callable[[], None]) -> bool:
        """Whether the host may be asked now; `again` is done once the owner gave their word."""
        if self._working:
            return False
        try:
            if allowed or line.may_contact(self._bench):
                return True
            self.word_needed.emit(again)
        except HushdeskError as error:
            self.failed.emit(error)
        return False

    def _switch(
        self, order: Callable[[], Standing], again: Callable[[], None], allowed: bool
    ) -> None:
        if not self._may(allowed, again):
            return

        def work() -> Standing:
            if allowed:
                line.allow(self._bench)
            return order()

        def done(standing: Standing) -> None:
            self._end()
            self._stand(standing)
            if allowed:
                self.rules_changed.emit()

        self._begin()
        self._jobs.call(self, work, on_done=done, on_error=self._broke)

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self.stood.emit()

    def _know(self) -> None:
        self.known = settling.settled(self._bench)
        self.settled.emit()

    def _begin(self) -> None:
        self._working = True
        self.busy.emit(True)

    def _end(self) -> None:
        self._working = False
        self.busy.emit(False)

    def _took(self, report: Report) -> None:
        self._end()
        self.report = report
        if not report.from_file:
            self._stand(report.standing)
        self.fetched.emit(report)

    def _broke(self, error: Exception) -> None:
        self._end()
        if not was_cancelled(error):
            self.failed.emit(error)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)
