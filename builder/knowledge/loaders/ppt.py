"""Reads old PowerPoint presentations (97 to 2003): slide by slide, with title, tables and notes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from builder.core.errors import DocumentError
from builder.knowledge.loaders import ppt_records as ppt
from builder.knowledge.loaders.compound import Compound
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import authored
from builder.knowledge.loaders.ppt_file import Listed, PptFile
from builder.knowledge.loaders.ppt_records import Record, paragraphs
from builder.knowledge.loaders.ppt_shapes import NOTES_TEXT, TITLES, ShapeReader, Text
from builder.knowledge.loaders.slides import Paragraphs, Slide, Table, write_slides

_HIDDEN = 0x0004  # [MS-PPT] SlideShowSlideInfoAtom: fHidden
_HAS_FOOTER, _FOOTER = 0x0020, 2  # HeadersFootersAtom, FooterAtom


class PptLoader:
    """What is seen on each slide, and its notes; hidden slides are left out and named."""

    media_type = "application/vnd.ms-powerpoint"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible slide into `draft`."""
        with Compound(data) as container, told_as_damage("presentation"):
            deck = _Deck(PptFile(container))
            draft.set_title(authored(container.title()))
            draft.pages = len(deck.file.slides)
            write_slides(deck.slides(), deck.footers, draft)
            if deck.hid:
                draft.note("hidden_text")


class _Deck:
    """The slides in the order they are shown.

    Attributes:
        footers: texts at the foot of the slides read so far.
        hid: whether anything hidden was met so far.
    """

    def __init__(self, file: PptFile) -> None:
        self.file = file
        self.footers: list[str] = []
        self.hid = False

    def slides(self) -> Iterator[Slide]:
        """What is seen on each slide."""
        for number, listed in enumerate(self.file.slides, start=1):
            record = self.file.record(listed, ppt.SLIDE)
            if _is_hidden(record):
                self.hid = True
                continue
            yield self._slide(Slide(number), record, listed)

    def _slide(self, slide: Slide, record: Record, listed: Listed) -> Slide:
        reader = ShapeReader(listed.outline, self.file.size)
        parts = list(reader.read(record))
        # A text of the list that no shape shows is on the slide all the same.
        parts += [
            Text(kind, paragraphs(text))
            for index, (kind, text) in enumerate(listed.outline)
            if index not in reader.used
        ]
        for part in parts:
            if isinstance(part, Table):
                slide.parts.append(part)
            elif part.kind in TITLES and not slide.title:
                slide.title = " ".join(part.paragraphs)
            elif part.paragraphs:
                slide.parts.append(part.paragraphs)
        self.hid |= reader.hid
        slide.notes.extend(self._notes(record))
        self.footers.extend(_footers(record))
        return slide

    def _notes(self, slide: Record) -> Paragraphs:
        """The speaker's notes; the slide names them by their number."""
        atom = slide.first(ppt.SLIDE_ATOM)
        if atom is None:
            raise DocumentError("document_damaged", detail="slide")
        (number,) = struct.unpack_from("<16xI", atom.data)  # SlideAtom: notesIdRef
        listed = self.file.notes.get(number)
        if listed is None:
            return []
        reader = ShapeReader(listed.outline)
        parts = reader.read(self.file.record(listed, ppt.NOTES))
        return [
            text
            for part in parts
            if isinstance(part, Text) and part.kind == NOTES_TEXT
            for text in part.paragraphs
        ]


def _is_hidden(slide: Record) -> bool:
    shown = slide.first(ppt.SHOW_ATOM)
    return shown is not None and bool(struct.unpack_from("<10xH", shown.data)[0] & _HIDDEN)


def _footers(slide: Record) -> Iterator[str]:
    for group in slide.of(ppt.FOOTERS):
        atom = group.first(ppt.FOOTERS_ATOM)
        if atom is not None and struct.unpack_from("<2xH", atom.data)[0] & _HAS_FOOTER:
            for text in group.of(ppt.STRING):
                if text.instance == _FOOTER:
                    yield text.data.decode("utf-16-le", "replace")
