"""Writes Microsoft's older container, [MS-CFB], with streams of the outermost level only."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_SMALL = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STREAM, _ROOT = 2, 5


def make_compound(streams: Mapping[str, bytes]) -> bytes:
    """A container; each stream is filled up with zeros to the size that needs no small sectors."""
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        start = len(sectors)
        pieces = [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        sectors.extend(piece.ljust(_SECTOR, b"\0") for piece in pieces)
        table.extend([*range(start + 1, start + len(pieces)), _END])
        return start

    places = {name: put(data.ljust(_SMALL, b"\0")) for name, data in streams.items()}
    entries = [_entry("Root Entry", _ROOT, child=1 if streams else _FREE, start=_END, size=0)]
    for number, (name, data) in enumerate(streams.items(), start=1):
        after = number + 1 if number < len(streams) else _FREE
        size = max(len(data), _SMALL)
        entries.append(_entry(name, _STREAM, right=after, start=places[name], size=size))
    directory = put(b"".join(entries))
    count = next(n for n in range(1, 110) if n * 128 >= len(sectors) + n)
    first = len(sectors)
    whole = [*table, *[_TABLE] * count]
    whole += [_FREE] * (count * 128 - len(whole))
    sectors.append(struct.pack(f"<{len(whole)}I", *whole))
    spread = [*range(first, first + count), *[_FREE] * (109 - count)]
    head = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, count, directory, 0, _SMALL, _END, 0, _END, 0,
    )  # fmt: skip
    return head + struct.pack("<109I", *spread) + b"".join(sectors)


def _entry(
    name: str, kind: int, *, start: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ",
        written, len(written) + 2, kind, 1, _FREE, right, child, 0, start, size,
    )  # fmt: skip
