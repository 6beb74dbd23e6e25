"""The strict tar: what tarfile reads is what we wrote, and nothing else is read."""

from __future__ import annotations

import io
import tarfile

import pytest

from builder.bundle import archive
from builder.bundle.archive import ArchiveCutError, ArchiveError

MEMBERS = {"manifest.json": b"{}", "empty": b"", "block": bytes(range(256)) * 2, "odd": b"x" * 700}


def _read(data: bytes) -> dict[str, bytes]:
    return {name: bytes(view) for name, view in archive.read(data)}


def _tar(*infos: tarfile.TarInfo, data: bytes = b"") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for info in infos:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_members_come_back_in_their_order() -> None:
    assert list(_read(archive.write(MEMBERS)).items()) == list(MEMBERS.items())


def test_the_library_reads_the_same_members() -> None:
    with tarfile.open(fileobj=io.BytesIO(archive.write(MEMBERS))) as tar:
        read = {info.name: (tar.extractfile(info) or io.BytesIO()).read() for info in tar}
    assert read == MEMBERS


def test_writing_twice_gives_the_same_bytes() -> None:
    assert archive.write(MEMBERS) == archive.write(dict(MEMBERS))


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
        tarfile.DIRTYPE,
        tarfile.AREGTYPE,
        tarfile.CONTTYPE,
    ],
)
def test_anything_but_a_plain_file_is_refused(kind: bytes) -> None:
    info = tarfile.TarInfo("bot.json")
    info.type, info.linkname = kind, "/etc/passwd"
    with pytest.raises(ArchiveError):
        archive.read(_tar(info))


def test_a_plain_file_in_another_form_is_refused() -> None:
    info = tarfile.TarInfo("bot.json")
    info.uname = "root"
    with pytest.raises(ArchiveError):
        archive.read(_tar(info, data=b"x"))


@pytest.mark.parametrize("end", [0, 1, 300, 511, 512, 513, 1023, 1024, 1535, 2047])
def test_a_cut_archive_is_told_apart(end: int) -> None:
    with pytest.raises(ArchiveCutError):
        archive.read(archive.write({"a": b"x" * 12})[:end])


def test_bytes_behind_the_end_are_refused() -> None:
    for tail in (b"\0", b"x", bytes(512)):
        with pytest.raises(ArchiveError):
            archive.read(archive.write(MEMBERS) + tail)


def test_every_flipped_byte_outside_the_content_is_refused() -> None:
    good = archive.write({"a": b"content", "b": b""})
    for place in (p for p in range(len(good)) if not 512 <= p < 519):
        bad = bytearray(good)
        bad[place] ^= 0x10
        with pytest.raises(ArchiveError):
            archive.read(bytes(bad))


def test_too_many_members_are_refused() -> None:
    many = {f"m{number}": b"" for number in range(archive.MEMBERS_LIMIT)}
    assert len(archive.read(archive.write(many))) == archive.MEMBERS_LIMIT
    with pytest.raises(ArchiveError):
        archive.read(archive.write(many | {"one more": b""}))


@pytest.mark.parametrize("name", ["", "x" * 101, "ä"])
def test_a_name_that_does_not_fit_is_refused(name: str) -> None:
    with pytest.raises(ArchiveError):
        archive.header(name, 0)


def test_a_size_that_does_not_fit_is_refused() -> None:
    for size in (-1, 8**11):
        with pytest.raises(ArchiveError):
            archive.header("a", size)
