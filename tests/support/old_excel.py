"""Writes old workbooks, [MS-XLS], and binary ones, [MS-XLSB], as small as they can be."""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tests.support.compound import make_compound
from tests.support.documents import make_zip

Value = str | int | float | None


@dataclass(frozen=True)
class Formula:
    """A cell whose value was calculated."""

    value: Value


@dataclass(frozen=True)
class Cell:
    """A cell with a style: 0 general, 1 euros, 2 date, 3 percent, 4 white ink, 5 white on red."""

    value: Value | Formula
    style: int = 0


Rows = Sequence[Sequence[Value | Formula | Cell]]
FORMATS = {164: '#,##0.00 "€"', 165: "yyyy-mm-dd", 166: ";;;"}
# Of each style: font, format, whether the ground is painted.
STYLES = ((0, 0, 0), (0, 164, 0), (0, 165, 0), (0, 9, 0), (1, 0, 0), (1, 0, 1), (0, 166, 0))


def make_xls(
    sheets: Mapping[str, Rows],
    *,
    hidden_sheets: Collection[str] = (),
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
    password: bool = False,
    string_piece: int = 8000,
    old: bool = False,
) -> bytes:
    """A workbook; rows and columns count from 0; `old` is Excel 5 with text in Western letters.

    Texts that all sheets share are cut into records of at most `string_piece` bytes.
    """
    texts = _texts(sheets) if not old else []
    head = _record(0x0809, struct.pack("<HHHHII", 0x500 if old else 0x600, 5, 0, 0, 0, 0))
    if password:
        head += _record(0x002F, bytes(6))
    head += _record(0x0042, struct.pack("<H", 1252 if old else 1200))
    for colour in (0x7FFF, 9):
        name = _short("Arial", old=old)
        head += _record(
            0x0031, struct.pack("<HHHHHBBBB", 200, 0, colour, 400, 0, 0, 0, 0, 0) + name
        )
    for number, code in FORMATS.items():
        told = _short(code, old=old) if old else _long(code)
        head += _record(0x041E, struct.pack("<H", number) + told)
    for font, number, filled in STYLES:
        rest = struct.pack("<I", filled << 16).rjust(8, b"\0").ljust(12, b"\0") if old else (
            bytes(10) + struct.pack("<IH", filled << 26, 0)
        )  # fmt: skip
        head += _record(0x00E0, struct.pack("<2H", font, number) + rest)
    tail = (_shared(texts, string_piece) if texts else b"") + _record(0x000A, b"")
    bodies = [_sheet(rows, texts, hidden_rows, hidden_columns, old=old) for rows in sheets.values()]
    names = [_short(name, old=old) for name in sheets]
    place = len(head) + sum(10 + len(name) for name in names) + len(tail)
    tabs = b""
    for tab, written, body in zip(sheets, names, bodies, strict=True):
        tabs += _record(0x0085, struct.pack("<IBB", place, tab in hidden_sheets, 0) + written)
        place += len(body)
    return make_compound({"Book" if old else "Workbook": head + tabs + tail + b"".join(bodies)})


def make_xlsb(
    sheets: Mapping[str, Rows],
    *,
    hidden_sheets: Collection[str] = (),
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
) -> bytes:
    """A binary workbook; rows and columns count from 0."""
    texts = _texts(sheets)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = ["worksheet"] * len(sheets) + ["sharedStrings", "styles"]
    targets = [f"worksheets/sheet{n}.bin" for n in range(1, len(sheets) + 1)]
    targets += ["sharedStrings.bin", "styles.bin"]
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(kinds, targets, strict=True), start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = _binary(131) + _binary(153, bytes(12)) + _binary(143)
    for number, name in enumerate(sheets, start=1):
        state = struct.pack("<2I", int(name in hidden_sheets), number)
        book += _binary(156, state + _wide(f"rId{number}") + _wide(name))
    book += _binary(144) + _binary(157, bytes(26)) + _binary(132)
    members = {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": (
            f'<Relationships xmlns="{space}">{links}</Relationships>'.encode()
        ),
        "xl/sharedStrings.bin": _binary(159, struct.pack("<2I", len(texts), len(texts)))
        + b"".join(_binary(19, b"\0" + _wide(text)) for text in texts)
        + _binary(160),
        "xl/styles.bin": _binary_styles(),
    }
    for number, rows in enumerate(sheets.values(), start=1):
        part = _binary_sheet(rows, texts, hidden_rows, hidden_columns)
        members[f"xl/worksheets/sheet{number}.bin"] = part
    return make_zip(members)


def _cells(rows: Rows) -> list[list[tuple[int, Cell]]]:
    """The cells of each row that hold something, with their columns."""
    return [
        [
            (at, value if isinstance(value, Cell) else Cell(value))
            for at, value in enumerate(row)
            if value is not None
        ]
        for row in rows
    ]


def _texts(sheets: Mapping[str, Rows]) -> list[str]:
    found = (
        cell.value
        for rows in sheets.values()
        for row in _cells(rows)
        for _, cell in row
        if isinstance(cell.value, str)
    )
    return list(dict.fromkeys(found))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _short(text: str, *, old: bool) -> bytes:
    if old:
        return bytes([len(text)]) + text.encode("cp1252")
    return bytes([len(text), 1]) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _shared(texts: list[str], most: int) -> bytes:
    """Narrow where that is possible; a text that does not fit runs on in the next record."""
    parts = [bytearray(struct.pack("<2I", len(texts), len(texts)))]
    for text in texts:
        wide = not all(ord(letter) < 256 for letter in text)
        letters = text.encode("utf-16-le" if wide else "latin-1")
        units = len(letters) // (1 + wide)
        if len(parts[-1]) + 3 > most:
            parts.append(bytearray())
        parts[-1] += struct.pack("<HB", units, wide)
        while True:
            room = max(most - len(parts[-1]), 0) // (1 + wide) * (1 + wide)
            parts[-1] += letters[:room]
            letters = letters[room:]
            if not letters:
                break
            parts.append(bytearray([wide]))
    kinds = [0x00FC, *[0x003C] * (len(parts) - 1)]
    return b"".join(_record(kind, bytes(part)) for kind, part in zip(kinds, parts, strict=True))


