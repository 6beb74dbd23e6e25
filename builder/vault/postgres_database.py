"""A PostgreSQL database that several replicas of a host write into.

The repositories stay as they are: it has the surface of an encrypted file, statements with `?`,
rows, transactions. Connections come from a pool, one a thread at work; inside a transaction a
thread stays with its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.vault.postgres_address import DatabaseAddress, Passage
from builder.vault.postgres_errors import is_loss, translate, unreachable
from builder.vault.postgres_sql import PostgresDialect, plain, statement
from builder.vault.tables import Row, Seals, Values

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_POOL: Final = {"pool_size": 5, "max_overflow": 10, "pool_timeout": 4, "pool_recycle": 1_800}
PING_S: Final = 2.0


class PostgresDatabase:
    """One database, asked from any thread.

    While the server is away only one asker at a time finds out whether it is back; the others are
    told at once, so that visitors do not wait behind it.
    """

    def __init__(self, address: DatabaseAddress, passage: Passage, seals: Seals) -> None:
        from sqlalchemy import create_engine

        # It tells of connections that are gone anyway, in words of its own; we tell in ours.
        logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
        self.dialect = PostgresDialect()
        self.seals = seals
        self.address = address
        self._passage = passage
        self._engine = create_engine(
            "postgresql+pg8000://",
            creator=lambda: address.dial(passage),
            pool_pre_ping=True,
            hide_parameters=True,
            # A statement is a transaction of its own; where it is not, BEGIN is said here.
            isolation_level="AUTOCOMMIT",
            **_POOL,
        )
        self._at_work = threading.local()
        self._away = False
        self._looking = threading.Lock()
        self._open = True

    def execute(self, sql: str, values: Values = ()) -> list[Row]:
        """As `Tables`; a question is asked once more when its connection broke meanwhile.

        Raises:
            MachineError: `database_unreachable`, `database_full`.
            VaultError: `database_refused`, `database_insecure`, `bot_closed`.
        """
        cursor: PostgresCursor | None = getattr(self._at_work, "cursor", None)
        if cursor is not None:
            return cursor.execute(sql, values).fetchall()
        try:
            return self._once(sql, values)
        except _LostError:
            if not sql.lstrip().startswith("SELECT"):
                raise
        return self._once(sql, values)

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """As `Tables`; fails like `execute`."""
        rows = self.execute(sql, values)
        return rows[0] if rows else None

    @contextlib.contextmanager
    def transaction(self, *, alone: str = "") -> Iterator[Any]:
        """As `Tables`; one inside another is part of it. Fails like `execute`."""
        inside: PostgresCursor | None = getattr(self._at_work, "cursor", None)
        if inside is not None:
            _lock(inside, alone)
            yield inside
            return
        with self._connected() as connection:
            cursor = PostgresCursor(connection, self._told)
            cursor.execute("BEGIN")
            self._at_work.cursor = cursor
            try:
                _lock(cursor, alone)
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(HushdeskError):
                    cursor.execute("ROLLBACK")
                raise
            finally:
                self._at_work.cursor = None

    def sweep(self) -> None:
        """The server's own housekeeping does that: what it has of a person is sealed."""

    def ping(self) -> None:
        """Ask for a sign of life, on a connection of its own, within a moment.

        Raises:
            MachineError: `database_unreachable`.
            VaultError: `database_refused`, `database_insecure`.
        """
        self._check_open()
        connection = self.address.dial(self._passage, connect_s=PING_S, silence_s=PING_S)
        with contextlib.suppress(Exception):
            connection.close()

    def close(self) -> None:
        """Let go of every connection; closing twice does nothing."""
        self._open = False
        self._engine.dispose()

    def _once(self, sql: str, values: Values) -> list[Row]:
        with self._connected() as connection:
            return PostgresCursor(connection, self._told).execute(sql, values).fetchall()

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Connection]:
        self._check_open()
        looks = self._away
        if looks and not self._looking.acquire(blocking=False):
            raise unreachable(self.address.host)
        try:
            with self._told():
                connection = self._engine.connect()
            with connection:
                self._away = False
                yield connection
        finally:
            if looks:
                self._looking.release()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Around what is asked of the server, and nothing else."""
        import sqlalchemy.exc
        from pg8000.exceptions import Error

        try:
            yield
        except MachineError as error:  # of the dialling
            self._away = self._away or error.code == "database_unreachable"
            raise
        except (sqlalchemy.exc.SQLAlchemyError, Error) as error:
            told = translate(error, self.address.host)
            if told is None:
                raise
            if is_loss(error):
                self._away = True
                raise _LostError(told.code, **told.params) from None
            raise told from None

    def _check_open(self) -> None:
        if not self._open:
            raise VaultError("bot_closed")


class PostgresCursor:
    """What a repository holds inside a transaction; rows are fetched at once."""

    def __init__(
        self, connection: Connection, told: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._connection = connection
        self._told = told
        self._rows: list[Row] = []
        self.rowcount = -1

    def execute(self, sql: str, values: Values = ()) -> PostgresCursor:
        """Run one statement."""
        given = tuple(values)
        with self._told():
            made = statement(sql) if given else plain(sql)
            result = self._connection.exec_driver_sql(made, given or None)
            self._rows = [_row(row) for row in result] if result.returns_rows else []
            self.rowcount = result.rowcount
        return self

    def executemany(self, sql: str, every: Sequence[Values]) -> PostgresCursor:
        """Run one statement with each of `every`."""
        changed = sum(max(self.execute(sql, values).rowcount, 0) for values in every)
        self.rowcount = changed
        return self

    def fetchone(self) -> Row | None:
        """The next row."""
        return self._rows.pop(0) if self._rows else None

    def fetchall(self) -> list[Row]:
        """Every row that is left."""
        rows, self._rows = self._rows, []
        return rows


class _LostError(MachineError):
    """The connection broke while the server had the statement: nobody knows whether it did it."""


def _lock(cursor: PostgresCursor, name: str) -> None:
    """Wait until nobody else is inside a transaction of that name; it ends with this one."""
    if name:
        cursor.execute("SELECT pg_advisory_xact_lock(?)", (lock_number(name),))


def lock_number(name: str) -> int:
    """Of an advisory lock: 63 bits of the name's hash."""
    return int.from_bytes(hashlib.sha256(f"hushdesk {name}".encode()).digest()[:8]) >> 1


def _row(row: Sequence[Any]) -> Row:
    # Sums of whole numbers come as decimals; SQLite's are whole numbers.
    return tuple(int(value) if isinstance(value, Decimal) else value for value in row)
