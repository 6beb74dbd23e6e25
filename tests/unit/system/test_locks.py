"""One program at a time holds a lock, and a killed one lets it go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builder.core.errors import MachineError
from builder.system import locks
from builder.system.locks import FileLock

_HOLDER = """
import sys
from pathlib import Path
from builder.system.locks import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def test_the_second_does_not_get_it_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert not (tmp_path / "a.lock").exists()
    assert second.acquire()
    second.release()
    second.release()


def test_a_killed_program_lets_go(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "a.lock")
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / "a.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"True"
        assert not lock.acquire()
        child.kill()
        child.wait(60)
    assert lock.acquire()
    lock.release()


def test_a_lock_file_removed_meanwhile_is_not_taken_for_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.lock"
    real, calls = locks._lock, []

    def lock(handle: int) -> bool:
        calls.append(handle)
        if len(calls) == 1:
            path.unlink()
        return real(handle)

    monkeypatch.setattr(locks, "_lock", lock)
    held = FileLock(path)
    assert held.acquire()
    assert len(calls) == 2
    assert path.exists()
    held.release()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        FileLock(tmp_path / "none" / "a.lock").acquire()
    assert caught.value.code == "not_writable"
