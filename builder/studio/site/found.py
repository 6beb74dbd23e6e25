"""What a page says of the chat on it: its script tags, and the content policies it comes with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

SCRIPT = "/widget.js"


@dataclass(frozen=True, slots=True)
class Tag:
    """One script tag that brings a chat."""

    address: str
    nonce: str = ""

    @property
    def base(self) -> str:
        """Where its host is, with the last slash."""
        return self.address.partition("?")[0].removesuffix("widget.js")


@dataclass(slots=True)
class Page:
    """What was found on one page.

    Attributes:
        tags: the script tags that bring a chat, in order.
        policies: every content policy in force, each as its text.
    """

    address: str
    tags: list[Tag] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)


def look_at(address: str, body: str, headers: Mapping[str, str]) -> Page:
    """Read a page at `address`; nothing of it is run, and nothing it names is fetched."""
    page = Page(address)
    # A policy that only reports blocks nothing. Several headers come joined by commas.
    told = headers.get("content-security-policy", "")
    page.policies += [policy for policy in told.split(",") if policy.strip()]
    reader = _Reader(page)
    reader.feed(body)
    reader.close()
    return page


class _Reader(HTMLParser):
    """A browser's way to read tags: what stands in a comment or in a text is none."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._base = page.address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "base" and facts.get("href"):
            self._base = urljoin(self._page.address, facts["href"])
        elif tag == "meta" and facts.get("http-equiv", "").lower() == "content-security-policy":
            self._page.policies.append(facts.get("content", ""))
        elif tag == "script" and facts.get("src"):
            try:
                address = urljoin(self._base, facts["src"].strip())
                path = urlsplit(address).path
            except ValueError:
                return
            if path.endswith(SCRIPT):
                self._page.tags.append(Tag(address, facts.get("nonce", "")))
