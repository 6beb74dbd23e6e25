"""The bot that is on the web now, and another in its place without a dropped conversation.

Every request is served to its end by the application it came to. A new one is put in front once it
can answer; the old one is let go when its last answer is told.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send

from builder.core.errors import ServeError
from builder.server.premises import Premises
from builder.system import logs

LEAVE_S = 150.0
"""How long an old bot is kept for answers under way; none may take longer."""

_ENDING_S = 1.0


@dataclass(slots=True, eq=False)
class Served:
    """One application and what it stands on.

    Attributes:
        close: lets go of the bot; called once nothing uses it any more.
        requests: under way.
    """

    app: FastAPI
    version: int
    close: Callable[[], None]
    requests: int = 0
    leaving: asyncio.Event = field(default_factory=asyncio.Event)
    living: asyncio.Task[None] | None = None


class Stage:
    """Serves one application after the other; the talks under way go on with the next."""

    def __init__(self, first: Served, premises: Premises) -> None:
        self._now = first
        self._premises = premises
        self._up = {first}
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def version(self) -> int:
        """Of the bundle that is served."""
        return self._now.version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request by the bot that is there now, or the server's own life."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        served = self._now
        served.requests += 1
        try:
            await served.app(scope, receive, send)
        finally:
            served.requests -= 1

    async def swap(self, new: Served) -> None:
        """Put `new` in front; whoever is being answered by the old one is answered to the end."""
        old = self._now
        await self._rest(old)  # its courier, too: nobody may be written to twice
        await self._begin(new)
        self._up.add(new)
        self._now = new
        task = asyncio.create_task(self._leave(old))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def drain(self, seconds: float) -> None:
        """Take no new question, let answers under way end, and break off what takes longer."""
        self._premises.stopping = True
        await _until(lambda: not self._answering(), seconds)
        if left := self._answering():
            logs.event("answers_broken_off", level="warning", count=left)
            for served in self._up:
                served.app.state.halt(ServeError("host_stopping", retry_after=30))
        await _until(lambda: not any(served.requests for served in self._up), _ENDING_S)

    def _answering(self) -> int:
        return sum(served.app.state.running() for served in self._up)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            await self._begin(self._now)
        except Exception as error:  # noqa: BLE001 - told to the server, which does not start then
            failed: Message = {"type": "lifespan.startup.failed", "message": type(error).__name__}
            await send(failed)
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in tuple(self._leaving):
            task.cancel()
        await asyncio.gather(*self._leaving, return_exceptions=True)
        await self._end(self._now)
        await send({"type": "lifespan.shutdown.complete"})

    async def _begin(self, served: Served) -> None:
        """Start what an application does by itself, in a task of its own."""
        up: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def live() -> None:
            try:
                async with _lifespan(served.app):
                    up.set_result(None)
                    await served.leaving.wait()
            except Exception as error:
                if up.done():
                    raise
                up.set_exception(error)

        served.living = asyncio.create_task(live())
        await up

    async def _leave(self, old: Served) -> None:
        try:
            await _until(lambda: not old.requests, LEAVE_S)
        finally:
            await self._end(old)

    async def _rest(self, served: Served) -> None:
        """End what an application does by itself; it goes on answering."""
        served.leaving.set()
        if served.living is not None:
            await served.living

    async def _end(self, served: Served) -> None:
        await self._rest(served)
        served.app.state.let_go()
        await asyncio.to_thread(served.close)
        self._up.discard(served)
        logs.event("bundle_left", version=served.version)


async def _until(holds: Callable[[], bool], seconds: float) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while not holds() and loop.time() < until:  # noqa: ASYNC110 - counts of other tasks
        await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with app.router.lifespan_context(app):
        yield
