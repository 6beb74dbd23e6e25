"""`/api/me`: a visitor sees, takes away, withdraws and erases what is kept about them."""

from __future__ import annotations

import html
from typing import Any

from fastapi import APIRouter, Header
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from builder.core.bot import BotSpec
from builder.core.errors import PolicyError, ServeError
from builder.core.ports import Clock
from builder.privacy.erasure import erase_visitor
from builder.server.bodies import MeBody
from builder.server.sessions import ANSWER, TRANSCRIPT, Session, Sessions
from builder.server.transcripts import Transcripts
from builder.system import logs, texts
from builder.vault.audit_log import VISITOR, acting
from builder.vault.hoststore import HostStore


class VisitorRights:
    """What a visitor may ask of the host about themselves."""

    def __init__(
        self, spec: BotSpec, store: HostStore, transcripts: Transcripts, clock: Clock
    ) -> None:
        self._spec = spec
        self._store = store
        self._transcripts = transcripts
        self._clock = clock

    def kept(self, session: Session) -> dict[str, Any]:
        """Everything there is about the visitor of `session`, as plain data."""
        return {
            "session": {
                "id": session.id,
                "created": session.created.isoformat(timespec="seconds"),
                "expires": session.expires.isoformat(timespec="seconds"),
                "site": session.origin,
                "language": session.language,
                "purposes": sorted(session.purposes),
            },
            "messages": [
                {"role": m.role, "text": m.text, "when": m.when, "id": m.id, **m.extra}
                for m in session.messages
            ],
            "transcript": [
                {"role": row.role, "text": row.text, "when": row.when}
                for row in self._store.conversations.read(session.id)
            ],
            "consents": [
                {"version": row.version, "purposes": list(row.purposes), "when": row.when,
                 "withdrawn": row.withdrawn}
                for row in self._store.consents.read(session.id)
            ],
            "transcript_days": self._spec.privacy.transcripts.days,
            "ai_generated": True,
        }  # fmt: skip

    def page(self, session: Session) -> str:
        """The same as a page to read and keep."""
        kept, language = self.kept(session), session.language

        def say(key: str) -> str:
            return html.escape(texts.say(f"host.mine.{key}", language))

        def listed(rows: list[dict[str, Any]]) -> str:
            items = "".join(
                f"<li><b>{say(row['role'])}</b> <small>{html.escape(row['when'])}</small><br>"
                f"{html.escape(row['text'])}</li>"
                for row in rows
            )
            return f"<ol>{items}</ol>" if items else f"<p>{say('none')}</p>"

        facts = "".join(
            f"<li>{html.escape(name)}: {html.escape(str(value))}</li>"
            for name, value in kept["session"].items()
        )
        receipts = "".join(
            f"<li>{html.escape(row['when'])}: {html.escape(', '.join(row['purposes']))}</li>"
            for row in kept["consents"]
        )
        return (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
            f"<title>{say('title')}</title><h1>{say('title')}</h1><ul>{facts}</ul>"
            f"<h2>{say('messages')}</h2>{listed(kept['messages'])}"
            f"<h2>{say('transcript')}</h2>{listed(kept['transcript'])}"
            f"<h2>{say('consents')}</h2><ul>{receipts}</ul></html>"
        )

    def narrow(self, session: Session, purposes: list[str]) -> dict[str, Any]:
        """Withdraw consent for every purpose that is not among `purposes`."""
        withdrawn = session.purposes - set(purposes)
        erased = 0
        if TRANSCRIPT in withdrawn:
            erased = self._transcripts.stop(session)
        session.purposes -= withdrawn
        if withdrawn:
            held = tuple(sorted(session.purposes))
            self._store.consents.withdraw(session.id, purposes=held, when=self._clock.now())
            with acting(VISITOR):
                self._store.audit.record("consent_withdrawn", session=session.id, erased=erased)
        return {
            "purposes": sorted(session.purposes),
            "withdrawn": sorted(withdrawn),
            "erased": erased,
            "answers": ANSWER in session.purposes,
        }

    def erase(self, session: Session) -> dict[str, Any]:
        """Forget the visitor everywhere, with a receipt.

        Raises:
            ServeError: `erasure_failed`; asking again goes on where it stopped.
        """
        in_memory = len(session.messages)
        self._transcripts.close(session)
        places = (self._store.conversations, self._store.consents)
        try:
            receipt = erase_visitor(session.id, places, clock=self._clock)
        except PolicyError as error:
            logs.event("erasure_failed", level="error", code=error.code)
            raise ServeError("erasure_failed") from error
        with acting(VISITOR):
            self._store.audit.record("visitor_erased", session=session.id, sha256=receipt.sha256)
        return {
            "id": receipt.sha256[:16],
            "when": receipt.when,
            "erased": {"session": in_memory, **receipt.counts},
            "sha256": receipt.sha256,
        }


def routes(rights: VisitorRights, sessions: Sessions, transcripts: Transcripts) -> APIRouter:
    """`GET`, `PATCH` and `DELETE /api/me`; the token comes as `Authorization: Bearer`."""
    router = APIRouter(tags=["visitor"])

    @router.get("/api/me", response_class=Response)
    async def see(request: Request, authorization: str = Header("")) -> Response:
        """What is kept: JSON, or a page when `Accept` asks for HTML."""
        _, session = _who(sessions, request, authorization)
        headers = {"cache-control": "no-store", "vary": "Accept"}
        if "text/html" in request.headers.get("accept", ""):
            page = await run_in_threadpool(rights.page, session)
            return HTMLResponse(page, headers=headers)
        return JSONResponse(await run_in_threadpool(rights.kept, session), headers=headers)

    @router.patch("/api/me")
    async def change(
        request: Request, body: MeBody, authorization: str = Header("")
    ) -> dict[str, Any]:
        """Withdraw consent (by naming what still holds), or end the session."""
        token, session = _who(sessions, request, authorization)
        told: dict[str, Any] = {}
        if body.consent is not None:
            told = await run_in_threadpool(rights.narrow, session, list(body.consent.purposes))
        if body.end:
            transcripts.close(session)
            sessions.drop(token)
        return {**told, "ended": body.end}

    @router.delete("/api/me")
    async def forget(request: Request, authorization: str = Header("")) -> dict[str, Any]:
        """Erase everything about the visitor; the receipt says what went, and from where."""
        token, session = _who(sessions, request, authorization)
        receipt = await run_in_threadpool(rights.erase, session)
        sessions.drop(token)
        return receipt

    return router


def _who(sessions: Sessions, request: Request, authorization: str) -> tuple[str, Session]:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise ServeError("session_unknown")
    return token, sessions.find(token, request.state.origin)
