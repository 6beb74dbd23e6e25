"""Incidents of a bot: what is known of each, and every step that was taken, with its time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from builder.vault.database import Database, Row

_COLUMNS = "id, noticed, opened, drill, facts, closed"


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident.

    Attributes:
        noticed: when it was noticed; the 72 hours begin then. ISO 8601 in UTC, like all moments.
        drill: practice, nothing happened.
        facts: what the owner wrote or chose, by name.
        closed: when it was closed, or None.
    """

    id: str
    noticed: str
    opened: str
    drill: bool
    facts: Mapping[str, str]
    closed: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done, and what was noted with it."""

    n: int
    when: str
    step: str
    note: str


class SqlIncidents:
    """The incidents of one bot; closed ones stay."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, incident: Incident) -> None:
        """Insert or replace one incident; its steps stay."""
        self._database.execute(
            "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " noticed = excluded.noticed, facts = excluded.facts, closed = excluded.closed",
            (
                incident.id,
                incident.noticed,
                incident.opened,
                int(incident.drill),
                json.dumps(dict(incident.facts), ensure_ascii=False),
                incident.closed,
            ),
        )

    def all(self) -> list[Incident]:
        """Every incident, open ones first, the newest first."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM incidents"  # noqa: S608 - constant
            " ORDER BY closed IS NOT NULL, opened DESC, rowid DESC"
        )
        return [_incident(row) for row in rows]

    def get(self, incident_id: str) -> Incident | None:
        """One incident."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM incidents WHERE id = ?",  # noqa: S608 - constant
            (incident_id,),
        )
        return None if row is None else _incident(row)

    def add_step(self, incident_id: str, when: str, step: str, note: str = "") -> None:
        """Write down a step."""
        self._database.execute(
            "INSERT INTO incident_steps (incident_id, at, step, note) VALUES (?, ?, ?, ?)",
            (incident_id, when, step, note),
        )

    def steps(self, incident_id: str) -> list[Step]:
        """The steps of one incident, the oldest first."""
        rows = self._database.execute(
            "SELECT n, at, step, note FROM incident_steps WHERE incident_id = ? ORDER BY n",
            (incident_id,),
        )
        return [Step(*row) for row in rows]


def _incident(row: Row) -> Incident:
    ident, noticed, opened, drill, facts, closed = row
    return Incident(ident, noticed, opened, bool(drill), json.loads(facts), closed)
