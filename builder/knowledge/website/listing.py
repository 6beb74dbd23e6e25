"""Which pages a site lists itself: its sitemaps, found and read one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.core.errors import DocumentError
from builder.knowledge.website.address import link_address, same_host
from builder.knowledge.website.manners import Manners
from builder.knowledge.website.sitemap import MOST_BYTES, Entry, Sitemap, read_sitemap
from builder.knowledge.website.visit import Visitor

_USUAL = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
_NAMED = (".xml", ".xml.gz", ".txt")
_DEPTH = 3


def listed_pages(visitor: Visitor, start: str, manners: Manners, most: int) -> list[Entry]:
    """The pages of this host that its sitemaps list, each once; the newest first if too many.

    Raises:
        DocumentError: `website_no_sitemap`, or why the one that was named cannot be read.
        Cancelled: when asked to stop.
    """
    found: dict[str, Entry] = {}
    fault: DocumentError | None = None
    for read in _maps(visitor, start, manners):
        if isinstance(read, DocumentError):
            fault = fault or read
            continue
        for entry in read.pages:
            address = link_address(start, entry.address)
            if address is not None:
                found.setdefault(address, Entry(address, entry.changed))
    if not found:
        raise fault or DocumentError("website_no_sitemap")
    entries = list(found.values())
    if len(entries) > most:
        entries.sort(key=lambda entry: entry.changed, reverse=True)
    return entries


def _maps(visitor: Visitor, start: str, manners: Manners) -> Iterator[Sitemap | DocumentError]:
    named = urlsplit(start).path.lower().endswith(_NAMED)
    told = [start] if named else _of_robots(visitor, start)
    queue = deque((address, 0) for address in told or [_beside(start, path) for path in _USUAL])
    guessed = not told
    seen = {address for address, _ in queue}
    left = manners.sitemaps
    while queue and left:
        address, depth = queue.popleft()
        left -= 1
        read = _read(visitor, address)
        if isinstance(read, DocumentError) and guessed:
            continue  # these were only the usual places
        yield read
        if isinstance(read, DocumentError):
            continue
        if guessed:
            queue.clear()
            guessed = False
        for inner in read.maps if depth < _DEPTH else ():
            onward = link_address(address, inner)
            if onward and onward not in seen and same_host(onward, start):
                seen.add(onward)
                queue.append((onward, depth + 1))


def _read(visitor: Visitor, address: str) -> Sitemap | DocumentError:
    data = visitor.fetch_list(address, MOST_BYTES)
    if not isinstance(data, bytes):
        return DocumentError(data.left_out or "website_no_sitemap", **dict(data.why or {}))
    try:
        return read_sitemap(data)
    except DocumentError as error:
        return error


def _of_robots(visitor: Visitor, start: str) -> list[str]:
    found = (link_address(start, address) for address in visitor.robots.sitemaps)
    return [address for address in found if address and same_host(address, start)]


def _beside(start: str, path: str) -> str:
    parts = urlsplit(start)
    return f"{parts.scheme}://{parts.netloc}{path}"
