"""Reads PowerPoint presentations: slide by slide, with title, tables, charts and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive, read_member
from builder.knowledge.loaders.damage import told_as_damage
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.given_title import core_title
from builder.knowledge.loaders.pptx_ground import is_plain
from builder.knowledge.loaders.pptx_shapes import P, ShapeReader
from builder.knowledge.loaders.relations import ID, Relations, needed_member, read_relations
from builder.knowledge.loaders.slides import MAX_SLIDES, Slide, write_slides
from builder.knowledge.loaders.xml_part import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = "ppt/presentation.xml"
_OFF = frozenset({"0", "false"})


class PptxLoader:
    """What is seen on each slide, and its notes; hidden slides are left out and named."""

    media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write every visible slide into `draft`."""
        with open_archive(data, self._limits) as archive, told_as_damage("presentation"):
            draft.set_title(core_title(archive))
            deck = _Deck(archive)
            draft.pages = len(deck.parts)
            write_slides(deck.slides(), deck.footers, draft)
            if deck.hid:
                draft.note("hidden_text")
            if deck.pictured and not draft.written:
                raise DocumentError("document_no_text")


class _Deck:
    """The slides in the order they are shown.

    Attributes:
        parts: the slides' parts.
        footers: texts at the foot of the slides read so far.
        hid: whether anything hidden was met so far.
        pictured: whether a picture was met so far.
    """

    def __init__(self, archive: ZipFile) -> None:
        root = parse_xml(needed_member(archive, _MAIN))
        relations = read_relations(archive, _MAIN)
        found = root.iterfind(f"{P}sldIdLst/{P}sldId")
        # A slide that was listed but is gone was never seen by anybody.
        self.parts = [
            relations.targets[key] for slide in found if (key := slide.get(ID)) in relations.targets
        ]
        if len(self.parts) > MAX_SLIDES:
            raise DocumentError("document_damaged", detail="slides")
        self._size = _size(root.find(f"{P}sldSz"))
        self._archive = archive
        self._plain: dict[str, bool] = {}
        self.footers: list[str] = []
        self.hid = self.pictured = False

    def slides(self) -> Iterator[Slide]:
        """What is seen on each slide."""
        for number, part in enumerate(self.parts, start=1):
            root = parse_xml(needed_member(self._archive, part))
            if root.get("show", "1") in _OFF:
                self.hid = True
                continue
            self.pictured |= next(root.iter(f"{P}pic"), None) is not None
            yield self._slide(Slide(number), root, part)

    def _slide(self, slide: Slide, root: Element, part: str) -> Slide:
        relations = read_relations(self._archive, part)
        plain = is_plain(root) and self._plain_below(relations)
        reader = ShapeReader(self._archive, relations, size=self._size, plain=plain)
        reader.read(root, slide)
        self.footers.extend(reader.footers)
        for notes in relations.of("notesSlide"):
            slide.notes.extend(reader.notes(parse_xml(needed_member(self._archive, notes))))
        self.hid |= reader.hid
        return slide

    def _plain_below(self, relations: Relations) -> bool:
        """Whether the slide's layout and its master show only white ground."""
        for layout in relations.of("slideLayout"):
            if layout not in self._plain:
                masters = read_relations(self._archive, layout).of("slideMaster")
                parts = [read_member(self._archive, part) for part in (layout, *masters)]
                # What is not there cannot be told to be plain.
                self._plain[layout] = all(part and is_plain(parse_xml(part)) for part in parts)
            if not self._plain[layout]:
                return False
        return True


def _size(element: Element | None) -> tuple[int, int] | None:
    """Width and height of a slide in the file's units."""
    if element is None:
        return None
    return int(element.get("cx", "0")), int(element.get("cy", "0"))
