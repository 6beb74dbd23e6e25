"""Looks at the pages an owner means: one, those a sitemap lists, or a whole site by its links."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from builder.core.errors import DocumentError, Safe
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.website.address import link_address, page_name, same_host, without_www
from builder.knowledge.website.facts import Facts
from builder.knowledge.website.listing import listed_pages
from builder.knowledge.website.manners import POLITE, Manners
from builder.knowledge.website.page import Change, Known, Page, Scope, Survey
from builder.knowledge.website.replies import HTML
from builder.knowledge.website.traps import Traps, is_page
from builder.knowledge.website.visit import Fetched, Visitor
from builder.knowledge.wire import Web

LookAt = Callable[[bytes, str, Web, CancelToken], Facts]

_LISTED_OUT = 500
"""Pages that are left out are told up to so many."""

_NO_REPLY = frozenset(
    {"website_unreachable", "website_timeout", "website_cut_off", "website_insecure"}
    | {"host_not_allowed", "website_address_refused"}
)
_FOLLOWED_NOT = frozenset({"nofollow", "none"})
_KEPT_NOT = frozenset({"noindex", "none"})


@dataclass(frozen=True, slots=True)
class _Next:
    address: str
    depth: int = 0
    listed: str = ""


class Crawl:
    """One look at one site, breadth first, one request at a time.

    Args:
        visitor: fetches; asked for the site's rules first.
        look_at: parses a page in a child process.
        known: what was read the last time, by address.
        declined: addresses that the owner left out the last time.
        taken: names that documents of the bot have.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        visitor: Visitor,
        look_at: LookAt,
        *,
        start: str,
        scope: Scope,
        most: int,
        manners: Manners = POLITE,
        known: Mapping[str, Known] | None = None,
        declined: Collection[str] = (),
        taken: set[str] | None = None,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> None:
        self._visitor, self._look_at = visitor, look_at
        self._start, self._scope, self._most = start, scope, most
        self._manners = manners
        self._known = dict(known or {})
        self._declined = frozenset(declined)
        self._taken = set(taken or ()) | {one.document for one in self._known.values()}
        self._progress, self._token = progress, token or CancelToken()
        self._queue: deque[_Next] = deque()
        self._seen: set[str] = set()
        self._read: dict[str, Page] = {}
        self._out: dict[str, Page] = {}
        self._texts: dict[str, str] = {}
        self._traps = Traps()
        self._bytes = 0
        self._silences = 0
        self._cut: tuple[str, dict[str, Safe]] | None = None
        self._ends = time.monotonic() + manners.all_s

    def run(self) -> Survey:
        """Look at all of it.

        Raises:
            PolicyError: `website_address_refused`, `host_not_allowed`; nothing was contacted.
            DocumentError: why nothing at all can be read there.
            Cancelled: when asked to stop.
        """
        self._progress(Step("visiting", 0, 0, self._start))
        self._visitor.learn_rules()
        self._begin()
        while self._queue and not self._is_over():
            self._visit(self._queue.popleft())
        if self._scope is not Scope.PAGE and self._silences < self._manners.failures:
            self._look_for_missing()
        self._settle_canonicals()
        return self._survey()

    def _begin(self) -> None:
        if self._scope is not Scope.SITEMAP:
            self._push(_Next(self._start))
            return
        for entry in listed_pages(self._visitor, self._start, self._manners, self._most):
            if same_host(entry.address, self._start):
                self._push(_Next(entry.address, 0, entry.changed))
            else:
                self._leave_out(Page(entry.address), "website_elsewhere")

    def _push(self, place: _Next) -> None:
        if place.address not in self._seen and len(self._queue) < self._manners.waiting:
            self._seen.add(place.address)
            self._queue.append(place)

    def _is_over(self) -> bool:
        if self._cut is None:
            if len(self._read) >= self._most:
                self._cut = ("website_cap_pages", {"limit": self._most})
            elif self._bytes > self._manners.all_bytes:
                self._cut = ("website_cap_bytes", {"limit_mb": self._manners.all_bytes >> 20})
            elif self._visitor.requests > 20 + self._manners.requests_a_page * self._most:
                self._cut = ("website_cap_requests", {"count": self._visitor.requests})
            elif time.monotonic() > self._ends:
                self._cut = ("website_cap_time", {"minutes": round(self._manners.all_s / 60)})
            elif self._silences >= self._manners.failures:
                self._cut = ("website_stopped_answering", {})
        return self._cut is not None

    def _visit(self, place: _Next) -> None:
        done, waiting = len(self._read), len(self._queue)
        total = min(self._most, done + waiting + 1)
        self._progress(Step("visiting", done, total, place.address))
        known = self._known.get(place.address)
        fetched = self._visitor.fetch(place.address, known, met=self._seen)
        body = fetched.body
        if fetched.unchanged:
            body = known.body() if known else None
            if body is None:  # what was read is not kept any more
                fetched = self._visitor.fetch(place.address)
                body = fetched.body
        self._silences = self._silences + 1 if fetched.left_out in _NO_REPLY else 0
        if fetched.address != place.address:
            if fetched.address in self._seen:  # it leads to a page that is met by itself
                return
            self._seen.add(fetched.address)
        page = self._page(fetched, place)
        if body is None:
            self._fail(page, fetched, place)
        else:
            self._weigh(replace(page, body=body, size=len(body)), body, fetched, place)

    def _page(self, fetched: Fetched, place: _Next) -> Page:
        known = self._known.get(fetched.address)
        return Page(
            fetched.address,
            name=known.document if known else page_name(fetched.address, self._taken),
            media_type=fetched.media_type or HTML,
            listed=place.listed,
            etag=fetched.etag or (known.etag if known and fetched.unchanged else ""),
            modified=fetched.modified or (known.modified if known and fetched.unchanged else ""),
            wanted=fetched.address not in self._declined,
        )

    def _fail(self, page: Page, fetched: Fetched, place: _Next) -> None:
        code = fetched.left_out or "document_empty"
        first = place.address == self._start and self._scope is not Scope.SITEMAP
        if first and self._start not in self._known:
            code = "website_missing" if code == "website_gone" else code
            raise DocumentError(code, **dict(fetched.why or {}))
        self._leave_out(page, code, dict(fetched.why or {}))

    def _weigh(self, page: Page, body: bytes, fetched: Fetched, place: _Next) -> None:
        web = Web(page.address, page.media_type)
        facts = self._look_at(body, page.name, web, self._token)
        marks = facts.marks
        directives = fetched.directives | set(marks.directives)
        if self._scope is Scope.SITE and not directives & _FOLLOWED_NOT:
            self._follow(marks.links, page.address, place.depth + 1)
        page = replace(page, title=facts.title, words=facts.words, fingerprint=facts.fingerprint)
        if directives & _KEPT_NOT:
            self._leave_out(page, "website_noindex")
        elif facts.fault is not None:
            self._leave_out(page, *_told(facts.fault, page))
        else:
            self._keep(page, marks.canonical, place)

    def _keep(self, page: Page, canonical: str | None, place: _Next) -> None:
        twin = self._texts.setdefault(page.fingerprint, page.address)
        named = link_address(page.address, canonical) if canonical else None
        if twin != page.address:
            self._leave_out(page, "website_duplicate", {"address": twin})
            return
        self._bytes += page.size
        page = replace(page, change=self._change(page))
        self._taken.add(page.name)
        if self._scope is Scope.PAGE or named is None or _same_page(named, page.address):
            self._read[page.address] = page
            return
        if same_host(named, page.address):
            self._push(_Next(named, place.depth, place.listed))
        del self._texts[page.fingerprint]
        self._out[page.address] = replace(
            page, pick=True, wanted=False, left_out="website_canonical", why={"address": named}
        )

    def _change(self, page: Page) -> Change:
        known = self._known.get(page.address)
        if known is None:
            return Change.NEW
        return Change.UNCHANGED if known.fingerprint == page.fingerprint else Change.CHANGED

    def _follow(self, links: tuple[str, ...], base: str, depth: int) -> None:
        for link in links:
            address = _as_safe(link_address(base, link), base)
            if address is None or address in self._seen or not same_host(address, self._start):
                continue
            if depth > self._manners.depth or not is_page(address):
                continue
            if self._traps.admits(address):
                self._push(_Next(address, depth))
            else:
                self._seen.add(address)
                self._leave_out(Page(address), "website_trap")

    def _look_for_missing(self) -> None:
        """Pages that were there the last time and are not met any more: gone, or only unlinked."""
        own = [one for one in self._known.values() if one.of_site]
        for known in [one for one in own if one.address not in self._seen]:
            if self._silences >= self._manners.failures:
                return
            self._seen.add(known.address)
            self._visit(_Next(known.address, self._manners.depth))

    def _settle_canonicals(self) -> None:
        """A page that gives way to one that cannot be read does not give way."""
        giving_way = [p for p in self._out.values() if p.left_out == "website_canonical"]
        for page in giving_way:
            named = str(page.why["address"])
            room = len(self._read) < self._most
            if room and named not in self._read and same_host(named, page.address):
                del self._out[page.address]
                kept = replace(page, left_out=None, why={}, pick=False, wanted=True)
                self._read[page.address] = kept

    def _leave_out(self, page: Page, code: str, why: Mapping[str, Safe] | None = None) -> None:
        known = self._known.get(page.address)
        gone = code == "website_gone" and known is not None
        if code == "website_gone" and known is None:
            code = "website_missing"
        if len(self._out) < _LISTED_OUT or known is not None:
            self._out[page.address] = replace(
                page,
                name=page.name or page_name(page.address, self._taken),
                left_out=code,
                why=dict(why or {}),
                change=Change.GONE if gone else page.change,
                wanted=False,
                body=None,
            )

    def _survey(self) -> Survey:
        code, params = self._cut or (None, {})
        if code == "website_cap_pages" and not self._queue:
            code, params = None, {}
        pages = (*self._read.values(), *self._out.values())
        return Survey(self._start, self._scope, self._most, pages, code, params)


def _told(fault: DocumentError, page: Page) -> tuple[str, dict[str, Safe]]:
    """A page without any words in its own file has them put there by a script."""
    if fault.code == "document_empty" and page.media_type == HTML:
        return "website_no_words", {}
    return fault.code, dict(fault.params)


def _as_safe(address: str | None, base: str) -> str | None:
    """A link as it is, but encrypted where the page it stands on is, and on the same host."""
    plain = address is not None and address.startswith("http://")
    if address and plain and base.startswith("https://") and same_host(address, base):
        return f"https://{address.removeprefix('http://')}"
    return address


def _same_page(one: str, other: str) -> bool:
    """Whether two addresses differ at most by scheme, `www` and a closing slash."""
    if without_www(one) != without_www(other):
        return False
    return _rest(one) == _rest(other)


def _rest(address: str) -> str:
    return address.partition("://")[2].partition("/")[2].rstrip("/")
