"""What testers said of answers, in the bot file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from builder.core.tester_note import NoteState, TesterNote
from builder.vault.database import Database

_ALL = "SELECT id, at, state, body FROM tester_notes ORDER BY at DESC, id DESC"
_OWN = frozenset({"id", "when", "state"})
_TEXTS = ("question", "answer", "note", "should_say")


class SqlTesterNotes:
    """The notes of one bot, the newest first."""

    place = "tester_notes"

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[TesterNote]:
        """Every note."""
        return [_note(row) for row in self._database.execute(_ALL)]

    def get(self, note_id: str) -> TesterNote | None:
        """One note."""
        query = "SELECT id, at, state, body FROM tester_notes WHERE id = ?"
        row = self._database.one(query, (note_id,))
        return None if row is None else _note(row)

    def open_count(self) -> int:
        """How many wait for the owner."""
        query = "SELECT count(*) FROM tester_notes WHERE state = ?"
        row = self._database.one(query, (NoteState.OPEN,))
        return int(row[0]) if row else 0

    def put(self, note: TesterNote) -> None:
        """Keep a note; one about the same answer is replaced."""
        body = {name: value for name, value in asdict(note).items() if name not in _OWN}
        self._database.execute(
            "INSERT OR REPLACE INTO tester_notes VALUES (?, ?, ?, ?)",
            (note.id, note.when, note.state, json.dumps(body, ensure_ascii=False)),
        )
        self._database.sweep()

    def remove(self, note_id: str) -> bool:
        """Forget one; whether there was one."""
        return self._erase("DELETE FROM tester_notes WHERE id = ?", note_id) > 0

    def purge(self, before: datetime) -> int:
        """Erase notes that are older than that moment; how many."""
        moment = before.astimezone(UTC).isoformat(timespec="seconds")
        return self._erase("DELETE FROM tester_notes WHERE at < ?", moment)

    def forget_document(self, document_id: str) -> int:
        """Forget the answers that were made of a document, asked while its record is there."""
        row = self._database.one("SELECT name FROM documents WHERE id = ?", (document_id,))
        if row is None:
            return 0

        def bare(note: TesterNote) -> TesterNote:
            if row[0] not in note.documents:
                return note
            left = tuple(name for name in note.documents if name != row[0])
            return replace(note, answer="", documents=left)

        return self._rewrite(bare)

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Testers are no visitors: 0."""
        return 0

    def forget_words(self, holds: Callable[[str], bool]) -> int:
        """Forget the texts that say something; `holds` tells of a text whether it does."""

        def bare(note: TesterNote) -> TesterNote:
            gone = {name: "" for name in (*_TEXTS, "who") if holds(getattr(note, name))}
            names = tuple(name for name in note.documents if not holds(name))
            return replace(note, documents=names, **gone)  # type: ignore[arg-type]

        return self._rewrite(bare)

    def _rewrite(self, alter: Callable[[TesterNote], TesterNote]) -> int:
        changed = [after for note in self.all() if (after := alter(note)) != note]
        for note in changed:
            self.put(note)
        return len(changed)

    def _erase(self, statement: str, value: str) -> int:
        with self._database.transaction() as cursor:
            cursor.execute(statement, (value,))
            removed: int = cursor.rowcount
        if removed:
            self._database.sweep()
        return removed


def _note(row: tuple[Any, ...]) -> TesterNote:
    identity, when, state, text = row
    body: dict[str, Any] = json.loads(text)
    documents = tuple(body.pop("documents"))
    return TesterNote(id=identity, when=when, state=NoteState(state), documents=documents, **body)
