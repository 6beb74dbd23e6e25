"""Is it alive, can it answer, and what does it measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from builder.core.errors import HushdeskError
from builder.server.answering import Answering
from builder.server.answers import Answers
from builder.server.closing import words
from builder.server.description import BY_OPERATOR, described
from builder.server.face import contact_options
from builder.server.meters import Standing
from builder.server.operator_desk import Desk
from builder.server.operators import READ, Operator
from builder.server.premises import Premises
from builder.server.replies import Alive, Ready
from builder.server.settings import BundleFacts
from builder.server.store_watch import OK
from builder.server.transcripts import Transcripts

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Health:
    """How a host stands."""

    def __init__(
        self,
        bot: Answering,
        bundle: BundleFacts,
        premises: Premises,
        answers: Answers,
        transcripts: Transcripts,
        handovers: Callable[[], str] | None,
    ) -> None:
        self._bot = bot
        self._bundle = bundle
        self._premises = premises
        self._answers = answers
        self._transcripts = transcripts
        self._handovers = handovers

    @property
    def closed(self) -> str | None:
        """Why the chat takes no questions: `paused`, `revoked`, `stopping`, or None."""
        why = self._premises.closing.now.why(self._bundle.version)
        return why or ("stopping" if self._premises.stopping else None)

    def told(self) -> dict[str, Any]:
        """For whoever watches: a balancer, a monitor, the kit's check."""
        state, closed, bundle = self._bot.readiness(), self.closed, self._bundle
        body: dict[str, Any] = {
            "ready": state.passages > 0 and closed is None,
            "passages": state.passages,
            "vectors": state.vectors,
            "bundle": {"id": bundle.id, "version": bundle.version, "signer": bundle.signer},
        }
        if closed is not None:
            spec = self._bot.spec
            body["closed"] = closed
            body["says"] = words(spec, self._premises.closing.now, spec.language)
            body["contact"] = contact_options(spec.contact)
        if self._premises.refused:
            body["bundle"]["refused"] = self._premises.refused
        body |= self._troubles()
        return body

    def _troubles(self) -> dict[str, Any]:
        body: dict[str, Any] = {}
        try:
            if self._handovers is not None:
                body["handovers"] = self._handovers()
            if self._premises.store.spending.capped(self._bot.spec.spending.caps):
                body["spending"] = "capped"
        except HushdeskError as error:
            self._premises.watch.note(error)
        if self._premises.model is not None:
            body["model"] = self._premises.model
        if self._premises.watch.state != OK:
            body["store"] = self._premises.watch.state
        if shared := self._premises.shared:
            body["shared"] = True
            body["database"], body["redis"] = self._premises.watch.state, shared.line.state
        return body

    def standing(self) -> Standing:
        """The same as numbers."""
        premises, state = self._premises, self._bot.readiness()
        closed, waiting, failed, capped = self.closed, 0, 0, False
        try:
            load = premises.store.handovers.load()
            waiting, failed = load.waiting, load.failed
            capped = premises.store.spending.capped(self._bot.spec.spending.caps)
        except HushdeskError as error:
            premises.watch.note(error)
        return Standing(
            version=self._bundle.version,
            bundle=self._bundle.id,
            ready=state.passages > 0 and closed is None,
            open=closed is None,
            store_ok=premises.watch.state == OK,
            bundle_refused=bool(premises.refused),
            passages=state.passages,
            vectors=state.vectors,
            sessions=len(premises.sessions),
            answering=self._answers.running,
            handovers_waiting=waiting,
            handovers_failed=failed,
            disk_free=premises.watch.free_bytes(),
            spending_capped=capped,
            unwritten=self._transcripts.waiting,
            shared=premises.shared is not None,
            redis_ok=None if premises.shared is None else premises.shared.line.state == OK,
        )


def routes(health: Health, desk: Desk, premises: Premises) -> APIRouter:
    """`GET /healthz`, `/readyz` and `/metrics`."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", **described(Alive))
    async def alive() -> dict[str, Any]:
        """The process runs and takes requests; `shared` where it is one of several replicas."""
        return {"status": "alive", **({"shared": True} if premises.shared else {})}

    empty = {503: {"description": "No question can be answered now", "model": Ready}}

    @router.get("/readyz", **described(Ready, responses=empty))
    async def ready() -> JSONResponse:
        """200 as soon as keywords answer; `vectors` says how far meaning has come.

        `handovers` is `ok`, `late` or `failed`, where talks are passed on to a person.
        `spending` is there, as `capped`, once money for a model is used up and quotes answer.
        `closed` is there, as `paused`, `revoked` or `stopping`, while no question is taken.
        `store` is there, with a code, while the host's own file cannot be written.
        `shared` is there where it is one of several replicas: then `database` and `redis` are `ok`
        or a code. It stays ready without them: quotes and pinned facts answer.
        `model` is there, with a code, while the model fails and quotes answer.
        `bundle.refused` is there, with a code, when a newer bundle was refused.
        """
        body = await run_in_threadpool(health.told)
        return JSONResponse(body, 200 if body["ready"] else 503, {"cache-control": "no-store"})

    metered = {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}

    @router.get(
        "/metrics",
        response_class=Response,
        **described(None, by=BY_OPERATOR, scope=READ, responses=metered),
    )
    async def metrics(request: Request) -> Response:
        """What the host measures of itself, in Prometheus' text format."""

        def work(_: Operator) -> bytes:
            return premises.meters.text(health.standing())

        text = await desk.do(request, READ, work, quiet=True)
        return Response(text, media_type=PROMETHEUS)

    return router
