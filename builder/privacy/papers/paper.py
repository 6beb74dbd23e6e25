"""A paper as data: headings, paragraphs, lists and tables, plain text in all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 and 3, for the title is level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences. `kind`: `plain`, `lead` (the short version) or `note` (a remark)."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points, numbered where their order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of a row says what the row is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper in one language.

    Attributes:
        kind: which paper, such as `notice`.
        imprint: date, bot and version of the settings; no part of what is compared.
        missing: dotted names of the settings that stand as blanks in it.
        blank: how a blank begins, so that writers can mark it.
    """

    kind: str
    language: str
    title: str
    blocks: tuple[Block, ...]
    imprint: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    blank: str = "["

    def lines(self) -> Iterator[tuple[str, str]]:
        """Everything it says, a piece at a time: what the piece is, and its words."""
        yield "title", self.title
        for block in self.blocks:
            yield from _lines(block)

    def text(self) -> str:
        """Everything it says, for a reader of plain text."""
        return "\n".join(text for _, text in self.lines())


def to_plain(paper: Paper) -> dict[str, Any]:
    """`paper` as plain data for JSON."""
    return {
        "kind": paper.kind,
        "language": paper.language,
        "title": paper.title,
        "imprint": list(paper.imprint),
        "missing": list(paper.missing),
        "blank": paper.blank,
        "blocks": [_plain(block) for block in paper.blocks],
    }


def from_plain(data: Mapping[str, Any]) -> Paper:
    """The paper that `data` describes.

    Raises:
        KeyError, ValueError: it is none.
    """
    return Paper(
        kind=str(data["kind"]),
        language=str(data["language"]),
        title=str(data["title"]),
        imprint=tuple(map(str, data["imprint"])),
        missing=tuple(map(str, data["missing"])),
        blank=str(data["blank"]),
        blocks=tuple(_block(block) for block in data["blocks"]),
    )


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Heading):
        yield "heading", block.text
    elif isinstance(block, Paragraph):
        yield "text", block.text
    elif isinstance(block, Bullets):
        yield from (("point", item) for item in block.items)
    else:
        yield "row", " | ".join(block.head)
        yield from (("row", " | ".join(row)) for row in block.rows)


def _plain(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"is": "heading", "level": block.level, "text": block.text}
    if isinstance(block, Paragraph):
        return {"is": "paragraph", "kind": block.kind, "text": block.text}
    if isinstance(block, Bullets):
        return {"is": "bullets", "numbered": block.numbered, "items": list(block.items)}
    return {"is": "table", "head": list(block.head), "rows": [list(row) for row in block.rows]}


def _block(data: Mapping[str, Any]) -> Block:
    kind = data["is"]
    if kind == "heading":
        return Heading(int(data["level"]), str(data["text"]))
    if kind == "paragraph":
        return Paragraph(str(data["text"]), str(data["kind"]))
    if kind == "bullets":
        return Bullets(tuple(map(str, data["items"])), bool(data["numbered"]))
    if kind == "table":
        rows = tuple(tuple(map(str, row)) for row in data["rows"])
        return Table(tuple(map(str, data["head"])), rows)
    raise ValueError(kind)
