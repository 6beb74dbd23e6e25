"""Talks that begin while Redis is away: short ones, which every replica knows by the database.

There is no memory of what was said: each question is answered for itself, from quotes, pinned facts
or the model, and is written down as the visitor agreed. So the chat stays open behind a balancer,
and what a visitor decides still holds on every replica at the next question.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from builder.core.errors import ServeError
from builder.core.ids import new_id, new_token
from builder.core.ports import Clock
from builder.server.sessions import Session
from builder.server.settings import Caps
from builder.vault.visitors import StoredVisitor, VisitorLog

MINUTES = 15
_BEGINS, _TERMS = "spare", 8
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Spare:
    """What a talk is known by that Redis has never seen."""


class SpareSessions:
    """Those of all replicas, in the database.

    Args:
        visitors: its table.
        caps: turns are counted by each replica; addresses are, too, while Redis is away.
        clock: says when a talk expires.
    """

    def __init__(self, visitors: VisitorLog, caps: Caps, clock: Clock) -> None:
        self._visitors = visitors
        self._caps = caps
        self._clock = clock
        self._lock = threading.Lock()
        self._turns: dict[str, tuple[int, datetime]] = {}
        self._answering: set[str] = set()

    @staticmethod
    def has(token: str) -> bool:
        """Whether `token` belongs to one of these."""
        return token.startswith(f"{_BEGINS}.")

    def open(
        self, *, origin: str, language: str, purposes: frozenset[str], opted_out: bool, terms: str
    ) -> tuple[str, Session]:
        """A new one and its token, which says in which words its visitor was asked.

        Raises:
            MachineError: the database is away, too.
        """
        now = self._clock.now()
        token = f"{_BEGINS}.{terms[:_TERMS]}.{new_token()}"
        ends = now + timedelta(minutes=min(MINUTES, self._caps.session_minutes))
        kept = StoredVisitor(new_id(), now, ends, origin, language, purposes)
        self._visitors.save(kept, token)
        return token, _session(kept, opted_out=opted_out)

    def find(self, token: str, origin: str, words: Callable[[str], str]) -> Session:
        """The one of `token` as it stands now.

        Raises:
            ServeError: `session_unknown`.
            MachineError: the database is away.
        """
        kept = self._visitors.by_token(token)
        if kept is None or kept.origin != origin or kept.expires <= self._clock.now():
            raise ServeError("session_unknown")
        if not token.startswith(f"{_BEGINS}.{words(kept.language)[:_TERMS]}."):
            raise ServeError("session_unknown")
        return _session(kept)

    @contextmanager
    def answering(self, session: Session) -> Iterator[None]:
        """Hold `session` for one answer of this replica. Raises as `Talks.answering`."""
        with self._lock:
            if session.id in self._answering:
                raise ServeError("answer_running", retry_after=1)
            used, _ = self._turns.get(session.id, (0, None))
            if used >= self._caps.turns:
                raise ServeError("turns_used_up", limit=self._caps.turns)
            self._make_room()
            self._turns[session.id] = (used + 1, session.expires)
            self._answering.add(session.id)
        try:
            yield
        finally:
            with self._lock:
                self._answering.discard(session.id)

    @contextmanager
    def changing(self, session: Session) -> Iterator[None]:
        """`session` as the database knows it, and again as it is after the block."""
        kept = self._visitors.get(session.id)
        if kept is None:
            session.closed = True  # erased
        else:
            session.purposes, session.objected = kept.purposes, kept.objected
            session.frozen = kept.frozen
        try:
            yield
        finally:
            if session.closed:
                self.end(session)
            elif kept is not None and _decided(session) != _decided(kept):
                self._put(session, session.purposes)

    def end(self, session: Session) -> None:
        """Answer no more in it; what was written down of it stays the visitor's to see."""
        self._put(session, frozenset())

    def _make_room(self) -> None:
        """Forget the turns of talks that are over; the rest are refused past a number."""
        if len(self._turns) >= _MOST:
            now = self._clock.now()
            self._turns = {name: kept for name, kept in self._turns.items() if kept[1] > now}
        if len(self._turns) >= _MOST:
            raise ServeError("host_busy", retry_after=60)

    def _put(self, session: Session, purposes: frozenset[str]) -> None:
        self._visitors.put(
            session.id, purposes=purposes, objected=session.objected, frozen=session.frozen
        )


def _decided(of: Session | StoredVisitor) -> tuple[object, ...]:
    return (of.purposes, of.objected, of.frozen)


def _session(kept: StoredVisitor, *, opted_out: bool = False) -> Session:
    session = Session.of_record(kept)
    session.opted_out, session.held = opted_out, Spare()
    return session
