"""`/operator/…`: what the owner's desktop and an operator's scripts ask; see `OPERATOR.md`."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from builder.core.bot import BotSpec
from builder.core.errors import ServeError, UsageError
from builder.server.bodies import Body
from builder.server.closing import WORDS
from builder.server.description import BY_OPERATOR, described
from builder.server.face import pick_language
from builder.server.operator_desk import Desk
from builder.server.operator_export import Exporter
from builder.server.operator_replies import Forgotten, Looked, Retried, State, Told
from builder.server.operator_view import OperatorView
from builder.server.operators import ANSWER, ERASE, PAUSE, READ, Operator
from builder.server.orders import of_handovers, on_visitor
from builder.server.premises import Look, Premises
from builder.server.switch import Shape, Switch
from builder.server.transcripts import Transcripts

_BYTES = {"type": "string", "format": "binary"}
REFERENCE = r"[0-9A-Fa-f-]{1,40}"
_MONTH = Query(default="", pattern=r"^$|^[0-9]{4}-(0[1-9]|1[0-2])$")


class PauseBody(Body):
    """Words for visitors, for this pause alone."""

    says: str = Field(default="", max_length=WORDS)


class RevokeBody(Body):
    """Bundles below it are refused."""

    min_version: int = Field(ge=1, le=2**31)


def routes(  # noqa: C901, PLR0915 - one closure a route
    desk: Desk,
    view: OperatorView,
    switch: Switch,
    exporter: Exporter,
    premises: Premises,
    transcripts: Transcripts,
    spec: BotSpec,
) -> APIRouter:
    """Everything under `/operator`."""
    router = APIRouter(prefix="/operator", tags=["operator"])
    told = partial(described, by=BY_OPERATOR)
    unknown = ("visitor_not_found",)
    unkept = (*unknown, "transcripts_not_kept")

    def language(request: Request) -> str:
        return pick_language(request.headers.get("accept-language", ""), spec)

    @router.get("/state", **told(State))
    async def state(request: Request) -> Shape:
        """Who asks, which bundle is served, whether the chat is open."""
        spoken = language(request)
        return await desk.do(request, "", lambda who: switch.state(who, spoken), quiet=True)

    @router.get("/counts", **told(Told, scope=READ))
    async def counts(request: Request, month: str = _MONTH) -> Shape:
        """Figures of a calendar month, small groups hidden."""
        premises.tally.keep()
        today, spoken = premises.tally.today(), language(request)
        return await desk.do(request, READ, lambda _: view.counts(month, today, spoken))

    @router.get("/unanswered", **told(Told, scope=READ))
    async def unanswered(request: Request) -> Shape:
        """Questions without an answer, masked, those that mean the same together."""
        spoken = language(request)
        return await desk.do(request, READ, lambda _: view.unanswered(spoken))

    @router.get("/transcripts", **told(Told, "transcripts_not_kept", scope=READ))
    async def transcript_list(
        request: Request,
        limit: int = Query(default=50, ge=1, le=200),
        before: str = Query(default="", max_length=100),
    ) -> Shape:
        """The talks that are kept, the newest first."""
        spoken = language(request)
        return await desk.do(request, READ, lambda _: view.transcripts(limit, before, spoken))

    @router.get("/transcripts/{reference}", **told(Told, *unkept, scope=READ))
    async def transcript(request: Request, reference: str) -> Shape:
        """One talk, word for word as it was kept."""
        return await desk.do(request, READ, lambda _: view.transcript(reference))

    @router.get("/handovers", **told(Told, scope=READ))
    async def handover_list(request: Request) -> Shape:
        """What was passed on to a person, and how far it has come."""
        return await desk.do(request, READ, lambda _: view.handovers())

    @router.get("/handovers/{name}", **told(Told, "handover_not_found", scope=READ))
    async def handover(request: Request, name: str) -> Shape:
        """One of them with its words, while they are kept."""
        return await desk.do(request, READ, lambda _: view.handover(name))

    @router.post("/handovers/retry", **told(Retried, scope=ANSWER))
    async def retry(request: Request) -> Shape:
        """Try what waits or was given up again."""
        return await desk.do(
            request,
            ANSWER,
            lambda _: of_handovers(premises.store, "handovers_retry", premises.clock),
        )

    @router.get("/requests", **told(Told, scope=READ))
    async def requests(request: Request) -> Shape:
        """Visitors who froze what is kept of them, or objected."""
        return await desk.do(request, READ, lambda _: view.requests())

    @router.get("/visitors/{reference}", **told(Told, *unknown, scope=READ))
    async def visitor(request: Request, reference: str) -> Shape:
        """All that is kept of one visitor."""
        return await desk.do(request, READ, lambda _: view.visitor(reference))

    def to_visitor(verb: str, reference: str) -> Shape:
        parts = (premises.store, premises.sessions, transcripts, premises.clock)
        try:
            return on_visitor(verb, reference, *parts)
        except UsageError:
            raise ServeError("visitor_not_found") from None

    @router.post("/visitors/{reference}/freeze", **told(Told, *unknown, scope=ERASE))
    async def freeze(request: Request, reference: str) -> Shape:
        """Let what is kept of a visitor only lie there."""
        return await desk.do(request, ERASE, lambda _: to_visitor("freeze", reference))

    @router.post("/visitors/{reference}/unfreeze", **told(Told, *unknown, scope=ERASE))
    async def unfreeze(request: Request, reference: str) -> Shape:
        """End that."""
        return await desk.do(request, ERASE, lambda _: to_visitor("unfreeze", reference))

    @router.delete("/visitors/{reference}", **told(Forgotten, *unknown, scope=ERASE))
    async def erase(request: Request, reference: str) -> Shape:
        """Erase a visitor everywhere, with a receipt."""
        receipt = await desk.do(request, ERASE, lambda _: to_visitor("erase", reference))
        return {
            "erased": receipt["counts"],
            "when": receipt["when"],
            "sha256": receipt["sha256"],
        }

    @router.get("/contacts", **told(Told, scope=READ))
    async def contacts(request: Request) -> Shape:
        """Which hosts were spoken to, and what models cost."""
        return await desk.do(request, READ, lambda _: view.contacts())

    @router.get("/audit", **told(Told, scope=READ))
    async def audit(
        request: Request,
        after: int = Query(default=0, ge=0, le=2**62),
        limit: int = Query(default=200, ge=1, le=1000),
    ) -> Shape:
        """The host's audit, the oldest first."""
        return await desk.do(request, READ, lambda _: view.audit(after, limit))

    @router.post("/pause", **told(State, scope=PAUSE))
    async def pause(request: Request, body: PauseBody | None = None) -> Shape:
        """Close the chat at once, for talks under way, too."""
        says, spoken = (body or PauseBody()).says, language(request)

        def work(who: Operator) -> Shape:
            switch.pause(who, says)
            return switch.state(who, spoken)

        done = await desk.do(request, PAUSE, work, whatever=True)
        switch.enforce()
        return done

    @router.post("/resume", **told(State, scope=PAUSE))
    async def resume(request: Request) -> Shape:
        """Open the chat again."""
        spoken = language(request)

        def work(who: Operator) -> Shape:
            switch.resume()
            return switch.state(who, spoken)

        return await desk.do(request, PAUSE, work, whatever=True)

    @router.post("/revoke", **told(State, scope=PAUSE))
    async def revoke(request: Request, body: RevokeBody) -> Shape:
        """Refuse every bundle below a version, the running one included."""
        spoken = language(request)

        def work(who: Operator) -> Shape:
            switch.revoke(body.min_version)
            return switch.state(who, spoken)

        done = await desk.do(request, PAUSE, work, whatever=True)
        switch.enforce()
        return done

    @router.post("/bundle", **told(Looked, scope=PAUSE))
    async def bundle(request: Request) -> Shape:
        """Look at the bundle's file again, and serve it if it is newer and whole."""
        await desk.do(request, PAUSE, lambda _: None)
        look = (
            await premises.look() if premises.look else Look(swapped=False, version=switch.version)
        )
        return {"swapped": look.swapped, "version": look.version, "code": look.code}

    sealed_file = {200: {"content": {"application/octet-stream": {"schema": _BYTES}}}}

    unsealable = ("bad_recipient", "recipient_missing")

    @router.get(
        "/export",
        response_class=Response,
        **told(None, *unsealable, scope=READ, responses=sealed_file),
    )
    async def export(
        request: Request, recipient: str = Query(default="", max_length=100)
    ) -> Response:
        """Everything for the owner, sealed."""
        spoken = language(request)
        premises.tally.keep()

        def work(who: Operator) -> bytes:
            return exporter.sealed(switch.state(who, spoken), spoken, recipient)

        sealed = await desk.do(request, READ, work)
        name = 'attachment; filename="host.age"'
        return Response(
            sealed, media_type="application/octet-stream", headers={"content-disposition": name}
        )

    return router
