"""`/api/me`: a visitor sees, takes away, withdraws and erases what is kept about them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Header
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from builder.core.bot import BotSpec
from builder.core.errors import PolicyError, ServeError
from builder.core.ports import Clock
from builder.privacy.erasure import ErasureReceipt, erase_visitor
from builder.server.bodies import Corrected, MeBody
from builder.server.description import BY_VISITOR, described
from builder.server.sessions import ANSWER, TRANSCRIPT, Session, Talks
from builder.server.transcripts import Transcripts
from builder.server.visitor_data import kept, page, stored_session
from builder.server.visitor_replies import Changed, Erased, KeptData
from builder.system import logs
from builder.vault.audit_log import VISITOR, acting
from builder.vault.hoststore import HostStore

TOKEN = Header("", include_in_schema=False)
"""`Authorization: Bearer` and the visitor's token; described as what opens a route."""


class VisitorRights:
    """What a visitor may ask of the host about themselves."""

    def __init__(
        self, spec: BotSpec, store: HostStore, transcripts: Transcripts, clock: Clock
    ) -> None:
        self._spec = spec
        self._store = store
        self._transcripts = transcripts
        self._clock = clock

    def session_of(self, token: str) -> Session:
        """The talk that `token` opened, also when it is over but something of it is kept.

        Raises:
            ServeError: `session_unknown`.
        """
        visitor = self._store.visitors.by_token(token)
        if visitor is None:
            raise ServeError("session_unknown")
        return stored_session(visitor)

    def kept(self, session: Session) -> dict[str, Any]:
        """Everything there is about the visitor of `session`, as plain data."""
        return kept(self._spec, self._store, session, self._clock)

    def page(self, session: Session) -> str:
        """The same as a page to read and keep."""
        return page(self.kept(session), session.language)

    def change(self, session: Session, body: MeBody) -> dict[str, Any]:
        """Do what `body` asks, in this order: object, withdraw, freeze, correct.

        Raises:
            ServeError: `message_unknown`, after what comes before was done.
        """
        told: dict[str, Any] = {}
        if body.object:
            told |= self._object(session, frozenset(body.object))
        if body.consent is not None:
            told |= self._narrow(session, frozenset(body.consent.purposes))
        if body.freeze is not None:
            told |= self._freeze(session, begin=body.freeze)
        if body.correct:
            told |= self._correct(session, body.correct)
        return told

    def _object(self, session: Session, purposes: frozenset[str]) -> dict[str, Any]:
        """Stop what the visitor objects to; what was written down for it goes."""
        session.objected |= purposes
        told = self._narrow(session, session.purposes - purposes)
        with acting(VISITOR):
            self._store.audit.record(
                "visitor_objected", session=session.id, purposes=", ".join(sorted(purposes))
            )
        return {**told, "objected": sorted(session.objected)}

    def _narrow(self, session: Session, held: frozenset[str]) -> dict[str, Any]:
        """Withdraw consent for every purpose that is not among `held`."""
        withdrawn = session.purposes - held
        erased = self._transcripts.stop(session) if TRANSCRIPT in withdrawn else 0
        session.purposes -= withdrawn
        if withdrawn:
            purposes = tuple(sorted(session.purposes))
            if not purposes:
                erased += self._store.handovers.drop(session.id)
            self._store.consents.withdraw(session.id, purposes=purposes, when=self._clock.now())
            with acting(VISITOR):
                self._store.audit.record("consent_withdrawn", session=session.id, erased=erased)
        self._put(session)
        return {
            "purposes": sorted(session.purposes),
            "withdrawn": sorted(withdrawn),
            "erased": erased,
            "answers": ANSWER in session.purposes,
        }

    def _freeze(self, session: Session, *, begin: bool) -> dict[str, Any]:
        """Let what is kept only lie there, its days paused, or end that."""
        if begin != (session.frozen is not None):
            self._transcripts.freeze(session, self._clock.now() if begin else None)
            self._put(session)
            event = "visitor_frozen" if begin else "visitor_unfrozen"
            with acting(VISITOR):
                self._store.audit.record(event, session=session.id)
        told = self.kept(session)["session"]
        return {"frozen": told["frozen"], "frozen_until": told["frozen_until"]}

    def _correct(self, session: Session, corrections: list[Corrected]) -> dict[str, Any]:
        done = 0
        for wanted in corrections:
            if not self._transcripts.correct(session, wanted.id, wanted.text):
                raise ServeError("message_unknown")
            done += 1
        with acting(VISITOR):
            self._store.audit.record("visitor_corrected", session=session.id, count=done)
        return {"corrected": done}

    def _put(self, session: Session) -> None:
        self._store.visitors.put(
            session.id,
            purposes=session.purposes,
            objected=session.objected,
            frozen=session.frozen,
        )

    def erase(self, session: Session) -> dict[str, Any]:
        """Forget the visitor everywhere, with a receipt.

        Raises:
            ServeError: `erasure_failed`; asking again goes on where it stopped.
        """
        in_memory = len(session.messages)
        self._transcripts.close(session)
        try:
            with acting(VISITOR):
                receipt = forget_visitor(self._store, session.id, self._clock)
        except PolicyError as error:
            logs.event("erasure_failed", level="error", code=error.code)
            raise ServeError("erasure_failed") from error
        return {
            "id": receipt.sha256[:16],
            "when": receipt.when,
            "erased": {"session": in_memory, **receipt.counts},
            "sha256": receipt.sha256,
        }


