"""What the page *Tests* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.conversation import Answer
from builder.core.progress import CancelToken, Progress
from builder.core.question_set import TestQuestion, TestRun
from builder.evaluation.report import Compared
from builder.studio import question_sets as verbs
from builder.studio.bots import Workbench
from builder.studio.spending import Estimate, estimate
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest
from ui.pages.tests.side_presenter import SidePresenter

SETTLED_MS = 4000
"""How long nothing may have changed before the questions are asked by themselves."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Every question with what came of it, and what became worse."""

    questions: list[TestQuestion]
    compared: dict[str, Compared]
    regressed: tuple[str, ...]
    outdated: bool
    documents: tuple[str, ...]
    suggested: int


class TestsPresenter(QObject):
    """Keeps the questions and asks them, by itself after a change where that costs nothing."""

    __test__ = False

    listed = Signal(object)
    working = Signal(bool)
    stepped = Signal(object)
    ran = Signal(object)
    cost_known = Signal(object)
    noted = Signal(str, int)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self._suggested: tuple[object, int] = (None, 0)
        self._job: Job[TestRun] | None = None
        self.sides = SidePresenter(bench, jobs, self)
        self._again = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._run_if_free)

    @property
    def busy(self) -> bool:
        """Whether questions are being asked."""
        return self._job is not None

    def refresh(self) -> None:
        """Read everything anew."""

        def work() -> Standing:
            questions = verbs.questions(self._bench)
            found = verbs.compared(self._bench)
            return Standing(
                questions,
                {each.now.question_id: each for each in found},
                verbs.regressed(self._bench),
                bool(questions) and verbs.outdated(self._bench),
                tuple(entry.name for entry in self._bench.file.documents.all()),
                self._count_suggestions(questions),
            )

        self._jobs.look(
            self, self._listing, work, on_done=self.listed.emit, on_error=self.failed.emit
        )

    def _count_suggestions(self, questions: Sequence[TestQuestion]) -> int:
        """How many there are; all passages are read for it, so only after a change."""
        asked = frozenset(question.question for question in questions)
        key = (verbs.documents_state(self._bench), asked)
        if self._suggested[0] != key:
            self._suggested = (key, len(verbs.suggestions(self._bench)))
        return self._suggested[1]

    def run(self) -> None:
        """Ask every question."""
        if self.busy:
            self._again = True
            return

        def work(*, progress: Progress, token: CancelToken) -> TestRun:
            return verbs.ask_all(self._bench, progress=progress, token=token)

        self._again = False
        self._job = self._jobs.start(
            self,
            work,
            on_progress=self.stepped.emit,
            on_done=self._done,
            on_error=self._broken,
        )
        self.working.emit(True)

    def price(self) -> None:
        """Ask every question, where that costs nothing; else say first what it will cost."""

        def look() -> Estimate:
            return estimate(self._bench, verbs.questions(self._bench))

        def done(cost: Estimate) -> None:
            if cost.most:
                self.cost_known.emit(cost)
            else:
                self.run()

        self._jobs.call(self, look, on_done=done, on_error=self.failed.emit)

    def stop(self) -> None:
        """Stop asking; what was known before stays."""
        self.sides.stop()
        self._again = False
        self._settling.stop()
        if self._job is not None:
            self._job.cancel()

    def note_change(self) -> None:
        """Something that answers depend on changed: ask again once it has settled."""
        self._suggested = (None, 0)
        self._settling.start(SETTLED_MS)

    def put(self, question: TestQuestion) -> None:
        """Add a question, or change it."""
        self._change(lambda: verbs.put(self._bench, question))

    def remove(self, ids: Sequence[str]) -> None:
        """Forget questions."""
        self._change(lambda: verbs.remove(self._bench, ids))

    def suggest(self) -> None:
        """Keep what the documents suggest."""
        self._change(
            lambda: verbs.add(self._bench, verbs.suggestions(self._bench)), note="suggested"
        )

    def add_fairness(self, question: TestQuestion) -> None:
        """Keep the same question as others would ask it."""
        self._change(lambda: verbs.add_fairness(self._bench, question), note="others")

    def take(self, question: str, answer: Answer) -> None:
        """Keep what the preview has just said as what must come from now on."""
        self._change(lambda: verbs.from_answer(self._bench, question, answer), note="taken")

    def import_file(self, path: Path) -> None:
        """Add the questions of a file."""
        self._change(lambda: verbs.import_file(self._bench, path), note="imported")

    def export_file(self, path: Path) -> None:
        """Write every question into a file."""
        self._jobs.call(
            self,
            lambda: verbs.export_file(self._bench, path),
            on_done=lambda count: self.noted.emit("exported", count),
            on_error=self.failed.emit,
        )

    def _change(self, verb: Callable[[], object], note: str = "") -> None:
        def done(result: object) -> None:
            if note:
                self.noted.emit(note, result if isinstance(result, int) else 1)
            self.refresh()
            self.changed.emit()
            self._run_if_free()

        self._jobs.call(self, verb, on_done=done, on_error=self.failed.emit)

    def _run_if_free(self) -> None:
        """Ask, where that costs nothing and there is something to ask."""

        def work() -> bool:
            free = verbs.runs_freely(self._bench) and bool(verbs.questions(self._bench))
            return (free and verbs.outdated(self._bench)) or (free and self._unasked())

        self._jobs.call(self, work, on_done=lambda wanted: self.run() if wanted else None)

    def _unasked(self) -> bool:
        last = verbs.last_run(self._bench)
        known = {} if last is None else last.verdicts
        return any(
            question.id not in known or known[question.id].question != question.question
            for question in verbs.questions(self._bench)
        )

    def _done(self, run: TestRun) -> None:
        self._end()
        self.ran.emit(run)
        self.refresh()
        self.changed.emit()

    def _broken(self, error: Exception) -> None:
        self._end()
        if not was_cancelled(error):
            self.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self.working.emit(False)
        if self._again:
            self.run()
