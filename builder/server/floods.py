"""Notices a flood of questions from one talk, and says so once: in the audit and in the log."""

from __future__ import annotations

from collections import deque

from builder.core.ports import AuditSink, Clock
from builder.server.sessions import Session
from builder.system import logs

FLOOD, WINDOW_S = 30, 60
"""So many questions in so many seconds, refused ones too; a person types a handful."""


class Floods:
    """Counts the questions of each talk that is under way; only from the event loop's thread."""

    def __init__(self, audit: AuditSink, clock: Clock) -> None:
        self._audit = audit
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}
        self._told: set[str] = set()

    def note(self, session: Session) -> bool:
        """Count one question of `session`; True when it has just become a flood (then `tell`)."""
        now = self._clock.now().timestamp()
        self._sweep(now)
        asked = self._asked.setdefault(session.id, deque(maxlen=FLOOD))
        asked.append(now)
        full = len(asked) == FLOOD and now - asked[0] <= WINDOW_S
        if not full or session.id in self._told:
            return False
        self._told.add(session.id)
        return True

    def tell(self, session: Session) -> None:
        """Write it down; by the session's number, which says nothing of who it is."""
        logs.event("flood", level="warning", session=session.id, count=FLOOD, seconds=WINDOW_S)
        self._audit.record("flood", session=session.id, count=FLOOD, seconds=WINDOW_S)

    def _sweep(self, now: float) -> None:
        """Forget who has been quiet, before the list grows with the visitors of a day."""
        if len(self._asked) > 1000:
            self._asked = {k: v for k, v in self._asked.items() if now - v[-1] <= WINDOW_S}
            self._told &= self._asked.keys()
