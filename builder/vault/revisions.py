"""The settings as they were before: kept with every change, cleaned when a person is erased."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from builder.vault.database import Database


class SqlRevisions:
    """The earlier settings of one bot; the newest are in force and are changed by saving."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rewrite(self, alter: Callable[[Any], Any]) -> int:
        """Let `alter` change earlier settings as plain data; how many were other then.

        What stood there before is overwritten.
        """
        changed = 0
        with self._database.transaction() as cursor:
            rows = cursor.execute(
                "SELECT revision, spec FROM revisions"
                " WHERE revision < (SELECT max(revision) FROM revisions)"
            ).fetchall()
            for revision, text in rows:
                data = json.loads(text)
                altered = alter(data)
                if altered != data:
                    body = json.dumps(altered, ensure_ascii=False)
                    cursor.execute(
                        "UPDATE revisions SET spec = ? WHERE revision = ?", (body, revision)
                    )
                    changed += 1
        if changed:
            self._database.sweep()
        return changed
