"""The links that let testers in, each once; of a token only its hash is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from builder.core.tester_note import TesterLink
from builder.vault.database import Database

_COLUMNS = "id, who, made, expires, used, ended"


class SqlTesterLinks:
    """Who was invited, when their link was used, and whether it still lets them in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[TesterLink]:
        """Every link, the newest first."""
        query = f"SELECT {_COLUMNS} FROM tester_links ORDER BY made DESC, id DESC"  # noqa: S608
        return [TesterLink(*row) for row in self._database.execute(query)]

    def put(self, link: TesterLink, token: str) -> None:
        """Keep a link by its token."""
        self._database.execute(
            "INSERT INTO tester_links (id, mark, who, made, expires) VALUES (?, ?, ?, ?, ?)",
            (link.id, _mark(token), link.who, link.made, link.expires),
        )

    def use(self, token: str, now: datetime) -> TesterLink | None:
        """The link of `token`, used with this; None when it was used, ended or has expired.

        Two who come at the same moment cannot both get in.
        """
        moment = _text(now)
        with self._database.transaction() as cursor:
            cursor.execute(
                "UPDATE tester_links SET used = ? WHERE mark = ? AND used IS NULL"
                " AND ended IS NULL AND expires > ?",
                (moment, _mark(token), moment),
            )
            if not cursor.rowcount:
                return None
            query = f"SELECT {_COLUMNS} FROM tester_links WHERE mark = ?"  # noqa: S608
            return TesterLink(*cursor.execute(query, (_mark(token),)).fetchone())

    def holds(self, link_id: str, now: datetime) -> bool:
        """Whether who came in by this link may still be in."""
        query = "SELECT 1 FROM tester_links WHERE id = ? AND ended IS NULL AND expires > ?"
        return self._database.one(query, (link_id, _text(now))) is not None

    def end(self, link_id: str, now: datetime) -> bool:
        """Take a link back, used or not; whether it was there and not ended."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "UPDATE tester_links SET ended = ? WHERE id = ? AND ended IS NULL",
                (_text(now), link_id),
            )
            return bool(cursor.rowcount)

    def purge(self, before: datetime) -> int:
        """Forget links that expired before that moment; how many."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM tester_links WHERE expires < ?", (_text(before),))
            removed: int = cursor.rowcount
        if removed:
            self._database.sweep()
        return removed

    def forget_words(self, holds: Callable[[str], bool]) -> int:
        """Forget what people are called; `holds` tells of a name whether it is meant."""
        named = [link.id for link in self.all() if link.who and holds(link.who)]
        for link_id in named:
            self._database.execute("UPDATE tester_links SET who = '' WHERE id = ?", (link_id,))
        if named:
            self._database.sweep()
        return len(named)


def _mark(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
