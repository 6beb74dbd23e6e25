"""Small facts by name: the last bundle's version, the pinned signer."""

from __future__ import annotations

from builder.vault.tables import Tables

_PLACE = "facts.value"


class SqlFacts:
    """Texts by name, in the file they belong to."""

    def __init__(self, database: Tables) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """The fact called `name`, or None."""
        kept = self._kept(name)
        return None if kept is None else self._database.seals.unseal(_PLACE, name, kept)

    def put(self, name: str, value: str) -> None:
        """Keep `value` under `name`, replacing what was there."""
        self._database.execute(
            "INSERT INTO facts VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, self._database.seals.seal(_PLACE, name, value)),
        )

    def first(self, name: str, value: str) -> str:
        """Keep `value` unless something is kept already, by whomever; what is kept."""
        kept = self.get(name)
        if kept is None and not self._add(name, value):
            kept = self.get(name)
        return value if kept is None else kept

    def swap(self, name: str, old: str | None, new: str) -> bool:
        """Keep `new` if `old` (None: nothing) is what is kept now; whether it was."""
        if old is None:
            return self._add(name, new)
        kept = self._kept(name)
        if kept is None or self._database.seals.unseal(_PLACE, name, kept) != old:
            return False
        with self._database.transaction() as cursor:
            cursor.execute(
                "UPDATE facts SET value = ? WHERE name = ? AND value = ?",
                (self._database.seals.seal(_PLACE, name, new), name, kept),
            )
            return bool(cursor.rowcount)

    def _add(self, name: str, value: str) -> bool:
        with self._database.transaction() as cursor:
            cursor.execute(
                "INSERT INTO facts VALUES (?, ?) ON CONFLICT DO NOTHING",
                (name, self._database.seals.seal(_PLACE, name, value)),
            )
            return bool(cursor.rowcount)

    def _kept(self, name: str) -> str | None:
        row = self._database.one("SELECT value FROM facts WHERE name = ?", (name,))
        return None if row is None else str(row[0])
