"""A website on loopback, made of a dictionary: good pages, and every way a site can misbehave."""

from __future__ import annotations

import ipaddress
import ssl
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from builder.knowledge.website.manners import Manners
from builder.privacy.egress import Reach
from tests.support.loopback_server import LoopbackServer

HOST = "shop.test"
HURRIED = Manners(interval_s=0.0, longest_delay_s=0.0, longest_wait_s=0.2, page_s=60.0)
"""Polite in everything but the waiting."""


@dataclass(frozen=True, slots=True)
class Served:
    """What one address gives; `drip` is sent again and again, without an end."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bytes = b""
    stall: bool = False


@dataclass(frozen=True, slots=True)
class Got:
    """One request as it came in; header names are in lower case."""

    path: str
    headers: dict[str, str]


class WebSite(LoopbackServer):
    """The server; use it as a context manager.

    Attributes:
        pages: what each path gives; others are not found. May be changed between requests.
        asked: every request so far.
    """

    def __init__(
        self,
        pages: dict[str, Served | Callable[[Got], Served]] | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.pages = dict(pages or {})
        self.asked: list[Got] = []
        super().__init__(_handler_for(self), tls, _Server)

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order, without the site's rules."""
        return [got.path for got in self.asked if got.path != "/robots.txt"]

    def at(self, path: str = "/", host: str = HOST) -> str:
        """The address of a page."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def reach(self, *answers: str) -> Reach:
        """The web as this test sees it: every name leads here, or to `answers`, one each time."""
        left = list(answers)

        def resolve(_host: str, _port: int) -> list[str]:
            return [left.pop(0) if len(left) > 1 else left[0]] if left else ["127.0.0.1"]

        loopback = ipaddress.ip_network("127.0.0.0/8")
        return Reach(networks=(loopback,), ports=frozenset({self.port}), resolve=resolve)


def page(
    body: str, *, title: str = "", head: str = "", status: int = 200, **headers: str
) -> Served:
    """A page of HTML; underscores in the names of headers stand for hyphens."""
    text = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body>"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Served(text.encode(), status, {"Content-Type": "text/html; charset=utf-8", **named})


def plain(text: str | bytes, kind: str = "text/plain", **headers: str) -> Served:
    """Something else than a page."""
    body = text if isinstance(text, bytes) else text.encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Served(body, 200, {"Content-Type": kind, **named})


def moved(to: str, status: int = 302) -> Served:
    """A redirect."""
    return Served(b"", status, {"Location": to})


def links(*paths: str) -> str:
    """Links to pages, in running text."""
    return "".join(f"<p>See <a href='{path}'>our page</a> for more about it.</p>" for path in paths)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that hangs up is what some tests are about."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _handler_for(owner: WebSite) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        site = owner

    return Handler


class _Handler(BaseHTTPRequestHandler):
    site: WebSite
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing: noise fails tests."""

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        got = Got(self.path, headers)
        self.site.asked.append(got)
        found = self.site.pages.get(self.path, Served(b"not here", 404))
        served = found(got) if callable(found) else found
        with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self._send(served)

    def _send(self, served: Served) -> None:
        if served.stall:
            self.site.closing.wait(20)
            self.close_connection = True
            return
        self.send_response(served.status)
        for name, value in served.headers.items():
            self.send_header(name, value)
        if not served.drip and "Content-Length" not in served.headers:
            self.send_header("Content-Length", str(len(served.body)))
        self.end_headers()
        self.wfile.write(served.body)
        while served.drip and not self.site.closing.wait(0.01):
            self.wfile.write(served.drip)
        if served.drip:
            self.close_connection = True
