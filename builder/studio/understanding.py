"""What was understood of a document: itself, beside the passages that were made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from builder.core.document import Chunk, Document, Section, SourceRef
from builder.core.errors import DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import picture as pictures
from builder.knowledge.picture import PagePicture, PageWord, find_words
from builder.knowledge.preparation import parse_as
from builder.studio import corrections
from builder.studio.bots import Workbench
from builder.studio.corrections import Passage

LEAF_CHARACTERS = 12_000
"""Text that is shown at once; what shares a page, slide or sheet stays together up to this."""

PLACEHOLDER = re.compile(r"\[([A-Z]{2,}(?:_[A-Z]+)*)\]")
"""What stands where personal data was masked."""

_GAP = "\n\n"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is personal data, or stands for some: offsets in characters."""

    start: int
    end: int
    entity_type: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part of the document that is shown at once.

    Attributes:
        refs: the places that stand on it.
        marks: personal data in its text.
        headings: (start, end) of the lines that are names of sections.
    """

    text: str
    refs: frozenset[SourceRef]
    marks: tuple[Mark, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()

    @property
    def place(self) -> SourceRef:
        """Where it begins."""
        return min(self.refs, key=lambda ref: (ref.page or 0, ref.slide or 0))


@dataclass(frozen=True, slots=True)
class Understood:
    """A document and what was made of it.

    Attributes:
        pages: how many pages can be drawn; 0 when its text is shown instead.
        leaves: its text, when no pages can be drawn.
        whole: whether the text is that of the document, and not of its passages put together.
    """

    document: Document
    passages: tuple[Passage, ...]
    pages: int = 0
    leaves: tuple[Leaf, ...] = ()
    whole: bool = True

    def leaf_of(self, chunk: Chunk) -> int:
        """Which leaf or page a passage stands on, counted from 0."""
        if self.pages:
            return min(max(chunk.ref.page or 1, 1), self.pages) - 1
        place = replace(chunk.ref, row=None)
        here = [at for at, leaf in enumerate(self.leaves) if place in leaf.refs]
        exact = [at for at in here if chunk.text in self.leaves[at].text]
        return (exact or here or [0])[0]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture.

    Attributes:
        places: by the id of a passage, its words on the page, as numbers in `picture.words`.
        private: each piece of personal data: its type, and the words it is made of.
    """

    picture: PagePicture
    places: dict[str, tuple[int, ...]]
    private: tuple[tuple[str, tuple[int, ...]], ...]


def understand(bench: Workbench, name: str, token: CancelToken | None = None) -> Understood:
    """The document called `name` beside its passages.

    Raises:
        DocumentError: `unknown_document`.
        Cancelled: when `token` asked for it.
    """
    passages = tuple(corrections.listing(bench, name))
    document = bench.file.documents.by_name(name)
    if document is None:
        raise DocumentError("unknown_document", name=name)
    original = bench.file.documents.original(document.id)
    if original is None:
        return Understood(document, passages, leaves=_of_passages(passages), whole=False)
    if pictures.can_be_drawn(document.media_type):
        return Understood(document, passages, pages=document.pages or 1)
    try:
        parsed = parse_as(document, original, token=token)
    except DocumentError:  # it could be read once: what was made of it is still there
        return Understood(document, passages, leaves=_of_passages(passages), whole=False)
    find = bench.bot.gate.detector.find
    leaves = [
        replace(leaf, marks=tuple(Mark(f.start, f.end, f.entity_type) for f in find(leaf.text)))
        for leaf in _leaves(parsed.document.sections)
    ]
    return Understood(document, passages, leaves=tuple(leaves))


def again(bench: Workbench, understood: Understood) -> Understood:
    """The same document after a passage changed: only its passages are read anew.

    Raises:
        DocumentError: `unknown_document`.
    """
    passages = corrections.listing(bench, understood.document.name)
    return replace(understood, passages=tuple(passages))


