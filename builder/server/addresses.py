"""Where a request came from: the visitor's address, the page's origin, the host's own name."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers

_DEFAULT_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*")


def visitor_address(peer: str, headers: Headers, proxies: int) -> str:
    """The address of the visitor, seen from behind `proxies` trusted proxies.

    Each proxy appends the address it was called from, so the visitor's own stands `proxies`
    places from the right; what stands further left, anybody can have written.
    """
    if not proxies:
        return peer
    forwarded = [part.strip() for part in headers.get("x-forwarded-for", "").split(",")]
    named = [part for part in forwarded if part]
    return named[-min(proxies, len(named))] if named else peer


def network(address: str) -> str:
    """What limits are counted by: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def own_origin(headers: Headers, scheme: str, proxies: int) -> str:
    """The origin that this host is reached under, as a browser would write it."""
    host = headers.get("host", "")
    if proxies:
        scheme = _last(headers.get("x-forwarded-proto", "")) or scheme
        host = _last(headers.get("x-forwarded-host", "")) or host
    return origin_of(f"{scheme}://{host}")


def origin_of(address: str) -> str:
    """The origin of an http(s) address in its one spelling; empty for anything else."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
        name = (parts.hostname or "").encode("idna").decode()  # as browsers write it
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not _NAME.fullmatch(name):
        return ""
    name = f"[{name}]" if ":" in name else name
    suffix = "" if port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{port}"
    return f"{parts.scheme}://{name}{suffix}"


def _last(listed: str) -> str:
    return listed.rpartition(",")[2].strip()
