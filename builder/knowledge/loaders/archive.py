"""Opens zip-based documents only after their table of contents has been checked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from builder.core.errors import DocumentError
from builder.knowledge.limits import MEBIBYTE, Limits

_SMALL = 10 * MEBIBYTE
_HEADER = 30
# What a library for well-formed archives raises on others.
_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, OverflowError),
    NotImplementedError,
)


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """`data` as an archive that is safe to unpack in memory.

    Raises:
        DocumentError: `document_damaged`, `document_encrypted` or `document_archive_unsafe`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as fault:
        raise DocumentError("document_damaged", detail="archive") from fault
    check_entries(archive.infolist(), limits, size=len(data), most=limits.archive_bytes)
    names = archive.namelist()
    if len(set(names)) != len(names):
        raise DocumentError("document_archive_unsafe", detail="doubled")
    if any(name.startswith("/") or ".." in PurePosixPath(name).parts for name in names):
        raise DocumentError("document_archive_unsafe", detail="names")
    if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
        raise DocumentError("document_encrypted")
    return archive


def check_entries(
    entries: Sequence[zipfile.ZipInfo], limits: Limits, *, size: int, most: int
) -> None:
    """Refuse an archive of `size` bytes that unpacks to more than `most`, or than it could hold.

    Raises:
        DocumentError: `document_archive_unsafe`.
    """
    if len(entries) > limits.archive_members:
        raise DocumentError("document_archive_unsafe", detail="members")
    total = sum(entry.file_size for entry in entries)
    packed = max(1, min(size, sum(entry.compress_size for entry in entries)))
    if total > most or (total > _SMALL and total > limits.archive_ratio * packed):
        raise DocumentError("document_archive_unsafe", detail="size")
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, after in pairwise(placed):
        # The same packed bytes under many names are the smallest bombs there are.
        if entry.header_offset + _HEADER + entry.compress_size > after.header_offset:
            raise DocumentError("document_archive_unsafe", detail="overlap")


def read_member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The member called `name`, None when there is none.

    Raises:
        DocumentError: `document_damaged` when its checksum or packing is wrong.
    """
    try:
        return archive.read(name)
    except KeyError:
        return None
    except _FAULTS as fault:
        raise DocumentError("document_damaged", detail="archive") from fault
    except RuntimeError as fault:  # zipfile's word for a password
        raise DocumentError("document_encrypted") from fault
