"""What happened to a bot or on a host, in a chain of hashes that shows what was changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from builder.core.errors import Safe, VaultError
from builder.core.ports import Clock
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.vault.facts import SqlFacts
from builder.vault.tables import Tables, Values

OWNER, HOST, VISITOR, UNKNOWN = "owner", "host", "visitor", "unknown"
ACTOR = re.compile(r"(owner|host|visitor|unknown)(@[a-z]{1,16})?|operator:[^\x00-\x1f\x7f]{1,64}")
"""Who did it: a role and the door it came through, or an operator's token by its name.

Never the user of the operating system: that would be personal data of staff, in rows that nobody
can take out again. One file has one owner; operators have tokens of their own, named by the owner.
"""

_START = bytes(32)
_FORMAT = 2  # of a row with an actor; a row of format 1 has none, and no number of its format
_HEAD = "audit_head"
_DETAILS, _ACTOR = "audit.details", "audit.actor"
_COLUMNS = "n, at, event, details, hash, actor"
_READ = ", ".join(name if name == "n" else f"CAST({name} AS BLOB)" for name in _COLUMNS.split(", "))
# As bytes: a row that somebody changed may hold anything, and is to be told, not to end the check.
_PAGE = 1000
_acting: ContextVar[str] = ContextVar("acting", default="")


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One event, with ids and counts; `n` counts from 1. `actor` is empty in the oldest rows."""

    n: int
    when: str
    event: str
    details: Mapping[str, Safe]
    actor: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest event's number and hash: whoever keeps it can tell an older file."""

    n: int
    sha256: str


class ChainState(StrEnum):
    """What a check of the chain found."""

    INTACT = "intact"
    CHANGED = "changed"
    TRUNCATED = "truncated"
    ROLLED_BACK = "rolled_back"
    HEAD_MISSING = "head_missing"


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """Whether every event is as it was written; else the first that is not.

    Attributes:
        broken_at: the first row that was changed, or that is gone.
        head: the newest event that is there.
    """

    state: ChainState
    rows: int
    broken_at: int | None = None
    head: ChainHead = ChainHead(0, _START.hex())

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.state is ChainState.INTACT


@contextlib.contextmanager
def acting(actor: str) -> Iterator[None]:
    """What is recorded inside was done by `actor`, and so is all that a file opened inside records.

    Threads begun inside do not know of it; files that were opened inside do.

    Raises:
        ValueError: `actor` is none of those that `ACTOR` describes.
    """
    token = _acting.set(_checked(actor))
    try:
        yield
    finally:
        _acting.reset(token)


