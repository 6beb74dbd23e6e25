"""Writes old presentations, [MS-PPT], as small as they can be."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.support.compound import make_compound

TITLE, BODY, NOTES, OTHER = 0, 1, 2, 4
_NOTES_NUMBERS = 0x1000


@dataclass(frozen=True)
class Box:
    """A shape with text; `at` is left, top, right, bottom in 576ths of an inch."""

    text: str
    kind: int = OTHER
    at: tuple[int, int, int, int] = (100, 100, 600, 300)
    hidden: bool = False
    placeholder: int = 0
    narrow: bool = False


@dataclass(frozen=True)
class Group:
    """Shapes that belong together; a table when `table` is set."""

    shapes: Sequence[Box | Group]
    table: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Page:
    """A slide. Texts of `outline` stand in the document's list, as those of placeholders do."""

    shapes: Sequence[Box | Group] = ()
    outline: Sequence[tuple[int, str]] = ()
    notes: str = ""
    hidden: bool = False
    footer: str = ""
    outline_shown: Sequence[int] = field(default=())


def make_ppt(pages: Sequence[Page], *, password: bool = False, saved_twice: bool = False) -> bytes:
    """A presentation; `saved_twice` puts an empty older state before the last one."""
    stream = b""
    places: dict[int, int] = {}
    slides, notes = b"", b""
    for at, page in enumerate(pages):
        number = 256 + at
        places[2 + 2 * at], stream = len(stream), stream + _slide(page, number)
        slides += _atom(0x03F3, struct.pack("<5I", 2 + 2 * at, 0, 0, number, 0))
        for kind, text in page.outline:
            slides += _atom(0x0F9F, struct.pack("<I", kind)) + _chars(text)
        if page.notes:
            places[3 + 2 * at], stream = len(stream), stream + _notes(page.notes, number)
            listed = struct.pack("<5I", 3 + 2 * at, 0, 0, _NOTES_NUMBERS + number, 0)
            notes += _atom(0x03F3, listed)
    old = 0
    if saved_twice:
        empty = _box(0x03E8, _atom(0x03E9, struct.pack("<2i", 5760, 4320) + bytes(32)))
        old, stream = _saved(stream, empty, {}, 0)
    lists = _box(0x0FF0, slides, 0) + (_box(0x0FF0, notes, 2) if notes else b"")
    document = _atom(0x03E9, struct.pack("<2i", 5760, 4320) + bytes(32)) + lists
    edit, stream = _saved(stream, _box(0x03E8, document), places, old)
    token = 0xF3D1C4DF if password else 0xE391C05F
    user = _atom(0x0FF6, struct.pack("<3I", 0x14, token, edit) + bytes(12))
    return make_compound({"PowerPoint Document": stream, "Current User": user})


def _saved(stream: bytes, document: bytes, places: dict[int, int], old: int) -> tuple[int, bytes]:
    """The place of an edit that knows where everything is, and the stream with it."""
    places = {1: len(stream), **places}
    stream += document
    directory = len(stream)
    runs = b"".join(struct.pack("<2I", number | 1 << 20, at) for number, at in places.items())
    stream += _atom(0x1772, runs)
    edit = struct.pack("<2I4I2H", 256, 0, old, directory, 1, max(places) + 1, 1, 0)
    return len(stream), stream + _atom(0x0FF5, edit)


def _slide(page: Page, number: int) -> bytes:
    notes = _NOTES_NUMBERS + number if page.notes else 0
    parts = _atom(0x03EF, bytes(12) + struct.pack("<2I4x", 0x8000_0000, notes), 2)
    if page.hidden:
        parts += _atom(0x03F9, bytes(10) + struct.pack("<H4x", 4))
    if page.footer:
        told = _atom(0x0FDA, struct.pack("<2H", 0, 0x20))
        text = _atom(0x0FBA, page.footer.encode("utf-16-le"), 2)
        parts += _box(0x0FD9, told + text, 3)
    shapes = b"".join(map(_shape, page.shapes))
    for index in page.outline_shown:
        shapes += _text_shape(Box(""), _atom(0x0F9E, struct.pack("<I", index)))
    return _box(0x03EE, parts + _drawing(shapes))


def _notes(text: str, number: int) -> bytes:
    atom = _atom(0x03F1, struct.pack("<IHH", number, 0, 0))
    picture = _shape(Box("*", placeholder=0x0B))
    return _box(0x03F0, atom + _drawing(picture + _shape(Box(text, NOTES, placeholder=0x0C))))


def _drawing(shapes: bytes) -> bytes:
    own = _box(0xF004, _atom(0xF00A, struct.pack("<2I", 1024, 5)))
    return _box(0x040C, _box(0xF002, _box(0xF003, own + shapes)))


def _shape(shape: Box | Group) -> bytes:
    if isinstance(shape, Group):
        own = _atom(0xF00A, struct.pack("<2I", 1025, 1))
        own += _options({0x039F: 1} if shape.table else {}, 0xF122)
        own += _options({0x03BF: 0x20002} if shape.hidden else {})
        return _box(0xF003, _box(0xF004, own) + b"".join(_child(one) for one in shape.shapes))
    return _text_shape(shape, _chars(shape.text, narrow=shape.narrow))


def _child(shape: Box | Group) -> bytes:
    if isinstance(shape, Group):
        return _shape(shape)
    anchor = _atom(0xF00F, struct.pack("<4i", *shape.at))
    return _text_shape(shape, _chars(shape.text, narrow=shape.narrow), anchor)


def _text_shape(shape: Box, text: bytes, anchor: bytes = b"") -> bytes:
    left, top, right, bottom = shape.at
    parts = _atom(0xF00A, struct.pack("<2I", 1026, 0xA00))
    parts += _options({0x03BF: 0x20002} if shape.hidden else {})
    parts += anchor or _atom(0xF010, struct.pack("<4h", top, left, right, bottom))
    if shape.placeholder:
        told = _atom(0x0BC3, struct.pack("<IBB2x", 0, shape.placeholder, 0))
        parts += _box(0xF011, told)
    return _box(0xF004, parts + _box(0xF00D, _atom(0x0F9F, struct.pack("<I", shape.kind)) + text))


def _chars(text: str, *, narrow: bool = False) -> bytes:
    if narrow:
        return _atom(0x0FA8, text.encode("latin-1"))
    return _atom(0x0FA0, text.encode("utf-16-le"))


def _options(values: dict[int, int], kind: int = 0xF00B) -> bytes:
    told = b"".join(struct.pack("<HI", name, value) for name, value in values.items())
    return struct.pack("<2HI", len(values) << 4 | 3, kind, len(told)) + told if values else b""


def _atom(kind: int, data: bytes, version: int = 0) -> bytes:
    """A record; `version` stands where strings and some atoms keep which one they are."""
    head = version << 4 if kind in {0x0FBA, 0x0FF0, 0x0FD9} else version
    return struct.pack("<2HI", head, kind, len(data)) + data


def _box(kind: int, data: bytes, instance: int = 0) -> bytes:
    """A record that holds others."""
    return struct.pack("<2HI", instance << 4 | 0xF, kind, len(data)) + data
