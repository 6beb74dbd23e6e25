"""One question to one answer, in few steps: retrieve, weigh, quote or ask a model, tie, release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from builder.answering import grounding, prompts
from builder.answering.citations import cite
from builder.answering.courtesies import without_courtesies
from builder.answering.draft import Draft
from builder.answering.follow_ups import understood
from builder.answering.metered import UNSENT
from builder.answering.models import ChatModel, ModelRequest
from builder.answering.opening import Opening
from builder.answering.quoting import quote
from builder.answering.reply import Reply
from builder.answering.standing import Said, Standing
from builder.answering.topics import Topics
from builder.core.bot import BotSpec, EmbedderKind
from builder.core.cleared import Cleared
from builder.core.conversation import (
    Answer,
    AskEvent,
    Citation,
    Delta,
    Question,
    Replaced,
    Sent,
)
from builder.core.errors import Cancelled, HushdeskError
from builder.core.progress import CancelToken
from builder.knowledge.guardrails import Guard, Relevance, own_addresses
from builder.knowledge.retriever import Retriever
from builder.privacy.gate import Gate
from builder.privacy.pii.pseudonyms import Pseudonyms

PASSAGES = 8
"""Passages looked at for one answer."""

MARKS = 4
"""How often other marks are drawn for the fences when the gate took one for personal data."""


class Engine:
    """Answers questions about one bot's documents. Safe to use from several threads at once."""

    def __init__(
        self,
        spec: BotSpec,
        retriever: Retriever,
        gate: Gate,
        model: ChatModel | None,
        opening: Opening,
        offers_person: Callable[[], bool],
    ) -> None:
        self._spec = spec
        self._offers_person = offers_person
        self._retriever = retriever
        self._gate = gate
        self._model = model
        self._standing = Standing(spec)
        self._topics = Topics(spec.voice.topics)
        self._opening = opening

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
        draft = Draft(question, self._spec.answers.refuse_below)
        token.check()
        if said := self._standing.reply(question):
            yield from self._say(draft, said)
            return
        self._understand(draft)
        if opened := self._opening.answer(draft.asked, self._standing.language(question)):
            yield from self._tell_hours(draft, *opened)
            return
        topic = self._topic(draft)
        self._look(draft, token)
        sure = draft.confidence >= self._spec.answers.refuse_below
        if topic and not (draft.hits and draft.hits[0].pinned and sure):
            yield from self._say(draft, self._standing.topic(topic, question))
        elif not sure or not draft.hits:
            yield from self._refuse(draft)
        elif self._model is None or draft.hits[0].pinned:  # pinned answers are never paraphrased
            yield from quote(draft)
        else:
            yield from self._speak(draft, self._model, names or Pseudonyms(), token)

    def _understand(self, draft: Draft) -> None:
        """What is searched with: the question, freed of courtesies, with what it leans on."""
        question = draft.question
        text = without_courtesies(question.text)
        draft.asked = understood(text, question.history, question.language or self._spec.language)
        if draft.asked != text:
            draft.rules.append("follow_up")

    def _topic(self, draft: Draft) -> str | None:
        """The topic that is asked about and never answered: by words, then by meaning."""
        text = draft.question.text
        if found := self._topics.of(text) or self._topics.of(draft.asked):
            return found
        found = self._topics.meant(text, self._retriever.embedder, self._spec.language)
        if found:
            draft.rules.append("topic_by_meaning")
        return found

    def _look(self, draft: Draft, token: CancelToken) -> None:
        draft.asked = self._gate.without_findings(draft.asked)
        draft.masked = self._gate.count(draft.question.text)
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

    def _say(self, draft: Draft, said: Said) -> Iterator[AskEvent]:
        """The owner's words for what is never looked up."""
        draft.rules.append(said.reason)
        yield Delta(said.text)
        answer = Answer(
            text=said.text,
            refused=said.refused,
            reason=said.reason,
            escalate=said.person,  # whether anybody can be reached is for `Escalation` to say
            confidence=0.0 if said.refused else 1.0,
            kind=said.kind,
        )
        yield draft.done(answer)

    def _tell_hours(self, draft: Draft, text: str, stated: Citation) -> Iterator[AskEvent]:
        draft.rules.append("hours")
        yield Delta(text)
        answer = Answer(text, refused=False, confidence=1.0, sources=(stated,), kind="hours")
        yield draft.done(answer)

    def _refuse(self, draft: Draft) -> Iterator[AskEvent]:
        empty = not self._retriever.readiness().passages
        draft.rules.append("refused")
        text = self._standing.unknown(draft.question, person=self._offers_person())
        yield Delta(text)
        answer = Answer(
            text=text,
            refused=True,
            reason="no_documents" if empty else "not_in_documents",
            escalate=self._spec.contact.reachable,
            confidence=draft.confidence,
            kind="unknown",
        )
        yield draft.done(answer)

    def _speak(
        self, draft: Draft, model: ChatModel, names: Pseudonyms, token: CancelToken
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
        avoid = self._spec.voice.avoid
        reply = Reply(draft.question, draft.hits, self._spec.language, names, guard, avoid)
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

    def _relevance(self, draft: Draft) -> Relevance | None:
        """Tells what has to do with the question; None where a server would have to be asked."""
        embedder = self._retriever.embedder
        if embedder is None or self._spec.search.embedder is not EmbedderKind.BUILTIN:
            return None
        return Relevance(embedder.embed_question, draft.asked, self._spec.language)

    def _fall_back(self, draft: Draft, reason: str, *, withdrawn: bool) -> Iterator[AskEvent]:
        draft.rules.append(f"fallback_{reason}")
        if withdrawn:
            yield Replaced(reason)
        yield from quote(draft, reason)

    def _request(self, draft: Draft, names: Pseudonyms, system: str, mark: str) -> ModelRequest:
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
