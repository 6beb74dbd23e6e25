"""Whether the content policies of a page let the chat in.

https://www.w3.org/TR/CSP3/#matching-urls, as far as a script and its requests need it.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from builder.server.addresses import origin_of
from builder.studio.site.found import Page, Tag

_PORTS = {"http": 80, "https": 443}


def blocked_by(page: Page, tag: Tag) -> str:
    """The directive that keeps the chat of `tag` from the page; empty when none does."""
    own = origin_of(page.address)
    for policy in page.policies:
        directives = _directives(policy)
        sources = _first(directives, "script-src-elem", "script-src", "default-src")
        if sources is not None and not _runs(sources, tag, own):
            return "script-src"
        sources = _first(directives, "connect-src", "default-src")
        if sources is not None and not _allows(sources, tag.base, own):
            return "connect-src"
    return ""


def _directives(policy: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            found.setdefault(words[0].lower(), words[1:])  # the first one of a name counts
    return found


def _first(directives: Mapping[str, list[str]], *names: str) -> list[str] | None:
    return next((directives[name] for name in names if name in directives), None)


def _runs(sources: list[str], tag: Tag, own: str) -> bool:
    if tag.nonce and f"'nonce-{tag.nonce}'" in sources:
        return True
    if "'strict-dynamic'" in (word.lower() for word in sources):
        return False  # hosts that are listed do not count then
    return _allows(sources, tag.address, own)


def _allows(sources: Iterable[str], address: str, own: str) -> bool:
    asked = _Asked.of(address)
    return asked is not None and any(_matches(source, asked, own) for source in sources)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An address in its parts."""

    scheme: str
    host: str
    port: int
    path: str
    origin: str

    @classmethod
    def of(cls, address: str) -> _Asked | None:
        """None for what is no address of the web."""
        origin = origin_of(address)
        if not origin:
            return None
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
        return cls(parts.scheme, parts.hostname or "", port, parts.path, origin)


def _matches(source: str, asked: _Asked, own: str) -> bool:
    word = source.lower()
    if word == "*":
        return True
    if word.startswith("'"):
        return word == "'self'" and asked.origin == own
    if word.endswith(":"):
        return _same_scheme(asked.scheme, word[:-1])
    return _host_matches(source, asked, own)


def _same_scheme(asked: str, listed: str) -> bool:
    """A listed `http` takes `https`, too."""
    return asked == listed or (listed == "http" and asked == "https")


def _host_matches(source: str, asked: _Asked, own: str) -> bool:
    scheme, has_scheme, rest = source.partition("://")
    if not has_scheme:
        scheme, rest = urlsplit(own).scheme, source
    place, slash, path = rest.partition("/")
    name, _, port = place.lower().partition(":")
    usual = asked.port == _PORTS[asked.scheme]
    return (
        _same_scheme(asked.scheme, scheme.lower())
        and fnmatch.fnmatchcase(asked.host, name)
        and (port in {"*", str(asked.port)} or (not port and usual))
        and (not slash or not path or _below(asked.path, f"/{path}"))
    )


def _below(asked: str, listed: str) -> bool:
    return asked.startswith(listed) if listed.endswith("/") else asked == listed
