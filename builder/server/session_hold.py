"""One talk that replicas share, in the hands of one of them: nobody else changes it meanwhile."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from builder.core.errors import HushdeskError, MachineError, ServeError
from builder.server import redis_scripts as scripts
from builder.server.redis_line import RedisLine
from builder.server.replicas import Names
from builder.server.session_form import Seal, pack, renew
from builder.server.sessions import TRANSCRIPT, Session
from builder.system import logs
from builder.vault.visitors import StoredVisitor

LEASE_S = 20.0
"""So long after a replica was killed a talk may wait until it can be changed again."""

PATIENCE_S = 30.0
_PAUSE_S = 0.02


@dataclass(slots=True)
class Held:
    """How a talk is found again.

    Attributes:
        mark: its name in Redis.
        seal: opens it; None where nobody has its token.
        by: the thread that changes it now.
        lock: under which name.
        round: which of its states it was brought to last, and `heard` while it was answered.
    """

    mark: str
    seal: Seal | None = None
    terms: str = ""
    by: int = 0
    lock: str = ""
    round: int = 0
    heard: int = 0


class Holding:
    """Takes a talk, brings it to how it stands, and tells everybody what became of it.

    Args:
        line: to Redis.
        names: of things there.
        known: what the database knows of a visitor; asked while Redis is away.
        end: takes a talk's token back.
    """

    def __init__(
        self,
        line: RedisLine,
        names: Names,
        known: Callable[[str], StoredVisitor | None],
        end: Callable[[Session], None],
    ) -> None:
        self._line = line
        self._names = names
        self._known = known
        self._end = end
        self._take_script = line.script(scripts.TAKE)
        self._put_script = line.script(scripts.PUT)
        self._free_script = line.script(scripts.FREE)

    @contextmanager
    def changing(self, session: Session) -> Iterator[None]:
        """Nobody else changes `session` meanwhile, on any replica. See `Talks`.

        Raises:
            ServeError: `store_failed`, when something was decided inside that cannot reach all
                replicas now; doing it again later completes it.
        """
        held = held_of(session)
        if held is None or held.by == threading.get_ident():
            yield
            return
        try:
            self._take(session, held)
        except MachineError:
            self._go_by_the_database(session)
            before = _decided(session)
            yield
            if _decided(session) != before:  # Redis may come back and not know of it
                raise ServeError("store_failed", retry_after=5) from None
            return
        held.by = threading.get_ident()
        try:
            yield
        finally:
            held.by = 0
            self._put(session, held)

    def bring_up(self, session: Session, held: Held, told: list[Any]) -> None:
        """Let `session` be what a script told: body, when it was frozen, its round."""
        _, body, frozen, number = told
        session.frozen = when(frozen)
        if held.seal is not None and int(number) != held.round:
            renew(session, body, held.seal)
        held.round = int(number)

    def heard(self, session: Session, frozen: bytes | None, number: bytes | None) -> None:
        """Take up what was decided elsewhere while an answer is being made."""
        held = held_of(session)
        if held is None or held.by:
            return
        if number is None:
            session.closed = True
            return
        session.frozen = when(frozen)
        if int(number) > max(held.round, held.heard) and held.seal is not None:
            name = self._names.at("talk", held.mark)
            body = self._line.ask(lambda client: client.hget(name, "body"))
            if isinstance(body, bytes):
                renew(session, body, held.seal, names=False)
                held.heard = int(number)

    def _take(self, session: Session, held: Held) -> None:
        keys = self._keys(held)
        lock = secrets.token_hex(8)
        until = time.monotonic() + PATIENCE_S
        while True:
            told = self._take_script(keys, [lock, int(LEASE_S * 1000)])
            if told[0] != b"held":
                break
            if time.monotonic() > until:
                raise ServeError("host_busy", retry_after=5)
            time.sleep(_PAUSE_S)
        if told[0] == b"gone":
            held.lock, session.closed = "", True
            return
        held.lock = lock
        self.bring_up(session, held, told)

    def _put(self, session: Session, held: Held) -> None:
        lock, held.lock = held.lock, ""
        keys = self._keys(held)
        try:
            if session.closed:
                if lock:
                    self._end(session)
                    self._free_script(keys[1:], [lock])
                return
            body = b"" if held.seal is None else pack(session, held.terms, held.seal)
            frozen = session.frozen.isoformat() if session.frozen else ""
            held.round = int(self._put_script(keys, [lock, body, frozen]))
            if not held.round:
                logs.event("session_unsaved", level="warning")
        except (MachineError, ServeError) as error:
            logs.event("session_unsaved", level="warning", code=error.code)

    def _go_by_the_database(self, session: Session) -> None:
        """While Redis is away: what the visitor decided stands there, if anything is kept."""
        try:
            kept = self._known(session.id)
        except HushdeskError:
            return  # nothing can be written either; it is looked up again before that
        if kept is not None:
            session.purposes &= kept.purposes
            session.objected |= kept.objected
            session.frozen = kept.frozen
        elif TRANSCRIPT in session.purposes:
            session.closed = True  # erased

    def _keys(self, held: Held) -> list[str]:
        return [self._names.at("talk", held.mark), self._names.at("change", held.mark)]


def _decided(session: Session) -> tuple[object, ...]:
    return (session.purposes, session.objected, session.frozen, session.closed)


def held_of(session: Session) -> Held | None:
    """By what it is found again; None for a talk that is over."""
    return session.held if isinstance(session.held, Held) else None


def when(frozen: bytes | None) -> datetime | None:
    """When a talk was frozen, as it stands in Redis."""
    return datetime.fromisoformat(frozen.decode()) if frozen else None
