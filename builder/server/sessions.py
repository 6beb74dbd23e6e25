"""The talks under way: who may say what, and what was said so far. Here those in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from builder.core.conversation import Turn
from builder.core.errors import ServeError
from builder.core.ids import new_id, new_token
from builder.core.ports import Clock
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.server.settings import Caps
from builder.vault.visitors import StoredVisitor, mark_of

ANSWER, TRANSCRIPT = "answer", "transcript"


@dataclass(slots=True)
class Message:
    """One message of a talk as the visitor saw it; `extra` is what was shown with it.

    `number` is that of the same message in the written record, where there is one.
    """

    role: str
    text: str
    when: str
    id: str = ""
    number: int = 0
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Session:
    """One visitor's talk. Nothing of it is on disk; with several replicas they share it, sealed.

    Attributes:
        origin: the site it was opened on; no other may use its token.
        purposes: what the visitor agreed to: `answer`, `transcript`.
        names: which placeholder stands for which piece of personal data in this talk.
        objected: what the visitor objected to; no other consent brings it back in this talk.
        frozen: since when what is kept may only lie there: no answer, no record.
        opted_out: the browser sent the Global Privacy Control signal.
        stored: whether a transcript was begun in the host's own file.
        passed_on: which words were passed on to a person, by their version.
        person_reason: why a person was last offered, or empty.
        closed: nothing more is taken, not even an answer that is still being made.
        held: by what it is found again, where replicas share it.
    """

    id: str
    origin: str
    language: str
    purposes: frozenset[str]
    created: datetime
    expires: datetime
    names: Pseudonyms = field(default_factory=Pseudonyms)
    messages: list[Message] = field(default_factory=list, repr=False)
    objected: frozenset[str] = frozenset()
    frozen: datetime | None = None
    opted_out: bool = False
    turns: int = 0
    answering: bool = False
    stored: bool = False
    closed: bool = False
    passed_on: list[str] = field(default_factory=list)
    person_reason: str = ""
    held: object = field(default=None, repr=False, compare=False)

    @classmethod
    def of_record(cls, kept: StoredVisitor) -> Session:
        """A talk as the host's own file knows it, without a word of it."""
        return cls(
            id=kept.session_id,
            origin=kept.origin,
            language=kept.language,
            purposes=kept.purposes,
            created=kept.opened,
            expires=kept.expires,
            objected=kept.objected,
            frozen=kept.frozen,
        )

    @property
    def refusals(self) -> int:
        """How many answers so far were "I don't know"."""
        return sum(1 for message in self.messages if message.extra.get("refused"))

    @property
    def answered(self) -> bool:
        """Whether questions are answered: agreed to, and neither frozen nor over."""
        return ANSWER in self.purposes and self.frozen is None and not self.closed

    def history(self, most: int) -> tuple[Turn, ...]:
        """The last `most` messages, oldest first, as the bot is told them."""
        recent = self.messages[-most:] if most else []
        return tuple(Turn(message.role, message.text) for message in recent)

    def message(self, message_id: str) -> Message | None:
        """The message called `message_id`."""
        return next((m for m in self.messages if m.id and m.id == message_id), None)


class Talks(Protocol):
    """Every session under way, found by its token: in memory, or shared by replicas."""

    @property
    def remote(self) -> bool:
        """Whether asking may take a moment: then it is not done on the event loop's thread."""
        ...

    def __len__(self) -> int: ...

    def open(
        self, *, origin: str, language: str, purposes: frozenset[str], opted_out: bool = False
    ) -> tuple[str, Session]:
        """A new session and its token, which is told to the visitor once.

        Raises:
            ServeError: `host_busy`, when there are as many as the host takes.
        """
        ...

    def find(self, token: str, origin: str) -> Session:
        """The session of `token`, asked for from `origin`, as it stands now.

        Raises:
            ServeError: `session_unknown`, also when it has expired or belongs to another site.
        """
        ...

    def of(self, session_id: str) -> Session | None:
        """The talk under way with this id; shared ones without a word of it."""
        ...

    def end(self, session: Session) -> None:
        """Take the token of `session` back, whichever it is."""
        ...

    def end_in(self, languages: Collection[str]) -> int:
        """Take back the tokens of talks in `languages`; answers under way are told. How many."""
        ...

    def drop(self, token: str) -> None:
        """Take `token` back, and forget what stood for what in its talk."""
        ...

    def answering(self, session: Session) -> AbstractContextManager[None]:
        """Hold `session` for one answer; its turn is counted before the answer is made.

        Raises:
            ServeError: `answer_running` or `turns_used_up`.
        """
        ...

    def changing(self, session: Session) -> AbstractContextManager[None]:
        """Nobody else changes `session` meanwhile; it begins as it stands, and ends told to all.

        One that was closed inside is over everywhere. May be entered again inside.
        """
        ...

    def terms(self, words: Callable[[str], str]) -> None:
        """From now on `words` tells, by language, which words visitors agree to."""
        ...

    def sweep(self) -> None:
        """Forget the sessions that have expired."""
        ...


