"""`/api/handover`: a visitor passes a talk on to a person, after seeing what would be sent."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from builder.answering.escalation import Escalation
from builder.answering.handover.letter import Letter, Wish, write
from builder.core.bot import BotSpec
from builder.core.errors import ServeError
from builder.core.handover import Presence
from builder.core.ids import new_id, reference
from builder.core.ports import Clock
from builder.privacy.consent import agree, text_version
from builder.privacy.gate import Gate
from builder.server.beside import asked
from builder.server.bodies import HandoverBody
from builder.server.counting import Tally
from builder.server.courier import Courier
from builder.server.description import BY_VISITOR, described
from builder.server.face import contact_options, title
from builder.server.limits import Limiter
from builder.server.replies import HandoverState
from builder.server.sessions import Session, Talks
from builder.server.visitor_data import left_by
from builder.server.visitor_rights import TOKEN, VisitorRights, who
from builder.system import texts
from builder.vault.audit_log import VISITOR, acting
from builder.vault.consents import PASSED_ON
from builder.vault.handovers import State, StoredHandover
from builder.vault.hoststore import HostStore

MOST = 3
"""Times one talk can be passed on."""

MOST_WAITING = 1_000
"""Hand-overs a host keeps waiting; past that, the visitor is told to use another way."""

NONE, LATE = "none", "late"
_SLOW = timedelta(minutes=15)


class Handovers:
    """Shows what would be sent, and takes it."""

    def __init__(
        self,
        spec: BotSpec,
        gate: Gate,
        store: HostStore,
        clock: Clock,
        escalation: Escalation,
        courier: Courier | None,
        tally: Tally | None = None,
    ) -> None:
        self._tally = tally
        self._spec = spec
        self._gate = gate
        self._store = store
        self._clock = clock
        self._escalation = escalation
        self._courier = courier
        self._taking = threading.Lock()

    @property
    def _channels(self) -> tuple[str, ...]:
        return self._courier.channels if self._courier else ()

    def shown(self, session: Session, wish: Wish) -> dict[str, Any]:
        """What would be sent, word for word; nothing is kept of it."""
        standing = self._escalation.standing(session.language)
        told = {**self._told(NONE), "presence": str(standing.presence)}
        told["says"] = self._escalation.words(session.language)
        if self._channels and standing.presence is not Presence.AWAY:
            letter = self._letter(session, wish)
            told["preview"] = {
                "text": letter.text,
                "version": letter.version,
                "consent": self._consent(session.language),
                "empty": not (letter.message or letter.talk),
            }
        return told

    def take(self, session: Session, wish: Wish, *, version: str, token: str) -> dict[str, Any]:
        """Keep it and have it delivered: what the visitor saw, and nothing else.

        Args:
            session: whose talk it is.
            wish: what the visitor filled in.
            version: of what they saw; empty for whatever it is now.
            token: by which the visitor is known again.

        Raises:
            ServeError: `handover_away`, `handover_empty`, `handover_changed`,
                `handovers_used_up`, `host_busy`.
        """
        if not self._channels:
            return self._told(NONE)
        if self._escalation.standing(session.language).presence is Presence.AWAY:
            raise ServeError("handover_away")
        letter = self._letter(session, wish)
        if version and version != letter.version:
            raise ServeError("handover_changed")
        if not (letter.message or letter.talk):
            raise ServeError("handover_empty")
        with self._taking:
            if letter.version not in session.passed_on:
                self._keep(session, letter, token)
        return self.state(session)

    def state(self, session: Session) -> dict[str, Any]:
        """How far the newest hand-over of a talk has come."""
        return self._told(state_of(self._store.handovers.read(session.id)), session)

    def _keep(self, session: Session, letter: Letter, token: str) -> None:
        if len(session.passed_on) >= MOST:
            raise ServeError("handovers_used_up", limit=MOST)
        if self._store.handovers.load().waiting >= MOST_WAITING:
            raise ServeError("host_busy", retry_after=600)
        words = f"{self._consent(session.language)}\n{letter.text}"
        receipt = agree(
            session.id, words, version=text_version(words), purposes=[PASSED_ON], clock=self._clock
        )
        if self._store.visitors.get(session.id) is None:
            self._store.visitors.save(left_by(session), token)
        self._store.consents.record(
            session.id,
            version=receipt.version,
            purposes=receipt.purposes,
            text_sha256=receipt.text_sha256,
            when=datetime.fromisoformat(receipt.when),
        )
        name, now = new_id(), self._clock.now()
        for channel in self._channels:
            self._store.handovers.add(f"{name}-{channel}", session.id, channel, letter.dump(), now)
        session.passed_on.append(letter.version)
        if session.closed:  # erased meanwhile: nothing of it may come back
            for place in self._store.places:
                place.forget_visitor(session.id)
            raise ServeError("session_unknown")
        with acting(VISITOR):
            self._store.audit.record("handover_taken", session=session.id, kind=letter.passes_on)
        if self._tally is not None:
            self._tally.handover()

    def health(self) -> str:
        """`ok`; `late` when something does not arrive at once; `failed` when some never did."""
        load = self._store.handovers.load()
        if load.failed:
            return str(State.FAILED)
        since = load.oldest or self._clock.now()
        return LATE if load.troubled or self._clock.now() - since > _SLOW else "ok"

    def call(self) -> None:
        """Have what was taken delivered now."""
        if self._courier is not None:
            self._courier.call()

    def _letter(self, session: Session, wish: Wish) -> Letter:
        return write(
            self._spec,
            self._gate,
            wish,
            session.history(len(session.messages)),
            names=session.names,
            reference=reference(session.id),
            about=(session.person_reason, session.language),
        )

    def _consent(self, language: str) -> str:
        return texts.say("handover.consent", language, title=title(self._spec))

    def _told(self, state: str, session: Session | None = None) -> dict[str, Any]:
        told: dict[str, Any] = {
            "delivered": state == State.DELIVERED,
            "state": state,
            "options": contact_options(self._spec.contact),
        }
        if session is not None:
            thanks = texts.say("handover.sent", session.language)
            told["says"] = self._spec.handover.thanks.strip() or thanks
            told["reference"] = reference(session.id)
        return told


def state_of(items: list[StoredHandover]) -> str:
    """`delivered` once the newest hand-over arrived on any way; `late` when a try has failed."""
    if not items:
        return NONE
    name = items[-1].id.rpartition("-")[0]
    newest = [item for item in items if item.id.rpartition("-")[0] == name]
    states = {item.state for item in newest}
    if State.DELIVERED in states:
        return str(State.DELIVERED)
    if states == {State.FAILED}:
        return str(State.FAILED)
    return LATE if any(item.code for item in newest) else str(State.WAITING)


def routes(
    handovers: Handovers, sessions: Talks, limiter: Limiter, rights: VisitorRights
) -> APIRouter:
    """`POST /api/handover` and `GET /api/handover`."""
    router = APIRouter(tags=["chat"])

    refusals = ("handover_away", "handover_changed", "handover_empty", "handovers_used_up")

    @router.post(
        "/api/handover",
        **described(HandoverState, "session_unknown", "data_frozen", "host_busy", *refusals),
    )
    async def pass_on(request: Request, body: HandoverBody) -> dict[str, Any]:
        """Without consent: what would be sent, and the other ways. With it: it is on its way."""
        origin, address = request.state.origin, request.state.address
        session = await asked(sessions, lambda: sessions.find(body.token, origin))
        if session.frozen:
            raise ServeError("data_frozen")
        await asked(limiter, lambda: limiter.message(address))
        wish = Wish(body.name, body.contact, body.message)
        if not body.consent:
            return await run_in_threadpool(handovers.shown, session, wish)
        await asked(limiter, lambda: limiter.handover(address))

        def take() -> dict[str, Any]:
            with sessions.changing(session):
                return handovers.take(session, wish, version=body.version, token=body.token)

        told = await run_in_threadpool(take)
        handovers.call()
        return told

    @router.get("/api/handover", **described(HandoverState, "session_unknown", by=BY_VISITOR))
    async def look(request: Request, authorization: str = TOKEN) -> dict[str, Any]:
        """How far it has come; the token comes as `Authorization: Bearer`."""
        _, session = await run_in_threadpool(who, rights, sessions, request, authorization)
        return await run_in_threadpool(handovers.state, session)

    return router
