"""Names of hosts: brought into one form, told from this computer, held against the policy."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from builder.core.policy import Network, PrivacyPolicy

_PORTS = {"http": 80, "https": 443}


def host_of(address: str) -> str:
    """The host in a web address or `host[:port]`, in one form; empty when there is none."""
    return split(address)[0]


def is_loopback(host: str) -> bool:
    """Whether `host` is this computer itself.

    Only plain names and addresses count: other spellings of 127.0.0.1 are taken for hosts outside.
    """
    name = normalise(host)
    return name == "localhost" or (is_address(name) and ipaddress.ip_address(name).is_loopback)


def is_address(host: str) -> bool:
    """Whether `host` is an IP address, for which no name has to be looked up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def permits(policy: PrivacyPolicy, address: str) -> bool:
    """Whether `policy` lets text go to `address`; this computer is always allowed.

    An allowed host stands for all its ports unless it names one, and never for its subdomains.
    """
    host, port = split(address)
    if is_loopback(host):
        return True
    if not host or policy.network is Network.NONE:
        return False
    return any(
        host == own and own_port in {None, port} for own, own_port in map(_entry, policy.hosts)
    )


def normalise(host: str) -> str:
    """One form for a host: lower case, IDNA, no closing dot, no brackets; empty if impossible."""
    name = host.strip().strip("[]").rstrip(".").lower()
    if is_address(name):
        return str(ipaddress.ip_address(name))
    if name.isascii():
        return name
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def split(address: str) -> tuple[str, int | None]:
    """(host, port) of a web address or `host[:port]`; the port is the scheme's own if unnamed."""
    parts = _parts(address)
    if parts is None:
        return "", None
    return normalise(parts.hostname or ""), parts.port or _PORTS.get(parts.scheme)


def _entry(entry: str) -> tuple[str, int | None]:
    """(host, port) of a host the owner allowed; only a port that stands there limits it."""
    parts = _parts(entry)
    return ("", None) if parts is None else (normalise(parts.hostname or ""), parts.port)


def _parts(address: str) -> SplitResult | None:
    text = address.strip()
    if "://" not in text:
        text = f"//[{text}]" if is_address(text) and ":" in text else f"//{text}"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts
