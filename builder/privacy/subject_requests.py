"""The days and duties of a person's request: when it is due, what is missing, what may close it."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.subject_request import Law, RequestKind, Result, Step, SubjectRequest

CCPA_DAYS = 45
"""California Code § 1798.130 (a)(2)(A); extendable once by as many."""

GDPR_MONTHS, GDPR_MORE_MONTHS = 1, 2
"""GDPR article 12 (3)."""

SOON_DAYS = 7
LONGEST = {"person": 200, "reach": 200, "note": 4000, "reason": 1000, "identity": 300}
"""Characters of what an owner writes down."""


class Urgency(StrEnum):
    """How a request stands against its day."""

    CLOSED = "closed"
    CALM = "calm"
    SOON = "soon"
    OVERDUE = "overdue"


def due(law: Law, received: date, *, extended: bool = False) -> date:
    """The last day to answer what came in on `received`."""
    if law is Law.CCPA:
        return received + timedelta(days=CCPA_DAYS * (2 if extended else 1))
    return _months_later(received, GDPR_MONTHS + (GDPR_MORE_MONTHS if extended else 0))


def days_left(request: SubjectRequest, today: date) -> int:
    """How many days are left; below 0 when it is overdue."""
    return (request.due - today).days


def urgency(request: SubjectRequest, today: date) -> Urgency:
    """How it stands today."""
    if request.closed is not None:
        return Urgency.CLOSED
    left = days_left(request, today)
    if left < 0:
        return Urgency.OVERDUE
    return Urgency.SOON if left <= SOON_DAYS else Urgency.CALM


def receive(
    kind: str, *, law: str, received: date, today: date, person: str, reach: str, note: str
) -> SubjectRequest:
    """A new request.

    Raises:
        UsageError: `bad_choice`, `request_in_future`, `request_nameless`, `too_long`.
    """
    if kind not in set(RequestKind):
        allowed = ", ".join(RequestKind)
        raise UsageError("bad_choice", name="kind", value=kind, allowed=allowed)
    if law not in set(Law):
        raise UsageError("bad_choice", name="law", value=law, allowed=", ".join(Law))
    if received > today:
        raise UsageError("request_in_future", date=received.isoformat())
    if not person.strip():
        raise UsageError("request_nameless")
    return SubjectRequest(
        id=new_id(),
        kind=RequestKind(kind),
        law=Law(law),
        received=received,
        due=due(Law(law), received),
        person=_written("person", person),
        reach=_written("reach", reach),
        note=_written("note", note),
    )


def identify(request: SubjectRequest, how: str, now: datetime) -> SubjectRequest:
    """Note how it was checked that the person is who they say.

    Raises:
        UsageError: `request_closed`, `reason_missing`, `too_long`.
    """
    _open(request)
    how = _needed("identity", how)
    return replace(step(request, "identity", now), identity=how)


def extend(request: SubjectRequest, reason: str, now: datetime) -> SubjectRequest:
    """Take the longer time that the law gives, once, for a reason that the person is told.

    Raises:
        UsageError: `request_closed`, `request_extended`, `request_overdue` when the first time
            has passed, `reason_missing`, `too_long`.
    """
    _open(request)
    if request.extended:
        raise UsageError("request_extended")
    if days_left(request, now.date()) < 0:
        raise UsageError("request_overdue", date=request.due.isoformat())
    longer = due(request.law, request.received, extended=True)
    return replace(step(request, "extended", now), extended=_needed("reason", reason), due=longer)


def step(
    request: SubjectRequest, code: str, now: datetime, *, note: str = "", receipt: str = ""
) -> SubjectRequest:
    """Note that something was done for a request, with the receipt of an erasure.

    Raises:
        UsageError: `request_closed`, `too_long`.
    """
    _open(request)
    done = Step(code, now.isoformat(timespec="seconds"), _written("note", note))
    receipts = (*request.receipts, receipt) if receipt else request.receipts
    return replace(request, steps=(*request.steps, done), receipts=receipts)


def close(
    request: SubjectRequest, result: str, now: datetime, *, reason: str = ""
) -> SubjectRequest:
    """The answer was sent.

    Raises:
        UsageError: `request_closed`; `bad_choice` for the result; `identity_unchecked`, as nothing
            may be given to or done for somebody who was not checked; `reason_missing` when it was
            refused or met in part.
    """
    _open(request)
    if result not in set(Result):
        raise UsageError("bad_choice", name="result", value=result, allowed=", ".join(Result))
    if result != Result.REFUSED and not request.identity:
        raise UsageError("identity_unchecked")
    needed = result in {Result.REFUSED, Result.PARTLY}
    reason = _needed("reason", reason) if needed else _written("reason", reason)
    done = step(request, "answered", now)
    return replace(done, result=Result(result), reason=reason, closed=now.date())


def next_step(request: SubjectRequest) -> str:
    """What comes next: `identity`, `find`, `decide`, `answer` or `closed`."""
    if request.closed is not None:
        return "closed"
    done = {each.code for each in request.steps}
    if not request.identity:
        return "identity"
    if "searched" not in done:
        return "find"
    if request.kind is RequestKind.ERASURE and not done & {"erased", "taken_out", "decided"}:
        return "decide"
    return "answer"


def _open(request: SubjectRequest) -> None:
    if request.closed is not None:
        raise UsageError("request_closed")


def _needed(name: str, text: str) -> str:
    if not text.strip():
        raise UsageError("reason_missing")
    return _written(name, text)


def _written(name: str, text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST[name]:
        raise UsageError("too_long", name=name, limit=LONGEST[name])
    return text


def _months_later(day: date, months: int) -> date:
    """The same day some months later, or the month's last (Regulation 1182/71, article 3 (2))."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
