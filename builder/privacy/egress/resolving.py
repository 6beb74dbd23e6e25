"""From a name to addresses, looked up once and then held to."""

from __future__ import annotations

import socket

from builder.privacy.egress.guard import passage
from builder.privacy.egress.hosts import is_address, is_loopback
from builder.privacy.egress.refusals import HostRefused

CONNECT_S = 10.0
"""Seconds that a connection may take to stand."""

MOST = 4
"""Addresses of a host that are tried, in the order the system gives them."""


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of `host`, at most `MOST`.

    Raises:
        PolicyError: `host_not_allowed`, when the name of this computer leads elsewhere.
        OSError: when the name cannot be resolved.
    """
    if is_address(host):
        return [host]
    with passage([host]):
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if is_loopback(host) and not all(map(is_loopback, addresses)):
        raise HostRefused(host)
    return addresses[:MOST]
