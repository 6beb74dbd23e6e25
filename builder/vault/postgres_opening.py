"""Opens a shared database: its tables brought to the newest version, its key held against it."""

from __future__ import annotations

from typing import Any, Final

from builder.core.errors import VaultError
from builder.vault.column_seals import ColumnSeals
from builder.vault.facts import SqlFacts
from builder.vault.postgres_address import DatabaseAddress, Passage
from builder.vault.postgres_database import PostgresDatabase
from builder.vault.postgres_sql import host_steps
from builder.vault.secret import Secret

_CHECK: Final = "store.check"
_SAYS: Final = "this key"


def open_postgres(url: Secret, key: Secret, passage: Passage) -> PostgresDatabase:
    """The database that `url` names, with the tables of a host.

    Raises:
        VaultError: `database_url_invalid`, `database_key_short`, `database_key_wrong`,
            `database_refused`, `database_insecure`, `newer_version`.
        MachineError: `database_unreachable`, `database_full`.
    """
    address, seals = DatabaseAddress.read(url), ColumnSeals(key)
    database = PostgresDatabase(address, passage, seals)
    try:
        with database.transaction(alone="migration") as cursor:
            migrate(cursor)
            _check_key(database)
    except BaseException:
        database.close()
        raise
    return database


def migrate(cursor: Any) -> None:
    """Bring the tables to the newest version, all of it or nothing; alone.

    Raises:
        VaultError: `newer_version`; nothing was changed.
    """
    steps, version = host_steps(), version_of(cursor)
    if version > len(steps):
        raise VaultError("newer_version", found=version, known=len(steps))
    if version == 0:
        cursor.execute("CREATE TABLE hushdesk_version (version BIGINT NOT NULL)")
        cursor.execute("INSERT INTO hushdesk_version VALUES (0)")
    for statements in steps[version:]:
        for statement in statements:
            cursor.execute(statement)
    if version < len(steps):
        cursor.execute("UPDATE hushdesk_version SET version = ?", (len(steps),))


def version_of(cursor: Any) -> int:
    """Which version the tables have; 0 when there are none."""
    ((there,),) = cursor.execute("SELECT to_regclass('hushdesk_version') IS NOT NULL").fetchall()
    if not there:
        return 0
    ((version,),) = cursor.execute("SELECT version FROM hushdesk_version").fetchall()
    return int(version)


def _check_key(database: PostgresDatabase) -> None:
    """Refuse a key that is not the one that this database's columns were sealed with.

    Raises:
        VaultError: `database_key_wrong`.
    """
    try:
        fits = SqlFacts(database).first(_CHECK, _SAYS) == _SAYS
    except VaultError as error:
        if error.code != "database_row_damaged":
            raise
        fits = False
    if not fits:
        raise VaultError("database_key_wrong", host=database.address.host)
