"""What every request passes before a route sees it, the outermost first.

Journal → HostNames → Origins → Faults → Rates → Sizes → the routes. Each is one small ASGI layer;
together they put the security headers on every answer, refusals and failures included.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from builder.core.errors import ServeError
from builder.privacy.egress import is_loopback
from builder.server.addresses import origin_of, own_origin, visitor_address
from builder.server.beside import asked
from builder.server.limits import Limiter
from builder.server.meters import Meters
from builder.server.problems import PROTOCOL, Problems
from builder.server.settings import Caps, HostSettings
from builder.system import logs

_READING: Final = frozenset({"GET", "HEAD"})
_TOKENED: Final = (PROTOCOL, "/operator/")
_GUARDED: Final = ("/api/", *_TOKENED)
_METHODS: Final = {name: name for name in ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")}
_BODY_SECONDS: Final = 10.0
_DRAINED_BYTES: Final = 2_000_000
_DRAIN_SECONDS: Final = 1.0
_PREFLIGHT: Final = {
    "access-control-allow-methods": "GET, POST, PATCH, DELETE",
    "access-control-allow-headers": "content-type, authorization",
    "access-control-max-age": "600",
}
_HEADERS: Final = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Journal:
    """Puts the security headers on every answer and notes how it went, without any text."""

    def __init__(self, app: ASGIApp, settings: HostSettings, meters: Meters | None = None) -> None:
        self._app = app
        self._settings = settings
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0
        headers = Headers(scope=scope)
        secure = own_origin(headers, scope["scheme"], self._settings.behind_proxy)
        peer = (scope.get("client") or ("unknown", 0))[0]
        state = scope.setdefault("state", {})
        state["own_origin"] = secure
        state["address"] = visitor_address(peer, headers, self._settings.behind_proxy)

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _guard(MutableHeaders(scope=message), over_tls=secure.startswith("https:"))
            await send(message)

        try:
            await self._app(scope, receive, send_guarded)
        finally:
            spent = round((time.perf_counter() - began) * 1000)
            route = getattr(scope.get("route"), "path", "none")
            logs.event("request", method=scope["method"], route=route, status=status, ms=spent)
            if self._meters is not None:
                self._meters.request(route, _METHODS.get(scope["method"], "other"), status)


class Faults:
    """Answers what nobody expected with a plain sentence; the trace stays inside."""

    def __init__(self, app: ASGIApp, problems: Problems) -> None:
        self._app = app
        self._problems = problems

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        started = False

        async def send_noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_noted)
        except Exception as error:
            if scope["type"] != "http":
                raise
            logs.event("request_failed", level="error", error=type(error).__name__)
            if not started:
                answer = self._problems.answer(ServeError("internal"), scope)
                await answer(scope, receive, send)


class HostNames:
    """On loopback, refuses a `Host` that is not this computer: a page cannot rebind its name."""

    def __init__(self, app: ASGIApp, problems: Problems, settings: HostSettings) -> None:
        self._app = app
        self._problems = problems
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        checked = scope["type"] == "http" and self._settings.checks_host
        if checked and not is_loopback(urlsplit(scope["state"]["own_origin"]).hostname or ""):
            answer = self._problems.answer(ServeError("host_refused"), scope)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Origins:
    """Lets in the host's own page and the sites on the owner's list; nobody else.

    Reading the public pages is free. Whatever changes something, and everything under `/api`,
    needs an `Origin` on the list, or none together with the browser's word that the page asking
    is the host's own (`Sec-Fetch-Site: same-origin`). Programs send no origin: where only a token
    opens a route, they need none.
    """

    def __init__(self, app: ASGIApp, problems: Problems, allowed: Collection[str]) -> None:
        self._app = app
        self._problems = problems
        self._allowed = frozenset(filter(None, map(origin_of, allowed)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or _is_public(scope):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = self._admitted(scope, headers)
        if not origin:
            answer = self._problems.answer(ServeError("origin_refused"), scope)
            answer.headers["vary"] = "Origin"
            await answer(scope, receive, send)
            return
        scope["state"]["origin"] = origin

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                shared = MutableHeaders(scope=message)
                shared.add_vary_header("Origin")
                if headers.get("origin"):
                    shared["access-control-allow-origin"] = headers["origin"]
            await send(message)

        if scope["method"] == "OPTIONS":
            await _preflight(send_shared)
            return
        await self._app(scope, receive, send_shared)

    def _admitted(self, scope: Scope, headers: Headers) -> str:
        own: str = scope["state"]["own_origin"]
        told = headers.get("origin")
        if told is None:
            if _by_token(scope):
                return own  # a program, not a page: it needs a token, which the route looks at
            return own if headers.get("sec-fetch-site") == "same-origin" else ""
        origin = origin_of(told)
        return origin if origin and (origin == own or origin in self._allowed) else ""


class Rates:
    """Counts what one address asks of everything that is not a public page."""

    def __init__(self, app: ASGIApp, problems: Problems, limiter: Limiter) -> None:
        self._app = app
        self._problems = problems
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not _is_public(scope) and not _by_token(scope, PROTOCOL):
            try:
                address = scope["state"]["address"]
                await asked(self._limiter, lambda: self._limiter.request(address))
            except ServeError as refusal:
                await self._problems.answer(refusal, scope)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class Sizes:
    """Reads a body whole before a route sees it, within a size and a time."""

    def __init__(self, app: ASGIApp, problems: Problems, caps: Caps) -> None:
        self._app = app
        self._problems = problems
        self._caps = caps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] in _READING:
            await self._app(scope, receive, send)
            return
        talk = _by_token(scope, PROTOCOL)
        limit = self._caps.talk_bytes if talk else self._caps.body_bytes
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                body = await _read(Headers(scope=scope), receive, limit)
        except ServeError as refusal:
            await self._refuse(refusal, scope, receive, send)
            return
        except TimeoutError:
            await self._refuse(ServeError("request_slow"), scope, receive, send)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)

    async def _refuse(
        self, refusal: ServeError, scope: Scope, receive: Receive, send: Send
    ) -> None:
        answer = self._problems.answer(refusal, scope)
        answer.headers["connection"] = "close"
        await _drain(receive)
        await answer(scope, receive, send)


async def _read(headers: Headers, receive: Receive, limit: int) -> bytes:
    declared = headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > limit:
        raise ServeError("request_too_large", limit=limit)
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            raise ServeError("request_too_large", limit=limit)
        if not message.get("more_body"):
            return bytes(body)


async def _drain(receive: Receive) -> None:
    """Read a little of what is still being sent: whoever is cut off there may not hear why."""
    left = _DRAINED_BYTES
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_DRAIN_SECONDS):
            while left > 0 and (message := await receive()).get("more_body"):
                left -= len(message["body"])


def _by_token(scope: Scope, *below: str) -> bool:
    """Whether only a token opens the route, which checks it itself."""
    return bool(scope["path"].startswith(below or _TOKENED))


def _is_public(scope: Scope) -> bool:
    path: str = scope["path"]
    return scope["method"] in _READING and not path.startswith(_GUARDED)


def _guard(headers: MutableHeaders, *, over_tls: bool) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    if over_tls:
        headers.setdefault("strict-transport-security", "max-age=31536000")


async def _preflight(send: Send) -> None:
    pairs = [(name.encode(), value.encode()) for name, value in _PREFLIGHT.items()]
    await send({"type": "http.response.start", "status": 204, "headers": pairs})
    await send({"type": "http.response.body", "body": b""})
