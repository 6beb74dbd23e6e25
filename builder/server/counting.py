"""Counts what happens on a host, as numbers by day and hour; who it was is not known here."""

from __future__ import annotations

import bisect
import threading
from collections import Counter
from datetime import datetime, tzinfo

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, Question
from builder.core.errors import HushdeskError, UsageError
from builder.core.hours import zone_named
from builder.core.ports import Clock
from builder.system import logs
from builder.vault.counts import Counted, CountLog

ANSWERED, REFUSED, TALK, FAILED = "answered", "refused", "talk", "failed"
OUTCOMES = (ANSWERED, REFUSED, TALK, FAILED)

STEPS_MS = (
    *(10, 20, 30, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750),
    *(1_000, 1_500, 2_000, 3_000, 5_000, 7_500, 10_000, 20_000, 30_000, 60_000, 120_000),
)
"""Response times are counted up to each of these, so that none of anybody's is kept."""

_MOST = 50_000
"""Different counts that wait while the file cannot be written."""


class Tally:
    """Collects counts in memory and hands them to the host's file every few seconds.

    What was counted in the last seconds before a kill is lost: a count promises nobody anything.
    """

    def __init__(self, log: CountLog, clock: Clock) -> None:
        self._log = log
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: Counter[Counted] = Counter()
        self._zone: tzinfo | None = None

    def serve(self, spec: BotSpec) -> None:
        """Count by the days of the business of `spec` from now on."""
        self._zone = zone_of(spec)

    def answer(self, question: Question, answer: Answer | None, seconds: float) -> None:
        """Count a question; without an answer, one that failed."""
        kinds = [("outcome", outcome_of(answer)), ("language", question.language or "other")]
        if answer is not None:
            kinds.append(("ms", str(_step(seconds))))
        if answer is not None and answer.refused:
            kinds.append(("reason", answer.reason or answer.kind))
        self._count(kinds)

    def thumb(self, thumb: str) -> None:
        """Count a visitor's opinion of an answer, `up` or `down`."""
        self._count([("thumb", thumb)])

    def handover(self) -> None:
        """Count a talk that was passed on to a person."""
        self._count([("handover", "taken")])

    def keep(self) -> None:
        """Write down what was counted; what cannot be written waits for the next time."""
        with self._lock:
            counted, self._waiting = self._waiting, Counter()
        try:
            self._log.add(counted)
        except HushdeskError as error:
            logs.event("counts_failed", level="warning", code=error.code)
            with self._lock:
                self._waiting.update(counted)
                if len(self._waiting) > _MOST:
                    self._waiting.clear()

    def today(self) -> str:
        """The day of the business, ISO 8601."""
        return self._now().date().isoformat()

    def _count(self, kinds: list[tuple[str, str]]) -> None:
        now = self._now()
        day, hour = now.date().isoformat(), now.hour
        with self._lock:
            for kind, name in kinds:
                self._waiting[Counted(day, hour, kind, name)] += 1

    def _now(self) -> datetime:
        return self._clock.now().astimezone(self._zone)


def outcome_of(answer: Answer | None) -> str:
    """What became of a question: one of `OUTCOMES`."""
    if answer is None:
        return FAILED
    if answer.kind == "talk":
        return TALK
    return REFUSED if answer.refused else ANSWERED


def zone_of(spec: BotSpec) -> tzinfo | None:
    """The business's time zone; None for the computer's own, also where the name is not known."""
    try:
        return zone_named(spec.business.time_zone)
    except UsageError:
        return None


def _step(seconds: float) -> int:
    """The first of `STEPS_MS` that is not less."""
    place = bisect.bisect_left(STEPS_MS, seconds * 1000)
    return STEPS_MS[min(place, len(STEPS_MS) - 1)]
