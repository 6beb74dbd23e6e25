"""What the preview asks of the engine: the questions of one talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, AskEvent, Delta, Done, Question, Replaced, Turn
from builder.core.document import Chunk
from builder.core.ids import new_id
from builder.core.progress import CancelToken, Progress
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.studio import answers, documents
from builder.studio.bots import Workbench
from builder.studio.testers import notes
from builder.system.jobs import Job
from ui.dialogs.understanding.presenter import UnderstandingPresenter
from ui.dialogs.why.presenter import WhyPresenter
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge


@dataclass(frozen=True, slots=True)
class Said:
    """A word about an answer; empty parts leave what was said before."""

    thumb: str = ""
    note: str = ""
    wish: str = ""


class PreviewPresenter(QObject):
    """One talk with the bot, as a visitor would have it."""

    asking = Signal(bool)
    grew = Signal(str)
    withdrawn = Signal(str)
    answered = Signal(object)
    stopped = Signal()
    failed = Signal(str, object)
    noted = Signal()
    not_noted = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._job: Job[None] | None = None
        self._talk = 0
        self._note_ids: dict[int, str] = {}
        self._said: dict[str, Said] = {}
        self.reset()

    @property
    def spec(self) -> BotSpec:
        """What is saved."""
        return self._bench.spec

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None

    def reset(self) -> None:
        """Begin a new talk; placeholders of the old one are forgotten."""
        self.stop()
        self._talk += 1
        self._turns: list[Turn] = []
        self._refusals = 0
        self._note_ids.clear()
        self._said.clear()
        self._names = Pseudonyms()

    def ask(self, text: str) -> None:
        """Ask `text`; nothing happens while an answer is on its way."""
        if self.busy:
            return
        question = Question(text=text, history=tuple(self._turns), refusals=self._refusals)
        names, talk = self._names, self._talk
        tell = self._jobs.relay(self, self._event)

        def work(*, progress: Progress, token: CancelToken) -> None:  # noqa: ARG001 - a job's shape
            for event in answers.ask(self._bench, question, names=names, token=token):
                tell(talk, text, event)

        self._job = self._jobs.start(
            self,
            work,
            on_done=lambda _none: self._ended(talk, text, None),
            on_error=lambda error: self._ended(talk, text, error),
        )
        self.asking.emit(True)

    def stop(self) -> None:
        """Stop the answer that is on its way."""
        if self._job is not None:
            self._job.cancel()

    def note(self, question: str, answer: Answer, said: Said) -> None:
        """Keep what is said of an answer; a second word about it replaces the first."""
        key = self._note_ids.setdefault(id(answer), new_id())
        held = self._said.get(key, Said())
        whole = Said(said.thumb or held.thumb, said.note or held.note, said.wish or held.wish)
        self._said[key] = whole
        told = notes.about(
            question, answer, thumb=whole.thumb, note=whole.note, should_say=whole.wish, note_id=key
        )
        self._jobs.call(
            self,
            lambda: notes.keep(self._bench, told),
            on_done=lambda _kept: self.noted.emit(),
            on_error=self.not_noted.emit,
        )

    def twin(self) -> PreviewPresenter:
        """Another talk with the same bot."""
        return PreviewPresenter(self._bench, self._jobs)

    def open_source(self, document_id: str, then: Callable[[list[Chunk]], None]) -> None:
        """Read the passages of a document for `then`; none when they cannot be read."""
        self._jobs.call(
            self,
            lambda: documents.passages(self._bench, document_id),
            on_done=then,
            on_error=lambda _error: then([]),
        )

    def understanding(self, name: str) -> UnderstandingPresenter:
        """What looks into one document."""
        return UnderstandingPresenter(self._bench, self._jobs, name)

    def why(self, question: str, answer: Answer) -> WhyPresenter:
        """What tells why `answer` was given to `question`."""
        return WhyPresenter(self._bench, self._jobs, question, answer)

    def _event(self, talk: int, question: str, event: AskEvent) -> None:
        if talk != self._talk:
            return
        match event:
            case Delta():
                self.grew.emit(event.text)
            case Replaced():
                self.withdrawn.emit(event.reason)
            case Done():
                self._keep(question, event.answer)
                self.answered.emit(event.answer)

    def _keep(self, question: str, answer: Answer) -> None:
        self._turns += [Turn("visitor", question), Turn("bot", answer.text)]
        self._refusals += answer.refused

    def _ended(self, talk: int, question: str, error: Exception | None) -> None:
        self._job = None
        self.asking.emit(False)
        if error is None or talk != self._talk:
            return
        if was_cancelled(error):
            self.stopped.emit()
        else:
            self.failed.emit(question, error)
