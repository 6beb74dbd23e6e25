"""What is written down of a talk: only what was agreed to, only masked, only for a while."""

from __future__ import annotations

import re
import threading
from datetime import datetime

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.privacy.gate import Gate
from builder.server.sessions import TRANSCRIPT, Message, Session
from builder.system import logs
from builder.vault.conversations import ConversationLog

_WRITTEN = re.compile(r"t[0-9]{1,15}")
"""The id of a message in the written record, as a visitor is shown it."""


class Transcripts:
    """Keeps talks in memory for the visitor, and on disk where policy and visitor both say so."""

    def __init__(
        self, spec: BotSpec, gate: Gate, log: ConversationLog, clock: Clock, *, remembered: int
    ) -> None:
        self._remembered = remembered
        self._days = spec.privacy.transcripts.days
        self._note_days = spec.privacy.retention.notes
        self._gate = gate
        self._log = log
        self._clock = clock
        self._lock = threading.Lock()

    def keep(self, session: Session, question: str, answer: Message) -> None:
        """Add a question and its answer to the talk.

        What cannot be written down is noted in the log and left out: the visitor has the answer.
        """
        now = self._clock.now()
        answer.when = now.isoformat(timespec="seconds")
        with self._lock:  # not while the same talk is being erased
            if session.closed or session.frozen:
                return
            asked = Message("visitor", question, answer.when, new_id())
            session.messages += [asked, answer]
            del session.messages[: -self._remembered]
            if TRANSCRIPT not in session.purposes or not self._days:
                return
            try:
                self._write(session, (asked, answer), now)
            except HushdeskError as error:
                logs.event("transcript_failed", level="error", code=error.code)

    def remark(self, session: Session, note: str) -> bool:
        """Add what a visitor remarked about an answer; whether it was kept."""
        with self._lock:
            kept = self._days and self._note_days
            if not kept or session.closed or session.frozen or TRANSCRIPT not in session.purposes:
                return False
            self._begin(session, self._clock.now())
            cleared = self._gate.clear(note, "transcript", names=session.names)
            self._log.append(session.id, "remark", cleared, self._clock.now())
            return True

    def freeze(self, session: Session, since: datetime | None) -> None:
        """Let what is kept of this talk only lie there from now on, or end that with None."""
        with self._lock:
            session.frozen = since

    def correct(self, session: Session, message_id: str, text: str) -> bool:
        """Let one of the visitor's own messages say `text`, in memory and as it was written down.

        False when there is none of that id.
        """
        with self._lock:
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
        with self._lock:
            session.closed = True
            session.messages.clear()

    def stop(self, session: Session) -> int:
        """Write no more down, and erase what was: consent for it is withdrawn. How much went."""
        with self._lock:
            session.purposes -= {TRANSCRIPT}
            session.stored = False
            return self._log.forget_visitor(session.id)

    def _write(self, session: Session, said: tuple[Message, ...], now: datetime) -> None:
        self._begin(session, now)
        for message in said:
            cleared = self._gate.clear(message.text, "transcript", names=session.names)
            message.number = self._log.append(session.id, message.role, cleared, now)

    def _begin(self, session: Session, now: datetime) -> None:
        if not session.stored:
            self._log.start(session.id, now)
            session.stored = True
