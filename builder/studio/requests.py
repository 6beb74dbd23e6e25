"""The verbs of the page *People's requests*: the register, its days, and letters to answer with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from builder.core.errors import UsageError
from builder.core.subject_request import Law, RequestKind, Result, SubjectRequest
from builder.privacy import subject_requests as rules
from builder.privacy.erasure import ErasureReceipt
from builder.privacy.subject_requests import Urgency
from builder.studio.bots import Workbench
from builder.system import texts
from builder.system.clock import SystemClock

LETTERS = ("received", "identity", "extended", "answer")


@dataclass(frozen=True, slots=True)
class Standing:
    """A request as it stands today: `left` in days, below 0 when it is overdue."""

    request: SubjectRequest
    urgency: Urgency
    left: int
    next: str


def listing(bench: Workbench) -> list[Standing]:
    """Every request, the most urgent first, closed ones last."""
    return [_standing(request) for request in bench.file.requests.all()]


def get(bench: Workbench, request_id: str) -> Standing:
    """One request; a beginning of its id will do, when it is the only one.

    Raises:
        UsageError: `unknown_request`.
    """
    return _standing(_known(bench, request_id))


def add(
    bench: Workbench,
    kind: str,
    *,
    person: str,
    received: str = "",
    law: str = Law.GDPR,
    reach: str = "",
    note: str = "",
) -> Standing:
    """Write a request down.

    Args:
        bench: the bot.
        kind: one of `RequestKind`.
        person: who asks.
        received: the day it came in, ISO 8601; today when empty.
        law: whose days count.
        reach: where the answer goes.
        note: what they asked for.

    Raises:
        UsageError: `bad_date`, and those of `privacy.subject_requests.receive`.
    """
    request = rules.receive(
        kind,
        law=law,
        received=_day(received) if received.strip() else _today(),
        today=_today(),
        person=person,
        reach=reach,
        note=note,
    )
    bench.file.requests.save(request)
    bench.file.audit.record("request_received", request=request.id, kind=kind, law=law)
    return _standing(request)


def identify(bench: Workbench, request_id: str, how: str) -> Standing:
    """Note how it was checked who asks; fails like `privacy.subject_requests.identify`."""
    return _keep(bench, rules.identify(_known(bench, request_id), how, _now()), "identified")


def extend(bench: Workbench, request_id: str, reason: str) -> Standing:
    """Take the longer time, with the reason; fails like `privacy.subject_requests.extend`."""
    return _keep(bench, rules.extend(_known(bench, request_id), reason, _now()), "extended")


def note(bench: Workbench, request_id: str, code: str, text: str = "") -> Standing:
    """Note that a step was done: `searched`, `decided`, or one of the owner's own.

    Raises:
        UsageError: `unknown_request`, `request_closed`, `too_long`.
    """
    return _keep(bench, rules.step(_known(bench, request_id), code, _now(), note=text), code)


def proven(bench: Workbench, request_id: str, code: str, receipt: ErasureReceipt) -> Standing:
    """Note an erasure that was made for a request, with its receipt; fails like `note`."""
    request = rules.step(_known(bench, request_id), code, _now(), receipt=receipt.sha256)
    return _keep(bench, request, code)


def close(bench: Workbench, request_id: str, result: str, reason: str = "") -> Standing:
    """The answer was sent; fails like `privacy.subject_requests.close`."""
    request = rules.close(_known(bench, request_id), result, _now(), reason=reason)
    return _keep(bench, request, "closed")


def remove(bench: Workbench, request_id: str) -> None:
    """Forget a request that was written down by mistake.

    Raises:
        UsageError: `unknown_request`.
    """
    request = _known(bench, request_id)
    bench.file.requests.remove(request.id)
    bench.file.audit.record("request_removed", request=request.id)


def reminders(bench: Workbench) -> tuple[int, int]:
    """(overdue, due within a week): how many open requests."""
    days = bench.file.requests.open_days()
    late = sum(day < _today() for day in days)
    soon = sum(0 <= (day - _today()).days <= rules.SOON_DAYS for day in days)
    return late, soon


def letter(bench: Workbench, request_id: str, which: str, language: str) -> str:
    """A draft to send: that it came in, who are you, it takes longer, or the answer.

    Args:
        bench: the bot.
        request_id: of the request.
        which: one of `LETTERS`; the answer is the one of its result, `done` while it is open.
        language: of the person.

    Raises:
        UsageError: `unknown_request`, or `bad_choice` for the letter.
    """
    request = _known(bench, request_id)
    if which not in LETTERS:
        raise UsageError("bad_choice", name="letter", value=which, allowed=", ".join(LETTERS))
    return "\n\n".join(_paragraphs(bench, request, which, language))


def deadline(law: str, received: str) -> date:
    """The day that a request would be due.

    Raises:
        UsageError: `bad_date` or `bad_choice`.
    """
    if law not in set(Law):
        raise UsageError("bad_choice", name="law", value=law, allowed=", ".join(Law))
    return rules.due(Law(law), _day(received) if received.strip() else _today())


def _paragraphs(
    bench: Workbench, request: SubjectRequest, which: str, language: str
) -> Sequence[str]:
    def say(key: str) -> str:
        return texts.say(f"requests.letter.{key}", language, **filled)

    spec = bench.spec
    filled = {
        "person": request.person,
        "business": spec.business.name or spec.appearance.title or spec.name,
        "kind": texts.say(f"requests.kind.{request.kind}.asked", language),
        "received": _written(request.received, language),
        "due": _written(request.due, language),
        "reason": request.extended if which == "extended" else request.reason,
        "reference": request.id[-6:].upper(),
    }
    parts = [say("subject"), say("greeting")]
    if which == "answer":
        result = request.result or Result.DONE
        own = f"answer.{request.kind}.done" if result is Result.DONE else f"answer.{result}"
        parts.append(say(own))
        if result in {Result.REFUSED, Result.PARTLY}:
            parts.append(say(f"complain_{request.law}"))
        if request.receipts:
            parts.append(f"{say('receipts')}\n" + "\n".join(request.receipts))
    else:
        parts.append(say(which))
    return [*parts, say("closing")]


def _standing(request: SubjectRequest) -> Standing:
    today = _today()
    return Standing(
        request,
        rules.urgency(request, today),
        rules.days_left(request, today),
        rules.next_step(request),
    )


def _keep(bench: Workbench, request: SubjectRequest, code: str) -> Standing:
    bench.file.requests.save(request)
    bench.file.audit.record("request_step", request=request.id, step=code)
    return _standing(request)


def _known(bench: Workbench, request_id: str) -> SubjectRequest:
    wanted = request_id.strip().lower()
    found = [each for each in bench.file.requests.all() if each.id == wanted]
    if not found and len(wanted) >= 4:
        every = bench.file.requests.all()
        found = [e for e in every if e.id.startswith(wanted) or e.id.endswith(wanted)]
    if len(found) != 1:
        raise UsageError("unknown_request")
    return found[0]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("bad_date", value=text[:40]) from None


def _written(day: date, language: str) -> str:
    month = texts.say(f"requests.month.{day.month}", language)
    return texts.say("requests.date", language, day=day.day, month=month, year=day.year)


def _now() -> datetime:
    return SystemClock().now()


def _today() -> date:
    return SystemClock().now().date()


KINDS, LAWS, RESULTS = tuple(RequestKind), tuple(Law), tuple(Result)
"""What can be chosen, in the order it is shown."""
