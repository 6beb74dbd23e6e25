"""Fetches one page after the other from one host, as robots.txt and good manners allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol
from urllib.parse import urlsplit

from builder.core.errors import DocumentError, PolicyError, Safe
from builder.knowledge.loaders.sniff import SUFFIXES
from builder.knowledge.website.address import link_address, same_host
from builder.knowledge.website.manners import Manners, Pace
from builder.knowledge.website.page import Known
from builder.knowledge.website.robots import (
    AGENT,
    MOST_BYTES,
    NOTHING_ALLOWED,
    Robots,
    read_robots,
)
from builder.privacy.egress.web_reply import Head, Reply

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})
_CLOSED = frozenset({401, 402, 403, 407, 451})
# fmt: off
_TEXTS = frozenset({
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/csv",
    "text/tab-separated-values", "application/pdf",
})
# fmt: on
_SILENT = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/unknown"})
_OFFICE = ("application/vnd.openxmlformats", "application/vnd.oasis", "application/msword")
HTML = "text/html"


class Reader(Protocol):
    """What contacts a site; the door's `WebReader` does."""

    def get(
        self,
        address: str,
        *,
        most: int,
        seconds: float,
        headers: Mapping[str, str] | None = None,
        wanted: Callable[[Head], bool] = ...,
    ) -> Reply:
        """The reply to one request."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one address.

    Attributes:
        address: where the page stands, after redirects.
        body: None when there is none, because of `left_out` or because it did not change.
        directives: of the reply's headers: `noindex`, `nofollow`, `none`.
    """

    address: str
    media_type: str = ""
    body: bytes | None = None
    etag: str = ""
    modified: str = ""
    directives: frozenset[str] = frozenset()
    unchanged: bool = False
    left_out: str | None = None
    why: Mapping[str, Safe] | None = None


