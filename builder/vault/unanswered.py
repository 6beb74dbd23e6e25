"""Which of the questions that are kept had no answer.

Their words stand in the transcript alone: what is kept here goes with them, whether they are past
their days or their visitor was erased, and a correction of them holds here, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.vault.conversations import open_text
from builder.vault.tables import Tables

_ALL = (
    "SELECT u.message, m.session_id, m.text, m.at, u.language, u.reason FROM unanswered u"
    " JOIN messages m ON m.n = u.message ORDER BY u.message DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer.

    Attributes:
        number: of the message, which no other has.
        text: masked, as it was kept.
        when: ISO 8601 in UTC.
        reason: code of why there was none.
    """

    number: int
    text: str
    when: str
    language: str
    reason: str


class UnansweredLog:
    """Marks messages of transcripts; it holds no text of its own."""

    def __init__(self, database: Tables) -> None:
        self._database = database

    def note(self, message: int, language: str, reason: str) -> None:
        """Mark a message that was kept; nothing happens when it is gone by now."""
        self._database.execute(
            "INSERT INTO unanswered SELECT n, ?, ? FROM messages WHERE n = ?"
            " ON CONFLICT (message) DO UPDATE SET language = excluded.language,"
            " reason = excluded.reason",
            (language, reason, message),
        )

    def newest(self, limit: int) -> list[Unanswered]:
        """At most `limit`, the newest first."""
        return [
            Unanswered(number, open_text(self._database, session, number, text), at, language, why)
            for number, session, text, at, language, why in self._database.execute(_ALL, (limit,))
        ]

    def by_session(self) -> dict[str, int]:
        """How many there are, by talk."""
        found = self._database.execute(
            "SELECT m.session_id, count(*) FROM unanswered u JOIN messages m ON m.n = u.message"
            " GROUP BY m.session_id"
        )
        return {str(session): int(count) for session, count in found}