def forget_visitor(store: HostStore, session_id: str, clock: Clock) -> ErasureReceipt:
    """Erase a visitor from every place of a host, and remember that they were erased.

    Raises:
        PolicyError: `erasure_incomplete`, after every other place was asked.
    """
    # First: from then on no replica that still has the talk in hand writes anything of it down.
    store.tombstones.put("visitor", session_id, clock.now())
    receipt = erase_visitor(session_id, store.places, clock=clock)
    store.audit.record("visitor_erased", session=session_id, sha256=receipt.sha256)
    return receipt


def routes(rights: VisitorRights, sessions: Talks, transcripts: Transcripts) -> APIRouter:
    """`GET`, `PATCH` and `DELETE /api/me`; the token comes as `Authorization: Bearer`."""
    router = APIRouter(tags=["visitor"])

    page = {"content": {"text/html": {"schema": {"type": "string"}}}}

    @router.get(
        "/api/me", **described(KeptData, "session_unknown", by=BY_VISITOR, responses={200: page})
    )
    async def see(request: Request, authorization: str = TOKEN) -> Response:
        """What is kept: JSON, or a page when `Accept` asks for HTML."""
        _, session = await run_in_threadpool(who, rights, sessions, request, authorization)
        headers = {"cache-control": "no-store", "vary": "Accept"}
        if "text/html" in request.headers.get("accept", ""):
            page = await run_in_threadpool(rights.page, session)
            return HTMLResponse(page, headers=headers)
        return JSONResponse(await run_in_threadpool(rights.kept, session), headers=headers)

    refusals = ("session_unknown", "message_unknown")

    @router.patch("/api/me", **described(Changed, *refusals, by=BY_VISITOR))
    async def change(request: Request, body: MeBody, authorization: str = TOKEN) -> dict[str, Any]:
        """Object, withdraw consent (by naming what still holds), freeze, correct, or end it."""
        token, session = await run_in_threadpool(who, rights, sessions, request, authorization)

        def work() -> dict[str, Any]:
            with sessions.changing(session):
                told = rights.change(session, body)
                if body.end:
                    transcripts.close(session)
            if body.end:
                sessions.drop(token)
            return {**told, "ended": body.end}

        return await run_in_threadpool(work)

    refusals = ("session_unknown", "erasure_failed")

    @router.delete("/api/me", **described(Erased, *refusals, by=BY_VISITOR))
    async def forget(request: Request, authorization: str = TOKEN) -> dict[str, Any]:
        """Erase everything about the visitor; the receipt says what went, and from where."""
        token, session = await run_in_threadpool(who, rights, sessions, request, authorization)

        def work() -> dict[str, Any]:
            receipt = rights.erase(session)
            sessions.drop(token)
            return receipt

        return await run_in_threadpool(work)

    return router


def who(
    rights: VisitorRights, sessions: Talks, request: Request, authorization: str
) -> tuple[str, Session]:
    """The token a request came with, and whose it is, also when that talk is over.

    Raises:
        ServeError: `session_unknown`; `store_failed`, when a change could not reach every replica.
    """
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise ServeError("session_unknown")
    try:
        return token, sessions.find(token, request.state.origin)
    except ServeError as error:
        if error.code != "session_unknown" and request.method != "GET":
            raise
        past = rights.session_of(token)
        if past.origin != request.state.origin:
            raise
        return token, past
