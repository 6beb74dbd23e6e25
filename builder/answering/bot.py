"""The one bot object: the preview, the command line, the tests and the host hold the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.answering.engine import Engine
from builder.answering.escalation import Escalation
from builder.answering.models import ChatModel
from builder.answering.opening import Opening
from builder.answering.removed import events_in_words
from builder.answering.standing import warm_up
from builder.core.bot import BotSpec
from builder.core.conversation import Answer, AskEvent, Done, Question
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.hits import Readiness
from builder.knowledge.retriever import Retriever
from builder.privacy.gate import Gate
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.system.unseen import visible


class Bot:
    """A bot that can be asked.

    Attributes:
        spec: what its owner set.
        gate: clears text for models, logs and transcripts under the bot's policy.
        retriever: its passages; the author's side tells it of changes.
        escalation: whether a person is needed, and can be reached.
    """

    def __init__(
        self, spec: BotSpec, retriever: Retriever, gate: Gate, model: ChatModel | None = None
    ) -> None:
        self.spec = spec
        self.gate = gate
        self.retriever = retriever
        opening = Opening(retriever, spec.language, spec.business.time_zone)
        self.escalation = Escalation(
            spec, opening.hours_told, retriever.clock, opening.contacts_told
        )
        self._engine = Engine(spec, retriever, gate, model, opening, self._offers_person)

    def load(self, *, progress: Progress = silent, token: CancelToken | None = None) -> None:
        """Fill the indexes: keywords first, so that it answers early, then the vectors.

        Raises:
            Cancelled: when `token` asked for it; keywords that were filled stay.
        """
        self.retriever.load_keywords()
        warm_up()
        self.retriever.load_vectors(progress=progress, token=token or CancelToken())

    def ask(
        self,
        question: Question,
        *,
        names: Pseudonyms | None = None,
        token: CancelToken | None = None,
    ) -> Iterator[AskEvent]:
        """The answer as it comes; ends with `Done`. See `Engine.ask`.

        What nobody sees in a question is not read: it can be put there by whom it was copied from.
        """
        question = replace(question, text=visible(question.text))
        events = self._engine.ask(question, names=names, token=token or CancelToken())
        events = self.escalation.over(question, events)
        yield from events_in_words(events, question.language or self.spec.language)

    def answer(self, question: Question) -> Answer:
        """The whole answer at once."""
        for event in self.ask(question):
            if isinstance(event, Done):
                return event.answer
        msg = "an answer ends with Done"
        raise AssertionError(msg)

    def _offers_person(self) -> bool:
        return self.escalation.standing().offered

    def readiness(self) -> Readiness:
        """How many passages there are, and how many of them have their vectors in the index."""
        return self.retriever.readiness()

    def close(self) -> None:
        """Throw the indexes away."""
        self.retriever.close()
