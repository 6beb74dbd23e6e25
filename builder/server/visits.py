"""`POST /api/session`: a visit begins, with what the visitor agreed to."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.core.ids import reference
from builder.core.ports import Clock
from builder.privacy.consent import Receipt
from builder.server.beside import asked
from builder.server.bodies import SessionBody
from builder.server.consents import agreed, implied, offer
from builder.server.description import described
from builder.server.face import contact_options, opening, pick_language
from builder.server.limits import Limiter
from builder.server.replies import Visit
from builder.server.sessions import ANSWER, Session, Talks
from builder.server.store_watch import StoreWatch
from builder.server.visitor_data import left_by
from builder.server.words import suggestions
from builder.system import texts
from builder.vault.hoststore import HostStore


def routes(
    spec: BotSpec,
    sessions: Talks,
    store: HostStore,
    limiter: Limiter,
    clock: Clock,
    watch: StoreWatch,
) -> APIRouter:
    """`POST /api/session`."""
    router = APIRouter(tags=["chat"])

    @router.post("/api/session", **described(Visit, "consent_outdated", "host_busy"))
    async def begin(request: Request, body: SessionBody) -> dict[str, Any]:
        """Open a session. Without consent it gives greeting and contact, and no answers."""
        origin, address = request.state.origin, request.state.address
        await asked(limiter, lambda: limiter.session(address))
        language = pick_language(body.language or request.headers.get("accept-language", ""), spec)
        opted_out = request.headers.get("sec-gpc") == "1"
        token, session = await asked(
            sessions,
            lambda: sessions.open(
                origin=origin,
                language=language,
                purposes=implied(spec, opted_out=opted_out),
                opted_out=opted_out,
            ),
        )
        receipt = None
        if body.consent:
            told = body.consent
            try:
                receipt = agreed(spec, session.id, told.version, told.purposes, clock)
                await asked(sessions, partial(_agree, sessions, session, receipt))
                keep = partial(_keep, store, session, receipt, token)
                try:
                    await run_in_threadpool(keep)
                except (MachineError, VaultError) as error:
                    watch.later(keep, error)  # a full disk: the visitor need not wait for it
            except HushdeskError:
                await asked(sessions, partial(sessions.drop, token))
                raise
        return {
            "token": token,
            "expires": session.expires.isoformat(timespec="seconds"),
            "greeting": opening(spec, language),
            "suggestions": suggestions(spec, language) if ANSWER in session.purposes else [],
            "disclosure": texts.say("widget.disclosure", language),
            "ai_generated": True,
            "purposes": sorted(session.purposes),
            "receipt": _shown(receipt) if receipt and receipt.purposes else None,
            "reference": reference(session.id),
            "global_privacy_control": opted_out,
            "consent": offer(spec, language).shown(),
            "contact": contact_options(spec.contact),
        }

    return router


def _agree(sessions: Talks, session: Session, receipt: Receipt) -> None:
    with sessions.changing(session):
        session.purposes |= set(receipt.purposes)


def _shown(receipt: Receipt) -> dict[str, Any]:
    return {
        "version": receipt.version,
        "purposes": list(receipt.purposes),
        "text_sha256": receipt.text_sha256,
        "when": receipt.when,
    }


def _keep(store: HostStore, session: Session, receipt: Receipt, token: str) -> None:
    if not receipt.purposes or session.closed:
        return
    store.consents.record(
        receipt.session_id,
        version=receipt.version,
        purposes=receipt.purposes,
        text_sha256=receipt.text_sha256,
        when=datetime.fromisoformat(receipt.when),
    )
    store.visitors.save(left_by(session), token)
