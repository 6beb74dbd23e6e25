"""Fetches one page after the other from one host, as robots.txt and good manners allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urlsplit

from builder.core.errors import DocumentError, PolicyError, Safe
from builder.knowledge.website.address import same_host
from builder.knowledge.website.manners import Manners, Pace
from builder.knowledge.website.page import Known
from builder.knowledge.website.replies import (
    BUSY,
    REDIRECTS,
    TEXTS,
    as_utf8,
    directives_of,
    kind_of,
    media_type_of,
    onward_of,
    status_code,
    status_params,
)
from builder.knowledge.website.robots import MOST_BYTES, NOTHING_ALLOWED, Robots, read_robots
from builder.privacy.egress.web_reply import Head, Reply


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
            onward = onward_of(address, reply.head)
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
        seen: set[str] = set()
        while self.robots.allows(address):
            seen.add(address)
            try:
                reply = self._get(address, self._manners.page_bytes, headers, pages=True)
            except (DocumentError, PolicyError) as error:
                return Fetched(address, left_out=error.code, why=error.params)
            if reply.head.status not in REDIRECTS:
                return self._told(address, reply)
            onward = onward_of(address, reply.head)
            refusal = self._stops(onward, seen, met)
            if onward is None or refusal is not None:
                why = {"address": onward} if onward else status_params(reply.head)
                stands = onward if onward and refusal == "website_duplicate" else address
                return Fetched(stands, left_out=refusal or "website_status", why=why)
            address = onward
        return Fetched(address, left_out="website_robots")

    def _stops(self, onward: str | None, seen: set[str], met: Collection[str]) -> str | None:
        """Why a redirect is not followed; None when it is."""
        if onward is None:
            return "website_status"
        if not same_host(onward, self._start):
            return "website_moved"
        if onward in seen or len(seen) > self._manners.redirects:
            return "website_redirects"
        return "website_duplicate" if onward in met else None

    def fetch_list(self, address: str, most: int) -> bytes | Fetched:
        """The bytes of a sitemap, or why there are none."""
        for _ in range(self._manners.redirects + 1):
            try:
                reply = self._get(address, most)
            except (DocumentError, PolicyError) as error:
                return Fetched(address, left_out=error.code, why=error.params)
            onward = onward_of(address, reply.head)
            if onward is None:
                break
            if not same_host(onward, self._start):
                return Fetched(address, left_out="website_moved", why={"address": onward})
            address = onward
        if reply.head.status == 200 and reply.body is not None:
            return reply.body
        return Fetched(address, left_out=status_code(reply.head), why=status_params(reply.head))

    def _get(
        self,
        address: str,
        most: int,
        headers: Mapping[str, str] | None = None,
        *,
        pages: bool = False,
    ) -> Reply:
        def wanted(head: Head) -> bool:
            return head.status == 200 and (not pages or kind_of(address, head) is not None)

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
        if head.status not in BUSY or not (told.isascii() and told.isdigit()):
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
            directives=directives_of(head.headers.get("x-robots-tag", "")),
        )
        if head.status == 304:
            return replace(told, unchanged=True)
        if head.status != 200:
            return Fetched(address, left_out=status_code(head), why=status_params(head))
        kind = kind_of(address, head)
        if kind is None or reply.body is None:
            named = media_type_of(head) or "?"
            return Fetched(address, left_out="website_no_text", why={"kind": named[:60]})
        if not reply.body:
            return Fetched(address, left_out="document_empty")
        body = as_utf8(reply.body, head) if kind in TEXTS else reply.body
        return replace(told, media_type=kind, body=body)


def _conditions(known: Known | None) -> dict[str, str]:
    if known is None:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in headers.items() if value}
