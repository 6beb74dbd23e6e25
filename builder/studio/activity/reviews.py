"""What has to be looked through again from time to time, and who was trained when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock
from builder.vault.registers import Review, Training

PERIODS: dict[str, int] = {"activity": 91, "processors": 365, "training": 365}
"""Days between two reviews of a kind: each quarter the activity, each year the rest."""

FIRST: dict[str, int] = {**PERIODS, "training": 30}
"""Days from the bot's first to the first review: people are trained before a bot is at work."""

TRAINED_FOR = 365
SOON = 14
"""Days before it is due from which on a review is called due soon."""

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Due:
    """One kind of review.

    Attributes:
        kind: its words are `activity.reviews.<kind>.title` and `.about`.
        last: the day it was done last (ISO 8601), and by whom; empty when never.
        days: until it is due; negative when it is overdue.
    """

    kind: str
    due: str
    days: int
    last: str = ""
    by: str = ""

    @property
    def state(self) -> str:
        """`overdue`, `soon` or `fine`."""
        return "overdue" if self.days < 0 else "soon" if self.days <= SOON else "fine"


@dataclass(frozen=True, slots=True)
class Trained:
    """Somebody in the register; `expired` a year after the training."""

    training: Training
    until: str
    expired: bool


def due(bench: Workbench, clock: Clock | None = None) -> list[Due]:
    """Every kind of review, the most urgent first."""
    today, made = _today(clock), _day(bench.spec.created[:10])
    last: dict[str, Review] = {}
    for review in bench.file.registers.reviews():
        last.setdefault(review.kind, review)
    found = []
    for kind, period in PERIODS.items():
        done = last.get(kind)
        begun = _day(done.day) if done else made or today
        when = (begun or today) + timedelta(days=period if done else FIRST[kind])
        told = (done.day, done.by) if done else ("", "")
        found.append(Due(kind, when.isoformat(), (when - today).days, *told))
    return sorted(found, key=lambda each: each.days)


def overdue(bench: Workbench, clock: Clock | None = None) -> tuple[str, ...]:
    """The kinds of review that are overdue."""
    return tuple(each.kind for each in due(bench, clock) if each.state == "overdue")


def done(bench: Workbench, kind: str, by: str = "", clock: Clock | None = None) -> Due:
    """Take note that a review was done today, by whom as the owner writes it; when it is due next.

    Raises:
        UsageError: `bad_choice` for the kind, `name_too_long`.
    """
    if kind not in PERIODS:
        raise UsageError("bad_choice", name="kind", value=kind, allowed=", ".join(PERIODS))
    review = Review(new_id(), kind, _today(clock).isoformat(), _name(by))
    with bench.file.together():
        bench.file.registers.add_review(review)
        # Who it was stands in the register: a name can be taken out there, and never in the chain.
        bench.file.audit.record("review_done", kind=kind, review=review.id)
    return next(each for each in due(bench, clock) if each.kind == kind)


def trained(bench: Workbench, clock: Clock | None = None) -> list[Trained]:
    """Who was trained when, the newest first."""
    today, found = _today(clock), []
    for each in bench.file.registers.trainings():
        until = (_day(each.day) or today) + timedelta(days=TRAINED_FOR)
        found.append(Trained(each, until.isoformat(), until < today))
    return found


def add_training(bench: Workbench, who: str, day: str = "", clock: Clock | None = None) -> Training:
    """Take note that somebody was trained, today or on `day` (ISO 8601).

    Raises:
        UsageError: `name_missing`, `name_too_long`, `bad_day` (no day, or one to come).
    """
    name, today = _name(who), _today(clock)
    if not name:
        raise UsageError("name_missing")
    on = _day(day) if day else today
    if on is None or on > today:
        raise UsageError("bad_day", given=day[:40])
    training = Training(new_id(), name, on.isoformat())
    with bench.file.together():
        bench.file.registers.add_training(training)
        bench.file.audit.record("training_added", training=training.id, day=training.day)
    return training


def remove_training(bench: Workbench, training_id: str) -> None:
    """Take somebody out of the register.

    Raises:
        UsageError: `unknown_training`.
    """
    if not bench.file.registers.remove_training(training_id):
        raise UsageError("unknown_training")
    bench.file.audit.record("training_removed", training=training_id[:40])


def _name(text: str) -> str:
    name = " ".join(text.split())
    if len(name) > _LONGEST:
        raise UsageError("name_too_long", limit=_LONGEST)
    return name


def _today(clock: Clock | None) -> date:
    return (clock or SystemClock()).now().astimezone().date()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
