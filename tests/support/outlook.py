"""Writes Outlook's messages: a container of small streams with one property each."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

_SECTOR, _SMALL_SECTOR, _SMALL = 512, 64, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Tree = Mapping[str, Any]
"""Names to bytes (a stream) or to another tree (a storage)."""


def make_msg(
    *,
    texts: Mapping[int, str] | None = None,
    data: Mapping[int, bytes] | None = None,
    narrow: Mapping[int, bytes] | None = None,
    numbers: Mapping[int, int] | None = None,
    attachments: list[Tree] | None = None,
) -> bytes:
    """A message by its properties: text, bytes, text of a code page, numbers."""
    return make_container(
        message_tree(
            texts=texts, data=data, narrow=narrow, numbers=numbers, attachments=attachments
        )
    )


def message_tree(
    *,
    texts: Mapping[int, str] | None = None,
    data: Mapping[int, bytes] | None = None,
    narrow: Mapping[int, bytes] | None = None,
    numbers: Mapping[int, int] | None = None,
    attachments: list[Tree] | None = None,
    header: int = 32,
) -> Tree:
    """A message's storage; `header` is 32 for the outermost one, 24 for one inside it."""
    tree: dict[str, Any] = {"__properties_version1.0": _properties(numbers or {}, header)}
    for number, text in (texts or {}).items():
        tree[f"__substg1.0_{number:04X}001F"] = text.encode("utf-16-le")
    for number, raw in (data or {}).items():
        tree[f"__substg1.0_{number:04X}0102"] = raw
    for number, raw in (narrow or {}).items():
        tree[f"__substg1.0_{number:04X}001E"] = raw
    for number, attachment in enumerate(attachments or []):
        tree[f"__attach_version1.0_#{number:08X}"] = attachment
    return tree


def attachment_tree(
    name: str, content: bytes | Tree, *, kind: str = "", numbers: Mapping[int, int] | None = None
) -> Tree:
    """An attached file, or a message when `content` is a tree."""
    tree = dict(message_tree(texts={0x3707: name, 0x370E: kind}, numbers=numbers, header=8))
    if isinstance(content, bytes):
        tree["__substg1.0_37010102"] = content
    else:
        tree["__substg1.0_3701000D"] = content
    return tree


def ticks(moment: datetime) -> int:
    """A moment as Windows counts it."""
    return int((moment - _EPOCH).total_seconds()) * 10_000_000


def _properties(numbers: Mapping[int, int], header: int) -> bytes:
    entries = (struct.pack("<HHIQ", 0x0014, n, 6, value) for n, value in numbers.items())
    return bytes(header) + b"".join(entries)


def make_container(tree: Tree) -> bytes:
    """A compound file [MS-CFB]; large streams in sectors, small ones together in the root's."""
    writer = _Writer()
    writer.root(tree)
    return writer.finish()


class _Writer:
    def __init__(self) -> None:
        self._sectors: list[bytes] = []
        self._table: list[int] = []
        self._small = bytearray()
        self._small_table: list[int] = []
        self._entries: list[list[Any]] = []

    def root(self, tree: Tree) -> None:
        self._entries.append(["Root Entry", _ROOT, _FREE, _FREE, _END, 0])
        self._entries[0][3] = self._storage(tree)

    def finish(self) -> bytes:
        size = len(self._small)
        self._entries[0][4:] = [self._put(bytes(self._small)) if size else _END, size]
        small_table = b"".join(struct.pack("<I", n) for n in self._small_table)
        small_start = self._put(small_table, b"\xff") if small_table else _END
        small_count = -(-len(small_table) // _SECTOR)
        directory = self._put(b"".join(_entry(*entry) for entry in self._entries))
        count = next(n for n in range(1, 110) if n * 128 >= len(self._sectors) + n)
        first = len(self._sectors)
        whole = [*self._table, *[_TABLE] * count]
        whole += [_FREE] * (count * 128 - len(whole))
        self._sectors.append(struct.pack(f"<{len(whole)}I", *whole))
        spread = [*range(first, first + count), *[_FREE] * (109 - count)]
        head = struct.pack(
            "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
            0, count, directory, 0, _SMALL, small_start, small_count, _END, 0,
        )  # fmt: skip
        return head + struct.pack("<109I", *spread) + b"".join(self._sectors)

    def _storage(self, tree: Tree) -> int:
        """Write the entries of `tree`; the first one's number, each hangs on the one before."""
        numbers: list[int] = []
        for name, content in tree.items():
            numbers.append(len(self._entries))
            self._entries.append([name, _STREAM, _FREE, _FREE, _END, 0])
            if not isinstance(content, bytes):
                self._entries[numbers[-1]][1] = _STORAGE
                self._entries[numbers[-1]][3] = self._storage(content)
            elif content:
                start = self._put(content) if len(content) >= _SMALL else self._put_small(content)
                self._entries[numbers[-1]][4:] = [start, len(content)]
        for number, after in pairwise(numbers):
            self._entries[number][2] = after
        return numbers[0] if numbers else _FREE

    def _put(self, data: bytes, filler: bytes = b"\0") -> int:
        start = len(self._sectors)
        pieces = [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        self._sectors += [piece.ljust(_SECTOR, filler) for piece in pieces]
        self._table += [*range(start + 1, start + len(pieces)), _END]
        return start

    def _put_small(self, data: bytes) -> int:
        start = len(self._small_table)
        count = -(-len(data) // _SMALL_SECTOR)
        self._small += data.ljust(count * _SMALL_SECTOR, b"\0")
        self._small_table += [*range(start + 1, start + count), _END]
        return start


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ",
        written, len(written) + 2, kind, 1, _FREE, right, child, 0, start, size,
    )  # fmt: skip
