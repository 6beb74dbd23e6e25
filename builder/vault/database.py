"""An encrypted SQLite database (SQLCipher): opened, checked, used from any thread."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.system.files import refusal, unreadable
from builder.system.locks import FileLock
from builder.vault.secret import Secret

Row = tuple[Any, ...]
Values = Sequence[str | int | float | bytes | None]

KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\0"

_SALT_BYTES = 16
_SMALLEST = 4096  # one page
_PROBE_BYTES = 64 * 1024
_FARTHEST_PROBE = 256 * 1024 * 1024


class Database:
    """One connection behind a lock; every statement outside a transaction is one of its own."""

    def __init__(self, path: Path | None, lock: FileLock | None = None) -> None:
        from sqlcipher3 import dbapi2

        self.path = path
        self._file_lock = lock
        self._lock = threading.RLock()
        self._depth = 0
        self._unswept = False
        place = ":memory:" if path is None else str(path)
        with self._told():
            self._connection = dbapi2.connect(place, isolation_level=None, check_same_thread=False)
        self._open = True

    def execute(self, sql: str, values: Values = ()) -> list[Row]:
        """Run one statement and give all its rows.

        Raises:
            VaultError: `bot_damaged`, `file_busy` or `bot_closed`.
            MachineError: `no_space`, `not_writable` or `disk_failed`.
        """
        with self._lock, self._told():
            self._check_open()
            rows: list[Row] = self._connection.execute(sql, values).fetchall()
            return rows

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """Run one statement and give its first row; fails like `execute`."""
        rows = self.execute(sql, values)
        return rows[0] if rows else None

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """A cursor whose changes are kept all together, durably, or not at all.

        A transaction inside another one is part of it. Fails like `execute`.
        """
        with self._lock, self._told():
            self._check_open()
            cursor = self._connection.cursor()
            if self._depth:
                yield cursor
                return
            cursor.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    cursor.execute("ROLLBACK")
                raise
            finally:
                self._depth -= 1
        if self._unswept:
            self.sweep()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else reads or writes meanwhile; whoever wants to waits."""
        with self._lock:
            self._check_open()
            yield

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file and empty it; fails like `execute`."""
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def sweep(self) -> None:
        """Let nothing that was removed linger in the write-ahead log.

        On a full disk that waits for the next time, closing at the latest: the removal itself is
        done, and it must not look as if it were not. Inside a transaction it waits for its end.
        """
        with self._lock:
            self._unswept = self._depth > 0
        if not self._unswept:
            with suppress(MachineError):
                self.checkpoint()

    def close(self) -> None:
        """Close the file and let others open it; closing twice does nothing."""
        with self._lock:
            self._open = False
            self._connection.close()
            if self._file_lock is not None:
                self._file_lock.release()

    def _check_open(self) -> None:
        if not self._open:
            raise VaultError("bot_closed")

    @contextmanager
    def _told(self) -> Iterator[None]:
        from sqlcipher3 import dbapi2

        try:
            yield
        except dbapi2.DatabaseError as error:
            told = _translate(getattr(error, "sqlite_errorcode", None) or 0, self.path)
            if told is None:
                raise
            raise told from error


def open_database(path: Path, key: Secret, *, create: bool) -> Database:
    """Open the database at `path`, or make it.

    Raises:
        VaultError: `bot_missing`, `bot_exists`, `not_encrypted`, `wrong_key`, `bot_damaged`,
            `file_busy`.
        MachineError: `no_space`, `not_writable` or `disk_failed`.
    """
    if path.exists() == create:
        raise VaultError("bot_exists" if create else "bot_missing", name=path.stem)
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    if not lock.acquire():
        raise VaultError("file_busy", name=path.stem)
    try:
        if not create:
            _check_header(path)
        database = Database(path, lock)
    except BaseException:
        lock.release()
        raise
    try:
        _unlock(database, key, create=create)
        if create:
            _check_header(path)
            path.chmod(0o600)  # its log and index take the file's mode
        else:
            _check_whole(database, path)
    except BaseException as error:
        database.close()
        if create:
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
        elif _is(error, "bot_damaged") and not _belongs(path, key):
            raise VaultError("wrong_key", name=path.stem) from error
        raise
    return database


def open_memory() -> Database:
    """A database that is gone when it is closed and never touches the disk."""
    database = Database(None)
    database.execute("PRAGMA foreign_keys = ON")
    return database


def _unlock(database: Database, key: Secret, *, create: bool) -> None:
    digits = key.reveal().hex()
    # SQLCipher silently takes a key of any other length for a passphrase.
    if len(digits) != 2 * KEY_BYTES:
        raise VaultError("wrong_key", name=database.path.stem if database.path else "")
    database.execute("PRAGMA cipher_log_level = NONE")
    database.execute(f"PRAGMA key = \"x'{digits}'\"")
    database.execute("PRAGMA cipher_compatibility = 4")
    if create:
        database.execute(f"PRAGMA cipher_salt = \"x'{_salt(key).hex()}'\"")
    # We hold the file lock, so nobody shares the file, and no shared-memory file is needed.
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    # `cipher_memory_security` stays off: it halves the speed, and memory is outside the promise.
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("SELECT count(*) FROM sqlite_master")
    database.execute("PRAGMA journal_mode = WAL")
    # FULL, not the usual NORMAL: what was acknowledged must outlive a power cut, not only a kill.
    database.execute("PRAGMA synchronous = FULL")


def _check_header(path: Path) -> None:
    """Reading drops SQLite's own locks on the file (POSIX); the lock beside it is what counts."""
    head, size = _start(path), path.stat().st_size
    if head == PLAIN_HEADER:
        raise VaultError("not_encrypted", name=path.stem)
    if size < _SMALLEST:
        raise VaultError("bot_damaged", name=path.stem)


