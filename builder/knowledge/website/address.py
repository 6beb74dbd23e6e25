"""Addresses of pages: brought into one form, told apart by host, given readable names."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from builder.core.errors import UsageError
from builder.knowledge.loaders.clean import clean_text
from builder.privacy.egress import host_of, normalise

LONGEST = 2000
"""Characters of an address; longer ones are made by programs, not by people."""

NAME_CHARACTERS = 160

_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_SAFE_PATH, _SAFE_QUERY = "/:@!$&'()*+,;=~-._%", "/?:@!$&'()*+,;=~-._%"
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What only counts visitors, or names one visitor's visit, leads to the same page.
_IDLE = re.compile(
    r"utm_\w+|gclid|fbclid|msclkid|dclid|mc_[ce]id|_ga|_gl|yclid|igshid|ref_src"
    r"|phpsessid|jsessionid|sid|sessionid|session_id|aspsessionid\w*|cfid|cftoken|replytocom",
    re.I,
)
_SESSION_PATH = re.compile(r";jsessionid=[^/?#]*", re.I)


def web_address(typed: str) -> str:
    """What an owner typed as an address, in one form; `https` when no scheme is named.

    Raises:
        UsageError: `website_address` when it is none.
    """
    text = typed.strip()
    if not _SCHEME.match(text):
        text = f"https://{text}"
    address = _formed(text)
    if address is None:
        raise UsageError("website_address", address=typed.strip()[:200])
    return address


def is_web_address(typed: str) -> bool:
    """Whether a word on the command line means a page and not a file."""
    return typed.strip().lower().startswith(("http:/", "https:/"))


def link_address(base: str, href: str) -> str | None:
    """Where `href` on the page `base` leads, in one form; None for what is no page."""
    try:
        address = _formed(urljoin(base, href.strip()))
    except ValueError:
        return None
    if address is None:
        return None
    parts = urlsplit(address)
    if not parts.query:
        return address
    pairs = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
    kept = [(name, value) for name, value in pairs if not _IDLE.fullmatch(name)]
    if len(kept) == len(pairs):
        return address
    return urlunsplit(parts._replace(query=urlencode(kept)))


def same_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host, whatever the scheme."""
    return bool(host_of(one)) and host_of(one) == host_of(other)


def without_www(address: str) -> str:
    """The host of an address as people say it."""
    return host_of(address).removeprefix("www.")


def page_name(address: str, taken: Collection[str]) -> str:
    """What the document of a page is called: its host and path as people read them."""
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    clean, _ = clean_text(f"{_spoken(host_of(address))}/{path}{query}")
    name = " ".join(clean.split()).rstrip("/")
    if len(name) > NAME_CHARACTERS:
        half = NAME_CHARACTERS // 2
        name = f"{name[:half]}…{name[-half + 1 :]}"
    free, number = name, 2
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def _spoken(host: str) -> str:
    """A host with the letters that people typed."""
    import idna

    try:
        return idna.decode(host) if "xn--" in host else host
    except idna.IDNAError:
        return host


def _formed(text: str) -> str | None:
    """An http(s) address in one form, without its fragment; None for anything else."""
    if len(text) > LONGEST or any(ord(letter) < 0x20 or letter == "\x7f" for letter in text):
        return None
    text = text.replace("\\", "/")
    try:
        parts = urlsplit(text)
        port = parts.port
        host = normalise(parts.hostname or "")
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        return None
    if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*", host):
        return None
    named = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[parts.scheme]:
        named = f"{named}:{port}"
    path = _dotless(_quoted(_SESSION_PATH.sub("", parts.path), _SAFE_PATH)) or "/"
    address = urlunsplit((parts.scheme, named, path, _quoted(parts.query, _SAFE_QUERY), ""))
    return address if len(address) <= LONGEST else None


def _quoted(text: str, safe: str) -> str:
    """Escaped where it must be and nowhere else."""

    def plain(found: re.Match[str]) -> str:
        code = int(found[1], 16)
        return chr(code) if code in _UNRESERVED else f"%{code:02X}"

    return quote(_ESCAPE.sub(plain, re.sub(r"%(?![0-9a-fA-F]{2})", "%25", text)), safe=safe)


def _dotless(path: str) -> str:
    """A path without `.` and `..`."""
    out: list[str] = []
    segments = path.split("/")
    for place, segment in enumerate(segments):
        last = place == len(segments) - 1
        if segment == "..":
            if len(out) > 1:
                out.pop()
            if last:
                out.append("")
        elif segment == ".":
            if last:
                out.append("")
        else:
            out.append(segment)
    return "/".join(out)
