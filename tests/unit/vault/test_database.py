"""The database is encrypted, whole, used from many threads, and says plainly what is wrong."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import IO, Any

import pytest

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.system.locks import FileLock
from builder.vault.database import Database, open_database, open_memory
from builder.vault.header import PLAIN_HEADER
from builder.vault.result_codes import translate
from builder.vault.secret import Secret

KEY = Secret(bytes(range(32)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed database with one table of many pages."""
    made = tmp_path / "a.db"
    database = open_database(made, KEY, create=True)
    database.execute("CREATE TABLE t (a)")
    database.execute("INSERT INTO t VALUES (zeroblob(20000))")
    database.execute("INSERT INTO t VALUES ('marker-in-plain-sight')")
    database.close()
    return made


def _refused(path: Path, key: Secret = KEY) -> str:
    with pytest.raises(HushdeskError) as caught:
        open_database(path, key, create=False)
    assert FileLock(path.with_name(f"{path.name}.lock")).acquire()
    return caught.value.code


def test_what_is_written_is_read_back_and_not_to_be_seen_in_the_file(path: Path) -> None:
    assert b"marker" not in path.read_bytes()
    database = open_database(path, KEY, create=False)
    assert database.one("SELECT a FROM t WHERE a LIKE 'marker%'") == ("marker-in-plain-sight",)
    assert database.one("SELECT a FROM t WHERE a = 1") is None
    database.close()


def test_the_safety_settings_are_on(path: Path) -> None:
    database = open_database(path, KEY, create=False)
    settings = {
        name: database.execute(f"PRAGMA {name}")[0][0]
        for name in ("secure_delete", "temp_store", "journal_mode", "synchronous", "foreign_keys")
    }
    database.close()
    assert settings == {
        "secure_delete": 1, "temp_store": 2, "journal_mode": "wal", "synchronous": 2,
        "foreign_keys": 1,
    }  # fmt: skip


