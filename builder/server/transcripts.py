"""What is written down of a talk: only what was agreed to, only masked, only for a while."""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.privacy.gate import Gate
from builder.server.sessions import TRANSCRIPT, Message, Session
from builder.system import logs
from builder.vault.conversations import ConversationLog
from builder.vault.unanswered import UnansweredLog

Changing = Callable[[Session], AbstractContextManager[None]]

_WRITTEN = re.compile(r"t[0-9]{1,15}")
"""The id of a message in the written record, as a visitor is shown it."""


MOST_LATE = 2_000
"""Exchanges that wait for a disk that is full; past that the oldest are given up."""


@dataclass(frozen=True, slots=True)
class Late:
    """A question and its answer that are to be written down."""

    session: Session
    said: tuple[Message, Message]
    when: datetime
    unanswered: str


class Transcripts:
    """Keeps talks in memory for the visitor, and on disk where policy and visitor both say so."""

    def __init__(  # noqa: PLR0913 - all but four by name
        self,
        spec: BotSpec,
        gate: Gate,
        log: ConversationLog,
        clock: Clock,
        *,
        remembered: int,
        unanswered: UnansweredLog | None = None,
        lock: threading.Lock | None = None,
        late: deque[Late] | None = None,
        changing: Changing | None = None,
    ) -> None:
        """`lock` and `late` are one for every bot that a host serves: talks go on.

        `changing` is held first, also against other replicas; `Talks` has it.
        """
        self._changing: Changing = changing or (lambda _: nullcontext())
        self._unanswered = unanswered
        self._late = deque[Late](maxlen=MOST_LATE) if late is None else late
        self._remembered = remembered
        self._days = spec.privacy.transcripts.days
        self._note_days = spec.privacy.retention.notes
        self._gate = gate
        self._log = log
        self._clock = clock
        self._lock = lock or threading.Lock()

    def keep(self, session: Session, question: str, answer: Message, unanswered: str = "") -> None:
        """Add a question and its answer to the talk.

        What cannot be written down now (a full disk, say) is written later, in its order, as long
        as the process lives; the visitor has the answer.

        Args:
            session: whose talk it is.
            question: as it was asked.
            answer: as it was shown.
            unanswered: why there was no answer; empty when there was one.
        """
        now = self._clock.now()
        answer.when = now.isoformat(timespec="seconds")
        with self._changing(session), self._lock:  # not while the same talk is being erased
            if session.closed or session.frozen:
                return
            asked = Message("visitor", question, answer.when, new_id())
            session.messages += [asked, answer]
            del session.messages[: -self._remembered]
            if TRANSCRIPT not in session.purposes or not self._days:
                return
            self._late.append(Late(session, (asked, answer), now, unanswered))
            if len(self._late) == 1:  # as a rule; else those before it come first
                self._settle(self._late[0])
                return
        self.catch_up()

    @property
    def waiting(self) -> int:
        """How many messages wait to be written down."""
        return 2 * len(self._late)

    def catch_up(self) -> int:
        """Write down what could not be written before; how much still waits."""
        while (late := self._first()) is not None:
            with self._changing(late.session), self._lock:
                if self._late and self._late[0] is late and not self._settle(late):
                    break
        return len(self._late)

    def forget(self, session_id: str) -> None:
        """Give up what waits to be written of a talk that is being erased."""
        with self._lock:
            kept = [late for late in self._late if late.session.id != session_id]
            self._late.clear()
            self._late.extend(kept)

    def _first(self) -> Late | None:
        with self._lock:
            return self._late[0] if self._late else None

    def _settle(self, late: Late) -> bool:
        """Write the first of what waits, unless its talk is over; whether it waits no more."""
        gone = late.session.closed or TRANSCRIPT not in late.session.purposes
        try:
            if not gone:
                self._write(late)
        except HushdeskError as error:
            logs.event("transcript_failed", level="error", code=error.code)
            return False
        self._late.popleft()
        return True

    def remark(self, session: Session, note: str) -> bool:
        """Add what a visitor remarked about an answer; whether it was kept."""
        with self._changing(session), self._lock:
            kept = self._days and self._note_days
            if not kept or session.closed or session.frozen or TRANSCRIPT not in session.purposes:
                return False
            self._begin(session, self._clock.now())
            cleared = self._gate.clear(note, "transcript", names=session.names)
            self._log.append(session.id, "remark", cleared, self._clock.now())
            return True

    def freeze(self, session: Session, since: datetime | None) -> None:
        """Let what is kept of this talk only lie there from now on, or end that with None."""
        with self._changing(session), self._lock:
            session.frozen = since

    def correct(self, session: Session, message_id: str, text: str) -> bool:
        """Let one of the visitor's own messages say `text`, in memory and as it was written down.

        False when there is none of that id.
        """
        with self._changing(session), self._lock:
            own = [m for m in session.messages if m.role == "visitor"]
            written = int(message_id[1:]) if _WRITTEN.fullmatch(message_id) else 0
            said = next((m for m in own if message_id == m.id or m.number == written > 0), None)
            if said is not None:
                said.text, written = text, said.number
            cleared = self._gate.clear(text, "transcript")
            changed = bool(written) and self._log.correct(session.id, written, cleared)
            return changed or said is not None

    def close(self, session: Session) -> None:
        """Take nothing more of this talk, and forget what is in memory."""
        with self._changing(session), self._lock:
            session.closed = True
            session.messages.clear()

    def stop(self, session: Session) -> int:
        """Write no more down, and erase what was: consent for it is withdrawn. How much went."""
        with self._changing(session), self._lock:
            session.purposes -= {TRANSCRIPT}
            session.stored = False
            return self._log.forget_visitor(session.id)

    def _write(self, late: Late) -> None:
        session = late.session
        cleared = [
            self._gate.clear(message.text, "transcript", names=session.names)
            for message in late.said
        ]
        self._begin(session, late.when)
        for message, text in zip(late.said, cleared, strict=True):
            if not message.number:  # else it was written before the disk was full
                message.number = self._log.append(session.id, message.role, text, late.when)
        if late.unanswered and self._unanswered is not None:
            question = late.said[0].number
            self._unanswered.note(question, session.language, late.unanswered)

    def _begin(self, session: Session, now: datetime) -> None:
        if not session.stored:
            self._log.start(session.id, now)
            session.stored = True