def draw(
    bench: Workbench, understood: Understood, number: int, token: CancelToken | None = None
) -> DrawnPage:
    """Page `number`, counted from 1, with the places of its passages.

    Raises:
        DocumentError: `original_missing`, or why the page cannot be drawn.
        Cancelled: when `token` asked for it.
    """
    document = understood.document
    original = bench.file.documents.original(document.id)
    if original is None:
        raise DocumentError("original_missing", name=document.name)
    drawn = pictures.draw_page(original, number, token=token)
    places = {
        passage.chunk.id: tuple(find_words(drawn.words, _stands(passage).text))
        for passage in understood.passages
        if (passage.chunk.ref.page or 1) == number and passage.number is not None
    }
    return DrawnPage(drawn, places, _private(bench, drawn.words))


def find_text(text: str, passage: Passage) -> list[tuple[int, int]]:
    """Where a passage stands in `text`: word for word, else the runs of words both share."""
    wanted = _stands(passage).text
    at = text.find(wanted)
    if at >= 0:
        return [(at, at + len(wanted))]
    spans = [found.span() for found in _WORD.finditer(text)]
    words = [PageWord(text[start:end], 0, 0, 0, 0) for start, end in spans]
    found: list[tuple[int, int]] = []
    for index in find_words(words, wanted):
        start, end = spans[index]
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def placeholders(text: str) -> tuple[Mark, ...]:
    """The marks in text that is masked already."""
    return tuple(Mark(*found.span(), found[1]) for found in PLACEHOLDER.finditer(text))


def _stands(passage: Passage) -> Chunk:
    """The passage as it stands in the document, whatever its owner made of it."""
    return passage.correction.original if passage.correction else passage.chunk


def _of_passages(passages: Iterable[Passage]) -> tuple[Leaf, ...]:
    sections = [
        Section(_stands(passage).text, _stands(passage).ref, _stands(passage).kind)
        for passage in passages
        if passage.number is not None
    ]
    return tuple(replace(leaf, marks=placeholders(leaf.text)) for leaf in _leaves(sections))


def _leaves(sections: Sequence[Section]) -> list[Leaf]:
    """The sections in leaves: a new one for each page, slide or sheet, and where it is full."""
    leaves: list[Leaf] = []
    draft = _Draft()
    for section in sections:
        if draft.is_full_for(section):
            leaves.append(draft.leaf())
            draft = _Draft()
        draft.add(section)
    return [*leaves, draft.leaf()] if draft.texts else leaves


class _Draft:
    """A leaf that is being filled; the names of sections are written where they begin."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._refs: set[SourceRef] = set()
        self._headings: list[tuple[int, int]] = []
        self._length = 0
        self._last = SourceRef()

    def is_full_for(self, section: Section) -> bool:
        """Whether a section begins another page, slide or sheet, or has no room."""
        if not self.texts:
            return False
        elsewhere = _sheet(section.ref) != _sheet(self._last)
        return elsewhere or self._length + len(section.text) > LEAF_CHARACTERS

    def add(self, section: Section) -> None:
        """Write a section."""
        name = section.ref.section
        if name and name != self._last.section:
            heading = name.rpartition(" › ")[2]
            start = self._write(heading)
            self._headings.append((start, start + len(heading)))
        self._write(section.text)
        self._refs.add(replace(section.ref, row=None))
        self._last = section.ref

    def leaf(self) -> Leaf:
        """What was written."""
        text = _GAP.join(self.texts)
        return Leaf(text, frozenset(self._refs), headings=tuple(self._headings))

    def _write(self, text: str) -> int:
        start = self._length
        self.texts.append(text)
        self._length += len(text) + len(_GAP)
        return start


def _sheet(ref: SourceRef) -> tuple[int | None, int | None, str | None]:
    return ref.page, ref.slide, ref.sheet


def _private(
    bench: Workbench, words: Sequence[PageWord]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The words of a page that are personal data."""
    starts, length = [], 0
    for word in words:
        starts.append(length)
        length += len(word.text) + 1
    found = bench.bot.gate.detector.find(" ".join(word.text for word in words))
    return tuple(
        (
            finding.entity_type,
            tuple(
                at
                for at, start in enumerate(starts)
                if start < finding.end and start + len(words[at].text) > finding.start
            ),
        )
        for finding in found
    )
