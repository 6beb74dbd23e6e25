"""Writes old Word documents, [MS-DOC], as small as they can be."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.support.compound import make_compound

VANISH = b"\x3c\x08\x01"
DELETED = b"\x00\x08\x01"
BOLD = b"\x35\x08\x01"
WHITE = b"\x70\x68\xff\xff\xff\x00"
TINY = b"\x43\x4a\x02\x00"
IN_TABLE = b"\x16\x24\x01"
ROW_END = IN_TABLE + b"\x17\x24\x01"
HEADER = b"\x04\x34\x01"
LIST = b"\x0b\x46\x01\x00"
SHADED = b"\x4d\xc6\x0a" + bytes(10)

_TEXT = 0x600
_PLACES = 0x9A


@dataclass(frozen=True)
class Run:
    """Characters with the changes of their properties."""

    text: str
    changes: bytes = b""


@dataclass(frozen=True)
class Para:
    """A paragraph: its runs, its style's place, its changes, the character that ends it."""

    runs: Sequence[Run]
    style: int = 0
    changes: bytes = b""
    end: str = "\r"


@dataclass
class _Stretches:
    """Where in the stream which changes hold."""

    bounds: list[int] = field(default_factory=lambda: [_TEXT])
    changes: list[bytes] = field(default_factory=list)

    def add(self, end: int, changes: bytes) -> None:
        if end > self.bounds[-1]:
            self.bounds.append(end)
            self.changes.append(changes)


def para(text: str, style: int = 0, changes: bytes = b"") -> Para:
    """A paragraph of one run."""
    return Para([Run(text)], style, changes)


def table_row(*cells: str, changes: bytes = b"") -> list[Para]:
    """The paragraphs of a table's row; `changes` are those of its end."""
    found = [Para([Run(cell)], changes=IN_TABLE, end="\x07") for cell in cells]
    return [*found, Para([], changes=ROW_END + changes, end="\x07")]


def table_edges(*edges: int) -> bytes:
    """What the end of a row says about where its cells begin and end."""
    count = len(edges) - 1
    body = bytes([count]) + struct.pack(f"<{count + 1}h", *edges) + bytes(20 * count)
    return b"\x08\xd6" + struct.pack("<H", len(body) + 1) + body


def make_doc(
    text: Sequence[Para],
    *,
    footnotes: Sequence[Para] = (),
    headers: Sequence[Para] = (),
    boxes: Sequence[Para] = (),
    narrow: bool = False,
    flags: int = 0,
    version: int = 0xC1,
) -> bytes:
    """A document whose styles are 0 normal, 1 to 3 headings, 4 title, 5 contents, 6 hidden."""
    stories = (text, footnotes, headers, (), (), (), boxes)
    width, encoding = (1, "cp1252") if narrow else (2, "utf-16-le")
    written, lengths = b"", []
    characters, paragraphs = _Stretches(), _Stretches()
    for story in stories:
        begin = len(written)
        for paragraph in story:
            for run in paragraph.runs:
                written += run.text.encode(encoding)
                characters.add(_TEXT + len(written), run.changes)
            written += paragraph.end.encode(encoding)
            characters.add(_TEXT + len(written), b"")
            group = struct.pack("<H", paragraph.style) + paragraph.changes
            paragraphs.add(_TEXT + len(written), group)
        lengths.append((len(written) - begin) // width)
    pages = (_TEXT + len(written) + 511) // 512
    main = bytearray(pages * 512)
    main[_TEXT : _TEXT + len(written)] = written
    main += _page(characters, 1, lambda group: bytes([len(group)]) + group)
    main += _page(paragraphs, 13, _paragraph)
    place = _TEXT if not narrow else (_TEXT * 2) | 0x40000000
    pieces = struct.pack("<2I", 0, sum(lengths))
    pieces += struct.pack("<HIH", 0, place, 0)
    parts = {
        1: _styles(),
        11: struct.pack("<8I", *[0] * 7, lengths[2]) if headers else b"",
        12: struct.pack("<3I", _TEXT, _TEXT + len(written), pages),
        13: struct.pack("<3I", _TEXT, _TEXT + len(written), pages + 1),
        33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
    }
    table = bytearray()
    for index, part in parts.items():
        struct.pack_into("<2I", main, _PLACES + 8 * index, len(table), len(part))
        table += part
    struct.pack_into("<2H", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<H", main, 0x20, 14)
    struct.pack_into("<H", main, 0x3E, 22)
    struct.pack_into("<7i", main, 0x4C, *lengths)
    struct.pack_into("<H", main, 0x98, 93)
    return make_compound({"WordDocument": bytes(main), "1Table": bytes(table)})


def _paragraph(group: bytes) -> bytes:
    """Counted in pairs of bytes, less one."""
    padded = group if len(group) % 2 else group + b"\0"
    return bytes([(len(padded) + 1) // 2]) + padded


def _page(stretches: _Stretches, step: int, pack: Callable[[bytes], bytes]) -> bytes:
    """A page of properties; what repeats is written once."""
    page = bytearray(512)
    count = len(stretches.changes)
    struct.pack_into(f"<{count + 1}I", page, 0, *stretches.bounds)
    page[511] = count
    end, placed = 511, dict[bytes, int]()
    for at, group in enumerate(stretches.changes):
        if group and group not in placed:
            packed = pack(group)
            end = (end - len(packed)) // 2 * 2
            page[end : end + len(packed)] = packed
            placed[group] = end // 2
        page[4 * (count + 1) + step * at] = placed.get(group, 0)
    if 4 * (count + 1) + step * count > end:
        raise ValueError("too many paragraphs for one page")
    return bytes(page)


def _styles() -> bytes:
    """Built-in styles by their numbers in [MS-DOC]; the last hides its characters."""
    kinds = [(0, "Normal"), (1, "heading 1"), (2, "heading 2"), (3, "heading 3"), (62, "Title"),
             (19, "toc 1"), (0xFFE, "Secret")]  # fmt: skip
    packed = struct.pack("<H9H", 18, len(kinds), 10, *[0] * 7)
    for number, name in kinds:
        changes = VANISH if name == "Secret" else b""
        style = struct.pack("<5H", number, 1 | 0xFFF0, 2, 0, 0)
        style += struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
        style += struct.pack("<2H", 2, 0) + struct.pack("<H", len(changes)) + changes
        style += b"\0" * (len(style) % 2)
        packed += struct.pack("<H", len(style)) + style
    return packed
