"""The web application of one bot, put together from its parts."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.types import Lifespan

import builder
from builder.answering.handover.delivery import Delivery
from builder.core.bot import BotSpec
from builder.core.conversation import Answer, Question
from builder.core.errors import HushdeskError
from builder.core.ports import Clock
from builder.knowledge.embedding import Embedder
from builder.privacy.gate import Gate
from builder.server import (
    chat,
    feedback,
    handovers,
    health,
    join_page,
    openai_api,
    operator_routes,
    testers,
    visitor_rights,
    visits,
    widget,
)
from builder.server.answering import Answering
from builder.server.answers import Answers, Noted
from builder.server.courier import Courier
from builder.server.description import describe
from builder.server.doorway import Doorway
from builder.server.face import title
from builder.server.floods import Floods
from builder.server.groups import Groups
from builder.server.keeping import Keeper
from builder.server.middleware import Faults, HostNames, Journal, Origins, Rates, Sizes
from builder.server.operator_desk import Desk
from builder.server.operator_export import Exporter
from builder.server.operator_view import OperatorView
from builder.server.operators import OF_HOST
from builder.server.orders import Export
from builder.server.premises import Premises
from builder.server.problems import Problems
from builder.server.settings import BundleFacts, HostSettings
from builder.server.switch import Switch
from builder.server.testers import Guests, Invited
from builder.server.transcripts import Transcripts
from builder.system import logs
from builder.system.clock import SystemClock
from builder.vault.hoststore import HostStore

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
    premises: Premises | None = None,
    embedder: Embedder | None = None,
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
        premises: what outlives this bundle; by default it has its own.
        embedder: groups questions without an answer by what they mean.
    """
    spec, caps, clock = bot.spec, settings.caps, clock or SystemClock()
    bundle, premises = bundle or BundleFacts(), premises or Premises.of(store, settings, clock)
    premises.serve(spec)
    problems, sessions, limiter = Problems(spec), premises.sessions, premises.limiter
    answers = Answers(
        bot, caps.answers_at_once, caps.answer_seconds,
        waiting=caps.answers_waiting, noted=_noted(premises),
    )  # fmt: skip
    transcripts = Transcripts(
        spec, gate, store.conversations, clock,
        remembered=caps.remembered, unanswered=store.unanswered,
        late=premises.late, lock=premises.writing, changing=sessions.changing,
    )  # fmt: skip
    courier = Courier(spec, store, delivery, clock) if delivery and delivery.channels else None
    talk = chat.Chat(spec, answers, transcripts, problems, caps, passes_on=courier is not None)
    passing = handovers.Handovers(spec, gate, store, clock, bot.escalation, courier, premises.tally)
    speaking = openai_api.Completions(
        spec, answers, problems, caps, clock, passes_on=courier is not None
    )
    rights = visitor_rights.VisitorRights(spec, store, transcripts, clock)
    desk = Desk(premises.operators, store.audit, premises.watch, clock)
    view = OperatorView(spec, store, clock, Groups(embedder))
    switch = Switch(spec, premises, bundle, answers)
    exporter = Exporter(view, store, bundle, premises.tally.today, clock)
    keeper = Keeper(
        store, sessions, transcripts, spec.privacy, clock,
        also=(switch.observe, premises.tally.keep, premises.watch.look, transcripts.catch_up),
        enforce=switch.enforce, export=_export(exporter, switch),
    )  # fmt: skip
    lifespan = _lifespan(keeper, None if premises.staged else answers, courier)
    app = _framework(spec, problems, premises, bundle, lifespan, guests)
    seen = health.Health(
        bot, bundle, premises, answers, transcripts, passing.health if courier else None
    )
    pages = widget.Pages(spec, testers=guests is not None)
    for router in (
        widget.routes(
            spec,
            pages,
            caps,
            partial(premises.closing.told, spec, bundle.version),
            passes_on=courier is not None,
        ),
        visits.routes(spec, sessions, store, limiter, clock, premises.watch),
        chat.routes(talk, sessions, answers, limiter, caps, Floods(store.audit, clock)),
        feedback.routes(sessions, transcripts, store.audit, premises.tally),
        handovers.routes(passing, sessions, limiter, rights),
        visitor_rights.routes(rights, sessions, transcripts),
        health.routes(seen, desk, premises),
        operator_routes.routes(desk, view, switch, exporter, premises, transcripts, spec),
        openai_api.routes(spec, speaking, answers, limiter, desk),
    ):
        app.include_router(router)
    if guests is not None:
        app.include_router(join_page.routes(spec))
        app.include_router(testers.routes(guests, sessions, limiter))
    app.openapi = describe(app)  # type: ignore[method-assign]
    app.state.halt = answers.halt
    app.state.let_go = answers.shutdown
    app.state.running = lambda: answers.running
    return app


def _export(exporter: Exporter, switch: Switch) -> Export:
    """Writes the sealed file that the command on the host's machine orders."""

    def export(to: Path, language: str, recipient: str) -> dict[str, Any]:
        return exporter.write(switch.state(OF_HOST, language), to, language, recipient)

    return export


def _noted(premises: Premises) -> Noted:
    def noted(question: Question, answer: Answer | None, seconds: float) -> None:
        premises.tally.answer(question, answer, seconds)
        premises.meters.answer(question, answer, seconds)
        if answer is not None:
            _tell_model(premises, answer.trace.rules)

    return noted


def _tell_model(premises: Premises, rules: tuple[str, ...]) -> None:
    """Keep, and log once, that the model failed, or answers again."""
    failed = [each.removeprefix(_FELL_BACK) for each in rules if each.startswith(_FALLEN)]
    if failed and premises.model != failed[0]:
        premises.model = failed[0]
        logs.event("model_failed", level="error", code=failed[0])
    elif "model_answered" in rules and premises.model is not None:
        premises.model = None
        logs.event("model_recovered")


_FELL_BACK = "fallback_"
_FALLEN = f"{_FELL_BACK}model_"
"""Rules of an answer that a model should have written, and quotes did."""


def _framework(
    spec: BotSpec,
    problems: Problems,
    premises: Premises,
    bundle: BundleFacts,
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
            *_layers(spec, problems, premises, bundle),
            *([Middleware(Invited, problems=problems, guests=guests)] if guests else []),
        ],
    )
    app.add_exception_handler(HushdeskError, problems.of_error)
    app.add_exception_handler(HTTPException, problems.of_status)
    app.add_exception_handler(RequestValidationError, problems.of_form)
    return app


def _layers(
    spec: BotSpec, problems: Problems, premises: Premises, bundle: BundleFacts
) -> list[Middleware]:
    settings, limiter = premises.settings, premises.limiter
    return [
        Middleware(Journal, settings=settings, meters=premises.meters),
        Middleware(HostNames, problems=problems, settings=settings),
        Middleware(Origins, problems=problems, allowed=spec.site.allowed_origins),
        Middleware(Faults, problems=problems),
        Middleware(Rates, problems=problems, limiter=limiter),
        Middleware(
            Doorway, problems=problems, premises=premises, spec=spec, version=bundle.version
        ),
        Middleware(Sizes, problems=problems, caps=settings.caps),
    ]


def _lifespan(
    keeper: Keeper, answers: Answers | None, courier: Courier | None
) -> Lifespan[FastAPI]:
    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        keeping = asyncio.create_task(keeper.keep())
        carrying = asyncio.create_task(courier.carry()) if courier else None
        yield
        keeping.cancel()
        if courier and carrying:
            courier.stop()
            await asyncio.wait([carrying], timeout=_PARTING_SECONDS)
        if answers is not None:
            answers.shutdown()

    return lifespan
