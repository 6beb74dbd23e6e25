"""Slides as every format of presentations gives them, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.margins import write_margins
from builder.knowledge.loaders.table import TableWriter

MAX_SLIDES = 10_000

Paragraphs = list[str]


@dataclass(slots=True)
class Table:
    """A table on a slide; `headed` when the file says that its first row is the header."""

    rows: list[list[str]]
    headed: bool = False


@dataclass(slots=True)
class Slide:
    """What is seen on one slide: its number from 1, the texts of its shapes in order, its notes."""

    number: int
    title: str = ""
    parts: list[Paragraphs | Table] = field(default_factory=list)
    notes: Paragraphs = field(default_factory=list)


def write_slides(slides: Iterable[Slide], footers: Iterable[str], draft: Draft) -> None:
    """Write the slides one by one; the footers once, after the last."""
    for slide in slides:
        _write(slide, draft)
    draft.place()
    write_margins(footers, draft)


def _write(slide: Slide, draft: Draft) -> None:
    draft.place(slide=slide.number)
    title = " ".join(slide.title.split())
    if title and draft.untitled:
        draft.set_title(title)
    draft.heading(1, title)
    for part in slide.parts:
        if isinstance(part, Table):
            write_table(part, draft)
        else:
            _write_paragraphs(part, draft)
    _write_paragraphs(slide.notes, draft)


def write_table(table: Table, draft: Draft) -> None:
    """Write a table row by row; one of a single column is only a frame around texts."""
    rows = table.rows
    if max(map(len, rows), default=0) < 2:
        for row in rows:
            _write_paragraphs(row, draft)
        return
    headed = table.headed and len(rows) > 1 and len(list(filter(None, rows[0]))) > 1
    writer = TableWriter(draft, rows[0] if headed else None)
    for row in rows[1:] if headed else rows:
        writer.row(row)
    writer.close()


def _write_paragraphs(paragraphs: Paragraphs, draft: Draft) -> None:
    """The first opens a paragraph; what follows in the same shape belongs to it."""
    begun = False
    for text in paragraphs:
        if text.strip():
            (draft.line if begun else draft.paragraph)(text)
            begun = True
