"""`POST /api/session`: a visit begins, with what the visitor agreed to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.core.ports import Clock
from builder.privacy.consent import Receipt
from builder.server.bodies import SessionBody
from builder.server.consents import agreed, implied, offer
from builder.server.face import contact_options, greeting, pick_language
from builder.server.limits import Limiter
from builder.server.sessions import ANSWER, Sessions
from builder.system import texts
from builder.vault.consents import ConsentLog


def routes(
    spec: BotSpec, sessions: Sessions, consents: ConsentLog, limiter: Limiter, clock: Clock
) -> APIRouter:
    """`POST /api/session`."""
    router = APIRouter(tags=["chat"])

    @router.post("/api/session")
    async def begin(request: Request, body: SessionBody) -> dict[str, Any]:
        """Open a session. Without consent it gives greeting and contact, and no answers."""
        limiter.session(request.state.address)
        language = pick_language(body.language or request.headers.get("accept-language", ""), spec)
        token, session = sessions.open(
            origin=request.state.origin, language=language, purposes=implied(spec)
        )
        if body.consent:
            told = body.consent
            try:
                receipt = agreed(spec, session.id, told.version, told.purposes, clock)
                await run_in_threadpool(_keep, consents, receipt)
            except HushdeskError:
                sessions.drop(token)
                raise
            session.purposes |= set(receipt.purposes)
        return {
            "token": token,
            "expires": session.expires.isoformat(timespec="seconds"),
            "greeting": greeting(spec, language),
            "suggestions": list(spec.site.suggestions) if ANSWER in session.purposes else [],
            "disclosure": texts.say("widget.disclosure", language),
            "ai_generated": True,
            "purposes": sorted(session.purposes),
            "consent": offer(spec, language).shown(),
            "contact": contact_options(spec.contact),
        }

    return router


def _keep(consents: ConsentLog, receipt: Receipt) -> None:
    if receipt.purposes:
        consents.record(
            receipt.session_id,
            version=receipt.version,
            purposes=receipt.purposes,
            text_sha256=receipt.text_sha256,
            when=datetime.fromisoformat(receipt.when),
        )
