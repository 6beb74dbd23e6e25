"""Server-sent events: one way from the host to the page, until either of them goes away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing, suppress
from typing import Any, TypeVar

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from builder.core.errors import HushdeskError, ServeError

T = TypeVar("T")

STILL_HERE = b": still here\n\n"
"""A comment that keeps proxies from closing a quiet stream."""


def event(name: str, data: Any) -> bytes:
    """One event as it goes over the wire; JSON keeps it on one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


async def while_listening(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives, as long as whoever asked is still there; else it is stopped.

    Raises:
        ServeError: `answer_cut_off`, which nobody hears.
    """
    done = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_hang_up(request.receive))
    try:
        await asyncio.wait({done, gone}, return_when=asyncio.FIRST_COMPLETED)
        if done.done():
            return done.result()
        raise ServeError("answer_cut_off")
    finally:
        for task in (done, gone):
            task.cancel()
        with suppress(asyncio.CancelledError, HushdeskError):
            await done


async def _hang_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class EventStream(Response):
    """An answer made of events.

    Args:
        events: made while they are sent; closed when the page goes away.
        on_end: called when the stream ends, however it does, and before the page hears of it, so
            that it may ask again at once; it must bear to be called twice.
    """

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[bytes], on_end: Callable[[], None]) -> None:
        headers = {
            "cache-control": "no-store",
            "x-accel-buffering": "no",
            "x-ai-generated": "true",
        }
        super().__init__(None, 200, headers)
        del self.headers["content-length"]
        self._events = events
        self._on_end = on_end

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events as they come."""
        try:
            async with anyio.create_task_group() as group:
                group.start_soon(self._watch, receive, group.cancel_scope)
                async with aclosing(self._events) as events:
                    await self._send(events, send)
                group.cancel_scope.cancel()
        finally:
            self._on_end()

    async def _send(self, events: AsyncGenerator[bytes], send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async for piece in events:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        self._on_end()
        await send({"type": "http.response.body", "body": b""})

    @staticmethod
    async def _watch(receive: Receive, scope: anyio.CancelScope) -> None:
        await _hang_up(receive)
        scope.cancel()
