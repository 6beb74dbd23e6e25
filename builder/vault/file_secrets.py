"""Secrets inside a bot file, for a computer that has no keyring."""

from __future__ import annotations

from builder.vault.database import Database
from builder.vault.secret import check_size


class FileSecrets:
    """A secret store in the encrypted file itself; it opens with the bot and moves with it."""

    backend = "FileSecrets"

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> bytes | None:
        """The secret called `name`, or None."""
        row = self._database.one("SELECT value FROM secrets WHERE name = ?", (name,))
        return None if row is None else bytes(row[0])

    def put(self, name: str, secret: bytes) -> None:
        """Keep `secret` under `name`, replacing what was there.

        Raises:
            VaultError: `secret_too_large`.
        """
        check_size(name, secret)
        self._database.execute(
            "INSERT INTO secrets VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, secret),
        )

    def remove(self, name: str) -> None:
        """Forget `name` for good; nothing happens when it is not there."""
        self._database.execute("DELETE FROM secrets WHERE name = ?", (name,))
        self._database.sweep()
