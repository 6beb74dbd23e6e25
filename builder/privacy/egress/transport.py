"""The transport of synchronous clients: checked, pinned to resolved addresses, counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

import httpcore
import httpx

from builder.core.contact import Outcome
from builder.core.progress import CancelToken
from builder.privacy.egress.book import NOTHING, Carried
from builder.privacy.egress.guard import passage
from builder.privacy.egress.hosts import is_address
from builder.privacy.egress.patience import Patience, PatientStream
from builder.privacy.egress.refusals import AddressRefused, HostRefused
from builder.privacy.egress.requests import AGENT, core_request, named_errors, tls_context
from builder.privacy.egress.resolving import CONNECT_S, addresses_of
from builder.privacy.egress.tally import Keeper, Tallies, Tally, address_of, broken_off, outcome_of


class GuardedTransport(httpx.BaseTransport):
    """Asks the door before every request, redirected ones too.

    Attributes:
        patience: how long replies are waited for.
    """

    def __init__(
        self,
        keeper: Keeper,
        why: str,
        *,
        carries: Carried = NOTHING,
        deadline_s: float | None = None,
        token: CancelToken | None = None,
        agent: bytes = AGENT,
        addresses: Callable[[str, int], list[str]] = addresses_of,
    ) -> None:
        self.patience = Patience(deadline_s, token)
        self._agent = agent
        self._tallies = Tallies(keeper, why, carries)
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls_context(),
            max_connections=10,
            keepalive_expiry=5.0,
            network_backend=_Backend(self._tallies, self.patience, addresses),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request if its host is allowed.

        Raises:
            PolicyError: `host_not_allowed`; nothing was looked up or sent.
        """
        tally = self._tallies.admit(str(request.url))
        try:
            with named_errors():
                sent = core_request(request, _Sent(request, tally), self._agent)
                reply = self._pool.handle_request(sent)
        except BaseException as error:  # also when the name leads where it may not
            tally.close(broken_off(error, tally))
            raise
        return httpx.Response(
            reply.status,
            headers=reply.headers,
            stream=_Received(reply, tally, self.patience),
            extensions=reply.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()
        self._tallies.close()


class _Sent:
    """The body of a request, counted as it goes out."""

    def __init__(self, request: httpx.Request, tally: Tally) -> None:
        self._request, self._tally = request, tally

    def __iter__(self) -> Iterator[bytes]:
        for part in self._request.stream:  # type: ignore[union-attr]
            self._tally.bytes_out += len(part)
            yield part


class _Received(httpx.SyncByteStream):
    """The body of a reply, counted as it comes in; closing it closes the tally."""

    def __init__(self, reply: httpcore.Response, tally: Tally, patience: Patience) -> None:
        self._reply, self._tally, self._patience = reply, tally, patience
        self._came = outcome_of(reply.status)

    def __iter__(self) -> Iterator[bytes]:
        try:
            with named_errors():
                for part in self._reply.iter_stream():
                    self._tally.bytes_in += len(part)
                    yield part
        except GeneratorExit:  # nobody reads on: a protocol's own end may come before the body's
            raise
        except BaseException as error:
            self._came = broken_off(error, self._tally)
            raise

    def close(self) -> None:
        try:
            self._reply.close()
        finally:
            self._tally.close(Outcome.CANCELLED if self._patience.given_up else self._came)


class _Backend(httpcore.NetworkBackend):
    """Resolves a name once, then connects to exactly what was resolved."""

    def __init__(
        self,
        tallies: Tallies,
        patience: Patience,
        addresses: Callable[[str, int], list[str]],
    ) -> None:
        self._plain = httpcore.SyncBackend()
        self._tallies = tallies
        self._patience = patience
        self._addresses = addresses

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that takes one."""
        self._tallies.check(host, port)
        told = address_of(host, port)
        ends = time.monotonic() + min(timeout or CONNECT_S, CONNECT_S)
        try:
            addresses = self._found(host, port)
        except (HostRefused, AddressRefused):
            raise
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                with passage([address]):
                    left = max(0.01, ends - time.monotonic())
                    stream = self._plain.connect_tcp(
                        address, port, left, local_address, socket_options
                    )
                return PatientStream(stream, self._patience, lambda: self._tallies.still(told))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _found(self, host: str, port: int) -> list[str]:
        if is_address(host):
            return self._addresses(host, port)
        return self._patience.await_lookup(lambda: self._addresses(host, port))