def _check_whole(database: Database, path: Path) -> None:
    database.checkpoint()
    (pages,), (page_bytes,) = (
        *database.execute("PRAGMA page_count"),
        *database.execute("PRAGMA cipher_page_size"),
    )
    if path.stat().st_size < pages * int(page_bytes):
        raise VaultError("bot_damaged", name=path.stem)


def _salt(key: Secret) -> bytes:
    """The file's salt, made from its key: it is public and only has to differ from file to file.

    So a file tells whose it is: when a page does not authenticate, damage and a wrong key can be
    told apart.
    """
    return hmac.digest(key.reveal(), b"hushdesk file salt", hashlib.sha256)[:_SALT_BYTES]


def _belongs(path: Path, key: Secret) -> bool:
    return _start(path) == _salt(key)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_SALT_BYTES)
    except PermissionError as error:
        raise unreadable(error, path) from error
    except OSError as error:
        raise MachineError("disk_failed", path=str(path)) from error


def _ends_here(path: Path) -> bool:
    """Whether a file as long as the one at `path` cannot grow: found out by trying.

    SQLite tells a full disk, but a quota or a limit on the size of files looks like a broken one.
    """
    beside = (path, path.with_name(f"{path.name}-wal"))
    length = max((entry.stat().st_size for entry in beside if entry.exists()), default=0)
    probe = path.with_name(f".{path.name}.probe")
    try:
        with probe.open("wb") as stream:
            stream.seek(min(length, _FARTHEST_PROBE))
            stream.write(bytes(_PROBE_BYTES))
    except OSError as error:
        return refusal(error, path).code == "no_space"
    finally:
        probe.unlink(missing_ok=True)
    return False


def _is(error: BaseException, code: str) -> bool:
    return isinstance(error, HushdeskError) and error.code == code


def _translate(code: int, path: Path | None) -> HushdeskError | None:
    """Our error for SQLite's result code (https://www.sqlite.org/rescode.html), if it has one."""
    name, place = (path.stem, str(path)) if path else ("", "")
    folder = str(path.parent) if path else ""
    primary = code & 0xFF
    if primary == 13 or (primary == 10 and path is not None and _ends_here(path)):
        return MachineError("no_space", folder=folder)
    if primary in {11, 26}:
        return VaultError("bot_damaged", name=name)
    if primary in {5, 6}:
        return VaultError("file_busy", name=name)
    if primary in {3, 8, 14, 23}:
        return MachineError("not_writable", path=place, reason="")
    if primary == 10:
        return MachineError("disk_failed", path=place)
    return None
