"""What both transports share: how a request is admitted, sent on, and its errors named."""

from __future__ import annotations

import functools
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

# SDKs tell the server about this computer's system and Python in such headers.
_TOLD_TOO_MUCH = b"x-stainless-"
AGENT = b"hushdesk"
"""What a service learns about who asks."""


def core_request(request: httpx.Request, stream: object, agent: bytes = AGENT) -> httpcore.Request:
    """The request as it goes out: nothing about this computer in its headers."""
    headers = [
        (name, agent if name.lower() == b"user-agent" else value)
        for name, value in request.headers.raw
        if not name.lower().startswith(_TOLD_TOO_MUCH)
    ]
    url = httpcore.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    return httpcore.Request(
        method=request.method,
        url=url,
        headers=headers,
        content=stream,  # type: ignore[arg-type]
        extensions=request.extensions,
    )


@contextmanager
def named_errors() -> Iterator[None]:
    """Errors of the layer below, under the names that users of httpx expect."""
    try:
        yield
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
    ) as error:
        named: type[httpx.TransportError] = getattr(httpx, type(error).__name__)
        raise named(str(error)) from error


@functools.cache
def tls_context() -> ssl.SSLContext:
    """One context for all clients; environment variables do not change what is trusted."""
    return httpx.create_ssl_context(trust_env=False)
