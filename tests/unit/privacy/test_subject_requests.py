"""The days that the law gives, and what may close a request."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from builder.core.errors import UsageError
from builder.core.subject_request import Law, SubjectRequest
from builder.privacy import subject_requests as rules

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def asked(kind: str = "access", *, law: str = "gdpr", on: str = "2026-03-01") -> SubjectRequest:
    return rules.receive(
        kind, law=law, received=date.fromisoformat(on), today=date(2026, 3, 1),
        person="Ana Ruiz", reach="", note="",
    )  # fmt: skip


def refused(code: str) -> pytest.RaisesExc[UsageError]:
    return pytest.RaisesExc(UsageError, check=lambda error: error.code == code)


@pytest.mark.parametrize(
    ("law", "received", "extended", "expected"),
    [
        (Law.GDPR, "2026-03-15", False, "2026-04-15"),
        (Law.GDPR, "2026-01-31", False, "2026-02-28"),
        (Law.GDPR, "2024-01-31", False, "2024-02-29"),
        (Law.GDPR, "2026-12-05", False, "2027-01-05"),
        (Law.GDPR, "2026-11-30", True, "2027-02-28"),
        (Law.CCPA, "2026-03-01", False, "2026-04-15"),
        (Law.CCPA, "2026-03-01", True, "2026-05-30"),
    ],
)
def test_a_request_is_due_when_its_law_says(
    law: Law, received: str, extended: bool, expected: str
) -> None:
    day = rules.due(law, date.fromisoformat(received), extended=extended)
    assert day.isoformat() == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-20", "calm"),
        ("2026-03-24", "calm"),
        ("2026-03-25", "soon"),
        ("2026-04-01", "soon"),
        ("2026-04-02", "overdue"),
    ],
)
def test_a_week_before_its_day_it_is_pressing_and_the_day_after_overdue(
    today: str, expected: str
) -> None:
    assert rules.urgency(asked(), date.fromisoformat(today)) == expected


def test_the_longer_time_is_taken_once_in_time_and_for_a_reason() -> None:
    request = rules.extend(asked(), "many documents", NOW)
    assert (request.due, request.extended) == (date(2026, 6, 1), "many documents")
    with refused("request_extended"):
        rules.extend(request, "more", NOW)
    with refused("reason_missing"):
        rules.extend(asked(), "  ", NOW)
    with refused("request_overdue"):
        rules.extend(asked(), "late", datetime(2026, 4, 2, tzinfo=UTC))


def test_nothing_is_handed_out_to_who_was_not_checked_but_refusing_is_always_possible() -> None:
    with refused("identity_unchecked"):
        rules.close(asked(), "done", NOW)
    with refused("reason_missing"):
        rules.close(asked(), "refused", NOW)
    gone = rules.close(asked(), "refused", NOW, reason="we could not tell who you are")
    assert (gone.closed, gone.result) == (NOW.date(), "refused")
    assert rules.urgency(gone, date(2027, 1, 1)) == "closed"
    with refused("request_closed"):
        rules.step(gone, "searched", NOW)


def test_it_is_led_from_step_to_step() -> None:
    request = asked("erasure")
    seen = [rules.next_step(request)]
    request = rules.identify(request, "answered from the known address", NOW)
    seen.append(rules.next_step(request))
    request = rules.step(request, "searched", NOW)
    seen.append(rules.next_step(request))
    request = rules.step(request, "erased", NOW, receipt="ab" * 32)
    seen.append(rules.next_step(request))
    request = rules.close(request, "done", NOW)
    seen.append(rules.next_step(request))
    assert seen == ["identity", "find", "decide", "answer", "closed"]
    assert request.receipts == ("ab" * 32,)
    assert [step.code for step in request.steps] == ["identity", "searched", "erased", "answered"]


def test_what_cannot_hold_is_refused() -> None:
    with refused("bad_choice"):
        asked("adverts")
    with refused("bad_choice"):
        asked(law="lgpd")
    with refused("request_in_future"):
        asked(on="2026-03-02")
    with refused("request_nameless"):
        rules.receive("access", law="gdpr", received=NOW.date(), today=NOW.date(),
                      person=" ", reach="", note="")  # fmt: skip
    with refused("too_long"):
        rules.step(asked(), "noted", NOW, note="x" * 4001)
    with refused("bad_choice"):
        rules.close(asked(), "perhaps", NOW)
