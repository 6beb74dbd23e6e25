"""A word about an answer, and the wish to reach a person."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from builder.core.bot import BotSpec
from builder.core.errors import ServeError
from builder.core.ports import AuditSink
from builder.server.bodies import FeedbackBody, HandoverBody
from builder.server.face import contact_options
from builder.server.sessions import Sessions
from builder.server.transcripts import Transcripts
from builder.vault.audit_log import VISITOR, acting


def routes(
    spec: BotSpec, sessions: Sessions, transcripts: Transcripts, audit: AuditSink
) -> APIRouter:
    """`POST /api/feedback` and `POST /api/handover`."""
    router = APIRouter(tags=["chat"])

    @router.post("/api/feedback")
    async def rate(request: Request, body: FeedbackBody) -> dict[str, bool]:
        """Rate one answer; a note is kept only where a transcript is, masked like it."""
        session = sessions.find(body.token, request.state.origin)
        if session.frozen:
            raise ServeError("data_frozen")
        message = session.message(body.id)
        if message is None:
            raise ServeError("answer_unknown")
        message.extra["thumb"] = body.thumb
        note = body.note.strip()

        def keep() -> bool:
            with acting(VISITOR):
                audit.record("feedback", answer=body.id, thumb=body.thumb)
            return bool(note) and transcripts.remark(session, note)

        return {"kept": True, "note_kept": await run_in_threadpool(keep)}

    @router.post("/api/handover")
    async def hand_over(request: Request, body: HandoverBody) -> dict[str, Any]:
        """How to reach a person. Nothing is passed on, so nothing of `contact` is kept."""
        sessions.find(body.token, request.state.origin)
        return {"delivered": False, "options": contact_options(spec.contact)}

    return router
