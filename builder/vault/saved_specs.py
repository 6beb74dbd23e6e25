"""The settings of a bot as they were saved, one revision beside the other."""

from __future__ import annotations

import json
from dataclasses import replace

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import VaultError
from builder.vault.database import Database


def newest(database: Database) -> BotSpec:
    """The settings as they were saved last.

    Raises:
        VaultError: `spec_damaged` or `newer_version`.
    """
    row = database.one("SELECT spec FROM revisions ORDER BY revision DESC LIMIT 1")
    try:
        data = json.loads(row[0]) if row else None
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise VaultError("spec_damaged")
    return setting.from_dict(data)


def append(database: Database, spec: BotSpec, now: str) -> BotSpec:
    """Keep `spec` as the next revision; what was kept."""
    with database.transaction() as cursor:
        (last,) = cursor.execute("SELECT max(revision) FROM revisions").fetchone()
        spec = replace(spec, revision=(last or 0) + 1)
        insert(database, spec, now)
    return spec


def insert(database: Database, spec: BotSpec, now: str) -> None:
    """Keep `spec` as the revision it says it is."""
    body = json.dumps(setting.to_dict(spec), ensure_ascii=False)
    database.execute("INSERT INTO revisions VALUES (?, ?, ?)", (spec.revision, now, body))
