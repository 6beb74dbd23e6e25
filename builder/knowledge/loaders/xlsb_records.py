"""The records of a binary workbook and the strings in them: [MS-XLSB] 2.1.4 and 2.5."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from builder.core.errors import DocumentError

_MORE = 0x80


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and data of each record.

    Raises:
        DocumentError: `document_damaged` when one reaches beyond the part.
    """
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        if at + size > len(part):
            raise DocumentError("document_damaged", detail="records")
        yield kind, part[at : at + size]
        at += size


def wide_string(data: bytes, at: int) -> tuple[str, int]:
    """The string at `at` and where it ends; one that is not there is empty.

    Raises:
        DocumentError: `document_damaged` when it reaches beyond the record.
    """
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    if count == 0xFFFFFFFF:
        return "", at
    end = at + 2 * count
    if end > len(data):
        raise DocumentError("document_damaged", detail="strings")
    return data[at:end].decode("utf-16-le", "replace"), end


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of at most `most` bytes and where it ends.

    Seven bits a byte, the least first.
    """
    value = 0
    for position in range(most):
        byte = part[at + position]
        value |= (byte & 0x7F) << (7 * position)
        if not byte & _MORE:
            return value, at + position + 1
    return value, at + most
