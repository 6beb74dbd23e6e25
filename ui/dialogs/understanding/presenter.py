"""What the view *What was understood* asks of the engine."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from builder.core.progress import CancelToken, Progress
from builder.studio import corrections, understanding
from builder.studio.bots import Workbench
from builder.studio.corrections import Passage
from builder.studio.understanding import DrawnPage, Understood
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge

_PAGES_KEPT = 8
"""Drawn pages that are held in memory, and nowhere else."""


class UnderstandingPresenter(QObject):
    """One document: read for show, drawn page by page, its passages changed."""

    shown = Signal(object)
    drawn = Signal(int, object)
    working = Signal(bool)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge, name: str) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self.name = name
        self.understood: Understood | None = None
        self._pages: OrderedDict[int, DrawnPage] = OrderedDict()
        self._drawing: Job[DrawnPage] | None = None
        self._loading: Job[Understood] | None = None
        self._changing = False

    @property
    def busy(self) -> bool:
        """Whether a passage is being changed."""
        return self._changing

    def load(self) -> None:
        """Read the document for show."""

        def work(*, progress: Progress, token: CancelToken) -> Understood:  # noqa: ARG001
            return understanding.understand(self._bench, self.name, token)

        self._loading = self._jobs.start(self, work, on_done=self._show, on_error=self._fail)

    def draw(self, number: int) -> None:
        """Have page `number` drawn; the one asked for last counts."""
        self._stop_drawing()
        known = self._pages.get(number)
        if known is not None:
            self._pages.move_to_end(number)
            self.drawn.emit(number, known)
            return
        understood = self.understood
        if understood is None:
            return

        def work(*, progress: Progress, token: CancelToken) -> DrawnPage:  # noqa: ARG001
            return understanding.draw(self._bench, understood, number, token)

        def done(page: DrawnPage) -> None:
            self._pages[number] = page
            while len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
            self.drawn.emit(number, page)

        self._drawing = self._jobs.start(self, work, on_done=done, on_error=self._fail)

    def switch_off(self, passage: Passage) -> None:
        """Use a passage in no answer."""
        self._change(lambda: corrections.switch_off(self._bench, passage.chunk.id))

    def correct(self, passage: Passage, text: str) -> None:
        """Let a passage say `text`."""
        self._change(lambda: corrections.correct(self._bench, passage.chunk.id, text))

    def undo(self, passage: Passage) -> None:
        """Let a passage say what stands in the document; one that is off is used again."""
        correction = passage.correction
        if correction is not None:
            self._change(lambda: corrections.undo(self._bench, correction.id))

    def confirm(self, passage: Passage) -> None:
        """Let a correction stand although the words below it changed."""
        correction = passage.correction
        if correction is not None:
            self._change(lambda: corrections.confirm(self._bench, correction.id))

    def stop(self) -> None:
        """Stop what is only for show; a change is finished."""
        self._stop_drawing()
        if self._loading is not None:
            self._loading.cancel()

    def _stop_drawing(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None

    def _show(self, understood: Understood) -> None:
        self.understood = understood
        self.shown.emit(understood)

    def _change(self, verb: Callable[[], object]) -> None:
        understood = self.understood
        if understood is None or self._changing:
            return
        self._changing = True
        self.working.emit(True)
        self._jobs.call(self, verb, on_done=lambda _done: self._reload(), on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._fail(error)
        # Without its model a passage is changed all the same, and learnt later.
        self._reload()

    def _reload(self) -> None:
        understood = self.understood
        if understood is not None:
            self._jobs.call(
                self,
                lambda: understanding.again(self._bench, understood),
                on_done=self._changed,
                on_error=self._lost,
            )

    def _changed(self, understood: Understood) -> None:
        self._ended()
        self._show(understood)
        self.changed.emit()

    def _lost(self, error: Exception) -> None:
        self._ended()
        self._fail(error)

    def _ended(self) -> None:
        self._changing = False
        self.working.emit(False)

    def _fail(self, error: Exception) -> None:
        if not was_cancelled(error):
            self.failed.emit(error)
