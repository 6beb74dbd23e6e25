"""`POST /api/chat`: a visitor's question becomes a stream of events."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import ExitStack, aclosing
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, AskEvent, Delta, Done, Question, Replaced
from builder.core.errors import HushdeskError, ServeError
from builder.core.ids import new_id
from builder.server.answers import Answers, Place
from builder.server.beside import asked
from builder.server.bodies import ChatBody
from builder.server.description import described, events
from builder.server.events import STILL_HERE, EventStream, event
from builder.server.face import contact_options
from builder.server.floods import Floods
from builder.server.limits import Limiter
from builder.server.problems import STATUS, Problems
from builder.server.sessions import Message, Session, Talks
from builder.server.settings import Caps
from builder.server.shown import handover, sources
from builder.server.store_watch import told as plain
from builder.server.transcripts import Transcripts
from builder.server.why import why
from builder.system import logs
from builder.system.unseen import visible


class Chat:
    """Takes one question of one session and tells what comes of it."""

    def __init__(
        self,
        spec: BotSpec,
        answers: Answers,
        transcripts: Transcripts,
        problems: Problems,
        caps: Caps,
        *,
        passes_on: bool = False,
    ) -> None:
        self._passes_on = passes_on
        self._spec = spec
        self._answers = answers
        self._transcripts = transcripts
        self._problems = problems
        self._caps = caps

    async def without_answer(self, session: Session) -> AsyncGenerator[bytes]:
        """What a visitor who has not agreed, or froze it all, gets: somebody to ask."""
        for told in self._withheld(session):
            yield told

    async def events(self, session: Session, text: str, place: Place) -> AsyncGenerator[bytes]:
        """The answer to `text` as events, the failure of it included."""
        answer_id = new_id()
        question = Question(
            text, session.history(self._caps.history), session.language, session.refusals
        )

        def keep(answer: Answer) -> None:
            session.person_reason = answer.escalate_reason or session.person_reason
            shown = self._shown(answer, answer_id, session.language)
            why = (answer.reason or answer.kind) if answer.kind == "unknown" else ""
            self._transcripts.keep(session, text, shown, unanswered=why)

        finished = False
        try:
            made = self._answers.make(place, question, session.names, on_ready=keep)
            async with aclosing(made) as pieces:
                async for piece in pieces:
                    if not session.answered:  # withdrawn, frozen or erased while it was made
                        for told in self._withheld(session):
                            yield told
                        return
                    for told in self._told(piece, answer_id, session.language):
                        yield told
                    finished = finished or isinstance(piece, Done)
            if not finished:
                yield self._failed(ServeError("answer_cut_off"), session)
        except TimeoutError:
            yield self._failed(ServeError("answer_slow"), session)
        except HushdeskError as error:
            yield self._failed(error, session)
        except Exception as error:  # noqa: BLE001 - the page gets a sentence, never a trace
            logs.event("answer_failed", level="error", error=type(error).__name__)
            yield event("error", self._problems.told(ServeError("internal"), session.language))

    def _withheld(self, session: Session) -> list[bytes]:
        frozen, over = ServeError("data_frozen"), ServeError("session_unknown")
        refusal = frozen if session.frozen else ServeError("consent_needed")
        told = self._problems.told(over if session.closed else refusal, session.language)
        person = {"reason": told["code"], "options": contact_options(self._spec.contact)}
        return [event("error", told), event("handover", {**person, "form": False})]

    def _told(self, piece: AskEvent | None, answer_id: str, language: str) -> list[bytes]:
        if isinstance(piece, Delta):
            return [event("delta", {"text": piece.text})]
        if isinstance(piece, Replaced):
            return [event("replace", {"reason": piece.reason})]
        return self._ending(piece.answer, answer_id, language) if piece else [STILL_HERE]

    def _failed(self, error: HushdeskError, session: Session) -> bytes:
        logs.event("answer_failed", level="warning", code=error.code, family=error.family)
        error = plain(error)
        told = error if error.code in STATUS else ServeError("answer_failed")
        return event("error", self._problems.told(told, session.language))

    def _ending(self, answer: Answer, answer_id: str, language: str) -> list[bytes]:
        told = []
        if shown := sources(self._spec, answer):
            told.append(event("sources", shown))
        if person := handover(self._spec, answer, passes_on=self._passes_on):
            told.append(event("handover", person))
        done = {
            "id": answer_id,
            "refused": answer.refused,
            "reason": answer.reason,
            "kind": answer.kind,
            "ai_generated": True,
            "text": answer.text,
            **self._why(answer, language),
        }
        return [*told, event("done", done)]

    def _shown(self, answer: Answer, answer_id: str, language: str) -> Message:
        extra: dict[str, Any] = {"refused": answer.refused, "sources": sources(self._spec, answer)}
        extra |= self._why(answer, language)
        return Message("bot", answer.text, "", answer_id, extra=extra)

    def _why(self, answer: Answer, language: str) -> dict[str, Any]:
        told = why(self._spec, answer, language)
        return {} if told is None else {"why": told}


def routes(
    chat: Chat,
    sessions: Talks,
    answers: Answers,
    limiter: Limiter,
    caps: Caps,
    floods: Floods,
) -> APIRouter:
    """`POST /api/chat`."""
    router = APIRouter(tags=["chat"])

    refusals = ("session_unknown", "message_empty", "message_too_long", "answer_running")
    stream = {200: {"description": "The answer, as it comes", "content": events()}}

    @router.post(
        "/api/chat",
        response_class=Response,
        **described(None, *refusals, "turns_used_up", "host_busy", responses=stream),
    )
    async def ask(request: Request, body: ChatBody) -> EventStream:
        """Answer as server-sent events: delta, replace, sources, handover, done, error."""
        origin, address = request.state.origin, request.state.address
        session = await asked(sessions, lambda: sessions.find(body.token, origin))
        if floods.note(session):
            await run_in_threadpool(floods.tell, session)
        await asked(limiter, lambda: limiter.message(address))
        text = readable(body.message, caps.message_characters)
        held = ExitStack()
        if not session.answered:
            return EventStream(chat.without_answer(session), held.close)
        with held:
            await asked(sessions, lambda: held.enter_context(sessions.answering(session)))
            place = held.enter_context(answers.place())
            held = held.pop_all()
        return EventStream(chat.events(session, text, place), held.close)

    return router


def readable(message: str, limit: int) -> str:
    """`message` without what cannot be seen.

    Raises:
        ServeError: `message_empty` or `message_too_long`.
    """
    text = visible(message).strip()
    if not text:
        raise ServeError("message_empty")
    if len(text) > limit:
        raise ServeError("message_too_long", limit=limit)
    return text
