"""A guard under every library: no name lookup and no connection but through the door.

Python reports each lookup and connection to audit hooks, in the thread and context that makes it,
and a hook cannot be taken out again. What does not pass through Python's own sockets is not seen:
libraries with network code of their own in C or Rust, and other programs that are started.
"""

from __future__ import annotations

import functools
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from builder.privacy.egress.hosts import is_address, is_loopback
from builder.privacy.egress.refusals import HostRefused

_passage: ContextVar[frozenset[str]] = ContextVar("_passage", default=frozenset())
_installed: list[bool] = []
_ADDRESSED = "hushdesk.socket.addressed"


@contextmanager
def passage(names: Iterable[str]) -> Iterator[None]:
    """While it lasts, this thread or task may look up and connect to `names`; the door's own."""
    token = _passage.set(frozenset(names))
    try:
        yield
    finally:
        _passage.reset(token)


def install_guard() -> None:
    """Refuse every name lookup and connection outside the door, from now on, in all threads.

    This computer itself, unix sockets and listening are free. Once installed it stays for the life
    of the process; a second call does nothing.
    """
    if not _installed:
        _installed.append(True)
        sys.addaudithook(_make_hook())
        for method in ("connect", "connect_ex", "sendto"):
            _announce(method)


def _make_hook() -> Callable[[str, tuple[Any, ...]], None]:
    """What is called at each event: cheap for those that are not about the network."""
    checks: dict[str, Callable[[tuple[Any, ...]], str | None]] = {
        "socket.getaddrinfo": lambda args: _looked_up(args[0]),
        "socket.gethostbyname": lambda args: _looked_up(args[0]),
        "socket.gethostbyaddr": lambda args: _contacted(args[0]),
        "socket.getnameinfo": lambda args: _contacted(args[0][0]),
        _ADDRESSED: _connected,
        "socket.connect": _connected,
        "socket.sendto": _connected,
        "socket.sendmsg": _connected,
    }
    names = _passage.get

    def hook(event: str, args: tuple[Any, ...]) -> None:
        check = checks.get(event)
        if check is None:
            return
        host = check(args)
        if host is not None and host not in names():
            raise HostRefused(host)

    return hook


def _announce(method: str) -> None:
    """Report where a socket is about to go before Python looks up a name in the address itself.

    Python reports `socket.connect` only after that lookup, and the lookup not at all.
    """
    plain = getattr(socket.socket, method)

    @functools.wraps(plain)
    def announced(self: socket.socket, *args: Any) -> Any:
        if args:
            sys.audit(_ADDRESSED, self, args[-1])
        return plain(self, *args)

    setattr(socket.socket, method, announced)


def _looked_up(host: object) -> str | None:
    """The name that is looked up; None when no lookup is needed or it is this computer's."""
    if not host:
        return None
    name = _text(host)
    return None if is_address(name.partition("%")[0]) else _contacted(host)


def _connected(args: tuple[Any, ...]) -> str | None:
    """The address that is contacted; None for unix sockets and for this computer."""
    sock, address = args
    if address is None or sock.family == getattr(socket, "AF_UNIX", None):
        return None
    return _contacted(address[0] if isinstance(address, tuple) else address)


def _contacted(host: object) -> str | None:
    name = _text(host)
    return None if is_loopback(name.partition("%")[0]) else name


def _text(host: object) -> str:
    return (
        bytes(host).decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)
    )
