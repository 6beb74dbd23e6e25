"""How often questions used each document, by day, and which findings the owner called fine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from builder.vault.database import Database


class SqlUses:
    """Counts only: no question, no passage, no time of day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, asked: int, documents: Mapping[str, int]) -> None:
        """In one transaction: so many questions, and how often they used which document."""
        today = day.isoformat()
        with self._database.transaction() as cursor:
            cursor.execute(
                "INSERT INTO asked VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET count = count + excluded.count",
                (today, asked),
            )
            for document_id, count in documents.items():
                cursor.execute(
                    "INSERT INTO uses SELECT ?1, ?2, ?3"
                    " WHERE EXISTS (SELECT 1 FROM documents WHERE id = ?1)"
                    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
                    (document_id, today, count),
                )

    def asked_since(self, day: str) -> int:
        """How many questions were asked on the days after `day` (ISO 8601)."""
        row = self._database.one("SELECT sum(count) FROM asked WHERE day > ?", (day[:10],))
        return int(row[0] or 0) if row else 0

    def asked(self) -> int:
        """How many questions were asked in all."""
        return self.asked_since("")

    def by_document(self) -> dict[str, int]:
        """How often each document that was used was used."""
        rows = self._database.execute(
            "SELECT document_id, sum(count) FROM uses GROUP BY document_id"
        )
        return {str(document_id): int(count) for document_id, count in rows}

    def fine(self) -> set[str]:
        """Keys of the findings that the owner called fine."""
        return {str(row[0]) for row in self._database.execute("SELECT key FROM findings_fine")}

    def mark_fine(self, key: str, day: date) -> None:
        """Remember that a finding is fine."""
        self._database.execute(
            "INSERT OR REPLACE INTO findings_fine VALUES (?, ?)", (key, day.isoformat())
        )

    def unmark_fine(self, key: str) -> None:
        """Let a finding be told again."""
        self._database.execute("DELETE FROM findings_fine WHERE key = ?", (key,))
