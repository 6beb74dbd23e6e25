"""Bringing the tables of a file to the newest version."""

from __future__ import annotations

from builder.core.errors import VaultError
from builder.vault.bot_tables import BOT
from builder.vault.database import Database
from builder.vault.host_tables import HOST
from builder.vault.shared_tables import Steps

__all__ = ["BOT", "HOST", "Steps", "migrate", "version_of"]


def migrate(database: Database, steps: Steps) -> int:
    """Bring `database` to the newest version, each step whole or not at all; the version.

    Raises:
        VaultError: `newer_version`; nothing was changed.
    """
    version = version_of(database)
    if version > len(steps):
        raise VaultError("newer_version", found=version, known=len(steps))
    for number, statements in enumerate(steps[version:], start=version + 1):
        with database.transaction() as cursor:
            for statement in statements:
                cursor.execute(statement)
            cursor.execute(f"PRAGMA user_version = {number}")
    return len(steps)


def version_of(database: Database) -> int:
    """Which version the tables have; 0 when there are none."""
    row = database.one("PRAGMA user_version")
    return int(row[0]) if row else 0