class Sessions:
    """Those of one process; of a token only a hash is kept."""

    remote = False

    def __init__(self, caps: Caps, clock: Clock) -> None:
        self._caps = caps
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}

    def __len__(self) -> int:
        return len(self._open)

    def open(
        self, *, origin: str, language: str, purposes: frozenset[str], opted_out: bool = False
    ) -> tuple[str, Session]:
        """A new session and its token, which is told to the visitor once.

        Raises:
            ServeError: `host_busy`, when there are as many as the host takes.
        """
        now = self._clock.now()
        token = new_token()
        session = Session(
            id=new_id(),
            origin=origin,
            language=language,
            purposes=purposes,
            opted_out=opted_out,
            created=now,
            expires=now + timedelta(minutes=self._caps.session_minutes),
        )
        self.sweep()
        with self._lock:
            if len(self._open) >= self._caps.sessions_at_once:
                raise ServeError("host_busy", retry_after=60)
            self._open[mark_of(token)] = session
        return token, session

    def find(self, token: str, origin: str) -> Session:
        """The session of `token`, asked for from `origin`.

        Raises:
            ServeError: `session_unknown`, also when it has expired or belongs to another site.
        """
        session = self._open.get(mark_of(token))
        if session is None or session.origin != origin or session.expires <= self._clock.now():
            raise ServeError("session_unknown")
        return session

    def of(self, session_id: str) -> Session | None:
        """The talk under way with this id."""
        with self._lock:
            return next((s for s in self._open.values() if s.id == session_id), None)

    def end(self, session: Session) -> None:
        """Take the token of `session` back, whichever it is."""
        with self._lock:
            for mark in [m for m, each in self._open.items() if each is session]:
                del self._open[mark]

    def end_in(self, languages: Collection[str]) -> int:
        """Take back the tokens of talks in `languages`; answers under way are told. How many."""
        with self._lock:
            gone = [mark for mark, each in self._open.items() if each.language in languages]
            for mark in gone:
                del self._open[mark]
        return len(gone)

    def drop(self, token: str) -> None:
        """Take `token` back, and forget what stood for what in its talk."""
        with self._lock:
            session = self._open.pop(mark_of(token), None)
        if session is not None:
            session.names.forget()

    @contextmanager
    def answering(self, session: Session) -> Iterator[None]:
        """Hold `session` for one answer; its turn is counted before the answer is made.

        Raises:
            ServeError: `answer_running` or `turns_used_up`.
        """
        with self._lock:
            if session.answering:
                raise ServeError("answer_running", retry_after=1)
            if session.turns >= self._caps.turns:
                raise ServeError("turns_used_up", limit=self._caps.turns)
            session.turns += 1
            session.answering = True
        try:
            yield
        finally:
            session.answering = False

    @contextmanager
    def changing(self, session: Session) -> Iterator[None]:  # noqa: ARG002 - the port's
        """Nothing to be done: everybody here has the same object."""
        yield

    def terms(self, words: Callable[[str], str]) -> None:
        """Nothing to be done: a talk ends with the process, and on a swap by `end_in`."""

    def sweep(self) -> None:
        """Forget the sessions that have expired."""
        now = self._clock.now()
        with self._lock:
            for mark in [m for m, session in self._open.items() if session.expires <= now]:
                gone = self._open.pop(mark)
                if not gone.answering:  # an answer under way is still told to its visitor
                    gone.names.forget()
