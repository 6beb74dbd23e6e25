"""One question to one answer, in few steps: retrieve, weigh, quote or ask a model, tie, release."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from builder.answering import grounding, prompts
from builder.answering.citations import cite
from builder.answering.courtesies import without_courtesies
from builder.answering.guardrails import Guard, Relevance, own_addresses
from builder.answering.metered import UNSENT
from builder.answering.models import ChatModel, ModelRequest, Usage
from builder.answering.models.quotes import pick
from builder.answering.reply import Reply
from builder.core.bot import BotSpec, EmbedderKind
from builder.core.cleared import Cleared
from builder.core.conversation import (
    Answer,
    AskEvent,
    Candidate,
    Delta,
    Done,
    Dropped,
    Question,
    Quote,
    Replaced,
    Sent,
    Trace,
)
from builder.core.errors import Cancelled, HushdeskError
from builder.core.progress import CancelToken
from builder.knowledge.hits import Hit
from builder.knowledge.retriever import Retriever
from builder.privacy.gate import Gate
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.system import texts

PASSAGES = 8
"""Passages looked at for one answer."""

MARKS = 4
"""How often other marks are drawn for the fences when the gate took one for personal data."""

SOURCES = 3
"""Passages named under an answer made of quotes, the quoted ones first."""


@dataclass(slots=True)
class _Draft:
    """What is known of the answer so far."""

    question: Question
    threshold: float
    asked: str = ""
    started: float = field(default_factory=time.perf_counter)
    hits: Sequence[Hit] = ()
    confidence: float = 0.0
    features: dict[str, float] = field(default_factory=dict)
    masked: dict[str, int] = field(default_factory=dict)
    retrieve_ms: float = 0.0
    rules: list[str] = field(default_factory=list)
    sent: tuple[Sent, ...] = ()
    usage: Usage = field(default_factory=Usage)
    dropped: tuple[Dropped, ...] = ()
    steps: dict[str, float] = field(default_factory=dict)

    def step(self, name: str) -> None:
        """The step `name` took what has passed since the one before."""
        spent = self.elapsed_ms() - sum(self.steps.values())
        self.steps[name] = round(self.steps.get(name, 0.0) + spent, 2)

    def elapsed_ms(self) -> float:
        return round((time.perf_counter() - self.started) * 1000, 2)

    def done(self, answer: Answer, used: Sequence[int] = ()) -> Done:
        """The finished answer with its trace; `used` are indexes into the passages."""
        self.step("write")
        total = self.elapsed_ms()
        trace = Trace(
            asked=self.asked,
            candidates=tuple(_candidate(hit, i in used) for i, hit in enumerate(self.hits)),
            threshold=self.threshold,
            features=self.features,
            rules=tuple(self.rules),
            sent=self.sent,
            dropped=self.dropped,
            masked=self.masked,
            steps_ms=self.steps,
            timings_ms={
                "retrieve": self.retrieve_ms,
                "answer": round(total - self.retrieve_ms, 2),
                "total": total,
            },
        )
        return Done(replace(answer, trace=trace, spent=self.usage.spent))


def _candidate(hit: Hit, used: bool) -> Candidate:
    return Candidate(
        chunk_id=hit.chunk.id,
        document=hit.document,
        text=hit.chunk.text,
        ref=hit.chunk.ref,
        score=hit.score,
        keyword=hit.keyword,
        passage=hit.passage,
        sentence=hit.sentence,
        used=used,
        kind=hit.chunk.kind,
    )


class Engine:
    """Answers questions about one bot's documents. Safe to use from several threads at once."""

    def __init__(
        self, spec: BotSpec, retriever: Retriever, gate: Gate, model: ChatModel | None = None
    ) -> None:
        self._spec = spec
        self._retriever = retriever
        self._gate = gate
        self._model = model

    def ask(
        self, question: Question, *, names: Pseudonyms | None, token: CancelToken
    ) -> Iterator[AskEvent]:
        """The answer as it comes: pieces of text, then `Done`.

        An answer keeps the rules for personal data that it began with: what was sent was sent
        under them. A host that is forbidden meanwhile is hung up on by the door, at once, and the
        answer is made of quotes.

        Args:
            question: in the visitor's own words; they are read in memory only.
            names: the session's placeholders, restored in the reply; None makes fresh ones.
            token: looked at between steps and pieces.

        Raises:
            Cancelled: when `token` asked for it.
        """
        draft = self._look(question, token)
        if draft.confidence < self._spec.answers.refuse_below or not draft.hits:
            yield from self._refuse(draft)
        elif self._model is None or draft.hits[0].pinned:  # pinned answers are never paraphrased
            yield from self._quote(draft)
        else:
            yield from self._speak(draft, self._model, names or Pseudonyms(), token)

    def _look(self, question: Question, token: CancelToken) -> _Draft:
        draft = _Draft(question, self._spec.answers.refuse_below)
        token.check()
        draft.asked = self._gate.without_findings(without_courtesies(question.text))
        draft.masked = self._gate.count(question.text)
        draft.step("read")
        draft.sent = self._retriever.told(draft.asked)
        draft.hits = self._retriever.search(draft.asked, PASSAGES)
        draft.retrieve_ms = draft.elapsed_ms()
        draft.step("search")
        draft.confidence, draft.features = grounding.confidence(draft.asked, draft.hits)
        draft.step("weigh")
        draft.rules.append("retrieved" if draft.hits else "nothing_retrieved")
        if draft.sent and draft.hits and not any(hit.sentence_scores for hit in draft.hits):
            draft.rules.append("embedder_silent")
        token.check()
        return draft

    def _refuse(self, draft: _Draft) -> Iterator[AskEvent]:
        empty = not self._retriever.readiness().passages
        draft.rules.append("refused")
        language = draft.question.language or self._spec.language
        text = self._spec.answers.unknown or texts.say("answers.unknown", language)
        yield Delta(text)
        answer = Answer(
            text=text,
            refused=True,
            reason="no_documents" if empty else "not_in_documents",
            escalate=self._spec.contact.reachable,
            confidence=draft.confidence,
        )
        yield draft.done(answer)

    def _quote(self, draft: _Draft, reason: str | None = None) -> Iterator[AskEvent]:
        picked = pick(draft.asked, draft.hits)
        used = list(dict.fromkeys(choice.hit for choice in picked))
        quotes = tuple(
            Quote(
                text=draft.hits[choice.hit].chunk.sentence_texts()[choice.sentence].strip(),
                n=used.index(choice.hit) + 1,
                score=round(choice.score, 4),
            )
            for choice in picked
        )
        pinned = bool(draft.hits[picked[0].hit].pinned) if picked else False
        draft.rules.append("pinned" if pinned else "quoted")
        text = "\n\n".join(quote.text for quote in quotes)
        for index, quote in enumerate(quotes):
            yield Delta(f"\n\n{quote.text}" if index else quote.text)
        others = [] if pinned else [index for index in range(len(draft.hits)) if index not in used]
        answer = Answer(
            text=text,
            refused=False,
            reason=reason,
            confidence=draft.confidence,
            quotes=quotes,
            sources=cite(draft.hits, [*used, *others][: max(SOURCES, len(used))]),
        )
        yield draft.done(answer, used)

    def _speak(
        self, draft: _Draft, model: ChatModel, names: Pseudonyms, token: CancelToken
    ) -> Iterator[AskEvent]:
        system = prompts.system_text(self._spec)
        for _ in range(MARKS):
            guard = Guard(system, own=own_addresses(self._spec), relevance=self._relevance(draft))
            request = self._request(draft, names, f"{system}\n{guard.line()}", guard.mark)
            if guard.fences(request.turns[-1][1].text, len(draft.hits)):
                break
        request = replace(request, usage=draft.usage)
        elsewhere = draft.sent
        draft.sent += tuple(
            Sent(model.host, each.text, dict(each.masked)) for each in request.texts
        )
        draft.step("prepare")
        reply = Reply(draft.question, draft.hits, self._spec.language, names, guard)
        try:
            for number, piece in enumerate(model.stream(request, token=token)):
                token.check()
                draft.step("model" if number else "first_word")
                yield from map(Delta, reply.feed(piece))
        except Cancelled:
            raise
        except HushdeskError as error:
            if error.code in UNSENT:  # the door, or a cap, let nothing out
                draft.sent = elsewhere
            draft.step("model")
            draft.dropped = reply.lost
            yield from self._fall_back(draft, error.code, withdrawn=bool(reply.text))
            return
        yield from map(Delta, reply.finish())
        draft.step("model")
        draft.dropped = reply.lost
        if reply.unknown:
            draft.rules.append("model_knows_not")
            yield from self._refuse(draft)
        elif reply.leaked:
            yield from self._fall_back(draft, "prompt_leaked", withdrawn=bool(reply.text))
        elif not reply.text.strip():
            yield from self._fall_back(draft, "model_unsupported", withdrawn=False)
        else:
            draft.rules += ["sentences_dropped"] if reply.dropped else []
            draft.rules.append("model_answered")
            answer = Answer(
                text=reply.text.strip(),
                refused=False,
                confidence=draft.confidence,
                sources=cite(draft.hits, reply.used),
                model=model.name,
            )
            yield draft.done(answer, reply.used)

    def _relevance(self, draft: _Draft) -> Relevance | None:
        """Tells what has to do with the question; None where a server would have to be asked."""
        embedder = self._retriever.embedder
        if embedder is None or self._spec.search.embedder is not EmbedderKind.BUILTIN:
            return None
        return Relevance(embedder.embed_question, draft.asked, self._spec.language)

    def _fall_back(self, draft: _Draft, reason: str, *, withdrawn: bool) -> Iterator[AskEvent]:
        draft.rules.append(f"fallback_{reason}")
        if withdrawn:
            yield Replaced(reason)
        yield from self._quote(draft, reason)

    def _request(self, draft: _Draft, names: Pseudonyms, system: str, mark: str) -> ModelRequest:
        question = draft.question

        def clear(text: str) -> Cleared:
            return self._gate.clear(text, "model", names=names)

        most = self._spec.privacy.messages.history
        turns = [
            ("user" if turn.role == "visitor" else "assistant", clear(turn.text))
            for turn in (question.history[-most:] if most else ())
        ]
        turns.append(("user", clear(prompts.question_text(question, draft.hits, mark))))
        return ModelRequest(system=clear(system), turns=tuple(turns))
