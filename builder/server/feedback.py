"""A word about an answer."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from builder.core.errors import ServeError
from builder.core.ports import AuditSink
from builder.server.beside import asked
from builder.server.bodies import FeedbackBody
from builder.server.counting import Tally
from builder.server.description import described
from builder.server.replies import Rated
from builder.server.sessions import Session, Talks
from builder.server.transcripts import Transcripts
from builder.vault.audit_log import VISITOR, acting


def routes(sessions: Talks, transcripts: Transcripts, audit: AuditSink, tally: Tally) -> APIRouter:
    """`POST /api/feedback`."""
    router = APIRouter(tags=["chat"])

    refusals = ("session_unknown", "answer_unknown", "data_frozen")

    @router.post("/api/feedback", **described(Rated, *refusals))
    async def rate(request: Request, body: FeedbackBody) -> dict[str, bool]:
        """Rate one answer; a note is kept only where a transcript is, masked like it."""
        origin, note = request.state.origin, body.note.strip()
        session = await asked(sessions, lambda: sessions.find(body.token, origin))
        if session.frozen:
            raise ServeError("data_frozen")
        await asked(sessions, lambda: _rated(sessions, session, body, tally))

        def keep() -> bool:
            with acting(VISITOR):
                audit.record("feedback", answer=body.id, thumb=body.thumb)
            return bool(note) and transcripts.remark(session, note)

        return {"kept": True, "note_kept": await run_in_threadpool(keep)}

    return router


def _rated(sessions: Talks, session: Session, body: FeedbackBody, tally: Tally) -> None:
    with sessions.changing(session):
        message = session.message(body.id)
        if message is None:
            raise ServeError("answer_unknown")
        if message.extra.get("thumb") != body.thumb:
            tally.thumb(body.thumb)
        message.extra["thumb"] = body.thumb
