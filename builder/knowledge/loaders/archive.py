"""Opens zip-based documents only after their table of contents has been checked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from builder.core.errors import DocumentError
from builder.knowledge.limits import MEBIBYTE, Limits

_SMALL = 10 * MEBIBYTE


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """`data` as an archive that is safe to unpack in memory.

    Raises:
        DocumentError: `document_damaged`, `document_encrypted` or `document_archive_unsafe`.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise DocumentError("document_damaged", detail="archive") from fault
    entries = archive.infolist()
    if len(entries) > limits.archive_members:
        raise DocumentError("document_archive_unsafe", detail="members")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise DocumentError("document_archive_unsafe", detail="doubled")
    if any(name.startswith("/") or ".." in PurePosixPath(name).parts for name in names):
        raise DocumentError("document_archive_unsafe", detail="names")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise DocumentError("document_encrypted")
    total = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    ratio_passed = total > _SMALL and total > limits.archive_ratio * min(packed, len(data))
    if total > limits.archive_bytes or ratio_passed:
        raise DocumentError("document_archive_unsafe", detail="size")
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The member called `name`, None when there is none.

    Raises:
        DocumentError: `document_damaged` when its checksum or packing is wrong.
    """
    try:
        return archive.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as fault:
        raise DocumentError("document_damaged", detail="archive") from fault
    except RuntimeError as fault:  # zipfile's word for a password
        raise DocumentError("document_encrypted") from fault
