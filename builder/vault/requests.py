"""The register of people's requests, in the bot file."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from builder.core.subject_request import Law, RequestKind, Result, Step, SubjectRequest
from builder.vault.database import Database, Row

_ALL = "SELECT id, received, due, closed, body FROM requests ORDER BY closed IS NOT NULL, due, id"
_GET = "SELECT id, received, due, closed, body FROM requests WHERE id = ?"
_OWN = frozenset({"id", "received", "due", "closed"})


class SqlRequests:
    """The requests of one bot: the open ones first, the most urgent before."""

    place = "requests"

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SubjectRequest]:
        """Every request."""
        return [_request(row) for row in self._database.execute(_ALL)]

    def get(self, request_id: str) -> SubjectRequest | None:
        """One request."""
        row = self._database.one(_GET, (request_id,))
        return None if row is None else _request(row)

    def open_days(self) -> list[date]:
        """The days on which open requests are due."""
        rows = self._database.execute("SELECT due FROM requests WHERE closed IS NULL ORDER BY due")
        return [date.fromisoformat(row[0]) for row in rows]

    def save(self, request: SubjectRequest) -> None:
        """Insert or replace one; what it said before is overwritten."""
        body = {name: value for name, value in asdict(request).items() if name not in _OWN}
        self._database.execute(
            "INSERT OR REPLACE INTO requests VALUES (?, ?, ?, ?, ?)",
            (
                request.id,
                request.received.isoformat(),
                request.due.isoformat(),
                request.closed.isoformat() if request.closed else None,
                json.dumps(body, ensure_ascii=False),
            ),
        )
        self._database.sweep()

    def remove(self, request_id: str) -> bool:
        """Forget one; whether there was one."""
        return self._erase("DELETE FROM requests WHERE id = ?", request_id) > 0

    def purge(self, before: datetime) -> int:
        """Erase requests that were closed before that day; how many. Open ones stay."""
        day = before.astimezone(UTC).date().isoformat()
        return self._erase("DELETE FROM requests WHERE closed < ?", day)

    def forget_document(self, document_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a document is kept here: 0."""
        return 0

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Requests prove that they were answered, and go after their own days: 0."""
        return 0

    def _erase(self, statement: str, value: str) -> int:
        with self._database.transaction() as cursor:
            cursor.execute(statement, (value,))
            removed: int = cursor.rowcount
        if removed:
            self._database.sweep()
        return removed


def _request(row: Row) -> SubjectRequest:
    identity, received, due, closed, text = row
    body: dict[str, Any] = json.loads(text)
    return SubjectRequest(
        id=identity,
        kind=RequestKind(body.pop("kind")),
        law=Law(body.pop("law")),
        received=date.fromisoformat(received),
        due=date.fromisoformat(due),
        closed=date.fromisoformat(closed) if closed else None,
        result=Result(result) if (result := body.pop("result")) else None,
        steps=tuple(Step(**each) for each in body.pop("steps")),
        receipts=tuple(body.pop("receipts")),
        **body,
    )
