"""The backups that were made of a bot, and its plan for them."""

from __future__ import annotations

import json
import os
from dataclasses import replace

from builder.core.backup import Every, Made, Plan, State
from builder.vault.database import Database, Row

LISTED = 400
"""Backups that are remembered; older ones are forgotten, not removed."""

_MADE = "id, file, made, size, sha256, revision, documents, opens, seal, planned, checked, state"
_PLAN = "folder, mount, every, keep, recipients, typed, since, exported, tried, trouble, params"


class SqlBackups:
    """Names of files may be any bytes: they are kept as such."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Made]:
        """Every backup that is remembered, the newest first."""
        rows = self._database.execute(
            f"SELECT {_MADE} FROM backups ORDER BY made DESC, rowid DESC"  # noqa: S608 - constant
        )
        return [_made(row) for row in rows]

    def add(self, made: Made) -> None:
        """Remember a backup; those beyond `LISTED` are forgotten."""
        with self._database.transaction() as cursor:
            cursor.execute(
                f"INSERT INTO backups ({_MADE}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
                (
                    made.id, os.fsencode(made.file), made.made, made.size, made.sha256,
                    made.revision, made.documents, made.opens, made.seal, made.planned,
                    made.checked, str(made.state),
                ),
            )  # fmt: skip
            cursor.execute(
                "DELETE FROM backups WHERE rowid NOT IN"
                " (SELECT rowid FROM backups ORDER BY made DESC, rowid DESC LIMIT ?)",
                (LISTED,),
            )

    def note(self, made_id: str, state: State, checked: str) -> None:
        """Remember what a look at a backup found, and when that was."""
        self._database.execute(
            "UPDATE backups SET state = ?, checked = ? WHERE id = ?",
            (str(state), checked, made_id),
        )

    def remove(self, made_id: str) -> None:
        """Forget a backup."""
        self._database.execute("DELETE FROM backups WHERE id = ?", (made_id,))

    def plan(self) -> Plan:
        """The plan; one that makes nothing when none was chosen."""
        row = self._database.one(f"SELECT {_PLAN} FROM backup_plan")  # noqa: S608 - constant
        return Plan() if row is None else _plan(row)

    def save_plan(self, plan: Plan) -> None:
        """Keep `plan` in place of the one before."""
        values = (
            os.fsencode(plan.folder), os.fsencode(plan.mount), str(plan.every), plan.keep,
            json.dumps(plan.recipients), plan.typed, plan.since, plan.exported, plan.tried,
            plan.trouble, json.dumps(dict(plan.params), ensure_ascii=False),
        )  # fmt: skip
        self._database.execute(
            f"INSERT OR REPLACE INTO backup_plan (one, {_PLAN})"  # noqa: S608 - constant
            " VALUES (1, ?,?,?,?,?,?,?,?,?,?,?)",
            values,
        )

    def settle_restored(self) -> None:
        """In a file that came back: no plan goes on, and none removes the backups of before.

        The bot that they were made of may still be there, with the same plan and the same backups.
        """
        self._database.execute("UPDATE backups SET planned = 0")
        plan = self.plan()
        if plan.every is not Every.OFF:
            self.save_plan(replace(plan, every=Every.OFF, tried="", trouble="", params={}))


def _made(row: Row) -> Made:
    key, file, made, size, sha256, revision, documents, opens, seal, planned, checked, state = row
    return Made(
        key, os.fsdecode(file), made, size, sha256, revision, documents, opens, seal,
        bool(planned), checked, State(state),
    )  # fmt: skip


def _plan(row: Row) -> Plan:
    folder, mount, every, keep, recipients, typed, since, exported, tried, trouble, params = row
    return Plan(
        Every(every), os.fsdecode(folder), os.fsdecode(mount), keep, tuple(json.loads(recipients)),
        bool(typed), since, exported, tried, trouble, json.loads(params),
    )  # fmt: skip
