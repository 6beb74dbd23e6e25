"""*Verify my site*: fetches the owner's page and the host once, and says what stands in the way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from builder.core.bot import BotSpec
from builder.core.errors import DocumentError, HushdeskError, Safe
from builder.core.progress import CancelToken
from builder.knowledge.website.address import web_address
from builder.privacy.egress import PUBLIC, Grant, Reach, host_of
from builder.privacy.egress.web_reply import Reply
from builder.server.addresses import origin_of
from builder.studio import websites
from builder.studio.bots import Workbench
from builder.studio.site.content_policy import blocked_by
from builder.studio.site.found import Page, look_at
from builder.studio.site.snippets import base_of
from builder.system import texts

PAGE_BYTES, HOST_BYTES, SECONDS, MOST_MOVES = 4_000_000, 200_000, 30.0, 5
"""Of a page, of what the host says; how long each may take; redirects that are followed."""


class State(StrEnum):
    """How a point stands."""

    OK = "ok"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Check:
    """One point; its words are `site.check.CODE`, and how to mend it `site.check.CODE.next`.

    Attributes:
        error: why something could not be fetched.
    """

    code: str
    state: State
    params: dict[str, Safe] = field(default_factory=dict)
    error: HushdeskError | None = None

    def sentence(self, language: str) -> str:
        """What was found."""
        why = {"why": texts.sentence(self.error, language)} if self.error else {}
        return texts.tell(f"site.check.{self.code}", language, {**self.params, **why})

    def next_step(self, language: str) -> str:
        """What to do; empty when nothing is to do."""
        if self.state is State.OK:
            return ""
        return texts.tell(f"site.check.{self.code}.next", language, self.params)


def contacted(page: str, host: str) -> tuple[str, ...]:
    """The hosts that would be contacted, each once.

    Raises:
        UsageError: `website_address`, `site_host_missing`.
    """
    return tuple(dict.fromkeys((host_of(web_address(page)), host_of(base_of(host)))))


def needs_word(bench: Workbench, page: str, host: str) -> tuple[str, ...]:
    """Those of them that the policy does not allow, so that the owner is asked."""
    return tuple(name for name in contacted(page, host) if not bench.door.allows(f"https://{name}"))


def verify(
    bench: Workbench,
    page: str,
    host: str,
    *,
    once: bool = False,
    reach: Reach | None = None,
    token: CancelToken | None = None,
) -> list[Check]:
    """Look at `page` of the owner's site, and at the `host` the chat comes from.

    Args:
        bench: the open bot.
        page: as the owner typed it.
        host: the address of the host.
        once: the owner's word that both may be contacted now; it stands in the audit.
        reach: only tests name another than the public web.
        token: ends it.

    Raises:
        UsageError: `website_address`, `site_host_missing`.
        PolicyError: `host_not_allowed`, `website_address_refused`.
        Cancelled: when the token asked for it.
    """
    address, base = web_address(page), base_of(host)
    with ExitStack() as stack:
        asker = _Asker(bench, reach or PUBLIC, token or CancelToken())
        for name in needs_word(bench, address, base) if once else ():
            asker.grants[name] = stack.enter_context(websites.allowed_once(bench, name))
        return [*_page(asker, address, base), *_host(asker, bench, address, base)]


class _Asker:
    """Fetches one address after the other through the door."""

    def __init__(self, bench: Workbench, reach: Reach, token: CancelToken) -> None:
        self._door = bench.door
        self._reach = reach
        self._token = token
        self.grants: dict[str, Grant] = {}

    def get(self, address: str, most: int, **headers: str) -> Reply:
        grant = self.grants.get(host_of(address))
        with self._door.web_reader(grant=grant, reach=self._reach, token=self._token) as reader:
            return reader.get(address, most=most, seconds=SECONDS, headers=headers)

    def page(self, address: str) -> tuple[str, Reply]:
        """A page, and where it was in the end; a redirect to another host is not followed."""
        for _ in range(MOST_MOVES):
            reply = self.get(address, PAGE_BYTES)
            to = reply.head.headers.get("location", "")
            if reply.head.status not in {301, 302, 303, 307, 308} or not to:
                return address, reply
            moved = urljoin(address, to)
            if host_of(moved) != host_of(address):
                return moved, reply
            address = moved
        return address, reply


def _page(asker: _Asker, address: str, base: str) -> Iterable[Check]:
    try:
        ended, reply = asker.page(address)
    except DocumentError as error:
        yield Check("page_unreached", State.RED, {"page": address}, error)
        return
    if host_of(ended) != host_of(address):
        yield Check("page_moved", State.RED, {"page": address, "to": ended})
        return
    if reply.head.status != 200 or reply.body is None:
        yield Check("page_status", State.RED, {"page": ended, "status": reply.head.status})
        return
    yield Check("page_read", State.OK, {"page": ended})
    found = look_at(ended, reply.body.decode("utf-8", "replace"), reply.head.headers)
    yield from _tags(found, base)


def _tags(page: Page, base: str) -> Iterable[Check]:
    if not page.tags:
        yield Check("snippet_missing", State.RED, {"page": page.address})
        return
    if len(page.tags) > 1:
        yield Check("snippet_twice", State.AMBER, {"count": len(page.tags)})
    else:
        yield Check("snippet_once", State.OK)
    tag = next((tag for tag in page.tags if tag.base == base), page.tags[0])
    if tag.base != base:
        yield Check("snippet_other_host", State.RED, {"found": tag.base, "wanted": base})
    elif urlsplit(page.address).scheme == "https" and urlsplit(tag.address).scheme == "http":
        yield Check("snippet_plain", State.RED, {"found": tag.address})
    else:
        yield Check("snippet_host", State.OK, {"found": tag.base})
    directive = blocked_by(page, tag)
    if directive:
        origin = origin_of(tag.address)
        yield Check("policy_blocks", State.RED, {"directive": directive, "host": origin})
    elif page.policies:
        yield Check("policy_allows", State.OK)
    else:
        yield Check("policy_none", State.OK)


def _host(asker: _Asker, bench: Workbench, address: str, base: str) -> Iterable[Check]:
    try:
        ready = asker.get(f"{base}readyz", HOST_BYTES)
    except DocumentError as error:
        code = "host_insecure" if error.code == "website_insecure" else "host_unreached"
        yield Check(code, State.RED, {"host": base}, error)
        return
    secure = urlsplit(base).scheme == "https"
    yield Check(
        "host_tls" if secure else "host_plain", State.OK if secure else State.RED, {"host": base}
    )
    yield _version(bench, _json(ready))
    yield from _origin(asker, bench.spec, address, base)


def _version(bench: Workbench, told: dict[str, object]) -> Check:
    bundle = told.get("bundle")
    served = bundle.get("version") if isinstance(bundle, dict) else None
    if not isinstance(served, int) or isinstance(served, bool):
        return Check("host_other", State.RED)
    made = int(bench.file.facts.get("bundle_version") or 0)
    params: dict[str, Safe] = {"served": served, "made": made}
    if not told.get("ready"):
        return Check("host_not_ready", State.RED, params)
    if made and served < made:
        return Check("version_older", State.AMBER, params)
    return Check("version_newest", State.OK, params)


def _origin(asker: _Asker, spec: BotSpec, address: str, base: str) -> Iterable[Check]:
    """Whether the site is on the list, here and in the bundle that is served."""
    origin = origin_of(address)
    listed = origin in {origin_of(each) for each in spec.site.allowed_origins}
    params: dict[str, Safe] = {"origin": origin}
    try:
        told = asker.get(f"{base}api/widget", HOST_BYTES, Origin=origin)
    except HushdeskError:
        yield Check("origin_unknown", State.AMBER, params)
        return
    if told.head.status == 200:
        state = State.OK if listed or origin == origin_of(base) else State.AMBER
        yield Check("origin_served" if state is State.OK else "origin_gone", state, params)
    elif told.head.status == 403:
        yield Check("origin_not_yet" if listed else "origin_missing", State.RED, params)
    else:
        yield Check("origin_unknown", State.AMBER, params)


def _json(reply: Reply) -> dict[str, object]:
    try:
        read = json.loads(reply.body or b"")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
