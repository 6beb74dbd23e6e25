"""What the bot was after each change: its newest revisions, each part kept once."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from builder.core.document import Document
from builder.core.ports import Clock
from builder.vault.database import Database

KEPT = 200
"""Revisions that are kept; older ones go."""

LARGEST = 32 * 1024 * 1024
"""Bytes of all parts together; beyond that older revisions go sooner."""

REMOVED = "[REMOVED]"
"""What stands where a person, or the name of an erased document, was taken out."""

_FEWEST = 2
_HOLDERS = {"history": "n", "published": "version"}
"""The tables that name parts, with their keys."""

_SIZE = (
    "SELECT coalesce(sum(length(data)), 0) FROM history_parts WHERE sha256 IN"
    " (SELECT value FROM history, json_each(history.parts))"
)


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the bot.

    Attributes:
        n: rises with every revision, from 1.
        when: ISO 8601 in UTC.
        actor: who made it so, as in the audit.
        cause: empty for a change, `restored` or `undone`.
        about: the revision that was brought back or undone.
        parts: the hash of each part by its name.
    """

    n: int
    when: str
    actor: str
    cause: str
    about: int | None
    parts: Mapping[str, str]


class SqlHistory:
    """The revisions of one bot, the newest last. A `Forgets` too: nothing erased stays in them."""

    place = "history"

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def put(
        self,
        parts: Mapping[str, Any],
        *,
        actor: str,
        cause: str = "",
        about: int | None = None,
        merge: Callable[[Revision], bool] = lambda _last: False,
    ) -> Revision | None:
        """Keep a state as plain data by part; None when it is that of the newest revision.

        Parts that are not given stay as they were in it. When `merge` says so of the newest
        revision, this takes its place.
        """
        made = {name: packed(data) for name, data in parts.items()}
        last = self.newest()
        before = dict(last.parts) if last is not None else {}
        hashes = {**before, **{name: sha256 for name, (sha256, _) in made.items()}}
        if last is not None and before == hashes:
            return None
        when = self._clock.now().isoformat(timespec="seconds")
        with self._database.transaction() as cursor:
            cursor.executemany(
                "INSERT OR IGNORE INTO history_parts VALUES (?, ?)", list(made.values())
            )
            if last is not None and merge(last):
                cursor.execute("DELETE FROM history WHERE n = ?", (last.n,))
            cursor.execute(
                "INSERT INTO history (at, actor, cause, about, parts) VALUES (?, ?, ?, ?, ?)",
                (when, actor, cause, about, json.dumps(hashes, sort_keys=True)),
            )
            number = int(cursor.lastrowid)
            _prune(cursor)
        return Revision(number, when, actor, cause, about, hashes)

    def newest(self) -> Revision | None:
        """The revision that was kept last."""
        row = self._database.one("SELECT * FROM history ORDER BY n DESC LIMIT 1")
        return None if row is None else _revision(row)

    def get(self, number: int) -> Revision | None:
        """One revision, while it is kept."""
        row = self._database.one("SELECT * FROM history WHERE n = ?", (number,))
        return None if row is None else _revision(row)

    def all(self) -> list[Revision]:
        """Every revision that is kept, the newest first."""
        return [_revision(row) for row in self._database.execute(
            "SELECT * FROM history ORDER BY n DESC")]  # fmt: skip

    def part(self, sha256: str) -> Any:
        """One part as plain data."""
        row = self._database.one("SELECT data FROM history_parts WHERE sha256 = ?", (sha256,))
        return None if row is None else json.loads(zlib.decompress(row[0]))

    def rewrite(self, alter: Callable[[Any], Any]) -> int:
        """Let `alter` change every part as plain data; how many were other then.

        What stood there before is overwritten.
        """
        changed: dict[str, str] = {}
        with self._database.transaction() as cursor:
            rows = cursor.execute("SELECT sha256, data FROM history_parts").fetchall()
            for sha256, data in rows:
                before = json.loads(zlib.decompress(data))
                after = alter(before)
                if after != before:
                    changed[sha256], body = packed(after)
                    cursor.execute("INSERT OR IGNORE INTO history_parts VALUES (?, ?)",
                                   (changed[sha256], body))  # fmt: skip
            if changed:
                for table, key in _HOLDERS.items():
                    _rename(cursor, table, key, changed)
                drop_orphans(cursor)
        if changed:
            self._database.sweep()
        return len(changed)

    def forget_document(self, document_id: str) -> int:
        """Remove what the owner wrote into passages of a document; how many parts were other."""

        def without(data: Any) -> Any:
            if not isinstance(data, list):
                return data
            return [
                each
                for each in data
                if not (isinstance(each, dict) and each.get("document_id") == document_id)
            ]

        return self.rewrite(without)

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept here."""
        return 0


def unnaming(document: Document) -> Callable[[Any], Any]:
    """What lets earlier states of the bot not tell how an erased document was called."""

    def alter(data: Any) -> Any:
        if isinstance(data, list):
            return [alter(each) for each in data]
        if isinstance(data, dict):
            if data.get("id") == document.id and "sha256" in data:
                return {**data, "name": REMOVED, "sha256": ""}
            if data.get("document") == document.name:
                return {**data, "document": ""}
        return data

    return alter


def _prune(cursor: Any) -> None:
    """Let the oldest go: those beyond the number, then those beyond the size."""
    cursor.execute(
        "DELETE FROM history WHERE n NOT IN (SELECT n FROM history ORDER BY n DESC LIMIT ?)",
        (KEPT,),
    )
    drop_orphans(cursor)
    while True:
        size = cursor.execute(_SIZE)
        large = size.fetchone()[0] > LARGEST
        (count,) = cursor.execute("SELECT count(*) FROM history").fetchone()
        if not large or count <= _FEWEST:
            return
        cursor.execute("DELETE FROM history WHERE n = (SELECT min(n) FROM history)")
        drop_orphans(cursor)


def drop_orphans(cursor: Any) -> None:
    """Remove the parts that no revision and no published version has any more."""
    cursor.execute(
        "DELETE FROM history_parts WHERE sha256 NOT IN"
        " (SELECT value FROM history, json_each(history.parts)"
        " UNION SELECT value FROM published, json_each(published.parts))"
    )


def _rename(cursor: Any, table: str, key: str, changed: Mapping[str, str]) -> None:
    """Let `table` name the parts that took the place of others."""
    for number, parts in cursor.execute(f"SELECT {key}, parts FROM {table}").fetchall():  # noqa: S608
        named = {k: changed.get(v, v) for k, v in json.loads(parts).items()}
        body = json.dumps(named, sort_keys=True)
        cursor.execute(f"UPDATE {table} SET parts = ? WHERE {key} = ?", (body, number))  # noqa: S608


def packed(data: Any) -> tuple[str, bytes]:
    """The hash of a part, and the part as it is kept."""
    body = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(body).hexdigest(), zlib.compress(body)


def _revision(row: Iterable[Any]) -> Revision:
    number, when, actor, cause, about, parts = row
    return Revision(number, when, actor, cause, about, json.loads(parts))
