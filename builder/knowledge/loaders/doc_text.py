"""The text of old Word paragraphs as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.knowledge.loaders import doc_sprm as sprm
from builder.knowledge.loaders.doc_file import DocFile, joined
from builder.knowledge.loaders.doc_runs import Runs
from builder.knowledge.loaders.doc_sprm import Changes, number, switched
from builder.knowledge.loaders.doc_styles import Styles

CELL_END = "\x07"
_ENDS = frozenset({"\r", "\x0c", CELL_END})
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
# [MS-DOC] 2.6.1 sprmCFSpec: pictures, drawings and marks of notes; 2.4.1: breaks and hyphens.
_PLAIN = str.maketrans(
    {"\x01": "", "\x02": "", "\x05": "", "\x08": "", "\x1f": "", "\x1e": "-", "\x0b": "\n"}
)
_SYMBOL = 0x6A09
_WHITE_INDEX, _WHITE = 8, 0x00FFFFFF
_TINY_HALF_POINTS = 4
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `start` to `end`; the last of them ends it.

    Attributes:
        mark: the character that ends it.
        changes: what it and its styles say of paragraphs.
        style: the place of its style.
    """

    start: int
    end: int
    mark: str
    changes: Changes
    style: int | None

    def has(self, name: int) -> bool:
        """Whether something is switched on."""
        return bool(number(self.changes, name))


class TextReader:
    """Reads paragraphs in order; a field may reach over several.

    Attributes:
        hid: whether hidden text was met.
        was_bold: whether all letters of the paragraph read last are bold.
    """

    def __init__(self, file: DocFile, styles: Styles) -> None:
        self._file = file
        self._styles = styles
        self._characters = Runs(file, paragraphs=False)
        self._paragraphs = Runs(file, paragraphs=True)
        self._fields: list[bool] = []
        self.hid = False
        self.was_bold = False

    def paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraphs between two positions."""
        self._fields = []
        text = self._file.text(start, end)
        begin = 0
        for at, letter in enumerate(text):
            if letter in _ENDS:
                yield self._paragraph(start + begin, start + at + 1, letter)
                begin = at + 1
        if begin < len(text):
            yield self._paragraph(start + begin, start + len(text), "")

    def text(self, paragraph: Paragraph, *, painted: bool = False) -> str:
        """What is seen of a paragraph; `painted` when something below it has a colour."""
        self.was_bold = True
        end = paragraph.end - len(paragraph.mark)
        painted = painted or not sprm.GROUNDS.isdisjoint(paragraph.changes)
        pieces = self._pieces(paragraph.start, end, paragraph.style, painted=painted)
        return joined("".join(pieces)).translate(_PLAIN)

    def level(self, paragraph: Paragraph) -> int | None:
        """The heading's level from 1, 0 for the document's title, None for running text."""
        outline = number(paragraph.changes, sprm.OUTLINE)
        level = self._styles.level(paragraph.style)
        if level is None and outline is not None and outline < _BODY_TEXT:
            return outline + 1
        return level

    def is_item(self, paragraph: Paragraph) -> bool:
        """Whether it is an item of a list."""
        return paragraph.has(sprm.LIST) or self._styles.is_list(paragraph.style)

    def is_contents(self, paragraph: Paragraph) -> bool:
        """Whether it is a line of the table of contents."""
        return self._styles.is_contents(paragraph.style)

    def _paragraph(self, start: int, end: int, mark: str) -> Paragraph:
        changes: Changes = {}
        for piece in self._file.pieces(end - 1, end):
            _, changes = self._paragraphs.at(piece.offset)
        style = number(changes, sprm.STYLE)
        merged: Changes = {}
        for one in self._styles.chain(style):
            merged |= one.paragraph
        return Paragraph(start, end, mark, merged | changes, style)

    def _pieces(self, start: int, end: int, style: int | None, *, painted: bool) -> Iterator[str]:
        for piece in self._file.pieces(start, end):
            for first, last, changes in self._characters.over(piece):
                text = self._file.text(first, last)
                look = _Look(changes, self._styles, style)
                if switched(changes, sprm.DELETED, before=False):
                    continue
                shown = self._outside_fields(text)
                if not look.seen(painted=painted):
                    self.hid |= bool(shown.translate(_PLAIN).strip())
                    continue
                self.was_bold &= look.bold or not shown.strip()
                yield "•" * len(shown) if _SYMBOL in changes else shown

    def _outside_fields(self, text: str) -> str:
        """What is shown of fields: their results, not what they are made from."""
        if not self._fields and _FIELD_BEGIN not in text:
            return text
        shown: list[str] = []
        for letter in text:
            if letter == _FIELD_BEGIN:
                self._fields.append(False)
            elif letter == _FIELD_RESULT and self._fields:
                self._fields[-1] = True
            elif letter == _FIELD_END and self._fields:
                self._fields.pop()
            elif all(self._fields):
                shown.append(letter)
        return "".join(shown)


class _Look:
    """How characters look: their paragraph's style, their own style, their own changes."""

    def __init__(self, changes: Changes, styles: Styles, style: int | None) -> None:
        own = styles.chain(number(changes, sprm.CHARACTER_STYLE))
        self.bold = self._vanished = False
        merged: Changes = {}
        for one in [*styles.chain(style), *own]:
            self._switch(one.characters)
            merged |= one.characters
        self._switch(changes)
        self._changes = merged | changes

    def seen(self, *, painted: bool) -> bool:
        """Whether a reader sees them: not hidden, not tiny, not white on white."""
        size = number(self._changes, sprm.HALF_POINTS)
        if self._vanished or (size is not None and size <= _TINY_HALF_POINTS):
            return False
        if painted or not sprm.GROUNDS.isdisjoint(self._changes):
            return True
        colour = number(self._changes, sprm.COLOUR)
        if colour is not None:
            return colour != _WHITE
        return number(self._changes, sprm.COLOUR_INDEX) != _WHITE_INDEX

    def _switch(self, changes: Changes) -> None:
        self.bold = switched(changes, sprm.BOLD, before=self.bold)
        self._vanished = switched(changes, sprm.VANISH, before=self._vanished)
