"""What a page says to programs: where it leads, what it is called, whether it may be kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from builder.core.errors import DocumentError
from builder.knowledge.loaders.html import parse_page
from builder.knowledge.wire import MARK_BYTES, MARK_CHARACTERS, MARK_LINKS, PageMarks

if TYPE_CHECKING:
    Element = Any

_NAMES = frozenset({"robots", "hushdesk"})
_WORDS = re.compile(r"[a-z-]+")
_NOT_FOLLOWED = frozenset({"nofollow", "ugc", "sponsored"})


def read_marks(data: bytes, address: str) -> PageMarks:
    """The marks of the page at `address`; none when it cannot be read at all."""
    try:
        page = parse_page(data)
    except DocumentError:
        return PageMarks()
    base = page.find(".//base[@href]")
    root = _joined(address, base.get("href")) if base is not None else address
    return PageMarks(
        links=_links(page, root or address),
        canonical=_canonical(page, root or address),
        directives=tuple(sorted(_directives(page))),
    )


def _links(page: Element, base: str) -> tuple[str, ...]:
    """Where the page leads, in its own order, each once."""
    found: dict[str, None] = {}
    room = MARK_BYTES
    for link in page.iter("a", "area"):
        rel = set(link.get("rel", "").lower().split())
        address = _joined(base, link.get("href"))
        if address and not rel & _NOT_FOLLOWED:
            room -= 0 if address in found else len(address.encode("utf-8", "replace"))
            if room < 0 or len(found) >= MARK_LINKS:
                break
            found[address] = None
    return tuple(found)


def _canonical(page: Element, base: str) -> str | None:
    for link in page.iter("link"):
        if "canonical" in link.get("rel", "").lower().split():
            return _joined(base, link.get("href"))
    return None


def _directives(page: Element) -> set[str]:
    found: set[str] = set()
    for meta in page.iter("meta"):
        if meta.get("name", "").strip().lower() in _NAMES:
            words = set(_WORDS.findall(meta.get("content", "").lower()))
            found |= words & {"noindex", "nofollow", "none"}
    return found


def _joined(base: str, href: str | None) -> str | None:
    if not href or len(href) > MARK_CHARACTERS:
        return None
    try:
        address = urljoin(base, href.strip().partition("#")[0])
    except ValueError:
        return None
    fits = len(address) <= MARK_CHARACTERS and address.lower().startswith(("http://", "https://"))
    return address if fits else None
