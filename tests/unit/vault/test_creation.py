"""A kill at any step of making a file leaves a whole one, or none; nothing old is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.core.errors import MachineError, VaultError
from builder.system.locks import FileLock
from builder.vault import creation
from builder.vault.creation import create_file, finish_creation
from builder.vault.database import Database, open_database
from builder.vault.secret import Secret

KEY = Secret(bytes(range(32)))


def _fill(database: Database) -> None:
    database.execute("CREATE TABLE t (a)")


def _create(path: Path, fill: Callable[[Database], None] = _fill) -> None:
    create_file(path, KEY, keys_file=path.with_suffix(".keys"), keys=b"keys", fill=fill)


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def test_a_file_is_made_with_its_keys_and_nothing_else(tmp_path: Path) -> None:
    _create(tmp_path / "bots" / "a.db")
    assert _names(tmp_path / "bots") == {"a.db", "a.keys"}
    database = open_database(tmp_path / "bots" / "a.db", KEY, create=False)
    assert database.execute("SELECT * FROM t") == []
    database.close()


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    _create(tmp_path / "a.db")
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(VaultError) as caught:
        _create(tmp_path / "a.db")
    assert caught.value.code == "bot_exists"
    assert (tmp_path / "a.db").read_bytes() == before


def test_two_at_once_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "a.db.lock")
    assert lock.acquire()
    with pytest.raises(VaultError) as caught:
        _create(tmp_path / "a.db")
    assert caught.value.code == "file_busy"
    lock.release()


def test_keys_without_their_file_are_kept_aside(tmp_path: Path) -> None:
    (tmp_path / "a.keys").write_bytes(b"of a file that was moved")
    (tmp_path / "a.keys.kept-1").write_bytes(b"older")
    _create(tmp_path / "a.db")
    assert (tmp_path / "a.keys").read_bytes() == b"keys"
    assert (tmp_path / "a.keys.kept-1").read_bytes() == b"older"
    assert (tmp_path / "a.keys.kept-2").read_bytes() == b"of a file that was moved"


@pytest.mark.parametrize("step", ["write_new", "move_new"])
def test_a_failure_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise MachineError("no_space", folder="")

    monkeypatch.setattr(creation, step, fail)
    with pytest.raises(MachineError):
        _create(tmp_path / "a.db")
    assert _names(tmp_path) == set()


def test_a_kill_before_the_keys_leaves_what_the_next_creation_sweeps(tmp_path: Path) -> None:
    (tmp_path / ".a.db.new").write_bytes(b"half")
    (tmp_path / ".a.db.new-wal").write_bytes(b"half")
    finish_creation(tmp_path / "a.db", tmp_path / "a.keys")
    assert _names(tmp_path) == set()
    (tmp_path / ".a.db.new").write_bytes(b"half")
    _create(tmp_path / "a.db")
    assert _names(tmp_path) == {"a.db", "a.keys"}


def test_a_kill_after_the_keys_is_rolled_forward(tmp_path: Path) -> None:
    _create(tmp_path / "a.db")
    (tmp_path / "a.db").rename(tmp_path / ".a.db.new")
    finish_creation(tmp_path / "a.db", tmp_path / "a.keys")
    assert _names(tmp_path) == {"a.db", "a.keys"}
    open_database(tmp_path / "a.db", KEY, create=False).close()


def test_a_kill_between_the_two_names_is_mended(tmp_path: Path) -> None:
    _create(tmp_path / "a.db")
    (tmp_path / ".a.db.new").hardlink_to(tmp_path / "a.db")
    finish_creation(tmp_path / "a.db", tmp_path / "a.keys")
    assert _names(tmp_path) == {"a.db", "a.keys"}


def test_a_file_being_made_is_busy_for_whoever_opens_it(tmp_path: Path) -> None:
    def fill(database: Database) -> None:
        with pytest.raises(VaultError) as caught:
            finish_creation(tmp_path / "a.db", tmp_path / "a.keys")
        assert caught.value.code == "file_busy"

    _create(tmp_path / "a.db", fill)
    assert (tmp_path / "a.db").exists()
