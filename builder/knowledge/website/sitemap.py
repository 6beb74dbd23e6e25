"""Lists of a site's pages: sitemaps, plain lists, and sitemaps of sitemaps, packed or not."""

from __future__ import annotations

import io
from dataclasses import dataclass

from builder.core.errors import DocumentError
from builder.system.inflating import GZIP, TooMuch, unpack

MOST_BYTES = 52_428_800
"""Of one sitemap, unpacked, and `MOST_PAGES` listed in it: https://www.sitemaps.org/protocol.html"""

MOST_PAGES = 50_000
_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that is listed, and when it was changed (ISO 8601), if that is said."""

    address: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one file lists: pages, or other sitemaps. `whole` is False when it was cut off."""

    pages: tuple[Entry, ...] = ()
    maps: tuple[str, ...] = ()
    whole: bool = True


def read_sitemap(data: bytes, *, most_pages: int = MOST_PAGES) -> Sitemap:
    """What a sitemap lists.

    Raises:
        DocumentError: `website_sitemap_damaged` when it lists nothing that can be read, holds
            definitions of its own, or is larger unpacked than the protocol allows.
    """
    try:
        data = unpack(data, MOST_BYTES) if data.startswith(GZIP) else data
    except (TooMuch, ValueError) as fault:
        raise DocumentError("website_sitemap_damaged", detail="gzip") from fault
    if len(data) > MOST_BYTES:
        raise DocumentError("website_sitemap_damaged", detail="size")
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"http://", b"https://")):
        return _plain(data, most_pages)
    return _xml(data, most_pages)


def _plain(data: bytes, most: int) -> Sitemap:
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    entries = [Entry(line) for line in lines if line.startswith(("http://", "https://"))]
    return Sitemap(tuple(entries[:most]), whole=len(entries) <= most)


def _xml(data: bytes, most: int) -> Sitemap:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    pages: list[Entry] = []
    maps: list[str] = []
    whole = True
    try:
        events = iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True)
        _, root = next(iter(events))
        for event, element in events:
            name = _local(element.tag)
            if event == "end" and name in {"url", "sitemap"}:
                entry = _entry(element)
                if entry and name == "url":
                    pages.append(entry)
                elif entry:
                    maps.append(entry.address)
                root.clear()
                if len(pages) + len(maps) >= most:
                    whole = False
                    break
    except DefusedXmlException as fault:
        raise DocumentError("website_sitemap_damaged", detail="entities") from fault
    except (ParseError, StopIteration, LookupError, ValueError) as fault:
        # What stood before the fault still counts; a site's generator may be cut off in the middle.
        if not pages and not maps:
            raise DocumentError("website_sitemap_damaged", detail="xml") from fault
        whole = False
    if not pages and not maps:
        raise DocumentError("website_sitemap_damaged", detail="empty")
    return Sitemap(tuple(pages), tuple(maps), whole)


def _entry(element: object) -> Entry | None:
    address, changed = "", ""
    for child in element:  # type: ignore[attr-defined]
        text = (child.text or "").strip()
        if _local(child.tag) == "loc" and len(text) <= _CHARACTERS:
            address = text
        elif _local(child.tag) == "lastmod" and len(text) <= 40:
            changed = text
    return Entry(address, changed) if address else None


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
