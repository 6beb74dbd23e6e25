"""What the reading child says, as lines of JSON, and how the parent checks it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from builder.core.document import LoadedDocument, Section, SourceRef
from builder.core.errors import DocumentError, HushdeskError, Safe
from builder.knowledge.limits import MEBIBYTE, Limits

LINE_BYTES = 2 * MEBIBYTE
"""Sections are cut at 20,000 characters by the draft; a longer line is none of ours."""

MARK_LINKS, MARK_CHARACTERS, MARK_BYTES = 2000, 2000, MEBIBYTE
"""Links that are taken from one page, how long one may be, and all together."""

_KINDS = frozenset({"text", "table", "code"})
_CODE = re.compile(r"document_[a-z_]{1,40}")
_NUMBERS = frozenset({"page", "slide", "row"})
_DIRECTIVES = frozenset({"noindex", "nofollow", "none"})
_NAMES = tuple(item.name for item in fields(SourceRef))
_SHORT = 2000


@dataclass(frozen=True, slots=True)
class Web:
    """Where a file on the web stands, and what its server says it is (`text/html`)."""

    address: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a page on the web says to programs.

    Attributes:
        links: whole addresses, in the page's order, each once.
        canonical: the address the page wants to be known by.
        directives: of `noindex`, `nofollow` and `none`.
    """

    links: tuple[str, ...] = ()
    canonical: str | None = None
    directives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file turned out to be, and what is in it."""

    media_type: str
    document: LoadedDocument


def document_lines(media_type: str, document: LoadedDocument) -> Iterator[bytes]:
    """A document as lines: one a section, then one with the rest."""
    for section in document.sections:
        ref = {name: value for name, value in asdict(section.ref).items() if value is not None}
        yield _line({"text": section.text, "kind": section.kind, "ref": ref})
    yield _line(
        {
            "media_type": media_type,
            "title": document.title,
            "stripped": document.stripped,
            "pages": document.pages,
        }
    )


def marks_line(marks: PageMarks) -> bytes:
    """A page's marks as a line."""
    return _line({"marks": asdict(marks)})


def error_line(error: HushdeskError) -> bytes:
    """An error as a line: its code and its safe parameters."""
    return _line({"error": error.code, "params": error.params})


def page_line(page: int, pages: int) -> bytes:
    """The line that says which page of how many is being read."""
    return _line({"page": page, "pages": pages})


def needs_line() -> bytes:
    """The line that says that the file needs OCR, in a child with room for it."""
    return _line({"needs": "ocr"})


class Hearing:
    """Puts a document together from lines, trusting none of them."""

    def __init__(
        self, limits: Limits, told: Callable[[int, int], None] = lambda _page, _pages: None
    ) -> None:
        self.limits = limits
        self._told = told
        self._room = limits.characters
        self._sections: list[Section] = []
        self.page = 0
        self.needs_ocr = False
        self.parsed: Parsed | None = None
        self.marks = PageMarks()

    @property
    def ended(self) -> bool:
        """Whether the file was read, or has to be read again with room for OCR."""
        return self.needs_ocr or self.parsed is not None

    def take(self, line: bytes) -> None:
        """Take one line.

        Raises:
            DocumentError: the child's own, or `document_damaged` when the line is not ours.
        """
        try:
            said = json.loads(line)
            if "error" in said:
                raise told_error(said)
            if "text" in said:
                self._section(said)
            elif "marks" in said:
                self.marks = _marks(said["marks"])
            elif "needs" in said:
                self._need(said["needs"])
            elif "page" in said:
                self._page(_whole(said["page"]), _whole(said["pages"]))
            else:
                self._end(said)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
            raise DocumentError("document_damaged", detail="answer") from fault

    def _section(self, said: dict[str, Any]) -> None:
        text, kind = _text(said["text"], LINE_BYTES), said["kind"]
        self._room -= len(text)
        if self._room < 0:
            raise DocumentError("document_too_much_text", limit=self.limits.characters)
        if kind not in _KINDS:
            raise ValueError(kind)
        self._sections.append(Section(text, _ref(said["ref"]), kind))

    def _need(self, what: object) -> None:
        if what != "ocr":
            raise ValueError(what)
        self.needs_ocr = True

    def _page(self, page: int, pages: int) -> None:
        """Only a further page is a sign of life."""
        if not self.page < page <= pages <= self.limits.pages:
            raise ValueError(page)
        self.page = page
        self._told(page, pages)

    def _end(self, said: dict[str, Any]) -> None:
        title, pages = said["title"], said["pages"]
        document = LoadedDocument(
            sections=tuple(self._sections),
            title=None if title is None else _text(title),
            stripped=tuple(_text(name, 40) for name in said["stripped"]),
            pages=None if pages is None else _whole(pages),
        )
        self.parsed = Parsed(_text(said["media_type"], 100), document)


def told_error(said: dict[str, Any]) -> DocumentError:
    """The error that a child told, when it is one of ours; else `ValueError` or `TypeError`."""
    code, params = said["error"], said["params"]
    if not _CODE.fullmatch(code):
        raise ValueError(code)
    safe: dict[str, Safe] = {
        _text(name, 40): value if isinstance(value, int | float | None) else _text(value, 100)
        for name, value in params.items()
    }
    return DocumentError(code, **safe)


def _marks(said: dict[str, Any]) -> PageMarks:
    links, canonical, directives = said["links"], said["canonical"], said["directives"]
    if len(links) > MARK_LINKS or len(directives) > len(_DIRECTIVES):
        raise ValueError(len(links))
    return PageMarks(
        links=tuple(_text(link) for link in links),
        canonical=None if canonical is None else _text(canonical),
        directives=tuple(sorted(_DIRECTIVES & {_text(name, 40) for name in directives})),
    )


def _ref(said: dict[str, Any]) -> SourceRef:
    ref: dict[str, Any] = {
        name: _whole(said[name]) if name in _NUMBERS else _text(said[name])
        for name in _NAMES
        if name in said
    }
    return SourceRef(**ref)


def _text(value: object, most: int = _SHORT) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
