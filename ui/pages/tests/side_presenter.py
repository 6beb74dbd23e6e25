"""What the card of two sides asks of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from builder.core.bot import ModelKind
from builder.core.progress import CancelToken, Progress
from builder.studio import question_sets, side_by_side
from builder.studio.bots import Workbench
from builder.studio.history import restoring
from builder.studio.side_by_side import Comparison, Side
from builder.studio.spending import Estimate
from builder.system import texts
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest
from ui.translation import language

_REVISIONS = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """Two sides that are made, and what asking them will cost; `costly` when it costs anything."""

    sides: tuple[Side, Side]
    costs: tuple[Estimate, Estimate]

    @property
    def costly(self) -> bool:
        """Whether anything has to be paid."""
        return any(each.most for each in self.costs)


class SidePresenter(QObject):
    """Offers sides, says what they cost, asks them."""

    offered = Signal(object)
    priced = Signal(object)
    working = Signal(bool)
    stepped = Signal(object)
    compared = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._offering = Newest()
        self._job: Job[Comparison] | None = None

    @property
    def busy(self) -> bool:
        """Whether two sides are being asked."""
        return self._job is not None

    def refresh(self) -> None:
        """Offer what can be compared: (value, words)."""
        shown = language()

        def look() -> list[tuple[str, str]]:
            rows = restoring.listing(self._bench, shown)[1:_REVISIONS]
            made = [(side_by_side.NOW, texts.say("sides.now", shown))]
            made.append((str(ModelKind.QUOTES), texts.say("sides.quotes", shown)))
            for each in rows:
                number = str(each.revision.n)
                about = each.sentences[0] if each.sentences else each.revision.when[:10]
                name = texts.say("sides.revision", shown, number=number)
                made.append((number, f"{name}: {about}"))
            return made

        self._jobs.look(
            self, self._offering, look, on_done=self.offered.emit, on_error=self.failed.emit
        )

    def price(self, first: str, second: str) -> None:
        """Make both sides, and say what asking them will cost."""
        shown = language()

        def look() -> Wish:
            sides = (
                side_by_side.side(self._bench, first, shown),
                side_by_side.side(self._bench, second, shown),
            )
            questions = question_sets.questions(self._bench)
            costs = side_by_side.estimates(self._bench, sides, questions)
            return Wish(sides, (costs[0], costs[1]))

        self._jobs.call(self, look, on_done=self.priced.emit, on_error=self.failed.emit)

    def compare(self, sides: tuple[Side, Side]) -> None:
        """Ask both sides every question."""
        if self.busy:
            return

        def work(*, progress: Progress, token: CancelToken) -> Comparison:
            asked = question_sets.questions(self._bench)
            return side_by_side.compare(self._bench, sides, asked, progress=progress, token=token)

        def done(found: Comparison) -> None:
            self._end()
            self.compared.emit(found)

        def failed(error: Exception) -> None:
            self._end()
            if not was_cancelled(error):
                self.failed.emit(error)

        self._job = self._jobs.start(
            self, work, on_progress=self.stepped.emit, on_done=done, on_error=failed
        )
        self.working.emit(True)

    def stop(self) -> None:
        """Ask nothing more."""
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self.working.emit(False)
