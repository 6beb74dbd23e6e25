"""A model's reply on its way to the visitor: names restored, sentences tied to passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from builder.answering.citations import Released, SentenceGate
from builder.answering.prompts import UNKNOWN
from builder.answering.word_list import WordList
from builder.core.conversation import Dropped, Question
from builder.knowledge.guardrails import Guard, stated
from builder.knowledge.hits import Hit
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.privacy.pii.stream_restorer import StreamRestorer
from builder.system import texts


class Reply:
    """Collects one reply and releases what the passages support.

    Attributes:
        text: what was released so far.
        used: indexes of the passages that support it, in order of first use.
        unknown: the model said that the passages do not hold the answer.
    """

    def __init__(
        self,
        question: Question,
        hits: Sequence[Hit],
        language: str,
        names: Pseudonyms,
        guard: Guard,
        avoid: Sequence[str] = (),
    ) -> None:
        self._guard = guard
        self._passages = passages = [stated(hit) for hit in hits]
        # What visitors said of themselves earlier may be told to them again.
        said = [turn.text for turn in question.history if turn.role == "visitor"]
        self._said = "\n".join([*said, question.text])
        self._sentences = SentenceGate(self._said, passages, language)
        spoken = question.language or language
        self._names = StreamRestorer(names, texts.say("answers.withheld", spoken))
        self._avoided = WordList(avoid)
        self._held = ""
        self._started = False
        self.text = ""
        self.used: list[int] = []
        self.unknown = False
        self._stopped: list[Dropped] = []

    @property
    def dropped(self) -> int:
        """How many sentences no passage supported, or were not to be said."""
        return len(self.lost)

    @property
    def leaked(self) -> bool:
        """Whether the model gave away what it was told; nothing is released any more then."""
        return self._guard.leaked

    @property
    def lost(self) -> tuple[Dropped, ...]:
        """Those sentences, each with its reason."""
        return (*self._sentences.lost, *self._stopped)

    def feed(self, piece: str) -> Iterator[str]:
        """Text that may be shown now that `piece` has come."""
        yield from self._release(self._take(self._names.feed(self._guard.watch(piece))))

    def finish(self) -> Iterator[str]:
        """Text that may be shown now that the reply is complete."""
        rest = self._held + self._names.finish() if not self._started else self._names.finish()
        if not self._started and rest.strip(" .!\n").upper() == UNKNOWN:
            self.unknown = True
            return
        yield from self._release(self._sentences.feed(rest))
        yield from self._release(self._sentences.finish())

    def _take(self, piece: str) -> Iterator[Released]:
        """Hold back what could still become the one word for "I do not know"."""
        if not self._started:
            self._held += piece
            if UNKNOWN.startswith(self._held.strip().upper()[: len(UNKNOWN)]):
                return
            self._started, piece = True, self._held
        yield from self._sentences.feed(piece)

    def _release(self, sentences: Iterable[Released]) -> Iterator[str]:
        for sentence in sentences:
            if self._avoided.stands_in(sentence.text):
                self._stopped.append(Dropped(sentence.text.strip(), "avoided"))
                continue
            if self._guard.stops(sentence.text, self._passages[sentence.passage], self._said):
                kept_back = Dropped(sentence.text.strip(), "guarded", closest=sentence.passage)
                self._stopped.append(kept_back)
                continue
            self.text += sentence.text
            if sentence.passage not in self.used:
                self.used.append(sentence.passage)
            yield sentence.text