def test_closing_leaves_one_file(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == ["a.db"]


@pytest.mark.parametrize("key", [Secret(bytes(32)), Secret(b"short"), Secret(bytes(33))])
def test_a_wrong_key_is_told_from_damage(path: Path, key: Secret) -> None:
    assert _refused(path, key) == "wrong_key"


@pytest.mark.parametrize("size", [10, 4000, 4096, 8192 + 17, -100])
def test_a_file_that_ends_too_early_is_told_from_damage(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    assert _refused(path) == "bot_truncated"


def test_an_empty_file_is_said_to_be_empty(path: Path) -> None:
    path.write_bytes(b"")
    assert _refused(path) == "bot_empty"


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7 and so on", b"PK\x03\x04" + bytes(20), b"Dear Sirs, " * 9]
)
def test_a_file_of_another_kind_is_said_to_be_one(path: Path, start: bytes) -> None:
    path.write_bytes(start + path.read_bytes())
    assert _refused(path) == "bot_foreign"


def test_a_key_whose_file_happens_to_begin_like_another_kind_is_believed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.vault.header._OTHERS", (path.read_bytes()[:2],))
    open_database(path, KEY, create=False).close()


@pytest.mark.parametrize("page", [0, 1])
def test_pages_that_were_never_written_are_told_from_damage(path: Path, page: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[page * 4096 : (page + 1) * 4096] = bytes(4096)
    if page:  # so that the opening meets it: its own first page is not whole either
        whole[100] ^= 1
    path.write_bytes(whole)
    assert _refused(path) == "bot_half_written"


def test_a_flipped_bit_is_damage_and_not_a_wrong_key(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100] ^= 1
    path.write_bytes(whole)
    assert _refused(path) == "bot_damaged"


def test_damage_found_later_is_said_when_it_is_met(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[3 * 4096 + 7] ^= 1
    path.write_bytes(whole)
    database = open_database(path, KEY, create=False)
    with pytest.raises(VaultError) as caught:
        database.execute("SELECT max(a) FROM t")
    database.close()
    assert caught.value.code == "bot_damaged"


def test_a_plain_database_is_refused_and_left_alone(path: Path) -> None:
    plain = PLAIN_HEADER + bytes(8000)
    path.write_bytes(plain)
    assert _refused(path) == "not_encrypted"
    assert path.read_bytes() == plain


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    assert _refused(tmp_path / "none.db") == "bot_missing"
    assert not (tmp_path / "none.db").exists()


def test_an_existing_file_is_never_made_anew(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(VaultError) as caught:
        open_database(path, KEY, create=True)
    assert caught.value.code == "bot_exists"
    assert path.read_bytes() == before


def test_a_database_that_came_out_plain_is_refused_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite does when SQLCipher's key did not take: a plain file, without a word."""
    monkeypatch.setattr("builder.vault.database._unlock", _without_a_key)
    with pytest.raises(VaultError) as caught:
        open_database(tmp_path / "b.db", KEY, create=True)
    assert caught.value.code == "not_encrypted"
    assert list(tmp_path.iterdir()) == []


def _without_a_key(database: Database, _key: Secret, *, create: bool) -> None:
    assert create
    database.execute("CREATE TABLE t (a)")


def test_a_file_in_use_is_busy(path: Path) -> None:
    database = open_database(path, KEY, create=False)
    with pytest.raises(VaultError) as caught:
        open_database(path, KEY, create=False)
    assert caught.value.code == "file_busy"
    database.close()
    database.close()
    open_database(path, KEY, create=False).close()


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    database = open_database(path, KEY, create=False)

    def fail() -> None:
        with database.transaction() as cursor, database.transaction() as inner:
            cursor.execute("DELETE FROM t")
            inner.execute("INSERT INTO t VALUES (1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert database.one("SELECT count(*) FROM t") == (2,)
    with database.transaction() as cursor, database.transaction() as inner:
        inner.execute("INSERT INTO t VALUES (1)")
        cursor.execute("INSERT INTO t VALUES (2)")
    assert database.one("SELECT count(*) FROM t") == (4,)
    database.close()


def test_threads_take_turns(path: Path) -> None:
    database = open_database(path, KEY, create=False)

    def add() -> None:
        for number in range(25):
            with database.transaction() as cursor:
                cursor.execute("INSERT INTO t VALUES (?)", (number,))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.one("SELECT count(*) FROM t") == (102,)
    database.close()


def test_a_closed_database_says_so(path: Path) -> None:
    database = open_database(path, KEY, create=False)
    database.close()
    with pytest.raises(VaultError) as caught:
        database.execute("SELECT 1")
    assert caught.value.code == "bot_closed"
    with pytest.raises(VaultError), database.transaction():
        pass


def test_a_full_disk_is_said_and_nothing_is_half_written(path: Path) -> None:
    database = open_database(path, KEY, create=False)
    pages = database.execute("PRAGMA page_count")[0][0]
    database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(MachineError) as caught, database.transaction() as cursor:
        cursor.executemany("INSERT INTO t VALUES (zeroblob(?))", [(1,), (100_000,)])
    assert caught.value.code == "no_space"
    assert database.one("SELECT count(*) FROM t") == (2,)
    database.close()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        open_database(tmp_path / "none" / "a.db", KEY, create=True)
    assert caught.value.code == "not_writable"


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(MachineError) as caught:
        open_database(tmp_path / "a.db", KEY, create=False)
    assert caught.value.code == "disk_failed"


def test_a_mistake_of_ours_is_not_dressed_up(path: Path) -> None:
    from sqlcipher3 import dbapi2

    database = open_memory()
    with pytest.raises(dbapi2.OperationalError):
        database.execute("SELECT no_such_thing")
    database.close()


@pytest.mark.parametrize(
    ("code", "told"),
    [(13, "no_space"), (10, "disk_failed"), (266, "disk_failed"),
     (8, "not_writable"), (14, "not_writable"), (5, "file_busy"), (6, "file_busy"),
     (11, "bot_damaged"), (26, "bot_damaged"), (1, None), (19, None)],
)  # fmt: skip
def test_results_of_sqlite_become_our_codes(tmp_path: Path, code: int, told: str | None) -> None:
    for path in (tmp_path / "a.db", None):
        error = translate(code, path)
        assert (error.code if error else None) == told


def test_a_quota_that_looks_like_a_broken_disk_is_told_as_no_space(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open = Path.open

    def over_quota(self: Path, mode: str = "r") -> IO[Any]:
        if self.name.endswith(".probe"):
            raise OSError(errno.EDQUOT, "Disk quota exceeded")
        return real_open(self, mode)

    monkeypatch.setattr(Path, "open", over_quota)
    error = translate(10, path)
    assert error is not None
    assert error.code == "no_space"


def test_what_was_removed_may_linger_only_while_the_disk_is_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = open_database(path, KEY, create=False)
    log = path.with_name("a.db-wal")

    def full(_self: Database) -> None:
        raise MachineError("no_space", folder="")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "checkpoint", full)
        database.execute("DELETE FROM t")
        database.sweep()
        assert log.stat().st_size > 0
    database.sweep()
    assert log.stat().st_size == 0
    database.close()
