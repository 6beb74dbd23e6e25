"""The versions of a bot that were sealed, and what the bot was in each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from builder.core.published import Published
from builder.vault.database import Database, Row
from builder.vault.history import drop_orphans, packed

KEPT = 60
"""Versions whose state is kept, to be compared; of older ones only what stands on the outside."""

_OWN = ("version", "when", "sha256", "signer", "withdrawn", "parts")
_LISTS = ("recipients", "waivers", "keys")


class SqlPublished:
    """Every bundle of one bot. States are parts of the history: what is erased there is here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, made: Published, state: Mapping[str, Any]) -> None:
        """Remember a version with the bot's state as plain data by part."""
        parts = {name: packed(data) for name, data in state.items()}
        named = {name: sha256 for name, (sha256, _) in parts.items()}
        body = {name: value for name, value in asdict(made).items() if name not in _OWN}
        with self._database.transaction() as cursor:
            cursor.executemany(
                "INSERT OR IGNORE INTO history_parts VALUES (?, ?)", list(parts.values())
            )
            cursor.execute(
                "INSERT INTO published VALUES (?, ?, ?, ?, ?, ?, '')",
                (made.version, made.when, made.sha256, made.signer, json.dumps(body),
                 json.dumps(named, sort_keys=True)),
            )  # fmt: skip
            cursor.execute(
                "UPDATE published SET parts = '{}' WHERE version NOT IN"
                " (SELECT version FROM published ORDER BY version DESC LIMIT ?)",
                (KEPT,),
            )
            drop_orphans(cursor)

    def all(self) -> list[Published]:
        """Every version, the newest first."""
        return [
            _published(row)
            for row in self._database.execute("SELECT * FROM published ORDER BY version DESC")
        ]

    def get(self, version: int) -> Published | None:
        """One version."""
        row = self._database.one("SELECT * FROM published WHERE version = ?", (version,))
        return None if row is None else _published(row)

    def mark_withdrawn(self, version: int, when: str) -> int:
        """Say of this version and all before it that they must not be served; how many are new."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "UPDATE published SET withdrawn = ? WHERE version <= ? AND withdrawn = ''",
                (when, version),
            )
            return int(cursor.rowcount)


def _published(row: Row) -> Published:
    version, when, sha256, signer, body, parts, withdrawn = row
    said: dict[str, Any] = json.loads(body)
    said |= {name: tuple(said[name]) for name in _LISTS}
    return Published(
        version=version,
        when=when,
        sha256=sha256,
        signer=signer,
        withdrawn=withdrawn,
        parts=json.loads(parts),
        **said,
    )
