"""Keeps a crawl out of pages that are made without end: calendars, filters, endless folders."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

_QUERIES = 40
"""Different queries that are read of one path."""

_DATES = 14
"""Pages of one pattern whose address differs by a date alone: a little more than a year."""

_SEGMENTS = 12
_REPEATED = 3
_FIELDS = 5
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?:[-/_.]?\d{1,2}){0,2}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}(?!\d)"
)
_ACTION = re.compile(
    r"(?:^|/)(?:wp-login\.php|wp-admin|wp-json|xmlrpc\.php|cgi-bin|feed|logout|sign-?out|login"
    r"|sign-?in|cart|basket|checkout|add-to-cart)(?:/|$)",
    re.I,
)
_ACTION_FIELD = re.compile(
    r"add[-_]to[-_]cart|action|do|logout|print|format|share|replytocom", re.I
)
_NO_TEXT = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp|tiff?|mp[34]|m4[av]|webm|ogg|wav|mov|avi|zip|gz|rar"
    r"|7z|tar|exe|dmg|msi|apk|iso|css|m?js|json|xml|rss|atom|woff2?|ttf|eot|ics|vcf|map)$",
    re.I,
)


class Traps:
    """Remembers what was let through, and lets no more of the same kind through."""

    def __init__(self) -> None:
        self._queries: Counter[str] = Counter()
        self._dates: Counter[str] = Counter()

    def admits(self, address: str) -> bool:
        """Whether a crawl should follow a link to `address`. Counts it when it should."""
        parts = urlsplit(address)
        segments = [part for part in parts.path.split("/") if part]
        if len(segments) > _SEGMENTS or _repeats(segments):
            return False
        fields = parse_qsl(parts.query, keep_blank_values=True)
        if len(fields) > _FIELDS:
            return False
        if parts.query:
            self._queries[parts.path] += 1
            if self._queries[parts.path] > _QUERIES:
                return False
        pattern, dates = _DATE.subn("#", f"{parts.path}?{parts.query}")
        if dates:
            self._dates[pattern] += 1
            return self._dates[pattern] <= _DATES
        return True


def is_page(address: str) -> bool:
    """Whether a link can lead to a page to read: no picture, no archive, nothing that acts."""
    parts = urlsplit(address)
    if _NO_TEXT.search(parts.path) or _ACTION.search(parts.path):
        return False
    return not any(_ACTION_FIELD.fullmatch(name) for name, _ in parse_qsl(parts.query))


def _repeats(segments: list[str]) -> bool:
    """Whether a folder stands in itself again and again, as links without a leading slash make."""
    return any(count >= _REPEATED for count in Counter(segments).values())
