"""Files are written whole or not at all, and names stay inside their folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from builder.core.errors import MachineError, UsageError
from builder.system.files import make_private_folder, safe_join, write_atomic, write_new


def test_a_written_file_is_private_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a.json", b"one")
    write_atomic(tmp_path / "a.json", b"two")
    assert (tmp_path / "a.json").read_bytes() == b"two"
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_a_full_disk_is_named_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomic(tmp_path / "a.json", b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineError) as caught:
        write_atomic(tmp_path / "a.json", b"new")
    assert caught.value.code == "no_space"
    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError) as caught:
        write_atomic(tmp_path / "file" / "a.json", b"new")
    assert caught.value.code == "not_writable"
    for place in (tmp_path, Path(), Path("/")):
        with pytest.raises(MachineError) as caught:
            write_atomic(place, b"new")
        assert caught.value.code == "not_writable"
    with pytest.raises(MachineError) as caught:
        make_private_folder(tmp_path / "file" / "folder")
    assert caught.value.code == "not_writable"


@pytest.mark.parametrize("name", ["a.txt", "a/b.txt", "ä ö.txt", "...", "a..b"])
def test_a_plain_name_is_joined(tmp_path: Path, name: str) -> None:
    assert safe_join(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize(
    "name",
    ["", "/etc/passwd", "../a", "a/../../b", r"..\a", r"C:\a", "C:a", r"\\host\share\a", "a\0b"],
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        safe_join(tmp_path, name)
    assert caught.value.code == "unsafe_path"


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(tmp_path)
    with pytest.raises(UsageError):
        safe_join(inside, "link/secret.txt")


def test_a_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    write_new(tmp_path / "a", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a", b"second")
    assert (tmp_path / "a").read_bytes() == b"first"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_a_new_file_does_so_without_links_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_self: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    test_a_new_file_never_replaces_one_that_is_there(tmp_path)


def test_a_new_file_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        write_new(tmp_path / "none" / "a", b"")
    assert caught.value.code == "not_writable"
