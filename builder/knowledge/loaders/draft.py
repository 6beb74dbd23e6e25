"""A document as a loader writes it: cleaned, counted, and cut into sections with a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from builder.core.document import LoadedDocument, Section, SourceRef
from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.clean import clean_text

SECTION_CHARACTERS = 20_000
"""Longer sections are cut, so that neither a line of the worker nor a split grows without end."""

_BLANKS = re.compile(r"[ \t]+")
_BREAKS = re.compile(r"\n{3,}")
_HEADING_CHARACTERS = 300
_SAYS = re.compile(r"[^\W_]")


@dataclass(slots=True)
class _Heading:
    level: int
    text: str
    used: bool = False


class Draft:
    """Takes headings, paragraphs and rows in reading order; gives a `LoadedDocument`.

    Every text passes the same cleaning and the same cap, whatever the format.
    """

    def __init__(
        self, limits: Limits = DEFAULT, told: Callable[[int, int], None] | None = None
    ) -> None:
        self._told = told
        self.pages: int | None = None
        self._limits = limits
        self._title: str | None = None
        self._room = limits.characters
        self._stripped: set[str] = set()
        self._sections: list[Section] = []
        self._path: list[_Heading] = []
        self._base = SourceRef()
        self._pending: list[str] = []
        self._pending_size = 0
        self._kind = "text"
        self._row: int | None = None
        self._next_row: int | None = None

    @property
    def written(self) -> bool:
        """Whether there is any text yet; a heading over nothing will be text itself."""
        return bool(self._sections or self._pending or self._path)

    @property
    def room(self) -> int:
        """How many characters may still be written."""
        return self._room

    @property
    def untitled(self) -> bool:
        """Whether the document has no title yet."""
        return self._title is None

    def set_title(self, text: str) -> None:
        """The document's own title; the first one that says anything stays."""
        title = self._cleaned(text).replace("\n", " ").strip()[:_HEADING_CHARACTERS]
        if title and self._title is None:
            self._title = title

    def note(self, name: str) -> None:
        """Something was left out on purpose; `name` is one of `LoadedDocument.stripped`."""
        self._stripped.add(name)

    def tell_page(self, number: int, pages: int) -> None:
        """Tell whoever waits that page `number` of `pages` is being read."""
        if self._told is not None:
            self._told(number, pages)

    def place(
        self, *, page: int | None = None, slide: int | None = None, sheet: str | None = None
    ) -> None:
        """What follows stands on this page, slide or sheet; open headings end here."""
        self.close_headings()
        clean_sheet = None if sheet is None else self._cleaned(sheet)
        self._base = SourceRef(page=page, slide=slide, sheet=clean_sheet)

    def next_page(self, number: int | None) -> None:
        """What follows stands on another page of the same text: open headings stay open."""
        self._flush()
        self._base = SourceRef(page=number)

    def heading(self, level: int, text: str) -> None:
        """Open a section. One that stays without text becomes text itself, so nothing is lost."""
        text = self._cleaned(text).replace("\n", " ").strip()
        if not text:
            return
        if len(text) > _HEADING_CHARACTERS:
            self.paragraph(text)
            return
        self.close_headings(level)
        if self._path:
            self._path[-1].used = True
        self._path.append(_Heading(level, text))

    def close_headings(self, level: int = 0) -> None:
        """Leave every open section of `level` or deeper."""
        self._flush()
        while self._path and self._path[-1].level >= level:
            last = self._path.pop()
            if not last.used:
                self._put(last.text, "text", "\n\n")
                self._flush()

    def paragraph(self, text: str) -> None:
        """A paragraph; single line breaks inside stay, for they end a sentence."""
        self._put(text, "text", "\n\n")

    def line(self, text: str) -> None:
        """A line that belongs to what stands before it: an item of a list, a line of an address."""
        self._put(text, "text", "\n")

    def code(self, text: str) -> None:
        """Text whose blanks and breaks mean something."""
        self._put(text, "code", "\n\n")

    def row(self, text: str, number: int | None = None) -> None:
        """A row of a table, already joined with its header. `number` counts from 1."""
        if number != self._next_row:
            self._flush()
        text = " ".join(text.split())
        self._put(text, "table", "\n", number)
        self._next_row = None if number is None else number + 1

    def embed(self, inner: LoadedDocument) -> None:
        """Write what stands in a document inside this one, below the headings that are open."""
        self._flush()
        for section in inner.sections:
            self._room -= len(section.text)
            if self._room < 0:
                raise DocumentError("document_too_much_text", limit=self._limits.characters)
            path = filter(None, (*(heading.text for heading in self._path), section.ref.section))
            ref = replace(section.ref, section=" › ".join(path) or None)
            self._sections.append(replace(section, ref=ref))
        self._stripped.update(inner.stripped)
        if self._path and inner.sections:
            self._path[-1].used = True

    def finish(self) -> LoadedDocument:
        """The document.

        Raises:
            DocumentError: `document_empty` when nothing was written that has a letter or figure.
        """
        self.close_headings()
        if not any(_SAYS.search(section.text) for section in self._sections):
            raise DocumentError("document_empty")
        return LoadedDocument(
            sections=tuple(self._sections),
            title=self._title,
            stripped=tuple(sorted(self._stripped)),
            pages=self.pages,
        )

    def _put(self, text: str, kind: str, joint: str, row: int | None = None) -> None:
        text = self._cleaned(text)
        text = text.strip("\n").rstrip() if kind == "code" else _tidy(text)
        if not text:
            return
        self._room -= len(text)
        if self._room < 0:
            raise DocumentError("document_too_much_text", limit=self._limits.characters)
        for piece in _pieces(text):
            if kind != self._kind or self._pending_size + len(piece) > SECTION_CHARACTERS:
                self._flush()
            if not self._pending:
                self._kind, self._row = kind, row
                self._pending.append(piece)
            else:
                self._pending.append(joint + piece)
            self._pending_size += len(piece)
            joint = " "
        if self._path:
            self._path[-1].used = True

    def _flush(self) -> None:
        if self._pending:
            path = " › ".join(heading.text for heading in self._path) or None
            ref = replace(self._base, section=path, row=self._row)
            self._sections.append(Section("".join(self._pending), ref, self._kind))
        self._pending, self._pending_size = [], 0
        self._row = self._next_row = None

    def _cleaned(self, text: str) -> str:
        text, names = clean_text(text)
        self._stripped |= names
        return text


def _tidy(text: str) -> str:
    text = _BLANKS.sub(" ", text)
    if "\n" in text:
        text = _BREAKS.sub("\n\n", "\n".join(line.strip() for line in text.split("\n")))
    return text.strip()


def _pieces(text: str) -> list[str]:
    """Cut at a blank where there is one: a text without any is cut where it must be."""
    pieces = []
    while len(text) > SECTION_CHARACTERS:
        cut = max(text.rfind(mark, 0, SECTION_CHARACTERS) for mark in ("\n", " "))
        cut = cut if cut > SECTION_CHARACTERS // 2 else SECTION_CHARACTERS
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]
