"""Hands over what was read from Rich Text: paragraphs as they come, tables when they end."""

from __future__ import annotations

import re

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.rtf_state import BODY_LEVEL, Paper, Row, State
from builder.knowledge.loaders.table import TableWriter

_HEADING = re.compile(r"(?:heading|überschrift|título|titre) ?([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|índice|tdc) ?\d")
_PAGE_NUMBER = re.compile(r"[\W\d]*(?:(?:page|seite|página)\b[\W\d]*(?:of|von|de)?[\W\d]*)?", re.I)
_BOLD_LEVEL = 9
_BOLD_CHARACTERS = 60


class RtfWriter:
    """Paragraphs with their level, tables with their header, then margins and notes."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._row = Row()
        self._rows: list[tuple[bool, list[str]]] = []
        self._asides: dict[str, list[str]] = {"note": [], "margin": [], "box": []}
        self._names: dict[int, str] = {}
        self._outlines: dict[int, int] = {}

    @property
    def row(self) -> Row:
        """The row that is being told."""
        return self._row

    def add_style(self, number: int, name: str, outline: int | None) -> None:
        """A style of the document's own sheet."""
        self._names[number] = name.strip().lower()
        if outline is not None:
            self._outlines[number] = outline

    def end_paragraph(self, state: State) -> None:
        """A paragraph ends; inside a cell only its line does."""
        if state.in_table or self._row.cells:
            state.paper.put("\n")
            return
        bold, text = state.paper.bold, state.paper.take()
        if text.strip():
            self._end_table()
            self._paragraph(text, state, bold=bold)
        boxes, self._asides["box"] = self._asides["box"], []
        for box in boxes:
            self._draft.paragraph(box)

    def end_cell(self, paper: Paper) -> None:
        """A cell ends."""
        self._row.cells.append(paper.take().strip().rstrip(";"))

    def end_row(self) -> None:
        """A row ends."""
        above = self._rows[-1][1] if self._rows else []
        header = self._row.header
        self._rows.append((header, self._row.take(above)))

    def end_aside(self, paper: Paper) -> None:
        """A title, note, margin or text box ends."""
        text = paper.take()
        if paper.role == "title":
            self._draft.set_title(text)
        else:
            self._asides[paper.role].extend(text.split("\n"))

    def finish(self, state: State) -> None:
        """The document ends; header and footer come once each, without page numbers."""
        if self._row.cells or state.in_table:
            state.in_table = False
            self.end_cell(state.paper)
            self.end_row()
        else:
            self.end_paragraph(state)
        self._end_table()
        self._draft.close_headings()
        for text in self._asides["note"]:
            self._draft.paragraph(text)
        for text in dict.fromkeys(self._asides["margin"]):
            if not _PAGE_NUMBER.fullmatch(text):
                self._draft.paragraph(text)

    def _paragraph(self, text: str, state: State, *, bold: bool) -> None:
        name = self._names.get(state.style, "")
        if _CONTENTS.match(name):
            return
        level = self._level(state, name)
        if level == 0:
            self._draft.set_title(text)
        if level is not None:
            self._draft.heading(level, text)
        elif bold and _could_head(text.strip()):
            self._draft.heading(_BOLD_LEVEL, text)
        elif state.listed:
            self._draft.line(text)
        else:
            self._draft.paragraph(text)

    def _level(self, state: State, name: str) -> int | None:
        heading = _HEADING.match(name)
        if heading:
            return int(heading[1])
        if name in {"title", "titel", "título"}:
            return 0
        outline = state.outline
        if outline is None:
            outline = self._outlines.get(state.style, BODY_LEVEL)
        return outline + 1 if 0 <= outline < BODY_LEVEL else None

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if max((len(cells) for _, cells in rows), default=0) < 2:
            for _, cells in rows:
                for cell in cells:
                    self._draft.paragraph(cell)
            return
        header = rows.pop(0)[1] if rows[0][0] and len(rows) > 1 else None
        writer = TableWriter(self._draft, header)
        for _, cells in rows:
            writer.row(cells)
        writer.close()


def _could_head(text: str) -> bool:
    return 2 < len(text) <= _BOLD_CHARACTERS and "\n" not in text and text[-1] not in ".,;!?"
