"""A tar that is taken apart as it comes is held to the same form as one in memory."""

from __future__ import annotations

import itertools

import pytest

from builder.bundle import archive
from builder.bundle.manifest import Limits
from builder.bundle.unpacking import Unpacking
from builder.core.errors import BundleError

MEMBERS = {"manifest.json": b"{}", "empty": b"", "vectors.bin": bytes(range(256)) * 5}
GOOD = archive.write(MEMBERS)


def _flowed(data: bytes, size: int = 1000, most: int = 1 << 20) -> dict[str, bytes] | None:
    """The members, when the bytes come in pieces of `size`; None when they are refused."""
    sink = Unpacking(most, Limits())
    try:
        for start in range(0, len(data), size):
            sink.write(data[start : start + size])
        return {name: bytes(view) for name, view in sink.finish()}
    except archive.ArchiveError:
        return None


def _read(data: bytes) -> dict[str, bytes] | None:
    try:
        return {name: bytes(view) for name, view in archive.read(data)}
    except archive.ArchiveError:
        return None


@pytest.mark.parametrize("size", [1, 7, 511, 512, 513, 1 << 20])
def test_members_come_back_however_the_bytes_come(size: int) -> None:
    assert _flowed(GOOD, size) == MEMBERS


def test_every_flipped_byte_is_judged_as_in_memory() -> None:
    for place in range(len(GOOD)):
        data = bytearray(GOOD)
        data[place] ^= 1
        assert _flowed(bytes(data)) == _read(bytes(data)), place


def test_an_archive_cut_anywhere_is_refused_and_so_is_more_of_it() -> None:
    for end in itertools.chain(range(0, len(GOOD), 97), (len(GOOD) - 1,)):
        assert _flowed(GOOD[:end]) is None
    for more in (b"\0", b"x", bytes(512), GOOD):
        assert _flowed(GOOD + more) is None


def test_members_are_not_given_room_for_more_than_can_come() -> None:
    assert _flowed(GOOD, most=sum(map(len, MEMBERS.values()))) == MEMBERS
    assert _flowed(GOOD, most=100) is None


def test_too_many_members_are_refused() -> None:
    many = {str(number): b"" for number in range(archive.MEMBERS_LIMIT + 1)}
    assert _flowed(archive.write(many)) is None


def test_a_member_above_its_cap_is_named_before_it_comes() -> None:
    sink = Unpacking(1 << 20, Limits(vectors=100))
    with pytest.raises(BundleError, match="bundle_too_large"):
        sink.write(GOOD[: GOOD.index(b"vectors.bin") + archive.BLOCK])
    assert isinstance(sink.trouble, BundleError)
