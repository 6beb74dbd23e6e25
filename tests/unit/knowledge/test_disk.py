"""Files on disks that are shared, slow or gone: each has its own reason."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from builder.core.errors import DocumentError
from builder.knowledge import disk
from builder.knowledge.disk import read_bytes
from builder.knowledge.limits import MEBIBYTE, Limits


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prices.txt"
    path.write_bytes(b"x" * 20)
    return path


def _fault(number: int, windows: int | None = None) -> OSError:
    fault = OSError(number, "said no")
    if windows is not None:
        fault.winerror = windows  # type: ignore[attr-defined]
    return fault


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (_fault(errno.EACCES, 32), "document_locked"),
        (_fault(errno.EACCES, 33), "document_locked"),
        (_fault(errno.EBUSY), "document_locked"),
        (_fault(errno.ENOENT, 53), "document_drive_away"),
        (_fault(errno.ESTALE), "document_drive_away"),
        (_fault(errno.EIO), "document_drive_away"),
        (FileNotFoundError(errno.ENOENT, "gone"), "document_missing"),
        (_fault(errno.EACCES, 5), "document_unreadable"),
    ],
)
def test_what_the_system_says_becomes_a_reason(
    file: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, code: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(DocumentError, match=code):
        read_bytes(file, Limits())


@pytest.mark.parametrize(
    ("flag", "value"),
    [
        ("st_file_attributes", 0x400000),
        ("st_file_attributes", 0x1000),
        ("st_file_attributes", 0x40000),
        ("st_flags", 0x40000000),
    ],
)
def test_what_is_only_in_the_cloud_is_not_opened(
    file: Path, monkeypatch: pytest.MonkeyPatch, flag: str, value: int
) -> None:
    about = SimpleNamespace(st_mode=0o100644, st_size=20, **{flag: value})
    monkeypatch.setattr(Path, "stat", lambda *_, **__: about)
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("fetched from the network"))

    with pytest.raises(DocumentError, match="document_in_cloud"):
        read_bytes(file, Limits())


def test_a_drive_that_gives_nothing_is_not_waited_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(disk, "PATIENCE_S", 0.05)
    monkeypatch.setattr(Path, "open", lambda *_, **__: over.wait(30))

    try:
        with pytest.raises(DocumentError, match="document_drive_slow"):
            read_bytes(file, Limits())
    finally:
        over.set()


def test_a_file_that_is_written_meanwhile_is_not_taken_by_half(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fstat = os.fstat
    asked: list[int] = []

    def growing(descriptor: int) -> Any:
        if not asked:
            asked.append(descriptor)
            return fstat(descriptor)
        with file.open("ab") as more:
            more.write(b"y")
            more.flush()
            return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", growing)

    with pytest.raises(DocumentError, match="document_changing"):
        read_bytes(file, Limits())


def test_a_large_file_comes_whole(tmp_path: Path) -> None:
    data = os.urandom(3 * MEBIBYTE + 5)
    (tmp_path / "large.bin").write_bytes(data)

    assert read_bytes(tmp_path / "large.bin", Limits()) == data
    exact = Limits(file_bytes=len(data))
    assert read_bytes(tmp_path / "large.bin", exact) == data