class AuditLog:
    """Appends events; each carries the hash of all before it.

    Attributes:
        actor: who works with the file, unless `acting` says otherwise.
        listener: told of every event once it is written.
    """

    def __init__(self, database: Tables, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.actor = _acting.get() or OWNER
        self.listener: Callable[[str], None] | None = None

    @property
    def acting_now(self) -> str:
        """Who does what is done now."""
        return _acting.get() or self.actor

    def record(self, event: str, **details: Safe) -> None:
        """Append one event: a code with ids and counts, never text."""
        when = self._clock.now().isoformat(timespec="milliseconds")
        body = json.dumps(details, sort_keys=True, ensure_ascii=False)
        actor = self.acting_now
        seals = self._database.seals
        with self._database.transaction(alone="audit") as cursor:
            last = cursor.execute(
                "SELECT n, CAST(hash AS BLOB) FROM audit ORDER BY n DESC LIMIT 1"
            ).fetchone()
            number, before = (last[0] + 1, _bytes(last[1])) if last else (1, _START)
            digest = _link(before, number, when, event, body, actor)
            said, by = seals.seal(_DETAILS, number, body), seals.seal(_ACTOR, number, actor)
            cursor.execute(
                f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
                (number, when, event, said, digest, by),
            )
            # Beside the rows, so that rows cut off the end are missed.
            SqlFacts(self._database).put(_HEAD, f"{number}:{digest.hex()}")
        if self.listener is not None:
            self.listener(event)

    def rows(self, *, after: int = 0, limit: int = _PAGE) -> list[AuditRow]:
        """The events after number `after`, the oldest first."""
        return self._found("n > ? ORDER BY n LIMIT ?", (after, limit))

    def newest(
        self,
        *,
        before: int | None = None,
        events: Sequence[str] = (),
        since: str = "",
        until: str = "",
        limit: int = _PAGE,
    ) -> list[AuditRow]:
        """The events before number `before`, the newest first.

        With `events` of these kinds alone; from the moment `since` on and before `until` (both
        ISO 8601 in UTC).
        """
        condition = "n < ? AND at >= ? AND at < ?"
        if events:
            condition += f" AND event IN ({', '.join('?' * len(events))})"
        last = before if before is not None else 2**62
        values: Values = (last, since, until or "~", *events, limit)
        return self._found(f"{condition} ORDER BY n DESC LIMIT ?", values)

    def counts(self) -> dict[str, int]:
        """How many events there are of each kind."""
        found = self._database.execute("SELECT event, count(*) FROM audit GROUP BY event")
        return {str(event): int(count) for event, count in found}

    def head(self) -> ChainHead:
        """The newest event's number and hash; number 0 when nothing happened yet."""
        row = self._database.one("SELECT n, CAST(hash AS BLOB) FROM audit ORDER BY n DESC LIMIT 1")
        return (
            ChainHead(0, _START.hex()) if row is None else ChainHead(row[0], _bytes(row[1]).hex())
        )

    def descends_from(self, kept: ChainHead) -> bool:
        """Whether `kept` is the head or one of its ancestors: no, when the file was rolled back."""
        if kept.n == 0:
            return True
        row = self._database.one("SELECT CAST(hash AS BLOB) FROM audit WHERE n = ?", (kept.n,))
        return row is not None and _bytes(row[0]).hex() == kept.sha256

    def truncated(self) -> bool:
        """Whether rows are missing at the end that this very file once had."""
        return (self._remembered() or ChainHead(0, "")).n > self.head().n

    def verify(
        self,
        kept: ChainHead | None = None,
        *,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> AuditVerdict:
        """Recompute the whole chain, and compare its end with what is remembered of it.

        Args:
            kept: the head as it is remembered outside the file.
            progress: told of rows.
            token: asks to stop.

        Raises:
            Cancelled: when `token` asked for it.
        """
        total, last = self.head().n, ChainHead(0, _START.hex())
        before, expected = _START, 1
        while True:
            (token or CancelToken()).check()
            rows: list[tuple[Any, ...]] = self._database.execute(
                f"SELECT {_READ} FROM audit WHERE n >= ? ORDER BY n LIMIT ?",  # noqa: S608
                (expected, _PAGE),
            )
            if not rows:
                break
            for number, when, event, body, digest, actor in rows:
                by = self._unsealed(_ACTOR, number, actor) if actor else None
                said = (_text(when), _text(event), self._unsealed(_DETAILS, number, body), by)
                if number != expected or digest != _link(before, number, *said):
                    return AuditVerdict(ChainState.CHANGED, expected - 1, expected, last)
                before, expected = digest, expected + 1
                last = ChainHead(number, digest.hex())
            progress(Step("verifying", expected - 1, total))
        return self._ended(last, kept)

    def _ended(self, last: ChainHead, kept: ChainHead | None) -> AuditVerdict:
        inside = self._remembered()
        if inside is not None and inside.n > last.n:
            return AuditVerdict(ChainState.TRUNCATED, last.n, last.n + 1, last)
        if inside is not None and inside != last:  # every row written since has moved it along
            return AuditVerdict(ChainState.CHANGED, last.n, inside.n or 1, last)
        if kept is not None and not self.descends_from(kept):
            return AuditVerdict(ChainState.ROLLED_BACK, last.n, min(kept.n, last.n + 1), last)
        return AuditVerdict(ChainState.INTACT, last.n, None, last)

    def _remembered(self) -> ChainHead | None:
        """The head as the file itself has it beside the rows; none before the first new row."""
        kept = SqlFacts(self._database).get(_HEAD)
        number, colon, digest = kept.partition(":") if kept else ("", "", "")
        return ChainHead(int(number), digest) if colon and number.isdecimal() else None

    def _found(self, condition: str, values: Values) -> list[AuditRow]:
        sql = f"SELECT {_READ} FROM audit WHERE {condition}"  # noqa: S608 - values are bound
        return [
            AuditRow(
                n,
                _text(at),
                _text(event),
                _details(self._unsealed(_DETAILS, n, body)),
                self._unsealed(_ACTOR, n, actor),
                _bytes(digest).hex(),
            )
            for n, at, event, body, digest, actor in self._database.execute(sql, values)
        ]

    def _unsealed(self, place: str, number: int, kept: bytes | str | None) -> str:
        """What stands there; of what somebody changed, what they left there."""
        said = _text(kept)
        try:
            return self._database.seals.unseal(place, number, said)
        except VaultError:
            return said


def _checked(actor: str) -> str:
    if not ACTOR.fullmatch(actor):
        raise ValueError(actor)
    return actor


def _details(body: str) -> dict[str, Safe]:
    """What stands in a row; of one that somebody changed, whatever can still be read."""
    with contextlib.suppress(ValueError):
        found = json.loads(body)
        if isinstance(found, dict):
            return {k: v for k, v in found.items() if isinstance(v, Safe | None)}
    return {"unreadable": True}


def _bytes(value: bytes | None) -> bytes:
    return value or b""


def _text(value: bytes | str | None) -> str:
    if isinstance(value, str):
        return value
    return _bytes(value).decode("utf-8", "backslashreplace")


def _link(before: bytes, number: int, when: str, event: str, body: str, actor: str | None) -> bytes:
    told: list[Any] = [before.hex(), number, when, event, body]
    if actor is not None:
        told = [before.hex(), _FORMAT, number, when, event, actor, body]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).digest()
