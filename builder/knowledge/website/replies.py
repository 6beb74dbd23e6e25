"""What a site's reply means: what kind of page it is, or why it is none."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from builder.core.errors import Safe
from builder.knowledge.loaders.sniff import SUFFIXES
from builder.knowledge.website.address import link_address
from builder.knowledge.website.robots import AGENT
from builder.privacy.egress.web_reply import Head

HTML = "text/html"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})
_CLOSED = frozenset({401, 402, 403, 407, 451})
# fmt: off
TEXTS = frozenset({
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/csv",
    "text/tab-separated-values", "application/pdf",
})
# fmt: on
_SILENT = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
_OFFICE = ("application/vnd.openxmlformats", "application/vnd.oasis", "application/msword")


def onward_of(address: str, head: Head) -> str | None:
    """Where a redirect leads; None for no redirect, and for one that leads nowhere."""
    if head.status not in REDIRECTS:
        return None
    return link_address(address, head.headers.get("location", ""))


def status_code(head: Head) -> str:
    """The code of why there is no page, by the reply's status."""
    if head.status in _GONE:
        return "website_gone"
    if head.status in _CLOSED:
        return "website_closed"
    if head.status in BUSY:
        return "website_busy"
    return "website_status"


def status_params(head: Head) -> dict[str, Safe]:
    """What the sentence of that code is filled with."""
    return {"status": head.status}


def media_type_of(head: Head) -> str:
    """What the server says it is; empty when it does not say."""
    return head.headers.get("content-type", "").partition(";")[0].strip().lower()


def kind_of(address: str, head: Head) -> str | None:
    """What the reply is by its own word, or by its name where it has none; None for no text."""
    told = media_type_of(head)
    suffix = PurePath(urlsplit(address).path).suffix.lower()
    if told in TEXTS or told.startswith(_OFFICE) or told == "application/rtf":
        return told
    if told in _SILENT:
        return told or "application/octet-stream" if suffix and suffix in SUFFIXES else HTML
    return None


def directives_of(told: str) -> frozenset[str]:
    """Of `X-Robots-Tag`; a rule may be meant for one program: `otherbot: noindex`."""
    found: set[str] = set()
    agent = ""
    for part in told.lower().split(","):
        name, colon, rest = part.strip().partition(":")
        if colon and name.strip() not in {"unavailable_after", "max-snippet"}:
            agent, part = name.strip(), rest  # noqa: PLW2901 - the rule behind the name
        if agent in {"", AGENT}:
            found |= {part.strip()} & {"noindex", "nofollow", "none"}
    return frozenset(found)


def as_utf8(body: bytes, head: Head) -> bytes:
    """A text in UTF-8, where the server names another encoding that fits."""
    named = head.headers.get("content-type", "").lower().partition("charset=")[2]
    charset = named.partition(";")[0].strip("\"' ")[:40]
    if not charset or charset.replace("-", "").replace("_", "") == "utf8":
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode(charset).encode("utf-8")
        except (LookupError, ValueError, TypeError):
            return body
    return body
