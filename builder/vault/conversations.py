"""What visitors and the bot said, as far as the policy lets it be kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from builder.core.cleared import Cleared
from builder.vault.tables import Row, Tables
from builder.vault.tombstones import SqlTombstones, of_one
from builder.vault.visitors import ORIGIN

PURPOSE = "transcript"
ROLES = ("visitor", "bot", "remark")
"""A remark is what a visitor noted about an answer."""

_TEXT = "messages.text"
_TALKS = (
    "SELECT c.session_id, c.started, max(m.at), count(m.n), coalesce(v.language, ''),"
    " coalesce(v.origin, ''), CASE WHEN v.frozen IS NULL THEN 0 ELSE 1 END FROM conversations c"
    " JOIN messages m ON m.session_id = c.session_id"
    " LEFT JOIN visitors v ON v.session_id = c.session_id"
    " WHERE c.started || c.session_id < ? GROUP BY c.session_id, v.session_id"
    " ORDER BY c.started DESC, c.session_id DESC LIMIT ?"
)
_PURGE = (
    "DELETE FROM messages WHERE at < ? AND role IN ({})"
    " AND session_id NOT IN (SELECT session_id FROM visitors WHERE frozen IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message as it was kept: masked, with what was masked by entity type.

    `n` is its number: no other message of this host has it.
    """

    role: str
    text: str
    when: str
    masked: Mapping[str, int] = field(default_factory=dict)
    n: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk that is kept, without a word of it."""

    session_id: str
    begun: str
    last: str
    messages: int
    language: str
    origin: str
    frozen: int

    @property
    def place(self) -> str:
        """Where it stands among the others; `before` it come the older ones."""
        return f"{self.begun}{self.session_id}"


class ConversationLog:
    """The transcripts of a host; it takes text only when the gate cleared it for that."""

    place = "transcripts"

    def __init__(self, database: Tables) -> None:
        self._database = database
        self._erased = SqlTombstones(database)

    def start(self, session_id: str, when: datetime) -> bool:
        """Begin the transcript of a session; nothing happens when there is one.

        False when the visitor was erased meanwhile, by whichever replica: nothing is kept then.
        """
        with self._database.transaction(alone=of_one(session_id)) as cursor:
            if self._erased.erased("visitor", session_id):
                return False
            cursor.execute(
                "INSERT INTO conversations VALUES (?, ?) ON CONFLICT DO NOTHING",
                (session_id, _stamp(when)),
            )
            return True

    def append(self, session_id: str, role: str, text: Cleared, when: datetime) -> int:
        """Keep one message; `role` is one of `ROLES`. Its number; 0 for an erased visitor's.

        Raises:
            ValueError: the text was cleared for something else, or the role is unknown.
        """
        if text.purpose != PURPOSE or role not in ROLES:
            raise ValueError(f"{text.purpose}, {role}")
        with self._database.transaction() as cursor:
            if not self.start(session_id, when):
                return 0
            number = self._database.dialect.number(cursor, "messages")
            kept = self._database.seals.seal(_TEXT, (session_id, number), text.text)
            ((told,),) = cursor.execute(
                "INSERT INTO messages (n, session_id, at, role, text, masked)"
                " VALUES (?, ?, ?, ?, ?, ?) RETURNING n",
                (number, session_id, _stamp(when), role, kept, json.dumps(dict(text.masked))),
            ).fetchall()
            return int(told)

    def correct(self, session_id: str, number: int, text: Cleared) -> bool:
        """Let a message of the visitor's own say something else; False when there is none.

        Raises:
            ValueError: the text was cleared for something else.
        """
        if text.purpose != PURPOSE:
            raise ValueError(text.purpose)
        with self._database.transaction() as cursor:
            cursor.execute(
                "UPDATE messages SET text = ?, masked = ?"
                " WHERE session_id = ? AND n = ? AND role <> 'bot'",
                (
                    self._database.seals.seal(_TEXT, (session_id, number), text.text),
                    json.dumps(dict(text.masked)),
                    session_id,
                    number,
                ),
            )
            changed = bool(cursor.rowcount)
        if changed:
            self._database.sweep()
        return changed

    def read(self, session_id: str) -> list[StoredMessage]:
        """The transcript of one session, the oldest message first."""
        rows = self._database.execute(
            "SELECT role, text, at, masked, n FROM messages WHERE session_id = ? ORDER BY n",
            (session_id,),
        )
        return [
            StoredMessage(
                role,
                open_text(self._database, session_id, number, text),
                at,
                json.loads(masked),
                number,
            )
            for role, text, at, masked, number in rows
        ]

    def newest(self, limit: int, *, before: str = "") -> list[Talk]:
        """The talks that begun before `before` (any, when empty), the newest first."""
        rows = self._database.execute(_TALKS, (before or "~", limit))
        return [self._talk(row) for row in rows]

    def purge(self, before: datetime, *, roles: Sequence[str] = ROLES) -> int:
        """Erase messages older than `before`, those of frozen talks aside; how many."""
        with self._database.transaction(alone="purge") as cursor:
            cursor.execute(_PURGE.format(", ".join("?" * len(roles))), (_stamp(before), *roles))
            removed: int = cursor.rowcount
            cursor.execute(
                "DELETE FROM conversations WHERE started < ?"
                " AND session_id NOT IN (SELECT session_id FROM messages)",
                (_stamp(before),),
            )
        if removed:
            self._database.sweep()
        return removed

    def forget_document(self, document_id: str) -> int:  # noqa: ARG002 - the port's
        """Transcripts hold nothing of a document but what was already answered: 0."""
        return 0

    def forget_visitor(self, visitor_id: str) -> int:
        """Erase the transcript of one session; how many messages went."""
        with self._database.transaction(alone=of_one(visitor_id)) as cursor:
            cursor.execute("DELETE FROM messages WHERE session_id = ?", (visitor_id,))
            removed: int = cursor.rowcount
            cursor.execute("DELETE FROM conversations WHERE session_id = ?", (visitor_id,))
        self._database.sweep()
        return removed

    def _talk(self, row: Row) -> Talk:
        session_id, begun, last, messages, language, origin, frozen = row
        origin = self._database.seals.unseal(ORIGIN, session_id, origin)
        return Talk(session_id, begun, last, messages, language, origin, frozen)


def open_text(database: Tables, session_id: str, number: int, kept: str) -> str:
    """The words of a message as it is kept.

    Raises:
        VaultError: `database_row_damaged`.
    """
    return database.seals.unseal(_TEXT, (session_id, number), kept)


def _stamp(when: datetime) -> str:
    """One width and one zone, so that texts sort as times do."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds")
