"""The register of people's requests: kept whole, the most urgent first, gone after its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from builder.core.subject_request import Law, RequestKind, Result, Step, SubjectRequest
from builder.vault import migrations
from builder.vault.database import open_memory
from builder.vault.requests import SqlRequests

REQUEST = SubjectRequest(
    id="r1", kind=RequestKind.ERASURE, law=Law.CCPA, received=date(2026, 1, 1),
    due=date(2026, 2, 15), person="Ana Ruiz", reach="ana@example.org", note="All of it, please.",
    extended="many papers", identity="by phone", result=Result.PARTLY, reason="an invoice",
    steps=(Step("identity", "2026-01-02T00:00:00+00:00", "by phone"),), receipts=("ab" * 32,),
    closed=date(2026, 1, 20),
)  # fmt: skip


@pytest.fixture
def register() -> Iterator[SqlRequests]:
    database = open_memory()
    migrations.migrate(database, migrations.BOT)
    yield SqlRequests(database)
    database.close()


def test_a_request_comes_back_as_it_was_kept(register: SqlRequests) -> None:
    register.save(REQUEST)
    assert register.get("r1") == REQUEST
    assert register.get("r2") is None
    changed = replace(REQUEST, result=None, closed=None)
    register.save(changed)
    assert register.all() == [changed]


def test_open_ones_come_first_the_most_urgent_before(register: SqlRequests) -> None:
    for name, due, closed in (("a", 20, None), ("b", 10, None), ("c", 1, date(2026, 1, 2))):
        due_day = date(2026, 3, due)
        register.save(replace(REQUEST, id=name, due=due_day, closed=closed))
    assert [each.id for each in register.all()] == ["b", "a", "c"]
    assert register.open_days() == [date(2026, 3, 10), date(2026, 3, 20)]


def test_only_closed_ones_go_and_only_after_their_days(register: SqlRequests) -> None:
    register.save(REQUEST)
    register.save(replace(REQUEST, id="open", closed=None))
    assert register.purge(datetime(2026, 1, 20, tzinfo=UTC)) == 0
    assert register.purge(datetime(2026, 1, 21, tzinfo=UTC)) == 1
    assert [each.id for each in register.all()] == ["open"]
    assert register.remove("open")
    assert not register.remove("open")
