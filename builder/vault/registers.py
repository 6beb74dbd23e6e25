"""Registers with dates: which reviews were done, who was trained, which oddities were looked at."""

from __future__ import annotations

from dataclasses import dataclass

from builder.vault.database import Database


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was done: of what, on which day (ISO 8601), by whom as the owner wrote it."""

    id: str
    kind: str
    day: str
    by: str


@dataclass(frozen=True, slots=True)
class Training:
    """Who was trained on which day (ISO 8601): a name or a role, as the owner wrote it."""

    id: str
    who: str
    day: str


class SqlRegisters:
    """What the owner keeps of people stays here, and can be taken out again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_review(self, review: Review) -> None:
        """Keep a review that was done."""
        self._database.execute(
            "INSERT INTO reviews (id, kind, day, by) VALUES (?, ?, ?, ?)",
            (review.id, review.kind, review.day, review.by),
        )

    def reviews(self) -> list[Review]:
        """Every review, the newest first."""
        rows = self._database.execute(
            "SELECT id, kind, day, by FROM reviews ORDER BY day DESC, rowid DESC"
        )
        return [Review(*map(str, row)) for row in rows]

    def add_training(self, training: Training) -> None:
        """Keep that somebody was trained."""
        self._database.execute(
            "INSERT INTO trainings (id, who, day) VALUES (?, ?, ?)",
            (training.id, training.who, training.day),
        )

    def remove_training(self, training_id: str) -> bool:
        """Take somebody out of the register; whether they were in it."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM trainings WHERE id = ?", (training_id,))
            found = bool(cursor.rowcount)
        self._database.sweep()
        return found

    def trainings(self) -> list[Training]:
        """Everybody who was trained, the newest first."""
        rows = self._database.execute(
            "SELECT id, who, day FROM trainings ORDER BY day DESC, rowid DESC"
        )
        return [Training(*map(str, row)) for row in rows]

    def seen(self) -> set[str]:
        """Keys of what looked unusual and was looked at."""
        return {str(row[0]) for row in self._database.execute("SELECT key FROM watch_seen")}

    def mark_seen(self, key: str, when: str) -> None:
        """Remember that it was looked at."""
        self._database.execute("INSERT OR REPLACE INTO watch_seen VALUES (?, ?)", (key, when))
