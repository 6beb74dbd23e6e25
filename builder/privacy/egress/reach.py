"""Where pages may be read from: public addresses, on the ports of the web.

A page's links and redirects are a stranger's words. They must not lead this computer to the router
beside it, to a service of its own, or to what a cloud tells its machines about themselves.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from builder.privacy.egress.hosts import is_address, split
from builder.privacy.egress.refusals import AddressRefused
from builder.privacy.egress.resolving import addresses_of

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], list[str]]

WEB_PORTS = frozenset({80, 443})

_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_THIS_COMPUTER = ("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")

# https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry,
# and the one public address behind which a cloud answers its own machines.
_CLOSED_V4 = tuple(
    ipaddress.IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
    )
)
# Only this part of IPv6 is public; what carries an IPv4 address inside lies in or out of it.
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    ipaddress.IPv6Network(text)
    for text in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be contacted to read pages.

    Attributes:
        networks: reached although they are not public. Empty, but for tests with a server of
            their own: no setting and no option of a command ever fills it.
        ports: of the web.
        resolve: from a name and a port to addresses.
    """

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = WEB_PORTS
    resolve: Resolve = field(default=addresses_of)

    def check(self, url: str) -> None:
        """Refuse what no page of the web is called, before anything is looked up.

        Raises:
            AddressRefused: `website_address_refused`.
        """
        host, port = split(url)
        parts = urlsplit(url) if "://" in url else None
        if parts is not None and (parts.scheme not in {"http", "https"} or "@" in parts.netloc):
            raise AddressRefused(host)
        if not host or port not in self.ports or host in _THIS_COMPUTER or "%" in host:
            raise AddressRefused(host)
        if is_address(host):
            self._check_address(host, host)
        elif _NUMBER.fullmatch(host.rpartition(".")[2]):
            # 2130706433, 0x7f.1 and 0177.0.0.1 are this computer to the system's resolver.
            raise AddressRefused(host)

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host`, to connect to exactly these.

        Raises:
            AddressRefused: `website_address_refused`, when any of them is not public.
            OSError: when the name cannot be resolved.
        """
        found = [host] if is_address(host) else self.resolve(host, port)
        for address in found:
            self._check_address(address, host)
        return found

    def _check_address(self, address: str, host: str) -> None:
        if not (is_public(address) or self._is_ours(address)):
            raise AddressRefused(host)

    def _is_ours(self, address: str) -> bool:
        parsed = _parsed(address)
        return parsed is not None and any(
            parsed in network for network in self.networks if network.version == parsed.version
        )


PUBLIC = Reach()
"""The web as everybody sees it."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public part of the internet.

    Forms of IPv6 that carry an IPv4 address inside (mapped, compatible, 6to4, Teredo, NAT64) are
    refused whatever they carry.
    """
    parsed = _parsed(address)
    if isinstance(parsed, ipaddress.IPv4Address):
        return not any(parsed in network for network in _CLOSED_V4)
    if isinstance(parsed, ipaddress.IPv6Address):
        closed = any(parsed in network for network in _CLOSED_V6)
        return parsed in _OPEN_V6 and not closed and parsed.scope_id is None
    return False


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
