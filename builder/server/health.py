"""Is it alive, and can it answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from builder.core.spending import SpendingBook
from builder.server.answering import Answering
from builder.server.description import described
from builder.server.replies import Alive, Ready
from builder.server.settings import BundleFacts


def routes(
    bot: Answering,
    bundle: BundleFacts,
    book: SpendingBook,
    handovers: Callable[[], str] | None = None,
) -> APIRouter:
    """`GET /healthz` and `GET /readyz`."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", **described(Alive))
    async def alive() -> dict[str, str]:
        """The process runs and takes requests."""
        return {"status": "alive"}

    empty = {503: {"description": "Nothing can be found yet", "model": Ready}}

    @router.get("/readyz", **described(Ready, responses=empty))
    async def ready() -> JSONResponse:
        """200 as soon as keywords answer; `vectors` says how far meaning has come.

        `handovers` is `ok`, `late` or `failed`, where talks are passed on to a person.
        `spending` is there, as `capped`, once money for a model is used up and quotes answer.
        """
        state = bot.readiness()
        body: dict[str, Any] = {
            "ready": state.passages > 0,
            "passages": state.passages,
            "vectors": state.vectors,
            "bundle": {"id": bundle.id, "version": bundle.version},
        }
        if handovers is not None:
            body["handovers"] = await run_in_threadpool(handovers)
        if book.capped(bot.spec.spending.caps):
            body["spending"] = "capped"
        return JSONResponse(body, 200 if body["ready"] else 503, {"cache-control": "no-store"})

    return router
