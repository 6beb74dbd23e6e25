"""Where a hand-over may be delivered to: the public internet, this computer, a network if allowed.

The owner named the host, so this is no guard against the owner: it is one against a name that
leads somewhere else than it did, to the router, to a neighbour, to what a cloud tells its machines.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from builder.privacy.egress.hosts import is_loopback
from builder.privacy.egress.reach import is_public
from builder.privacy.egress.refusals import HostRefused
from builder.privacy.egress.resolving import addresses_of

CODE = "neighbour_refused"

_LOCAL = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)


def delivered_to(*, local_network: bool) -> Callable[[str, int], list[str]]:
    """From a host and a port to the addresses that may be contacted.

    This computer is reached by its own names alone (`localhost`, `127.0.0.1`). With
    `local_network` the private networks are, too; link-local addresses, where clouds keep the
    secrets of their machines, never.

    The function raises `PolicyError` `neighbour_refused` and what `addresses_of` does.
    """

    def addresses(host: str, port: int) -> list[str]:
        found = addresses_of(host, port)
        for address in found:
            if is_loopback(host) or is_public(address):
                continue
            if not (local_network and _is_local(address)):
                raise HostRefused(host, CODE)
        return found

    return addresses


def _is_local(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return any(parsed in network for network in _LOCAL if network.version == parsed.version)
