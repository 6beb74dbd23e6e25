"""What comes over the wire before it is a request: nonsense, half a request, too many at once.

uvicorn's own protocol answers these in plain text, or waits for ever; here each gets the same JSON
as every other refusal, within a time.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import h11
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from builder.core.errors import ServeError
from builder.server.addresses import network
from builder.server.problems import STATUS
from builder.system import logs, texts

MOST = 512
"""Connections at once."""

FROM_ONE = 256
"""Connections of one address at once, where no proxy stands before the host."""

HEAD_SECONDS = 10.0
"""How long the head of a request may take to arrive."""


class Wire(H11Protocol):
    """One connection.

    Attributes:
        from_one: the most connections of one address.
        head_seconds: how long a head may take.
    """

    from_one = FROM_ONE
    head_seconds = HEAD_SECONDS
    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take it; when there are too many, only to say so."""
        super().connection_made(transport)
        place = network(str(self.client[0])) if self.client else ""
        same = sum(getattr(each, "place", "") == place for each in self.connections)
        self.place = place
        if len(self.connections) > MOST or same >= self.from_one:
            self.app = _crowded
        self._expect_head()

    def data_received(self, data: bytes) -> None:
        """Read on; a head that was begun has its time."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._due is None:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._stop_waiting()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """The next request may begin, whenever it comes; uvicorn ends what stays quiet."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._expect_head()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words
        """Say that this is no request."""
        self._end(ServeError("request_unclear"), 400)

    def _expect_head(self) -> None:
        self._stop_waiting()
        self._due = self.loop.call_later(self.head_seconds, self._slow)

    def _stop_waiting(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _slow(self) -> None:
        self._due = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self._end(ServeError("request_slow"), STATUS["request_slow"])

    def _end(self, error: ServeError, status: int) -> None:
        logs.event("request", method="none", route="none", status=status)
        self._stop_waiting()
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            body = _told(error)
            headers = [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(body)).encode()),
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
                (b"connection", b"close"),
            ]
            for event in (
                h11.Response(status_code=status, headers=headers),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def wire(*, behind_proxy: int = 0, head_seconds: float = HEAD_SECONDS) -> type[Wire]:
    """The protocol of a host; behind a proxy, all connections come from one address."""
    facts: dict[str, Any] = {"head_seconds": head_seconds}
    if behind_proxy:
        facts["from_one"] = MOST
    return type("HostWire", (Wire,), facts)


async def _crowded(_scope: Scope, _receive: Receive, send: Send) -> None:
    body = _told(ServeError("host_busy", retry_after=5))
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", b"5"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _told(error: ServeError) -> bytes:
    """In the language of nobody in particular: which one is asked for is not known yet."""
    told = {"code": error.code, "message": texts.sentence(error), "next": texts.next_step(error)}
    return json.dumps({**told, "contact": []}).encode()
