"""What every request passes before a route sees it, the outermost first.

Journal → HostNames → Origins → Faults → Rates → Sizes → the routes. Each is one small ASGI layer;
together they put the security headers on every answer, refusals and failures included.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from builder.core.errors import ServeError
from builder.privacy.egress import is_loopback
from builder.server.addresses import origin_of, own_origin, visitor_address
from builder.server.limits import Limiter
from builder.server.meters import Meters
from builder.server.problems import Problems
from builder.server.settings import HostSettings
from builder.system import logs

_READING: Final = frozenset({"GET", "HEAD"})
_GUARDED: Final = ("/api/", "/v1/", "/operator/")
_BY_TOKEN: Final = ("/v1/", "/operator/")
_METHODS: Final = {name: name for name in ("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS")}
_BODY_SECONDS: Final = 10.0
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
                accepted = Headers(scope=scope).get("accept-language", "")
                answer = self._problems.response(ServeError("internal"), accepted)
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
            accepted = Headers(scope=scope).get("accept-language", "")
            answer = self._problems.response(ServeError("host_refused"), accepted)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Origins:
    """Lets in the host's own page and the sites on the owner's list; nobody else.

    Reading the public pages is free, and where only a token opens a route, no page is needed.
    Whatever changes something, and everything under `/api`,
    needs an `Origin` on the list, or none together with the browser's word that the page asking
    is the host's own (`Sec-Fetch-Site: same-origin`).
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
            refusal = ServeError("origin_refused")
            answer = self._problems.response(refusal, headers.get("accept-language", ""))
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
            if scope["path"].startswith(_BY_TOKEN):
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
        if scope["type"] == "http" and not _is_public(scope):
            try:
                self._limiter.request(scope["state"]["address"])
            except ServeError as refusal:
                accepted = Headers(scope=scope).get("accept-language", "")
                await self._problems.response(refusal, accepted)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class Sizes:
    """Reads a body whole before a route sees it, within a size and a time."""

    def __init__(self, app: ASGIApp, problems: Problems, limit: int) -> None:
        self._app = app
        self._problems = problems
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] in _READING:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                body = await self._read(headers, receive)
        except ServeError as refusal:
            await self._refuse(refusal, headers, scope, receive, send)
            return
        except TimeoutError:
            await self._refuse(ServeError("request_slow"), headers, scope, receive, send)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)

    async def _read(self, headers: Headers, receive: Receive) -> bytes:
        declared = headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self._limit:
            raise ServeError("request_too_large", limit=self._limit)
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self._limit:
                raise ServeError("request_too_large", limit=self._limit)
            if not message.get("more_body"):
                return bytes(body)

    async def _refuse(
        self, refusal: ServeError, headers: Headers, scope: Scope, receive: Receive, send: Send
    ) -> None:
        answer = self._problems.response(refusal, headers.get("accept-language", ""))
        answer.headers["connection"] = "close"  # what else was sent is not read
        await answer(scope, receive, send)


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
