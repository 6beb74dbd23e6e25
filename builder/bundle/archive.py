"""The tars of a bundle, written and read in one strict form (POSIX ustar, plain files only).

Reading compares each header with the one that writing would make. So no link, device, path,
owner, date or extension record can be in it, and no byte of it can be other than expected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

BLOCK = 512
END = bytes(2 * BLOCK)
MEMBERS_LIMIT = 64
_NAME_LIMIT = 100
_SIZE_LIMIT = 8**11 - 1
_MTIME = 315532800
"""1980-01-01: some tools take an earlier date for a fault."""


class ArchiveError(ValueError):
    """The bytes are not an archive in our form."""


class ArchiveCutError(ArchiveError):
    """The bytes stop before the archive does."""


def header(name: str, size: int) -> bytes:
    """The 512 bytes that stand before a member.

    Raises:
        ArchiveError: the name or the size does not fit the form.
    """
    raw = name.encode("ascii", "replace")
    if not 0 < len(raw) <= _NAME_LIMIT or raw.decode() != name or not 0 <= size <= _SIZE_LIMIT:
        raise ArchiveError(name)
    fields = (
        raw.ljust(100, b"\0"),
        b"0000600\0",
        b"0000000\0" * 2,
        b"%011o\0" % size,
        b"%011o\0" % _MTIME,
        b" " * 8,
        b"0".ljust(101, b"\0"),
        b"ustar\x0000".ljust(72, b"\0"),
        b"0000000\0" * 2,
    )
    block = b"".join(fields).ljust(BLOCK, b"\0")
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def write(members: Mapping[str, bytes]) -> bytes:
    """The archive of `members`, in their order."""
    pieces: list[bytes] = []
    for name, data in members.items():
        pieces += (header(name, len(data)), data, bytes(-len(data) % BLOCK))
    return b"".join((*pieces, END))


def read(data: bytes) -> list[tuple[str, memoryview]]:
    """The members of `data` in their order, as views: nothing is copied.

    Raises:
        ArchiveError: another form, too many members, or anything behind the end.
        ArchiveCutError: the archive is not complete.
    """
    members: list[tuple[str, memoryview]] = []
    view, place = memoryview(data), 0
    while bytes(view[place : place + 1]) != b"\0":
        name, size = parse_header(bytes(view[place : place + BLOCK]))
        start, end = place + BLOCK, place + BLOCK + size
        place = end + -size % BLOCK
        if place > len(view):
            raise ArchiveCutError(name)
        if any(view[end:place]) or len(members) == MEMBERS_LIMIT:
            raise ArchiveError(name)
        members.append((name, view[start:end]))
    rest = bytes(view[place : place + len(END) + 1])
    if rest != END:
        raise (ArchiveError if any(rest) or len(rest) > len(END) else ArchiveCutError)
    return members


def parse_header(block: bytes) -> tuple[str, int]:
    """The name and size of the member that stands behind the 512 bytes `block`.

    Raises:
        ArchiveError: they are not the header that writing would make.
        ArchiveCutError: there are fewer.
    """
    name = block[:_NAME_LIMIT].rstrip(b"\0").decode("ascii", "replace")
    digits = block[124:135]
    if len(block) < BLOCK:
        raise ArchiveCutError(name)
    if not digits.isdigit() or b"8" in digits or b"9" in digits:
        raise ArchiveError(name)
    size = int(digits, 8)
    if header(name, size) != block:
        raise ArchiveError(name)
    return name, size


LINKED, DOUBLED, REORDERED = "members_linked", "members_doubled", "members_reordered"


def fault(data: bytes, expected: Sequence[str]) -> str:
    """What somebody did to an archive that `read` or its reader refused; empty when not known.

    Only for the words of the refusal: headers are looked at more kindly than `read` does, and
    nothing of a member.

    Returns:
        `members_linked` (a link, device or folder), `members_doubled`, `members_reordered`.
    """
    names: list[str] = []
    view, place = memoryview(data), 0
    while len(names) <= MEMBERS_LIMIT and any(block := bytes(view[place : place + BLOCK])):
        digits = block[124:135].strip(b" \0")
        total = sum(block[:148]) + 8 * 32 + sum(block[156:])
        if len(block) < BLOCK or not _is_octal(digits) or block[148:154] != b"%06o" % total:
            return ""
        if block[156:157] not in {b"0", b"\0"}:
            return LINKED
        names.append(block[:_NAME_LIMIT].rstrip(b"\0").decode("ascii", "replace"))
        size = int(digits, 8)
        place += BLOCK + size + -size % BLOCK
    return misplaced(names, expected)


def misplaced(names: Sequence[str], expected: Sequence[str]) -> str:
    """What is wrong with the members that are there: doubled, reordered, or empty: not known."""
    if len(set(names)) < len(names):
        return DOUBLED
    return REORDERED if names != list(expected) and sorted(names) == sorted(expected) else ""


def _is_octal(digits: bytes) -> bool:
    return digits.isdigit() and not digits.strip(b"01234567")
