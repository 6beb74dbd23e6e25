"""What the guard looks at. That it holds in a real process is in tests/integration."""

from __future__ import annotations

import inspect
import socket
import sys
from collections.abc import Callable
from typing import Any

import pytest

from builder.core.errors import PolicyError
from builder.privacy.egress import guard
from builder.privacy.egress.guard import passage

Hook = Callable[[str, tuple[Any, ...]], None]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Hook:
    """The hook, caught before it is installed for good."""
    caught: list[Hook] = []
    monkeypatch.setattr(guard, "_installed", [])
    monkeypatch.setattr(sys, "addaudithook", caught.append)
    for method in ("connect", "connect_ex", "sendto"):
        plain = inspect.unwrap(getattr(socket.socket, method))  # another test may have it installed
        monkeypatch.setattr(socket.socket, method, plain)
    guard.install_guard()
    guard.install_guard()
    (hook,) = caught
    return hook


def test_other_events_pass(hook: Hook) -> None:
    hook("open", ("/etc/passwd",))


@pytest.mark.parametrize("host", ["example.com", b"a.example", "foo.localhost", "0x7f000001"])
def test_name_lookup_is_refused(hook: Hook, host: object) -> None:
    with pytest.raises(PolicyError, match="host_not_allowed"):
        hook("socket.getaddrinfo", (host, 80, 0, 0, 0))


@pytest.mark.parametrize("host", [None, "", "localhost", b"127.0.0.1", "192.0.2.1", "fe80::1%eth0"])
def test_lookup_that_asks_nobody_passes(hook: Hook, host: object) -> None:
    hook("socket.getaddrinfo", (host, 80, 0, 0, 0))


@pytest.mark.parametrize("event", ["socket.connect", "socket.sendto", "socket.sendmsg"])
def test_connection_outside_is_refused_and_at_home_passes(hook: Hook, event: str) -> None:
    with socket.socket() as sock:
        hook(event, (sock, ("127.0.0.1", 80)))
        hook(event, (sock, None))
        with pytest.raises(PolicyError):
            hook(event, (sock, ("192.0.2.1", 80)))
        with pytest.raises(PolicyError):
            hook(event, (sock, b"\x01\x02"))


def test_name_given_to_a_socket_is_announced_before_it_is_looked_up(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def audit(event: str, *args: Any) -> None:
        if args[0] is sock:  # and not what another thread connects meanwhile
            seen.append(args[1])
        hook(event, args)

    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        monkeypatch.setattr(sys, "audit", audit)
        for attempt in (sock.connect, sock.connect_ex, lambda to: sock.sendto(b"x", to)):
            with pytest.raises(PolicyError):
                attempt(("a.example", 80))
        sock.connect(("127.0.0.1", 9))
        with pytest.raises(TypeError):
            sock.connect()  # type: ignore[call-arg]

    assert seen == [("a.example", 80)] * 3 + [("127.0.0.1", 9)]


def test_unix_socket_passes(hook: Hook) -> None:
    with socket.socket(socket.AF_UNIX) as sock:
        hook("socket.connect", (sock, "/run/keyring"))


def test_reverse_lookup_is_refused(hook: Hook) -> None:
    hook("socket.getnameinfo", (("127.0.0.1", 80),))
    for event, args in [
        ("socket.getnameinfo", (("192.0.2.1", 80),)),
        ("socket.gethostbyaddr", ("192.0.2.1",)),
        ("socket.gethostbyname", ("example.com",)),
    ]:
        with pytest.raises(PolicyError):
            hook(event, args)


def test_passage_lets_through_what_it_names_and_ends(hook: Hook) -> None:
    with passage(["example.com"]):
        hook("socket.getaddrinfo", ("example.com", 80, 0, 0, 0))
        with pytest.raises(PolicyError):
            hook("socket.getaddrinfo", ("example.org", 80, 0, 0, 0))
    with pytest.raises(PolicyError):
        hook("socket.getaddrinfo", ("example.com", 80, 0, 0, 0))


def test_refusal_is_a_failed_connection_to_libraries(hook: Hook) -> None:
    with pytest.raises(OSError, match=r"example\.com") as caught:
        hook("socket.getaddrinfo", ("example.com", 80, 0, 0, 0))

    assert isinstance(caught.value, PolicyError)
    assert caught.value.params == {"host": "example.com"}
