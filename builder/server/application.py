"""The web application of one bot, put together from its parts."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.types import Lifespan

import builder
from builder.answering.handover.delivery import Delivery
from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.core.ports import Clock
from builder.privacy.gate import Gate
from builder.server import (
    chat,
    feedback,
    handovers,
    health,
    join_page,
    openai_api,
    testers,
    visitor_rights,
    visits,
    widget,
)
from builder.server.answering import Answering
from builder.server.answers import Answers
from builder.server.courier import Courier
from builder.server.description import describe
from builder.server.face import title
from builder.server.floods import Floods
from builder.server.keeping import Keeper
from builder.server.limits import Allowances, Limiter
from builder.server.middleware import Faults, HostNames, Journal, Origins, Rates, Sizes
from builder.server.problems import Problems
from builder.server.sessions import Sessions
from builder.server.settings import BundleFacts, HostSettings
from builder.server.testers import Guests, Invited
from builder.server.transcripts import Transcripts
from builder.system.clock import SystemClock
from builder.vault.hoststore import HostStore

ADDRESS_KEY = "address_key"
"""The host's fact that a day's key for visitors' addresses is derived from."""

_PARTING_SECONDS = 4  # how long a delivery that is told to stop may take to do so

_QUIET: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "auto_configure": False,  # else an environment variable could make it send traces somewhere
}


def create_app(  # noqa: PLR0913 - all but four by name; each is a room's own face
    bot: Answering,
    gate: Gate,
    store: HostStore,
    settings: HostSettings,
    *,
    bundle: BundleFacts | None = None,
    clock: Clock | None = None,
    delivery: Delivery | None = None,
    guests: Guests | None = None,
    programs: openai_api.Authorise | None = None,
) -> FastAPI:
    """The application that serves `bot`.

    Args:
        bot: answers; it need not be warm yet.
        gate: what a transcript passes before it is written down.
        store: takes what visitors leave.
        settings: where the host listens and what it spends.
        bundle: what the health page tells of the bundle.
        clock: the system's by default.
        delivery: how a talk reaches a person; without it, it does not.
        guests: who may come in, where the bot is only tried; None lets everybody in.
        programs: knows the tokens of programs; without it there is no `/v1`.
    """
    spec, caps, clock = bot.spec, settings.caps, clock or SystemClock()
    problems = Problems(spec)
    sessions = Sessions(caps, clock)
    answers = Answers(bot, caps.answers_at_once, caps.answer_seconds)
    transcripts = Transcripts(spec, gate, store.conversations, clock, remembered=caps.remembered)
    limiter = Limiter(caps, _address_key(store), clock, Allowances(clock))
    keeper = Keeper(store, sessions, transcripts, spec.privacy, clock)
    courier = Courier(spec, store, delivery, clock) if delivery and delivery.channels else None
    talk = chat.Chat(spec, answers, transcripts, problems, caps, passes_on=courier is not None)
    passing = handovers.Handovers(spec, gate, store, clock, bot.escalation, courier)
    rights = visitor_rights.VisitorRights(spec, store, transcripts, clock)
    lifespan = _lifespan(keeper, answers, courier)
    app = _framework(spec, settings, problems, limiter, lifespan, guests)
    pages = widget.Pages(spec, testers=guests is not None)
    for router in (
        widget.routes(spec, pages, caps, passes_on=courier is not None),
        visits.routes(spec, sessions, store, limiter, clock),
        chat.routes(talk, sessions, answers, limiter, caps, Floods(store.audit, clock)),
        feedback.routes(sessions, transcripts, store.audit),
        handovers.routes(passing, sessions, limiter, rights),
        visitor_rights.routes(rights, sessions, transcripts),
        health.routes(
            bot, bundle or BundleFacts(), store.spending, passing.health if courier else None
        ),
    ):
        app.include_router(router)
    if programs is not None:
        speaking = openai_api.Completions(
            spec, answers, problems, caps, clock, passes_on=courier is not None
        )
        app.include_router(openai_api.routes(spec, speaking, answers, limiter, programs))
    if guests is not None:
        app.include_router(join_page.routes(spec))
        app.include_router(testers.routes(guests, sessions, limiter))
    app.openapi = describe(app)  # type: ignore[method-assign]
    return app


def _framework(
    spec: BotSpec,
    settings: HostSettings,
    problems: Problems,
    limiter: Limiter,
    lifespan: Lifespan[FastAPI],
    guests: Guests | None,
) -> FastAPI:
    app = FastAPI(
        title=title(spec),
        version=builder.__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        telemetry=_QUIET,
        middleware=[
            *_layers(spec, settings, problems, limiter),
            *([Middleware(Invited, problems=problems, guests=guests)] if guests else []),
        ],
    )
    app.add_exception_handler(HushdeskError, problems.of_error)
    app.add_exception_handler(HTTPException, problems.of_status)
    app.add_exception_handler(RequestValidationError, problems.of_form)
    return app


def _layers(
    spec: BotSpec, settings: HostSettings, problems: Problems, limiter: Limiter
) -> list[Middleware]:
    return [
        Middleware(Journal, settings=settings),
        Middleware(HostNames, problems=problems, settings=settings),
        Middleware(Origins, problems=problems, allowed=spec.site.allowed_origins),
        Middleware(Faults, problems=problems),
        Middleware(Rates, problems=problems, limiter=limiter),
        Middleware(Sizes, problems=problems, caps=settings.caps),
    ]


def _lifespan(keeper: Keeper, answers: Answers, courier: Courier | None) -> Lifespan[FastAPI]:
    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        keeping = asyncio.create_task(keeper.keep())
        carrying = asyncio.create_task(courier.carry()) if courier else None
        yield
        keeping.cancel()
        if courier and carrying:
            courier.stop()
            await asyncio.wait([carrying], timeout=_PARTING_SECONDS)
        answers.shutdown()

    return lifespan


def _address_key(store: HostStore) -> bytes:
    kept = store.facts.get(ADDRESS_KEY)
    if kept is None:
        kept = secrets.token_hex(32)
        store.facts.put(ADDRESS_KEY, kept)
    return bytes.fromhex(kept)
