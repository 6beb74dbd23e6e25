"""What a look at a site finds: pages that can be read, and those that are left out and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from builder.core.errors import Safe


class Scope(StrEnum):
    """How much of a site is meant by an address."""

    PAGE = "page"
    SITEMAP = "sitemap"
    SITE = "site"


class Change(StrEnum):
    """How a page stands to what the bot has of it."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Known:
    """A page as it was read the last time.

    Attributes:
        document: what its document is called.
        etag: and `modified`: what the server called this state of the page.
        fingerprint: of the text that was read.
        body: gives the bytes that were read.
        of_site: whether it was read as a part of the same site.
    """

    address: str
    document: str
    body: Callable[[], bytes | None]
    etag: str = ""
    modified: str = ""
    fingerprint: str = ""
    of_site: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One address that was looked at.

    Attributes:
        name: what its document is or would be called.
        words: of its main text.
        size: in bytes.
        listed: when the sitemap says it was changed.
        left_out: code of why it is not read; None when it can be.
        pick: whether the owner may have it read although it is left out.
        wanted: whether it is read unless the owner says otherwise.
        body: its bytes, in memory alone.
    """

    address: str
    name: str = ""
    title: str = ""
    words: int = 0
    size: int = 0
    media_type: str = ""
    listed: str = ""
    etag: str = ""
    modified: str = ""
    fingerprint: str = ""
    change: Change = Change.NEW
    left_out: str | None = None
    why: Mapping[str, Safe] = field(default_factory=dict)
    pick: bool = False
    wanted: bool = True
    body: bytes | None = field(default=None, repr=False)

    @property
    def readable(self) -> bool:
        """Whether it can be read into the bot now."""
        return self.body is not None and (self.left_out is None or self.pick)


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look at a site found.

    Attributes:
        address: where it began.
        pages: what can be read first, in the order it was met; then what is left out.
        cut: code of the bound that ended the look early, if one did.
    """

    address: str
    scope: Scope
    most: int
    pages: tuple[Page, ...] = ()
    cut: str | None = None
    cut_params: Mapping[str, Safe] = field(default_factory=dict)

    @property
    def gone(self) -> tuple[Page, ...]:
        """Pages that the bot has and the site has no more."""
        return tuple(page for page in self.pages if page.change is Change.GONE)
