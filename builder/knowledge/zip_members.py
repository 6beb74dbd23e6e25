"""Looks into a zip of documents: each member is read on its own, in memory, within limits.

Only the table of contents is read beforehand, so that a folder of archives is listed in moments.
Nothing is unpacked to disk; a member's name is only ever a name.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import check_entries
from builder.knowledge.loaders.clean import clean_text
from builder.knowledge.loaders.sniff import SUFFIXES
from builder.knowledge.worker import too_large

SUFFIX = ".zip"
_READ = frozenset({*SUFFIXES, SUFFIX})  # one inside has a reason of its own

_START = (b"PK\x03\x04", b"PK\x05\x06")
# What documents that are zips themselves hold.
_PARTS = frozenset({"[Content_Types].xml", "META-INF/container.xml", "mimetype"})
_ENTRY_BYTES = 1024
_TAIL = 65_536 + 22
_END, _END_64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_NAME_CHARACTERS = 200
_PIECE = 1 << 16
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive.

    Attributes:
        name: its path in the archive, with no step that leads out of it.
    """

    path: Path
    name: str
    entry: zipfile.ZipInfo

    def take(self, limits: Limits) -> bytes:
        """The member's bytes.

        Raises:
            DocumentError: `document_missing`, `document_unreadable`, `document_packed`,
                `document_encrypted`, `document_too_large`, `document_empty` or
                `document_damaged`.
        """
        if self.entry.flag_bits & 0x1:
            raise DocumentError("document_encrypted")
        if self.name.lower().endswith(SUFFIX):
            raise DocumentError("document_packed")
        if self.entry.file_size > limits.file_bytes:
            raise too_large(self.entry.file_size, limits)
        with _opened(self.path) as file:
            data = _unpacked(file, self.entry, limits.file_bytes)
        if len(data) > limits.file_bytes:
            raise too_large(len(data), limits)
        if not data:
            raise DocumentError("document_empty")
        return data


def zip_members(path: Path, limits: Limits = DEFAULT) -> list[Member] | None:
    """The files in the archive at `path`; None when it is one document, or no archive at all.

    Raises:
        DocumentError: `document_missing`, `document_unreadable`, `document_damaged`,
            `document_archive_unsafe`, or `document_archive_empty` when nothing in it is of a kind
            that is read.
    """
    with _opened(path) as file:
        if not file.read(4).startswith(_START):
            return None  # whatever it is, the loaders say
        size = file.seek(0, 2)
        _check_contents(file, size, limits)
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    if _PARTS & {entry.filename for entry in entries}:
        return None
    check_entries(entries, limits, size=size, most=limits.package_bytes)
    members = [Member(path, _name(entry), entry) for entry in _last_of_each(entries)]
    if not any(PurePosixPath(member.name).suffix.lower() in _READ for member in members):
        raise DocumentError("document_archive_empty")
    return members


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file at `path`; what goes wrong with it has its reason.

    Raises:
        DocumentError: `document_missing`, `document_damaged` or `document_unreadable`.
    """
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as fault:
        raise DocumentError("document_missing") from fault
    except _FAULTS as fault:
        raise DocumentError("document_damaged", detail="archive") from fault
    except OSError as fault:
        raise DocumentError("document_unreadable") from fault


def _check_contents(file: IO[bytes], size: int, limits: Limits) -> None:
    """Refuse a table of contents that nobody needs before it is read.

    What the end of the file says of it is taken at its largest.
    """
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise DocumentError("document_damaged", detail="archive")
    entries, length = struct.unpack_from("<HI", tail, at + 10)
    if at >= 20 and tail[at - 20 :].startswith(_LOCATOR):
        file.seek(min(struct.unpack_from("<Q", tail, at - 12)[0], size))
        record = file.read(56)
        if record.startswith(_END_64) and len(record) == 56:
            entries, length = struct.unpack_from("<QQ", record, 32)
    if entries > limits.archive_members or length > limits.archive_members * _ENTRY_BYTES:
        raise DocumentError("document_archive_unsafe", detail="members")
    file.seek(0)


def _last_of_each(entries: Sequence[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The files; of two under one name the later counts, as when an archive was updated."""
    last = {entry.filename: entry for entry in entries if not entry.is_dir()}
    yield from sorted(last.values(), key=lambda entry: entry.filename.casefold())


def _name(entry: zipfile.ZipInfo) -> str:
    """The path in the archive, readable and going nowhere but down."""
    name = entry.filename
    if not entry.flag_bits & 0x800:  # not told to be Unicode, but from a Mac it is
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = entry.filename
    clean, _ = clean_text(name.replace("\\", "/").encode("utf-8", "replace").decode())
    steps = [" ".join(step.split()) for step in clean.split("/")]
    steps = [step for step in steps if step not in {"", ".", ".."} and not step.endswith(":")]
    name = "/".join(steps) or "?"
    return name if len(name) <= _NAME_CHARACTERS else f"…{name[-_NAME_CHARACTERS + 1 :]}"


def _unpacked(file: IO[bytes], entry: zipfile.ZipInfo, most: int) -> bytes:
    """The entry's bytes, checked; one more than `most` when there are more."""
    file.seek(entry.header_offset)
    header = file.read(30)
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("header")
    name, extra = struct.unpack_from("<HH", header, 26)
    file.seek(name + extra, 1)
    with zipfile.ZipExtFile(file, "r", entry) as member:
        return member.read(most + 1)
