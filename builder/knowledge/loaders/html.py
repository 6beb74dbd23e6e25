"""Reads HTML: what a visitor of the page sees, by headings; scripts, menus and hidden text go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.hidden import hides, paints, unseen_names
from builder.knowledge.loaders.main_text import clear, letters, main_parts
from builder.knowledge.loaders.table import TableWriter
from builder.knowledge.wire import Web

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = Any

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# fmt: off
_SILENT = frozenset({
    "style", "noscript", "template", "nav", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "map", "form", "button", "select", "option", "textarea", "input", "dialog",
    "menu",
})
_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"li", "dt", "dd", "tr"})
_MENU_ROLES = frozenset({"navigation", "menu", "menubar", "search", "dialog", "alertdialog"})
_DEPTH = 300


class HtmlLoader:
    """The main part of a page, its headings as section path, its tables as rows."""

    media_type = "text/html"

    def __init__(self, web: Web | None = None) -> None:
        self._address = web.address if web else None

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the page's text into `draft`."""
        write_page(_decoded(data), draft, self._address)


def write_page(text: str, draft: Draft, address: str | None = None) -> None:
    """Write a whole page; `address` is where it stands on the web, if it does."""
    page = _parsed(text)
    title = page.findtext(".//title")
    if title:
        draft.set_title(" ".join(title.split()))
    styled = page.find(".//style") is not None or page.find(".//link") is not None
    unseen = unseen_names("\n".join(each.text or "" for each in page.iter("style")))
    clear(page, address)
    walk = _Walk(draft, painted_elsewhere=styled, unseen=unseen)
    for part in main_parts(page):
        walk.take(part)
    walk.finish()


def parse_page(data: bytes) -> Element:
    """The tree of a page.

    Raises:
        DocumentError: `document_empty`, `document_damaged`.
    """
    return _parsed(_decoded(data))


def _decoded(data: bytes) -> str:
    declared = _META.search(data[:4096])
    return decode(data, declared[1].decode("ascii", "replace") if declared else None)


def write_fragment(markup: str, draft: Draft) -> None:
    """Write a piece of HTML that stood inside another format."""
    if markup.strip():
        walk = _Walk(draft, painted_elsewhere=False)
        walk.take(_parsed(f"<div>{markup}</div>"))
        walk.finish()


def _parsed(text: str) -> Element:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
    try:
        page = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise DocumentError("document_empty") from fault
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        # The parser gave up somewhere; half a page would look like a whole one.
        raise DocumentError("document_damaged", detail="depth")
    return page


class _Walk:
    """Gathers running text and hands it over whenever a block begins or ends."""

    def __init__(
        self, draft: Draft, *, painted_elsewhere: bool, unseen: frozenset[str] = frozenset()
    ) -> None:
        self._draft = draft
        self._painted_elsewhere = painted_elsewhere
        self._unseen = unseen
        self._run: list[str] = []
        self._as_line = False

    def take(self, element: Element, depth: int = 0) -> None:
        """Write `element` and what is in it, without its tail."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or self._skipped(element, name):
            return
        if name in _HEADINGS:
            self._heading(element, int(name[1]))
        elif name == "table" and not element.xpath(".//table"):
            self.finish()
            self._table(element)
        elif name == "pre":
            self.finish()
            self._draft.code(element.text_content())
        elif name == "br":
            self._run.append("\n")
        else:
            self._inside(element, name, depth)

    def finish(self) -> None:
        """Hand over the running text."""
        text = _collapsed("".join(self._run))
        self._run = []
        if text and self._as_line:
            self._draft.line(text)
        elif text:
            self._draft.paragraph(text)
        self._as_line = False

    def _inside(self, element: Element, name: str, depth: int) -> None:
        block = name in _BLOCK
        if block:
            self.finish()
            self._as_line = name in _LINES
        if depth > _DEPTH:
            self._run.append(_flowing(element.text_content()))
        else:
            self._run.append(_flowing(element.text))
            for child in element:
                self.take(child, depth + 1)
                self._run.append(_flowing(child.tail))
        if block:
            self.finish()

    def _skipped(self, element: Element, name: str) -> bool:
        if name == "script":
            self._draft.note("scripts")
            return True
        if name in _SILENT and not (name == "form" and element.xpath(".//p|.//h1|.//h2|.//table")):
            return True
        if element.get("role") in _MENU_ROLES:
            return True
        if hides(element.attrib) or self._is_unseen(element) or self._white_on_white(element):
            if letters(element):
                self._draft.note("hidden_text")
            return True
        return False

    def _is_unseen(self, element: Element) -> bool:
        """Whether the page's own style sheet lets nobody see it."""
        if not self._unseen:
            return False
        names = {f".{each}" for each in element.get("class", "").split()}
        return not self._unseen.isdisjoint(names | {f"#{element.get('id', '')}"})

    def _white_on_white(self, element: Element) -> bool:
        """White text where nothing in the page could have painted the ground another colour."""
        ink, ground = paints(element.attrib)
        if ink != "white":
            return False
        for parent in element.iterancestors():
            if ground:
                break
            ground = paints(parent.attrib)[1]
        return ground == "white" or (not ground and not self._painted_elsewhere)

    def _heading(self, element: Element, level: int) -> None:
        self.finish()
        text = " ".join(_seen(element).split())
        if level == 1 and self._draft.untitled:
            self._draft.set_title(text)
        self._draft.heading(level, text)

    def _table(self, table: Element) -> None:
        rows = [
            (row, [cell for cell in row if cell.tag in {"td", "th"}])
            for row in table.iter("tr")
            if not self._skipped(row, "tr")
        ]
        if max((len(cells) for _, cells in rows), default=0) < 2:
            for _, cells in rows:
                for cell in cells:
                    self._inside(cell, "div", 0)
            return
        for caption in table.iter("caption"):
            self._draft.paragraph(_collapsed(_seen(caption)))
        header = None
        if rows and all(cell.tag == "th" for cell in rows[0][1]) and len(rows) > 1:
            header = _spread(rows.pop(0)[1])
        writer = TableWriter(self._draft, header)
        for _, cells in rows:
            kept = [cell for cell in cells if not self._skipped(cell, cell.tag)]
            writer.row(_spread(kept))
        writer.close()


def _spread(cells: list[Element]) -> list[str]:
    """The cells' texts; one that spans columns leaves the others empty."""
    texts: list[str] = []
    for cell in cells:
        span = cell.get("colspan", "1")
        texts.append(_seen(cell))
        texts.extend([""] * (min(int(span), 50) - 1 if span.isdigit() else 0))
    return texts


def _seen(element: Element) -> str:
    """The text of a small element without what is hidden in it."""
    return "".join(_visible(element))


def _visible(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"script", *_SILENT}:
        return
    if hides(element.attrib):
        return
    yield _flowing(element.text)
    for child in element:
        yield from _visible(child)
        yield " " if child.tag in _BLOCK or child.tag == "br" else ""
        yield _flowing(child.tail)


def _flowing(text: str | None) -> str:
    """Running text, where the source's own line breaks mean a blank."""
    return text.replace("\n", " ") if text else ""


def _collapsed(text: str) -> str:
    """Blanks as a browser shows them; the line breaks left in `text` are meant."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