class Visitor:
    """Asks one host, one request at a time.

    Attributes:
        robots: the site's rules, once `learn_rules` was called.
        requests: made so far.
    """

    def __init__(self, reader: Reader, start: str, *, manners: Manners, pace: Pace) -> None:
        self._reader = reader
        self._start = start
        self._manners = manners
        self._pace = pace
        self.robots = NOTHING_ALLOWED
        self.requests = 0

    def learn_rules(self) -> None:
        """Read the site's robots.txt; without one everything is allowed.

        Raises:
            PolicyError: `website_address_refused`, `host_not_allowed`.
            DocumentError: why the site cannot be reached.
        """
        parts = urlsplit(self._start)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        for _ in range(self._manners.redirects + 1):
            try:
                reply = self._get(address, MOST_BYTES)
            except DocumentError as error:
                if error.code != "website_too_large":
                    raise
                self.robots = NOTHING_ALLOWED
                return
            onward = _onward(address, reply.head)
            if onward is None or not same_host(onward, self._start):
                break
            address = onward
        self._keep_rules(reply)

    def fetch(
        self, address: str, known: Known | None = None, *, met: Collection[str] = ()
    ) -> Fetched:
        """One page, or why there is none; redirects are followed on this host alone.

        A redirect to one of the addresses that were `met` already is not followed.

        Raises:
            PolicyError: the first address is refused.
            Cancelled: when asked to stop.
        """
        headers = _conditions(known)
        seen = {address}
        while True:
            if not self.robots.allows(address):
                return Fetched(address, left_out="website_robots")
            try:
                reply = self._get(address, self._manners.page_bytes, headers, pages=True)
            except (DocumentError, PolicyError) as error:
                return Fetched(address, left_out=error.code, why=error.params)
            if reply.head.status not in _REDIRECTS:
                return self._told(address, reply)
            onward = _onward(address, reply.head)
            if onward is None:
                return Fetched(address, left_out="website_status", why=_status(reply.head))
            if not same_host(onward, self._start):
                return Fetched(address, left_out="website_moved", why={"address": onward})
            if onward in seen or len(seen) > self._manners.redirects:
                return Fetched(address, left_out="website_redirects")
            if onward in met:
                return Fetched(onward, left_out="website_duplicate", why={"address": onward})
            seen.add(onward)
            address = onward

    def fetch_list(self, address: str, most: int) -> bytes | Fetched:
        """The bytes of a sitemap, or why there are none."""
        for _ in range(self._manners.redirects + 1):
            try:
                reply = self._get(address, most)
            except (DocumentError, PolicyError) as error:
                return Fetched(address, left_out=error.code, why=error.params)
            onward = _onward(address, reply.head)
            if onward is None:
                break
            if not same_host(onward, self._start):
                return Fetched(address, left_out="website_moved", why={"address": onward})
            address = onward
        if reply.head.status == 200 and reply.body is not None:
            return reply.body
        return Fetched(address, left_out=_status_code(reply.head), why=_status(reply.head))

    def _get(
        self,
        address: str,
        most: int,
        headers: Mapping[str, str] | None = None,
        *,
        pages: bool = False,
    ) -> Reply:
        def wanted(head: Head) -> bool:
            return head.status == 200 and (not pages or _kind(address, head) is not None)

        reply, waited = None, 0.0
        while reply is None or waited:
            self._pace.wait(waited)
            self.requests += 1
            again = reply is not None
            reply = self._reader.get(
                address,
                most=most,
                seconds=self._manners.page_s,
                headers=headers,
                wanted=wanted,
            )
            waited = 0.0 if again else self._asked_to_wait(reply.head)
        return reply

    def _asked_to_wait(self, head: Head) -> float:
        """Seconds after which a busy site wants to be asked again; 0 when not, or too many."""
        told = head.headers.get("retry-after", "").strip()
        if head.status not in _BUSY or not (told.isascii() and told.isdigit()):
            return 0.0
        seconds = float(told[:9])
        return seconds if seconds <= self._manners.longest_wait_s else 0.0

    def _keep_rules(self, reply: Reply) -> None:
        status = reply.head.status
        if status == 200:
            self.robots = read_robots(reply.body or b"")
        elif status >= 500 or status == 429:
            raise DocumentError("website_robots_unknown", status=status)
        else:
            self.robots = Robots()
        self._pace.slow_down(self.robots.delay_s)

    def _told(self, address: str, reply: Reply) -> Fetched:
        head = reply.head
        told = Fetched(
            address,
            etag=head.headers.get("etag", "")[:300],
            modified=head.headers.get("last-modified", "")[:100],
            directives=_directives(head.headers.get("x-robots-tag", "")),
        )
        if head.status == 304:
            return replace(told, unchanged=True)
        if head.status != 200:
            return Fetched(address, left_out=_status_code(head), why=_status(head))
        kind = _kind(address, head)
        if kind is None or reply.body is None:
            named = _media_type(head) or "?"
            return Fetched(address, left_out="website_no_text", why={"kind": named[:60]})
        if not reply.body:
            return Fetched(address, left_out="document_empty")
        body = _as_utf8(reply.body, head) if kind in _TEXTS else reply.body
        return replace(told, media_type=kind, body=body)


def _conditions(known: Known | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in headers.items() if value}


def _onward(address: str, head: Head) -> str | None:
    if head.status not in _REDIRECTS:
        return None
    return link_address(address, head.headers.get("location", ""))


def _status_code(head: Head) -> str:
    if head.status in _GONE:
        return "website_gone"
    if head.status in _CLOSED:
        return "website_closed"
    if head.status in _BUSY:
        return "website_busy"
    return "website_status"


def _status(head: Head) -> dict[str, Safe]:
    return {"status": head.status}


def _media_type(head: Head) -> str:
    return head.headers.get("content-type", "").partition(";")[0].strip().lower()


def _kind(address: str, head: Head) -> str | None:
    """What the reply is by its own word, or by its name where it has none; None for no text."""
    told = _media_type(head)
    suffix = PurePath(urlsplit(address).path).suffix.lower()
    if told in _TEXTS or told.startswith(_OFFICE) or told == "application/rtf":
        return told
    if told in _SILENT:
        return told or "application/octet-stream" if suffix and suffix in SUFFIXES else HTML
    return None


def _directives(told: str) -> frozenset[str]:
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


def _as_utf8(body: bytes, head: Head) -> bytes:
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
