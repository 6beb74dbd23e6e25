"""Reads addresses of the web through the door, one after the other: no cookies, no redirects."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping

import httpx

from builder import __version__
from builder.core.errors import DocumentError, PolicyError
from builder.core.progress import CancelToken
from builder.privacy.egress.failures import Failure, failure_of
from builder.privacy.egress.hosts import host_of
from builder.privacy.egress.transport import GuardedTransport
from builder.privacy.egress.web_pass import BY_POLICY, WebPass
from builder.privacy.egress.web_reply import Head, Reply
from builder.system.inflating import Inflater, TooMuch

AGENT = f"Hushdesk/{__version__}"
"""What a site learns about who reads it: the program, and nothing about its owner."""

SILENCE_S = 15.0
"""How long a site may say nothing at all."""

_HEADER_CHARACTERS = 4_000


class WebReader:
    """One connection to one host at a time; nothing is remembered from one reply to the next."""

    def __init__(self, web_pass: WebPass, token: CancelToken | None = None) -> None:
        self._pass = web_pass
        self._transport = GuardedTransport(
            web_pass,
            BY_POLICY,
            token=token,
            agent=AGENT.encode(),
            addresses=web_pass.reach.addresses,
        )

    def check(self, address: str) -> None:
        """Refuse `address` now, before any contact, if a request would be.

        Raises:
            PolicyError: `website_address_refused`, `host_not_allowed`.
        """
        self._pass.turn_away(address, BY_POLICY)

    def get(
        self,
        address: str,
        *,
        most: int,
        seconds: float,
        headers: Mapping[str, str] | None = None,
        wanted: Callable[[Head], bool] = lambda _head: True,
    ) -> Reply:
        """The reply to one request. A redirect is a reply like any other.

        Args:
            address: with its scheme.
            most: bytes that the body may have, unpacked.
            seconds: how long all of it may take.
            headers: sent beside our own.
            wanted: asked before the body is read.

        Raises:
            PolicyError: `website_address_refused`, `host_not_allowed`.
            DocumentError: `website_unreachable`, `website_insecure`, `website_timeout`,
                `website_cut_off`, `website_too_large`, `website_encoding`.
            Cancelled: when the token asked for it.
        """
        self._transport.patience.restart(seconds)
        ends = time.monotonic() + seconds
        request = httpx.Request(
            "GET",
            address,
            headers={
                "Accept": "text/html,application/pdf,text/plain;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip",
                "User-Agent": AGENT,
                **(headers or {}),
            },
            extensions={"timeout": {"connect": SILENCE_S, "read": SILENCE_S, "write": SILENCE_S}},
        )
        try:
            reply = self._transport.handle_request(request)
            try:
                head = Head(reply.status_code, _named(reply.headers))
                if not wanted(head):
                    return Reply(head)
                return Reply(head, self._body(reply, head, most, ends))
            finally:
                reply.close()
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise _failure(error, host_of(address), seconds) from error

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def __enter__(self) -> WebReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _body(self, reply: httpx.Response, head: Head, most: int, ends: float) -> bytes:
        told = head.headers.get("content-length", "")
        if told.isascii() and told.isdigit() and int(told[:15]) > most:
            raise too_large(most)
        out = bytearray()
        for piece in _plain(reply, head, most):
            out += piece
            if len(out) > most:
                raise too_large(most)
            if time.monotonic() > ends:
                raise httpx.ReadTimeout("timed out")
        return bytes(out)


def too_large(most: int) -> DocumentError:
    """The error for a page of more than `most` bytes."""
    return DocumentError("website_too_large", limit_mb=round(most / 1024 / 1024, 1))


def _plain(reply: httpx.Response, head: Head, most: int) -> Iterator[bytes]:
    """The body without its packing; only the packing that was asked for is known."""
    packing = head.headers.get("content-encoding", "identity").strip().lower()
    stream = reply.iter_raw()
    if packing in {"", "identity"}:
        yield from stream
        return
    if packing not in {"gzip", "x-gzip"}:
        raise DocumentError("website_encoding", encoding=packing[:40])
    inflater = Inflater(most)
    try:
        for piece in stream:
            yield inflater.feed(piece)
    except TooMuch:
        raise too_large(most) from None
    except ValueError:
        raise DocumentError("website_encoding", encoding=packing) from None


def _named(headers: httpx.Headers) -> dict[str, str]:
    """The headers, each once; those that came more than once are joined by commas."""
    return {name.lower(): value[:_HEADER_CHARACTERS] for name, value in headers.items()}


def _failure(error: Exception, host: str, seconds: float) -> DocumentError | PolicyError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, PolicyError):
            return cause
        if isinstance(cause, ssl.SSLError):
            return DocumentError("website_insecure", host=host)
        cause = cause.__cause__ or cause.__context__
    kind = failure_of(error)
    if kind is Failure.TIMEOUT:
        return DocumentError("website_timeout", host=host, seconds=round(seconds))
    if kind is Failure.UNREACHABLE:
        return DocumentError("website_unreachable", host=host)
    return DocumentError("website_cut_off", host=host)
