"""An encrypted SQLite database (SQLCipher): opened, checked, used from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.system.locks import FileLock
from builder.vault.header import check_header, explain, mark_of
from builder.vault.result_codes import translate
from builder.vault.secret import Secret
from builder.vault.tables import Dialect, Row, Seals, Values

__all__ = ["KEY_BYTES", "Database", "Row", "Values", "open_database", "open_memory"]

KEY_BYTES = 32

_HOW: dict[str, Any] = {"isolation_level": None, "check_same_thread": False}


class Database:
    """One connection behind a lock; every statement outside a transaction is one of its own."""

    def __init__(self, path: Path | None, lock: FileLock | None = None) -> None:
        from sqlcipher3 import dbapi2

        self.path = path
        self.dialect, self.seals = Dialect(), Seals()
        self._file_lock = lock
        self._lock = threading.RLock()
        self._depth = 0
        self._unswept = False
        self._place = ":memory:" if path is None else str(path)
        with self._told():
            self._connection: Any = dbapi2.connect(self._place, **_HOW)
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
    def transaction(self, *, alone: str = "") -> Iterator[Any]:  # noqa: ARG002 - always alone
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

    def use_key(self, key: Secret, salt: bytes = b"") -> None:
        """Open what is in the file; `salt` is a new file's.

        The key stands in no variable and no statement of ours: a report of a failure may hold both.

        Raises:
            VaultError: `wrong_key`, for a key of another length: SQLCipher would silently take it
                for a passphrase.
        """
        if len(key.reveal()) != KEY_BYTES:
            raise VaultError("wrong_key", name=self.path.stem if self.path else "")
        with self._lock, self._told():
            self._connection.execute(f"PRAGMA key = \"x'{key.reveal().hex()}{salt.hex()}'\"")

    @contextmanager
    def beside(self, path: Path, key: Secret) -> Iterator[Any]:
        """A cursor that sees the file `path` under `key` as `copy`; kept all together or not."""
        with self.alone(), self._told():
            # A key with its salt: the copy tells whose it is as every file does.
            self._connection.execute(
                "ATTACH DATABASE ? AS copy KEY ?",
                (str(path), f"x'{key.reveal().hex()}{mark_of(key).hex()}'"),
            )
            self._connection.execute("PRAGMA foreign_keys = OFF")
            try:
                with self.transaction() as cursor:
                    yield cursor
            finally:
                self._connection.execute("DETACH DATABASE copy")
                self._connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def set_down(self, keys: Callable[[], Secret]) -> Iterator[None]:
        """Inside, the file is closed and may be replaced; it stays ours. `keys` opens it again.

        Raises:
            MachineError: `no_space`, when what was acknowledged cannot be brought into the file.
        """
        with self.alone():
            self.checkpoint()
            self._connection.close()
            try:
                yield
            finally:
                self._reopen(keys())

    def suspend(self) -> None:
        """Close the file, which stays ours; until `resume` every statement fails: `bot_closed`.

        Raises:
            MachineError: `no_space`, as `set_down`.
        """
        with self.alone():
            self.checkpoint()
            self._connection.close()
            self._open = False

    def resume(self, key: Secret) -> None:
        """Open the file again after `suspend`; fails like `open_database`, and stays closed."""
        with self._lock:
            if not self._open:
                self._reopen(key, keep_lock=True)

    def _reopen(self, key: Secret, *, keep_lock: bool = False) -> None:
        from sqlcipher3 import dbapi2

        self._open = False
        with self._told():
            self._connection = dbapi2.connect(self._place, **_HOW)
            self._open = True
            try:
                _unlock(self, key, create=False)
            except BaseException:
                self._connection.close()
                self._open = False
                if not keep_lock:
                    self.close()
                raise

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
            told = translate(getattr(error, "sqlite_errorcode", None) or 0, self.path)
            if told is None:
                raise
            raise told from error


def open_database(path: Path, key: Secret, *, create: bool) -> Database:
    """Open the database at `path`, or make it.

    Raises:
        VaultError: `bot_missing`, `bot_exists`, `wrong_key`, `file_busy`, `bot_damaged`, and as
            `check_header`.
        MachineError: `no_space`, `not_writable` or `disk_failed`.
    """
    if path.exists() == create:
        raise VaultError("bot_exists" if create else "bot_missing", name=path.stem)
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    if not lock.acquire():
        raise VaultError("file_busy", name=path.stem)
    try:
        if not create:
            check_header(path, mark_of(key))
        database = Database(path, lock)
    except BaseException:
        lock.release()
        raise
    try:
        _unlock(database, key, create=create)
        if create:
            check_header(path, mark_of(key))
            path.chmod(0o600)  # its log and index take the file's mode
        else:
            _check_whole(database, path)
    except BaseException as error:
        database.close()
        if create:
            path.unlink(missing_ok=True)
            path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
        elif _is(error, "bot_damaged"):
            raise explain(path, key) from error
        raise
    return database


def open_memory() -> Database:
    """A database that is gone when it is closed and never touches the disk."""
    database = Database(None)
    database.execute("PRAGMA foreign_keys = ON")
    return database


def _unlock(database: Database, key: Secret, *, create: bool) -> None:
    database.execute("PRAGMA cipher_log_level = NONE")
    database.use_key(key, mark_of(key) if create else b"")
    database.execute("PRAGMA cipher_compatibility = 4")
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


def _check_whole(database: Database, path: Path) -> None:
    database.checkpoint()
    (pages,), (page_bytes,) = (
        *database.execute("PRAGMA page_count"),
        *database.execute("PRAGMA cipher_page_size"),
    )
    if path.stat().st_size < pages * int(page_bytes):
        raise VaultError("bot_truncated", name=path.stem)


def _is(error: BaseException, code: str) -> bool:
    return isinstance(error, HushdeskError) and error.code == code
