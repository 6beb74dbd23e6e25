"""The talks under way, shared by replicas through Redis, sealed for their visitors.

What Redis holds of a talk opens only with the visitor's token, of which it has a mark; how many
turns there were and whether it is frozen stand beside it, so that an operator who has no token can
freeze or end a talk. Every request begins with what stands there now, and nothing is kept between
two of them: there is no cache that could be stale. A talk whose piece is gone is over, also for
the answer that is being made at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from builder.core.errors import MachineError, ServeError
from builder.core.ids import new_id, new_token
from builder.core.ports import Clock
from builder.server import redis_scripts as scripts
from builder.server.redis_line import RedisLine
from builder.server.replicas import Names
from builder.server.session_beats import Beats
from builder.server.session_form import Seal, SealError, pack, unpack
from builder.server.session_hold import Held, Holding, held_of, when
from builder.server.sessions import Session
from builder.server.settings import Caps
from builder.system import logs
from builder.vault.visitors import StoredVisitor

ANSWER_LEASE_S = 10.0
"""So long after a replica was killed a talk may wait until it is answered again."""


class SharedSessions:
    """Every session under way, whichever replica it was opened on.

    Args:
        line: to Redis.
        names: of things there.
        session_key: from a visitor's token to what their talk is sealed with.
        caps: for all replicas together.
        clock: says when a talk expires.
        known: what the database knows of a visitor; asked while Redis is away.
    """

    remote = True

    def __init__(
        self,
        line: RedisLine,
        names: Names,
        session_key: Callable[[str], bytes],
        caps: Caps,
        clock: Clock,
        known: Callable[[str], StoredVisitor | None],
    ) -> None:
        self._line = line
        self._names = names
        self._session_key = session_key
        self._caps = caps
        self._clock = clock
        self._holding = Holding(line, names, known, self.end)
        self._words: Callable[[str], str] = lambda _language: ""
        self._open_script = line.script(scripts.OPEN)
        self._answer_script = line.script(scripts.ANSWER)
        self._free_script = line.script(scripts.FREE)
        self._beats = Beats(line.script(scripts.RENEW), ANSWER_LEASE_S, self._holding.heard)

    def __len__(self) -> int:
        now = int(self._clock.now().timestamp() * 1000)
        name = self._names.of("open")
        try:
            return int(self._line.ask(lambda client: client.zcount(name, now, "+inf")))
        except MachineError:
            return 0

    def terms(self, words: Callable[[str], str]) -> None:
        """From now on `words` tells, by language, which words visitors agree to.

        A talk outlives the process and the bundle: one that began with other words is over.
        """
        self._words = words

    def open(
        self, *, origin: str, language: str, purposes: frozenset[str], opted_out: bool = False
    ) -> tuple[str, Session]:
        """A new session and its token. See `Talks`.

        Raises:
            MachineError: `redis_lost`.
        """
        now = self._clock.now()
        token = new_token()
        held = self._held(token)
        session = Session(
            id=new_id(),
            origin=origin,
            language=language,
            purposes=purposes,
            opted_out=opted_out,
            created=now,
            expires=now + timedelta(minutes=self._caps.session_minutes),
            held=held,
        )
        held.terms, held.round = self._words(language), 1
        keys = [
            *(self._talk(held.mark), self._names.of("id", session.id)),
            *(self._names.of("open"), self._names.of("language", language)),
        ]
        assert held.seal is not None  # noqa: S101 - it has just been made
        body = pack(session, held.terms, held.seal)
        values = [held.mark, _ms(session.expires), _ms(now), self._caps.sessions_at_once, body]
        if not self._open_script(keys, values):
            raise ServeError("host_busy", retry_after=60)
        return token, session

    def find(self, token: str, origin: str) -> Session:
        """The session of `token` as it stands now. See `Talks`."""
        held = self._held(token)
        name = self._talk(held.mark)
        with kindly():
            found = self._line.ask(lambda client: client.hmget(name, "body", "frozen", "round"))
        body, frozen, number = _list(found)
        if body is None or held.seal is None:
            raise ServeError("session_unknown")
        try:
            session, held.terms = unpack(body, held.seal)
        except SealError:
            logs.event("session_unsealed", level="error")
            raise ServeError("session_unknown") from None
        session.held, held.round, session.frozen = held, int(number), when(frozen)
        current = held.terms == self._words(session.language)
        if session.origin != origin or session.expires <= self._clock.now() or not current:
            raise ServeError("session_unknown")
        return session

    def of(self, session_id: str) -> Session | None:
        """The talk under way with this id, without a word of it."""
        name = self._names.of("id", session_id)
        with kindly():
            found = self._line.ask(lambda client: client.get(name))
        if not isinstance(found, bytes):
            return None
        now = self._clock.now()
        return Session(session_id, "", "", frozenset(), now, now, held=Held(found.decode()))

    def end(self, session: Session) -> None:
        """Take the token of `session` back."""
        session.closed = True
        held = held_of(session)
        if held is None:
            return
        mark, name = held.mark, self._names.of("id", session.id)
        everywhere = [self._names.of("open"), self._names.of("language", session.language)]

        def work(client: Any) -> None:
            with client.pipeline() as together:
                together.unlink(self._talk(mark), name)
                for each in everywhere:
                    together.zrem(each, mark)
                together.execute()

        with kindly():
            self._line.ask(work)

    def end_in(self, languages: Collection[str]) -> int:
        """Take back the tokens of talks in `languages`, on every replica. How many."""
        gone = 0
        for language in languages:
            name = self._names.of("language", language)

            def work(client: Any, name: str = name) -> int:
                marks = [mark.decode() for mark in client.zrange(name, 0, -1)]
                ended = client.unlink(*map(self._talk, marks)) if marks else 0
                if marks:
                    client.zrem(self._names.of("open"), *marks)
                client.unlink(name)
                return int(ended)

            with kindly():
                gone += self._line.ask(work)
        return gone

    def drop(self, token: str) -> None:
        """Take `token` back."""
        with suppress(ServeError):
            held = self._held(token)
            name = self._talk(held.mark)
            with kindly():
                body = self._line.ask(lambda client: client.hget(name, "body"))
            if isinstance(body, bytes) and held.seal is not None:
                session, _ = unpack(body, held.seal)
                session.held = held
                self.end(session)

    @contextmanager
    def answering(self, session: Session) -> Iterator[None]:
        """Hold `session` for one answer, on all replicas. See `Talks`."""
        held = held_of(session)
        if held is None:
            raise ServeError("session_unknown")
        keys, who = [self._talk(held.mark), self._names.at("answer", held.mark)], new_id()
        lease = int(ANSWER_LEASE_S * 1000)
        with kindly():
            told = self._answer_script(keys, [who, lease, self._caps.turns])
        if told[0] == b"gone":
            raise ServeError("session_unknown")
        if told[0] == b"running":
            raise ServeError("answer_running", retry_after=1)
        if told[0] == b"used":
            raise ServeError("turns_used_up", limit=self._caps.turns)
        session.turns += 1
        # The answer before this one may have ended after the talk was found.
        self._holding.bring_up(session, held, told)
        self._beats.begin(who, session, keys)
        try:
            yield
        finally:
            self._beats.end(who)
            with suppress(MachineError):  # it goes away by itself
                self._free_script(keys[1:], [who])

    def changing(self, session: Session) -> AbstractContextManager[None]:
        """Nobody else changes `session` meanwhile, on any replica. See `Talks`."""
        return self._holding.changing(session)

    def sweep(self) -> None:
        """Nothing to be done: what has expired goes by itself."""

    def close(self) -> None:
        """Say no more that answers are being made."""
        self._beats.close()

    def _held(self, token: str) -> Held:
        mark = self._names.mark(token)
        return Held(mark, Seal(self._session_key(token), mark))

    def _talk(self, mark: str) -> str:
        return self._names.at("talk", mark)


@contextmanager
def kindly() -> Iterator[None]:
    """A visitor is told that nothing can be looked up, and whom to ask meanwhile."""
    try:
        yield
    except MachineError as error:
        raise ServeError("store_failed", retry_after=5) from error


def _list(found: Any) -> list[Any]:
    return list(found)


def _ms(when: datetime) -> int:
    return int(when.timestamp() * 1000)
