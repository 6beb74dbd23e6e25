"""What waits for a bundle comes back as it was, and lies on no disk in the clear."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.bundle.spool import Spool
from builder.core.errors import MachineError


@pytest.mark.parametrize("most", [0, 100, 1 << 20])
def test_bytes_come_back_as_often_as_they_are_asked_for(tmp_path: Path, most: int) -> None:
    data = [os.urandom(size) for size in (1, 0, 700, 3000, 5)]
    with Spool(tmp_path, in_memory=most) as spool:
        for piece in data:
            spool.write(piece)
        assert len(spool) == sum(map(len, data))
        for _ in range(2):
            assert b"".join(spool.pieces()) == b"".join(data)
        spool.write(b"more")
        assert b"".join(spool.pieces()) == b"".join(data) + b"more"
        spool.clear()
        assert (len(spool), b"".join(spool.pieces())) == (0, b"")
        spool.write(b"anew")
        assert b"".join(spool.pieces()) == b"anew"


def test_what_lies_on_the_disk_is_noise(tmp_path: Path) -> None:
    with Spool(tmp_path, in_memory=0) as spool:
        spool.write(b"Ann Lee lives here. " * 5000)
        assert b"".join(spool.pieces()).startswith(b"Ann Lee")
        assert spool._file is not None
        spool._file.seek(0)
        lying = spool._file.read()
    assert len(lying) == 100_000
    assert b"Ann" not in lying
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        Spool(tmp_path / "none", in_memory=0) as spool,
        pytest.raises(MachineError, match="not_writable"),
    ):
        spool.write(b"data")
