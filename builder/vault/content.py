"""What a bot knows, taken into another file as it is: passages with their vectors, facts, tests."""

from __future__ import annotations

from typing import Final

from builder.vault.database import Database

_TABLES: Final = (
    "documents", "originals", "chunks", "vectors", "words", "findings", "decisions", "not_own",
    "corrections", "pinned_form", "pinned_prices", "pinned_notices", "pinned_pairs",
    "test_questions",
)  # fmt: skip
"""What goes along. Nothing that visitors or people left, no keys, no audit, no contacts, no
figures; and no folder or website, which two bots would then both follow."""

_FACTS: Final = "name = 'vectors.embedder' OR name LIKE 'read\\_under:%' ESCAPE '\\'"

_BATCH: Final = 256


class SqlContent:
    """The content of one bot file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take_from(self, other: SqlContent) -> int:
        """Fill this file, which is new, with what `other` holds, all or nothing; how many rows."""
        count = 0
        with self._database.transaction():
            for table in _TABLES:
                count += self._copy(other, table, "1")
            self._copy(other, "facts", _FACTS)
        return count

    def _copy(self, other: SqlContent, table: str, condition: str) -> int:
        columns = [row[1] for row in self._database.execute(f"PRAGMA table_info({table})")]
        names, blanks = ", ".join(columns), ", ".join("?" * len(columns))
        found = other._database.execute(
            f"SELECT {names} FROM {table} WHERE {condition}"  # noqa: S608 - constants
        )
        for start in range(0, len(found), _BATCH):
            with self._database.transaction() as cursor:
                cursor.executemany(
                    f"INSERT INTO {table} ({names}) VALUES ({blanks})",  # noqa: S608 - constants
                    found[start : start + _BATCH],
                )
        return len(found)
