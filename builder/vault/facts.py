"""Small facts by name: the last bundle's version, the pinned signer."""

from __future__ import annotations

from builder.vault.database import Database


class SqlFacts:
    """Texts by name, in the file they belong to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """The fact called `name`, or None."""
        row = self._database.one("SELECT value FROM facts WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Keep `value` under `name`, replacing what was there."""
        self._database.execute(
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, value),
        )
