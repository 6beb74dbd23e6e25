"""What happened to a bot or on a host, in a chain of hashes that shows what was changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.core.errors import Safe
from builder.core.ports import Clock
from builder.vault.database import Database

_START = bytes(32)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One event, with ids and counts; `n` counts from 1."""

    n: int
    when: str
    event: str
    details: Mapping[str, Safe]


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest event's number and hash: whoever keeps it can tell an older file."""

    n: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """Whether every event is as it was written; else the first that is not."""

    ok: bool
    rows: int
    broken_at: int | None = None


class AuditLog:
    """Appends events; each carries the hash of all before it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def record(self, event: str, **details: Safe) -> None:
        """Append one event: a code with ids and counts, never text."""
        when = self._clock.now().isoformat(timespec="milliseconds")
        body = json.dumps(details, sort_keys=True, ensure_ascii=False)
        with self._database.transaction() as cursor:
            last = cursor.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
            number, before = (last[0] + 1, last[1]) if last else (1, _START)
            digest = _link(before, number, when, event, body)
            cursor.execute(
                "INSERT INTO audit VALUES (?, ?, ?, ?, ?)", (number, when, event, body, digest)
            )

    def rows(self, *, after: int = 0, limit: int = 1000) -> list[AuditRow]:
        """The events after number `after`, the oldest first."""
        found = self._database.execute(
            "SELECT n, at, event, details FROM audit WHERE n > ? ORDER BY n LIMIT ?",
            (after, limit),
        )
        return [AuditRow(n, when, event, json.loads(body)) for n, when, event, body in found]

    def head(self) -> ChainHead:
        """The newest event's number and hash; number 0 when nothing happened yet."""
        row = self._database.one("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1")
        return ChainHead(0, _START.hex()) if row is None else ChainHead(row[0], row[1].hex())

    def descends_from(self, kept: ChainHead) -> bool:
        """Whether `kept` is the head or one of its ancestors: no, when the file was rolled back."""
        if kept.n == 0:
            return True
        row = self._database.one("SELECT hash FROM audit WHERE n = ?", (kept.n,))
        return row is not None and row[0].hex() == kept.sha256

    def verify(self) -> AuditVerdict:
        """Recompute the whole chain."""
        before, expected = _START, 1
        while True:
            rows: list[tuple[Any, ...]] = self._database.execute(
                "SELECT n, at, event, details, hash FROM audit WHERE n >= ? ORDER BY n LIMIT 1000",
                (expected,),
            )
            if not rows:
                return AuditVerdict(True, expected - 1)
            for number, when, event, body, digest in rows:
                if number != expected or _link(before, number, when, event, body) != digest:
                    return AuditVerdict(False, expected - 1, expected)
                before, expected = digest, expected + 1


def _link(before: bytes, number: int, when: str, event: str, body: str) -> bytes:
    entry = json.dumps([before.hex(), number, when, event, body], ensure_ascii=False)
    return hashlib.sha256(entry.encode()).digest()
