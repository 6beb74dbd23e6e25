"""The transport of clients that run in an event loop; otherwise as the synchronous one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING

import anyio.to_thread
import httpcore
import httpx

from builder.privacy.egress.book import NOTHING, Carried
from builder.privacy.egress.guard import passage
from builder.privacy.egress.refusals import HostRefused
from builder.privacy.egress.requests import core_request, named_errors, tls_context
from builder.privacy.egress.resolving import CONNECT_S, addresses_of
from builder.privacy.egress.tally import Tallies, Tally, broken_off, outcome_of

if TYPE_CHECKING:
    from builder.privacy.egress.door import Door


class GuardedAsyncTransport(httpx.AsyncBaseTransport):
    """Asks the door before every request, redirected ones too."""

    def __init__(self, door: Door, why: str, carries: Carried = NOTHING) -> None:
        self._tallies = Tallies(door, why, carries)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls_context(),
            max_connections=10,
            keepalive_expiry=5.0,
            network_backend=_Backend(self._tallies),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request if its host is allowed.

        Raises:
            PolicyError: `host_not_allowed`; nothing was looked up or sent.
        """
        tally = self._tallies.admit(str(request.url))
        try:
            with named_errors():
                reply = await self._pool.handle_async_request(
                    core_request(request, _Sent(request, tally))
                )
        except BaseException as error:
            tally.close(broken_off(error, tally))
            raise
        return httpx.Response(
            reply.status,
            headers=reply.headers,
            stream=_Received(reply, tally, request.url),
            extensions=reply.extensions,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()
        self._tallies.close()


class _Sent:
    """The body of a request, counted as it goes out."""

    def __init__(self, request: httpx.Request, tally: Tally) -> None:
        self._request, self._tally = request, tally

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._request.stream:  # type: ignore[union-attr]
            self._tally.bytes_out += len(part)
            yield part


class _Received(httpx.AsyncByteStream):
    """The body of a reply, counted as it comes in; closing it closes the tally."""

    def __init__(self, reply: httpcore.Response, tally: Tally, url: httpx.URL) -> None:
        self._reply, self._tally, self._url = reply, tally, url
        self._came = outcome_of(reply.status)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            with named_errors():
                async for part in self._reply.aiter_stream():
                    self._tally.still(str(self._url))
                    self._tally.bytes_in += len(part)
                    yield part
        except GeneratorExit:
            raise
        except BaseException as error:
            self._came = broken_off(error, self._tally)
            raise

    async def aclose(self) -> None:
        try:
            await self._reply.aclose()
        finally:
            self._tally.close(self._came)


class _Backend(httpcore.AsyncNetworkBackend):
    """Resolves a name once, then connects to exactly what was resolved."""

    def __init__(self, tallies: Tallies) -> None:
        self._plain = httpcore.AnyIOBackend()
        self._tallies = tallies

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface of httpcore
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of `host` that takes one."""
        self._tallies.check(host, port)
        limit = min(timeout or CONNECT_S, CONNECT_S)
        # The loop's own lookup would run in a thread that knows nothing of this task's passage.
        try:
            addresses = await anyio.to_thread.run_sync(addresses_of, host, port)
        except HostRefused:
            raise
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                with passage([address]):
                    return await self._plain.connect_tcp(
                        address, port, limit, local_address, socket_options
                    )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure
