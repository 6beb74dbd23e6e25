"""What was printed of a bot, from which settings, and when its providers were looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.vault.database import Database, Row

_COLUMNS = "id, kind, language, made, mark, spec, paper, files"


@dataclass(frozen=True, slots=True)
class Print:
    """One paper as it was printed.

    Attributes:
        made: ISO 8601 in UTC.
        mark: hash of the settings it was made from.
        spec: those settings, as plain data.
        paper: everything it said, as plain data.
        files: names of the files that were written.
    """

    id: str
    kind: str
    language: str
    made: str
    mark: str
    spec: Mapping[str, Any]
    paper: Mapping[str, Any]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """When the owner looked at a provider's terms, and when next; days, ISO 8601."""

    host: str
    reviewed: str
    due: str


@dataclass(frozen=True, slots=True)
class PrintNote:
    """One printing without what it said."""

    id: str
    kind: str
    language: str
    made: str
    files: tuple[str, ...] = field(default=())


class SqlPaperwork:
    """The papers of one bot. Each printing is kept beside the last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, printed: Print) -> None:
        """Keep one printing."""
        self._database.execute(
            "INSERT INTO prints VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                printed.id,
                printed.kind,
                printed.language,
                printed.made,
                printed.mark,
                json.dumps(printed.spec, ensure_ascii=False),
                json.dumps(printed.paper, ensure_ascii=False),
                json.dumps(printed.files, ensure_ascii=False),
            ),
        )

    def remember(self, sums: Iterable[str]) -> None:
        """Keep the hashes of files that were written: these may be replaced unasked."""
        with self._database.transaction() as cursor:
            cursor.executemany(
                "INSERT OR IGNORE INTO print_files VALUES (?)", [(each,) for each in sums]
            )

    def wrote(self, sha256: str) -> bool:
        """Whether a file with this content was printed here."""
        found = self._database.one("SELECT 1 FROM print_files WHERE sha256 = ?", (sha256,))
        return found is not None

    def last(self, kind: str, language: str) -> Print | None:
        """The newest printing of a paper."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM prints WHERE kind = ? AND language = ?"  # noqa: S608 - constant
            " ORDER BY made DESC, rowid DESC LIMIT 1",
            (kind, language),
        )
        return None if row is None else _print(row)

    def get(self, print_id: str) -> Print | None:
        """One printing."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM prints WHERE id = ?",  # noqa: S608 - constant
            (print_id,),
        )
        return None if row is None else _print(row)

    def notes(self) -> list[PrintNote]:
        """Every printing, the newest first."""
        rows = self._database.execute(
            "SELECT id, kind, language, made, files FROM prints ORDER BY made DESC, rowid DESC"
        )
        return [
            PrintNote(ident, kind, language, made, tuple(json.loads(files)))
            for ident, kind, language, made, files in rows
        ]

    def rewrite(self, alter: Callable[[Any], Any]) -> int:
        """Let `alter` change what papers said and the settings behind them; how many were other.

        What stood there before is overwritten.
        """
        changed = 0
        with self._database.transaction() as cursor:
            rows = cursor.execute("SELECT id, spec, paper FROM prints").fetchall()
            for ident, *kept in rows:
                before = [json.loads(each) for each in kept]
                after = [alter(each) for each in before]
                if after != before:
                    spec, paper = (json.dumps(each, ensure_ascii=False) for each in after)
                    cursor.execute(
                        "UPDATE prints SET spec = ?, paper = ? WHERE id = ?", (spec, paper, ident)
                    )
                    changed += 1
        if changed:
            self._database.sweep()
        return changed

    def reviews(self) -> dict[str, Review]:
        """When each provider was looked at, by host."""
        rows = self._database.execute("SELECT host, reviewed, due FROM provider_reviews")
        return {str(host): Review(host, reviewed, due) for host, reviewed, due in rows}

    def review(self, review: Review) -> None:
        """Keep when a provider was looked at."""
        self._database.execute(
            "INSERT INTO provider_reviews VALUES (?, ?, ?) ON CONFLICT DO UPDATE"
            " SET reviewed = excluded.reviewed, due = excluded.due",
            (review.host, review.reviewed, review.due),
        )


def _print(row: Row) -> Print:
    ident, kind, language, made, mark, spec, paper, files = row
    return Print(
        id=ident,
        kind=kind,
        language=language,
        made=made,
        mark=mark,
        spec=json.loads(spec),
        paper=json.loads(paper),
        files=tuple(json.loads(files)),
    )
