"""Cuts a loaded document into passages with llama-index's sentence-aware splitter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from builder.core.document import Chunk, LoadedDocument, Section, SourceRef
from builder.core.ids import new_id
from builder.knowledge.llama import quiet_callbacks, sentence_splitter_class
from builder.knowledge.sentences import line_spans, sentence_spans

PASSAGE_TOKENS = 200
"""Estimated word pieces a passage; the embedder sees 256 at once, its heading included."""

_HEADING_CHARACTERS = 160
_TOKEN = {
    letters: re.compile(rf"[A-Za-z\u00c0-\u024f]{{1,{letters}}}|\d{{1,2}}|[^\W\d]|[^\w\s]")
    for letters in (3, 8)
}
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_ENGLISH = re.compile(
    r"\b(?:the|and|of|to|is|for|you|we|are|with|your|our|this|that|or|can)\b", re.I
)
_ENGLISH_SHARE = 0.08
_SAMPLE_CHARACTERS = 5000
_PLAIN_SHEET = re.compile(r"(?:sheet|tabelle|blatt|hoja|feuil|table)\s?\d*", re.I)
_NAME_MARKS = re.compile(r"[\s_+-]+")

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one section: what the splitter gave, with its sentences."""

    text: str
    ref: SourceRef
    kind: str
    sentences: Spans
    tokens: int


def split(loaded: LoadedDocument, *, document_id: str, name: str) -> list[Chunk]:
    """The passages of a document, in reading order.

    A passage never leaves its page, sheet or section, so that its reference stays true; short
    neighbours in the same place share one. A row of a table is never cut unless it is longer
    than a passage, and counts as one sentence.
    """
    title = loaded.title or spoken(name)
    letters = letters_a_piece(loaded)
    pieces = (piece for section in loaded.sections for piece in _cut(section, letters))
    return [
        Chunk(
            id=new_id(),
            document_id=document_id,
            position=position,
            text=piece.text,
            ref=piece.ref,
            heading=heading(title, piece.ref),
            kind=piece.kind,
            sentences=tuple(piece.sentences),
        )
        for position, piece in enumerate(_packed(pieces))
    ]


def count_tokens(text: str, letters: int = 8) -> int:
    """About how many word pieces `text` has, without a tokenizer's weights.

    A Latin word counts a piece for every `letters` it has: measured with the embedder's own
    vocabulary, 8 in English and 3 in other languages come within a tenth. Other scripts are
    spelt out by that vocabulary; Korean syllables fall apart into two letters or more.
    """
    return len(_TOKEN[letters].findall(text)) + len(_HANGUL.findall(text))


def letters_a_piece(loaded: LoadedDocument) -> int:
    """How many letters a word piece has in the document's language; tables count as foreign."""
    sample, room = [], _SAMPLE_CHARACTERS
    for section in loaded.sections:
        if room > 0:
            sample.append(section.text[:room])
            room -= len(section.text)
    words = " ".join(sample)
    return 8 if len(_ENGLISH.findall(words)) > _ENGLISH_SHARE * len(words.split()) else 3


def heading(title: str, ref: SourceRef) -> str:
    """Title and section path, at most 160 characters: the middle goes first."""
    parts = [title]
    if ref.sheet and not _PLAIN_SHEET.fullmatch(ref.sheet):
        parts.append(ref.sheet)
    parts.extend(ref.section.split(" › ") if ref.section else ())
    kept = parts[:1]
    for part in parts[1:]:
        if part.casefold() != kept[-1].casefold():
            kept.append(part)
    while len(kept) > 2 and len(" › ".join(kept)) > _HEADING_CHARACTERS:
        kept.pop(1)
    return " › ".join(kept)[:_HEADING_CHARACTERS]


def warm_up() -> None:
    """Import the splitter now, off the path of the first file."""
    _splitter(by_line=False, letters=8)


def _packed(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Join neighbours that stand in the same place while they fit into one passage."""
    held: _Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif _same_place(held.ref, piece.ref) and held.tokens + piece.tokens <= PASSAGE_TOKENS:
            held = _joined(held, piece)
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _same_place(one: SourceRef, other: SourceRef) -> bool:
    return replace(one, row=None) == replace(other, row=None)


def _joined(one: _Piece, other: _Piece) -> _Piece:
    gap = "\n" if one.kind == other.kind == "table" else "\n\n"
    shift = len(one.text) + len(gap)
    return _Piece(
        text=one.text + gap + other.text,
        ref=one.ref if one.ref.row is not None else other.ref,
        kind=one.kind if one.kind == other.kind else "text",
        sentences=[
            *one.sentences,
            *((start + shift, end + shift) for start, end in other.sentences),
        ],
        tokens=one.tokens + other.tokens,
    )


def _cut(section: Section, letters: int) -> Iterator[_Piece]:
    """The section in pieces of a passage's size at most, each a stretch of its text."""
    by_line = section.kind != "text"
    spans = line_spans(section.text) if by_line else sentence_spans(section.text)
    row, position = section.ref.row, 0
    for text in _splitter(by_line=by_line, letters=letters).split_text(section.text):
        start = section.text.index(text, position)
        ref = section.ref
        if row is not None:
            ref = replace(ref, row=row + section.text.count("\n", 0, start))
        position = start + len(text)
        inside = _inside(spans, start, position)
        yield _Piece(text, ref, section.kind, inside, count_tokens(text, letters))


def _inside(spans: Spans, start: int, end: int) -> Spans:
    """The sentences between `start` and `end`, counted from `start`; a cut one keeps its part."""
    return [
        (max(first, start) - start, min(last, end) - start)
        for first, last in spans
        if first < end and last > start
    ]


@lru_cache(maxsize=4)
def _splitter(*, by_line: bool, letters: int) -> Any:
    return sentence_splitter_class()(
        chunk_size=PASSAGE_TOKENS,
        chunk_overlap=0,
        # The splitter only asks how long the answer is.
        tokenizer=lambda text: range(count_tokens(text, letters)),
        paragraph_separator="\n\n",
        chunking_tokenizer_fn=_kept_whole(line_spans if by_line else sentence_spans),
        callback_manager=quiet_callbacks(),
    )


def _kept_whole(find: Callable[[str], Spans]) -> Callable[[str], Sequence[str]]:
    """A cutter that loses nothing: what stands between two sentences goes with the first."""

    def cut(text: str) -> list[str]:
        starts = [start for start, _ in find(text)][1:]
        return [text[a:b] for a, b in zip([0, *starts], [*starts, len(text)], strict=True)]

    return cut


def spoken(name: str) -> str:
    """A file's name as a title: `returns_policy-2024.pdf` reads "returns policy 2024"."""
    stem = PurePath(name).stem
    return _NAME_MARKS.sub(" ", stem).strip() or stem
