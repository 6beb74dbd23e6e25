"""Finds the main part of a page: what is about this page, not what stands on every page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = Any

_CONTENT_IDS = ("content", "main", "main-content", "page-content", "primary", "maincontent")
_MAIN = (
    ".//main | .//*[@role='main']",
    "(.//article)[last()=1]",
    " | ".join(f".//div[@id='{name}' or @class='{name}']" for name in _CONTENT_IDS),
)
_ENOUGH = 0.3
"""A main part with a smaller share of the page's letters is not believed."""

# Words as they stand in ids and classes of content managers and consent tools.
_WORD = r"(?:^|[-_\s])(?:{})(?:$|[-_\s\d])"
_CONSENT = re.compile(
    _WORD.format(
        r"cookies?|cookiebar|cookiebanner|consent|gdpr|ccpa|onetrust\w*|cookiebot|cky|cmplz|cmp"
        r"|usercentrics|uc|klaro|borlabs\w*|didomi\w*|truste|osano|iubenda|cc-window|eu-cookie"
    ),
    re.I,
)
_MENU = re.compile(
    _WORD.format(
        r"navbar|nav|navigation|menu|submenu|sitenav|offcanvas|pagination|pager|tagcloud|tags"
        r"|lang-switcher|language-switcher|topbar|table-of-contents|toc"
    ),
    re.I,
)
_EXTRA = re.compile(
    _WORD.format(
        r"breadcrumbs?|skip-link|skip-to-content|screen-reader-text|sr-only|visually-hidden|share"
        r"|sharing|sharedaddy|social|socials|newsletter|related|related-posts|recommended|sidebar"
        r"|widget-area|adsense|advert|advertisement|ads|banner-ad|back-to-top|print-only|login"
        r"|search-form|mini-cart|feedback|author-bio"
    ),
    re.I,
)
_TALK = re.compile(
    _WORD.format(r"comments?|comment-list|comment-respond|commentlist|disqus\w*|respond"), re.I
)
_FOOT = re.compile(_WORD.format(r"footer|site-footer|page-footer|colophon"), re.I)
_HEAD = re.compile(_WORD.format(r"site-header|page-header-top|masthead|header"), re.I)
_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "header", "footer", "p", "span"})
_HOME = re.compile(r"/(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|home)\.\w{2,5})?", re.I)
_CONSENT_CHARACTERS = 3000
_MENU_LINKS, _MENU_SHARE = 4, 0.8
_FEW_LETTERS = 120


@dataclass(slots=True)
class _Size:
    """What is in a part: letters, how many of them lead elsewhere, links, marks of a page."""

    letters: int = 0
    linked: int = 0
    links: int = 0
    main: bool = False
    title: bool = False

    @property
    def links_share(self) -> float:
        return self.linked / self.letters if self.letters else 0.0


def is_home(address: str) -> bool:
    """Whether it is the first page of a site, of one of its languages."""
    return bool(_HOME.fullmatch(urlsplit(address).path or "/"))


def clear(page: Element, address: str | None) -> None:
    """Take out of `page` what is furniture: menus, notices about cookies, comments, the like.

    A site repeats its header and footer on each page. Opening hours and the postal address often
    stand nowhere else: the first page keeps them, and so does a file that was saved.
    """
    body = page.find("body")
    if body is None:
        return
    sizes = _measured(body)
    whole = sizes[body].letters
    once = address is not None and not is_home(address)
    titles = body.xpath("count(.//h1)")
    for part in list(body.iter(*_BOXES)):
        size = sizes[part]
        if size.main or _is_gone(part, body):
            continue
        if _is_furniture(part, size, whole):
            part.drop_tree()
        elif once and _repeats(part, size, whole):
            if size.title and titles == 1:
                part.addprevious(part.find(".//h1"))
            part.drop_tree()


def main_parts(page: Element) -> list[Element]:
    """The main part with the header's title and the footer, else all of the page."""
    body = page.find("body")
    body = page if body is None else body
    for path in _MAIN:
        mains = body.xpath(path)
        if mains and len(letters(mains[0])) >= _ENOUGH * len(letters(body)):
            return [*_title(body, mains[0]), mains[0], *_footers(body, mains[0])]
    return [body]


def letters(part: Element) -> str:
    """The text of a part, without what is none."""
    return "".join(part.xpath(".//text()[not(parent::script or parent::style)]")).strip()


def _measured(body: Element) -> dict[Element, _Size]:
    """The size of every part, in one pass: pages nest deep, and a pass for each would not end."""
    sizes: dict[Element, _Size] = {}
    nothing = _Size()  # a remark
    for _, part in etree.iterwalk(body, events=("end",)):
        size = _Size()
        if isinstance(part.tag, str) and part.tag not in {"script", "style"}:
            size.letters = _count(part.text)
            size.main = _is_main(part)
            size.title = part.tag == "h1"
            for child in part:
                inner = sizes.get(child, nothing)
                size.letters += inner.letters + _count(child.tail)
                size.linked += inner.linked
                size.links += inner.links
                size.main = size.main or inner.main
                size.title = size.title or inner.title
            if part.tag == "a" and part.get("href"):
                size.linked, size.links = size.letters, 1
        sizes[part] = size
    return sizes


def _count(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _is_gone(part: Element, body: Element) -> bool:
    """Whether it was taken out together with what it stood in."""
    return part is body or body not in part.iterancestors()


def _is_furniture(part: Element, size: _Size, whole: int) -> bool:
    marks = _marks(part)
    inside_main = any(_is_main(parent) for parent in part.iterancestors())
    if _CONSENT.search(marks):
        return not inside_main and size.letters < min(_CONSENT_CHARACTERS, 0.5 * whole + 1)
    if _TALK.search(marks):
        return True
    if _MENU.search(marks) and size.links_share > 0.5:  # a menu of dishes has no links
        return True
    if _EXTRA.search(marks):
        small = size.letters < 0.3 * whole
        few = size.links > 1 and size.letters < _FEW_LETTERS
        return size.links_share > 0.5 or few or (small and not inside_main)
    # A list of links and nothing else, outside of the main part, is a menu.
    menu = size.links >= _MENU_LINKS and size.links_share > _MENU_SHARE
    return menu and not inside_main and part.tag not in {"p", "span"}


def _repeats(part: Element, size: _Size, whole: int) -> bool:
    """A header or footer of the site, as it stands on each of its pages."""
    if size.letters > 0.6 * whole or any(_is_main(parent) for parent in part.iterancestors()):
        return False
    foot = part.tag == "footer" or part.get("role") == "contentinfo" or _FOOT.search(_marks(part))
    head = part.tag == "header" or part.get("role") == "banner" or _HEAD.search(_marks(part))
    return bool(foot or head)


def _marks(part: Element) -> str:
    return f"{part.get('id', '')} {part.get('class', '')}"


def _title(body: Element, main: Element) -> Iterator[Element]:
    """The page's one great heading, where it stands above the main part."""
    titles = body.xpath(".//h1")
    if len(titles) == 1 and main not in titles[0].iterancestors():
        yield titles[0]


def _footers(body: Element, main: Element) -> list[Element]:
    return [f for f in body.xpath(".//footer") if main not in f.iterancestors()]


def _is_main(part: Element) -> bool:
    return part.tag in {"main", "article"} or part.get("role") == "main"
