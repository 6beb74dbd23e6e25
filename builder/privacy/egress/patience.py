"""A stream of bytes that can be given up at any moment while it is waited for."""

from __future__ import annotations

import math
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

import httpcore

from builder.core.progress import CancelToken

_T = TypeVar("_T")

_SLICE_S = 0.1


class Patience:
    """How long one client waits, and whether it still does.

    Args:
        deadline_s: from now; None for no limit.
        token: asked ten times a second.
    """

    def __init__(self, deadline_s: float | None, token: CancelToken | None) -> None:
        self._token = token
        self.restart(deadline_s)

    @property
    def given_up(self) -> bool:
        """Whether the token asked for an end."""
        return self._token is not None and self._token.cancelled

    def restart(self, deadline_s: float | None) -> None:
        """Count the deadline from now on: for clients that do one thing after another."""
        self._ends = math.inf if deadline_s is None else time.monotonic() + deadline_s

    def await_lookup(self, look_up: Callable[[], _T]) -> _T:
        """What `look_up` gives: the system's resolver cannot be stopped, but it can be left.

        Raises:
            Cancelled: the token asked for it.
            httpcore.ConnectTimeout: the deadline has passed.
            Exception: whatever `look_up` raised.
        """
        found: list[_T] = []
        failed: list[BaseException] = []

        def work() -> None:
            try:
                found.append(look_up())
            except BaseException as error:  # noqa: BLE001 - raised where it is awaited
                failed.append(error)

        thread = threading.Thread(target=work, name="lookup", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_SLICE_S)
            if self._token is not None:
                self._token.check()
            if thread.is_alive() and time.monotonic() > self._ends:
                raise httpcore.ConnectTimeout("timed out")
        if failed:
            raise failed[0]
        return found[0]

    def wait(
        self, read: Callable[[float], bytes], timeout: float | None, still: Callable[[], None]
    ) -> bytes:
        """What `read` gives, called with short timeouts until something comes.

        Args:
            read: with how long it may take, in seconds.
            timeout: how long nothing may come.
            still: called in between; raises when the contact may not go on.

        Raises:
            Cancelled: the token asked for it.
            httpcore.ReadTimeout: `timeout` or the deadline has passed.
        """
        ends = min(self._ends, math.inf if timeout is None else time.monotonic() + timeout)
        while True:
            if self._token is not None:
                self._token.check()
            still()
            left = ends - time.monotonic()
            if left <= 0:
                raise httpcore.ReadTimeout("timed out")
            try:
                return read(min(left, _SLICE_S))
            except httpcore.ReadTimeout:
                continue


class PatientStream(httpcore.NetworkStream):
    """A stream whose reads go through a `Patience`; `still` is asked meanwhile."""

    def __init__(
        self, inner: httpcore.NetworkStream, patience: Patience, still: Callable[[], None]
    ) -> None:
        self._inner = inner
        self._patience = patience
        self._still = still

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; none at the end."""
        return self._patience.wait(
            lambda slice_s: self._inner.read(max_bytes, slice_s), timeout, self._still
        )

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of `buffer`."""
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same stream, encrypted."""
        inner = self._inner.start_tls(ssl_context, server_hostname, timeout)
        return PatientStream(inner, self._patience, self._still)

    def get_extra_info(self, info: str) -> Any:
        """Facts about the connection, by name."""
        return self._inner.get_extra_info(info)
