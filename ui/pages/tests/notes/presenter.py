"""What the tab *Notes from testers* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from builder.core.question_set import TestQuestion
from builder.core.tester_note import TesterLink, TesterNote
from builder.studio.bots import Workbench
from builder.studio.testers import notes as verbs
from builder.studio.testers import page as pages
from ui.job_bridge import JobBridge


@dataclass(frozen=True, slots=True)
class Standing:
    """Every note and link; `address` is where the page is, empty while it is closed.

    Attributes:
        documents: names that a test question may ask for.
        kept_days: how long a note is kept; 0 keeps none.
    """

    notes: tuple[TesterNote, ...] = ()
    links: tuple[TesterLink, ...] = ()
    address: str = ""
    documents: tuple[str, ...] = ()
    kept_days: int = 0


class NotesPresenter(QObject):
    """Keeps the list, and the page of which there is one at a time."""

    listed = Signal(object)
    invited = Signal(str, str)
    exported = Signal(int)
    settled = Signal(str)
    failed = Signal(object)
    tests_changed = Signal()
    answers_changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._page: pages.PageForTesters | None = None
        self._opening = False

    def refresh(self) -> None:
        """Read everything anew."""

        def work() -> Standing:
            return Standing(
                tuple(verbs.listing(self._bench)),
                tuple(pages.links(self._bench)),
                self._page.address if self._page else "",
                tuple(entry.name for entry in self._bench.file.documents.all()),
                verbs.kept_days(self._bench),
            )

        self._jobs.call(self, work, on_done=self.listed.emit, on_error=self.failed.emit)

    def open_page(self) -> None:
        """Open the testers' page on this computer."""
        if self._page is not None or self._opening:
            return
        self._opening = True
        told = self._jobs.relay(self, self.refresh)

        def work() -> pages.PageForTesters:
            return pages.PageForTesters(self._bench, told=told)

        self._jobs.call(self, work, on_done=self._opened, on_error=self._not_opened)

    def close_page(self) -> None:
        """Close it: nobody is on it any more."""
        page, self._page = self._page, None
        if page is not None:
            self._jobs.call(self, page.close, on_done=lambda _none: self.refresh())

    def stop(self) -> None:
        """The bot is being put away: its page ends with it."""
        self.close_page()

    def invite(self, who: str, hours: int) -> None:
        """Make a link for one person."""
        page = self._page
        if page is None:
            return
        self._do(lambda: page.invite(who, hours), lambda link: self.invited.emit(who, str(link)))

    def end_link(self, link: TesterLink) -> None:
        """Take a link back."""
        self._do(lambda: pages.end_link(self._bench, link.id))

    def make_test(self, note: TesterNote, wanted: TestQuestion) -> None:
        """Keep a note as a test question."""

        def done(_made: object) -> None:
            self.settled.emit("tested")
            self.tests_changed.emit()

        self._do(lambda: verbs.make_test(self._bench, note.id, wanted), done)

    def make_answer(self, note: TesterNote, question: str, answer: str) -> None:
        """Keep a note as a pinned answer."""

        def done(_none: object) -> None:
            self.settled.emit("pinned")
            self.answers_changed.emit()

        self._do(lambda: verbs.make_answer(self._bench, note.id, question, answer), done)

    def dismiss(self, note: TesterNote) -> None:
        """Nothing is to be done about it."""
        self._do(lambda: verbs.dismiss(self._bench, note.id))

    def reopen(self, note: TesterNote) -> None:
        """It is to be looked at again."""
        self._do(lambda: verbs.reopen(self._bench, note.id))

    def remove(self, note: TesterNote) -> None:
        """Erase it."""
        self._do(lambda: verbs.remove(self._bench, [note.id]))

    def export(self, path: Path) -> None:
        """Write every note into a file."""
        self._do(lambda: verbs.export(self._bench, path), self.exported.emit)

    def _do(
        self, verb: Callable[[], object], done: Callable[[object], object] | None = None
    ) -> None:
        def ended(result: object) -> None:
            if done is not None:
                done(result)
            self.refresh()

        self._jobs.call(self, verb, on_done=ended, on_error=self.failed.emit)

    def _opened(self, page: pages.PageForTesters) -> None:
        self._opening = False
        self._page = page
        self.refresh()

    def _not_opened(self, error: Exception) -> None:
        self._opening = False
        self.failed.emit(error)
