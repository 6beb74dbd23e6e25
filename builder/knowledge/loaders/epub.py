"""Reads electronic books: chapter after chapter through the rules for pages."""

from __future__ import annotations

import re

from lxml import etree

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive, read_member
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.epub_package import read_package
from builder.knowledge.loaders.html import write_page

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
# An HTML parser takes an empty element of XML for one that has only begun.
_CLOSED = re.compile(r"<(title|script|style|a|p|div|span|td|th|li|i|b|em|h[1-6])\b([^<>]*)/>", re.I)
_HEADING = re.compile(r"<h[1-6]\b", re.I)
_LINK = re.compile(r"<a\b[^>]*\bhref=[\"'](?!https?:)[^>]*>(.*?)</a>", re.I | re.S)
_HEAD = re.compile(r"<head\b.*?</head>", re.I | re.S)
_TAG = re.compile(r"<[^>]*>")
_LETTER = re.compile(r"\w")
_LINKS, _LINK_SHARE = 5, 0.7


class EpubLoader:
    """The chapters in their order; cover, navigation and tables of contents are passed over."""

    media_type = "application/epub+zip"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the book into `draft`."""
        with open_archive(data, self._limits) as archive:
            package = read_package(archive)
            draft.set_title(package.title)
            found = False
            for path in package.chapters:
                chapter = read_member(archive, path)
                if chapter is None:
                    continue
                found = True
                _write(_page(chapter), package.names.get(path), draft)
        if not found:
            raise DocumentError("document_damaged", detail="parts")


def _write(page: str, name: str | None, draft: Draft) -> None:
    """One chapter; its headings go on from the last file's, for books are cut anywhere."""
    if _is_contents(page):
        return
    if name and not _HEADING.search(page):
        draft.heading(1, name)
    try:
        write_page(_HEAD.sub("", page, count=1), draft)
    except DocumentError as error:
        if error.code != "document_empty":  # a page that only shows a picture
            raise


def _page(data: bytes) -> str:
    """A chapter as HTML: read by the rules of XML, which it should keep, else as it stands.

    Raises:
        DocumentError: `document_archive_unsafe` when it defines entities.
    """
    if _ENTITY.search(data):
        raise DocumentError("document_archive_unsafe", detail="xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return _CLOSED.sub(r"<\1\2></\1>", _ENCODING.sub("", decode(data)))
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return str(etree.tostring(root, method="html", encoding="unicode"))


def _is_contents(page: str) -> bool:
    """Whether it is little but links to other places of the book."""
    links = [_TAG.sub("", found[1]) for found in _LINK.finditer(page)]
    if len(links) < _LINKS:
        return False
    letters = len(_LETTER.findall(_TAG.sub("", _HEAD.sub("", page))))
    return sum(len(_LETTER.findall(link)) for link in links) > _LINK_SHARE * letters
