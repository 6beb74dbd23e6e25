"""Talks that were passed on to a person: what still waits, what arrived, what could not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from builder.vault.tables import Row, Tables
from builder.vault.tombstones import SqlTombstones, of_one

LEASE = timedelta(minutes=10)
"""How long one that is being sent is left to who took it: longer than any way of sending takes.
After that its taker has died, and another replica of the host takes it."""

_BODY = "handovers.body"


class State(StrEnum):
    """Where a hand-over stands. `sending` is written before the first byte goes out."""

    WAITING = "waiting"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"


_COLUMNS = "id, session_id, channel, at, state, tries, due, ended, code, body"
_ALL = f"SELECT {_COLUMNS} FROM handovers ORDER BY at, id"  # noqa: S608 - constant
_OF = f"SELECT {_COLUMNS} FROM handovers WHERE session_id = ? ORDER BY at, id"  # noqa: S608
_THAWED = "session_id NOT IN (SELECT session_id FROM visitors WHERE frozen IS NOT NULL)"
_NEXT = (
    f"SELECT {_COLUMNS} FROM handovers WHERE state IN ('waiting', 'sending') AND due <= ?"  # noqa: S608
    f" AND {_THAWED} ORDER BY due, id LIMIT 1"
)
_COUNTS = (
    "SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')),"
    " count(*) FILTER (WHERE state IN ('waiting', 'sending') AND code != ''),"
    " count(*) FILTER (WHERE state = 'failed'),"
    " min(at) FILTER (WHERE state IN ('waiting', 'sending')) FROM handovers"
)


@dataclass(frozen=True, slots=True)
class StoredHandover:
    """One hand-over on one way.

    Attributes:
        id: the same at every try, and told to the receiver.
        channel: `mail` or `webhook`.
        due: when it is tried next.
        ended: when it arrived or was given up.
        code: why the last try failed; empty when none did.
        body: the letter; empty once it has arrived.
    """

    id: str
    session_id: str
    channel: str
    at: datetime
    state: State
    tries: int
    due: datetime
    ended: datetime | None
    code: str
    body: str


@dataclass(frozen=True, slots=True)
class Load:
    """How the queue stands.

    Attributes:
        troubled: of those that wait, how many failed at least once.
        failed: given up.
        oldest: since when the oldest waits.
    """

    waiting: int
    troubled: int
    failed: int
    oldest: datetime | None


class HandoverLog:
    """The queue of a host, in its own encrypted file: what was taken is there after a crash."""

    place = "handovers"

    def __init__(self, database: Tables) -> None:
        self._database = database
        self._erased = SqlTombstones(database)

    def add(
        self, handover_id: str, session_id: str, channel: str, body: str, when: datetime
    ) -> None:
        """Take a letter that went through the gate; once this returns it is not lost any more.

        One of a visitor who was erased meanwhile is not taken.
        """
        stamp, kept = _stamp(when), self._database.seals.seal(_BODY, handover_id, body)
        with self._database.transaction(alone=of_one(session_id)) as cursor:
            if not self._erased.erased("visitor", session_id):
                cursor.execute(
                    "INSERT INTO handovers VALUES (?, ?, ?, ?, 'waiting', 0, ?, NULL, '', ?)",
                    (handover_id, session_id, channel, stamp, stamp, kept),
                )

    def take(self, now: datetime) -> StoredHandover | None:
        """The next that is due, marked as being sent. What is frozen stays where it is."""
        with self._database.transaction() as cursor:
            next_one = _NEXT + self._database.dialect.claim
            row = cursor.execute(next_one, (_stamp(now),)).fetchone()
            if row is None:
                return None
            found = self._handover(row)
            cursor.execute(
                "UPDATE handovers SET state = 'sending', tries = tries + 1, due = ? WHERE id = ?",
                (_stamp(now + LEASE), found.id),
            )
        return found

    def delivered(self, handover_id: str, when: datetime) -> None:
        """It arrived: its words are not needed any more."""
        self._database.execute(
            "UPDATE handovers SET state = 'delivered', ended = ?, code = '', body = ''"
            " WHERE id = ?",
            (_stamp(when), handover_id),
        )
        self._database.sweep()

    def missed(self, handover_id: str, code: str, *, due: datetime | None, when: datetime) -> None:
        """It did not arrive, because of `code`: tried again at `due`, or given up without one.

        The words of what was given up stay until their days are over.
        """
        state = State.FAILED if due is None else State.WAITING
        ended = _stamp(when) if due is None else None
        self._database.execute(
            "UPDATE handovers SET state = ?, code = ?, due = ?, ended = ? WHERE id = ?",
            (state, code, _stamp(due or when), ended, handover_id),
        )

    def recover(self) -> int:
        """Let what was being sent when the host died wait again; how many.

        Whether it arrived nobody knows: it is sent once more, under the same id. With replicas
        another one may be sending it now: then its lease tells.
        """
        if self._database.dialect.shared:
            return 0
        return self._changed(
            "UPDATE handovers SET state = 'waiting', due = at WHERE state = 'sending'"
        )

    def retry(self, when: datetime) -> int:
        """Try everything that waits or was given up again, now; how many."""
        return self._changed(
            "UPDATE handovers SET state = 'waiting', due = ?, at = CASE state WHEN 'failed'"
            " THEN ? ELSE at END, ended = NULL WHERE state IN ('waiting', 'failed')",
            _stamp(when),
            _stamp(when),
        )

    def drop(self, session_id: str) -> int:
        """Take back what still waits of one talk; how many."""
        count = self._changed(
            "DELETE FROM handovers WHERE session_id = ? AND state IN ('waiting', 'failed')",
            session_id,
        )
        self._database.sweep()
        return count

    def read(self, session_id: str | None = None) -> list[StoredHandover]:
        """Those of one talk, or every one; the oldest first."""
        found = (
            self._database.execute(_ALL)
            if session_id is None
            else self._database.execute(_OF, (session_id,))
        )
        return [self._handover(row) for row in found]

    def load(self) -> Load:
        """How many wait, and how many were given up."""
        row = self._database.one(_COUNTS)
        waiting, troubled, failed, oldest = row or (0, 0, 0, None)
        return Load(waiting, troubled, failed, datetime.fromisoformat(oldest) if oldest else None)

    def purge(self, before: datetime) -> int:
        """Erase what ended before, or has waited since before; frozen talks aside. How many."""
        count = self._changed(
            f"DELETE FROM handovers WHERE coalesce(ended, at) < ? AND {_THAWED}",  # noqa: S608 - constant
            _stamp(before),
        )
        if count:
            self._database.sweep()
        return count

    def forget_document(self, document_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a document is kept here: 0."""
        return 0

    def forget_visitor(self, visitor_id: str) -> int:
        """Erase what one visitor passed on, sent or not; how many."""
        count = self._changed("DELETE FROM handovers WHERE session_id = ?", visitor_id)
        self._database.sweep()
        return count

    def _changed(self, statement: str, *values: str) -> int:
        with self._database.transaction() as cursor:
            cursor.execute(statement, values)
            return int(cursor.rowcount)

    def _handover(self, row: Row) -> StoredHandover:
        name, session_id, channel, at, state, tries, due, ended, code, body = row
        return StoredHandover(
            name,
            session_id,
            channel,
            datetime.fromisoformat(at),
            State(state),
            tries,
            datetime.fromisoformat(due),
            datetime.fromisoformat(ended) if ended else None,
            code,
            self._database.seals.unseal(_BODY, name, body),
        )


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="milliseconds")
