"""Every talk of a replica: those in Redis, and those that begin while it is away."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager

from builder.core.errors import MachineError
from builder.server.sessions import Session
from builder.server.shared_sessions import SharedSessions, kindly
from builder.server.spare_sessions import Spare, SpareSessions


class ReplicaTalks:
    """Tells by its token which kind a talk is. See `Talks`."""

    remote = True

    def __init__(self, shared: SharedSessions, spare: SpareSessions) -> None:
        self._shared = shared
        self._spare = spare
        self._words: Callable[[str], str] = lambda _language: ""

    def __len__(self) -> int:
        return len(self._shared)

    def terms(self, words: Callable[[str], str]) -> None:
        """From now on `words` tells, by language, which words visitors agree to."""
        self._words = words
        self._shared.terms(words)

    def open(
        self, *, origin: str, language: str, purposes: frozenset[str], opted_out: bool = False
    ) -> tuple[str, Session]:
        """A new session and its token; a spare one while Redis is away."""
        told = {"origin": origin, "language": language}
        try:
            return self._shared.open(**told, purposes=purposes, opted_out=opted_out)
        except MachineError:
            terms = self._words(language)
            with kindly():
                return self._spare.open(**told, purposes=purposes, opted_out=opted_out, terms=terms)

    def find(self, token: str, origin: str) -> Session:
        """The session of `token` as it stands now."""
        if not self._spare.has(token):
            return self._shared.find(token, origin)
        with kindly():
            return self._spare.find(token, origin, self._words)

    def of(self, session_id: str) -> Session | None:
        """The talk under way with this id; a spare one is only in the database."""
        return self._shared.of(session_id)

    def end(self, session: Session) -> None:
        """Take the token of `session` back."""
        if isinstance(session.held, Spare):
            self._spare.end(session)
        else:
            self._shared.end(session)

    def end_in(self, languages: Collection[str]) -> int:
        """Take back the tokens of talks in `languages`; spare ones know by their own."""
        return self._shared.end_in(languages)

    def drop(self, token: str) -> None:
        """Take `token` back; that of a spare one was taken by whoever closed it."""
        if not self._spare.has(token):
            self._shared.drop(token)

    def answering(self, session: Session) -> AbstractContextManager[None]:
        """Hold `session` for one answer."""
        spare = isinstance(session.held, Spare)
        return self._spare.answering(session) if spare else self._shared.answering(session)

    def changing(self, session: Session) -> AbstractContextManager[None]:
        """Nobody else changes `session` meanwhile; of a spare one the last to say it is right."""
        spare = isinstance(session.held, Spare)
        return self._spare.changing(session) if spare else self._shared.changing(session)

    def sweep(self) -> None:
        """Nothing to be done: what has expired goes by itself, or with its days."""

    def close(self) -> None:
        """Say no more that answers are being made."""
        self._shared.close()