def _sheet(
    rows: Rows,
    texts: list[str],
    hidden_rows: Collection[int],
    hidden_columns: Collection[int],
    *,
    old: bool,
) -> bytes:
    body = _record(0x0809, struct.pack("<HHHHII", 0x500 if old else 0x600, 0x10, 0, 0, 0, 0))
    for column in hidden_columns:
        body += _record(0x007D, struct.pack("<6H", column, column, 2000, 0, 1, 0))
    for number, row in enumerate(_cells(rows)):
        flags = 0x0120 if number in hidden_rows else 0x0100
        body += _record(0x0208, struct.pack("<8H", number, 0, 20, 255, 0, 0, flags, 0))
        for column, cell in row:
            body += _cell(
                struct.pack("<3H", number, column, cell.style), cell.value, texts, old=old
            )
    return body + _record(0x000A, b"")


def _cell(place: bytes, value: Value | Formula, texts: list[str], *, old: bool) -> bytes:
    if isinstance(value, Formula):
        return _formula(place, value.value, old=old)
    if isinstance(value, bool):
        return _record(0x0205, place + bytes([value, 0]))
    if isinstance(value, str):
        if old:
            return _record(0x0204, place + struct.pack("<H", len(value)) + value.encode("cp1252"))
        return _record(0x00FD, place + struct.pack("<I", texts.index(value)))
    if isinstance(value, int):
        return _record(0x027E, place + struct.pack("<i", value << 2 | 2))
    return _record(0x0203, place + struct.pack("<d", value))


def _formula(place: bytes, value: Value, *, old: bool) -> bytes:
    """A formula; a text that it yields stands in a record of its own."""
    if isinstance(value, str):
        marked = _record(0x0006, place + b"\0" * 6 + b"\xff\xff" + bytes(8))
        told = value.encode("cp1252")
        return marked + _record(
            0x0207, struct.pack("<H", len(told)) + told if old else _long(value)
        )
    if isinstance(value, bool):
        return _record(0x0006, place + bytes([1, 0, value, 0, 0, 0]) + b"\xff\xff" + bytes(8))
    return _record(0x0006, place + struct.pack("<d", value) + bytes(8))


def _binary(kind: int, data: bytes = b"") -> bytes:
    """A record of a binary workbook: kind and size seven bits a byte."""
    return _seven(kind) + _seven(len(data)) + data


def _seven(number: int) -> bytes:
    found = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        found.append(low | (0x80 if number else 0))
        if not number:
            return bytes(found)


def _wide(text: str) -> bytes:
    units = text.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def _binary_styles() -> bytes:
    part = _binary(278) + _binary(615, struct.pack("<I", len(FORMATS)))
    for number, code in FORMATS.items():
        part += _binary(44, struct.pack("<H", number) + _wide(code))
    part += _binary(616) + _binary(611, struct.pack("<I", 2))
    for colour in (b"\x07\x01\x00\x00\x00\x00\x00\xff", b"\x05\xff\x00\x00\xff\xff\xff\xff"):
        head = struct.pack("<4H4B", 220, 0, 400, 0, 0, 0, 0, 0)
        part += _binary(43, head + colour + b"\0" + _wide("Arial"))
    part += _binary(612) + _binary(603, struct.pack("<I", 2))
    for pattern in (0, 1):
        part += _binary(45, struct.pack("<I", pattern) + bytes(64))
    part += _binary(604) + _binary(617, struct.pack("<I", len(STYLES)))
    for font, number, filled in STYLES:
        part += _binary(47, struct.pack("<5H6x", 0xFFFF, number, font, filled, 0))
    return part + _binary(618) + _binary(279)


def _binary_sheet(
    rows: Rows, texts: list[str], hidden_rows: Collection[int], hidden_columns: Collection[int]
) -> bytes:
    width = max(map(len, rows), default=1)
    part = _binary(129) + _binary(148, struct.pack("<4I", 0, max(len(rows), 1) - 1, 0, width - 1))
    if hidden_columns:
        part += _binary(390)
        for column in hidden_columns:
            part += _binary(60, struct.pack("<4IH", column, column, 2000, 0, 1))
        part += _binary(391)
    part += _binary(145)
    for number, row in enumerate(_cells(rows)):
        flags = 0x10 if number in hidden_rows else 0
        part += _binary(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        for column, cell in row:
            part += _binary_cell(struct.pack("<2I", column, cell.style), cell.value, texts)
    return part + _binary(146) + _binary(130)


def _binary_cell(place: bytes, value: Value | Formula, texts: list[str]) -> bytes:
    if isinstance(value, Formula):
        kind, told = _binary_formula(value.value)
    elif isinstance(value, bool):
        kind, told = 4, bytes([value])
    elif isinstance(value, str):
        kind, told = 7, struct.pack("<I", texts.index(value))
    elif isinstance(value, int):
        kind, told = 2, struct.pack("<i", value << 2 | 2)
    else:
        kind, told = 5, struct.pack("<d", value)
    return _binary(kind, place + told)


def _binary_formula(value: Value) -> tuple[int, bytes]:
    if isinstance(value, str):
        return 8, _wide(value) + bytes(10)
    if isinstance(value, bool):
        return 10, bytes([value]) + bytes(10)
    return 9, struct.pack("<d", value) + bytes(10)
