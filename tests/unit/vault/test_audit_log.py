"""The audit chain appends, and shows what was changed, removed or rolled back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.vault.audit_log import AuditLog, AuditVerdict, ChainHead
from builder.vault.database import Database, open_memory
from builder.vault.migrations import BOT, migrate
from tests.support.stores import HandClock


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    migrate(made, BOT)
    yield made
    made.close()


@pytest.fixture
def log(database: Database) -> AuditLog:
    made = AuditLog(database, HandClock())
    for number in range(1, 6):
        made.record("document_added", document=f"d{number}", chunks=number)
    return made


def test_events_come_back_in_order(log: AuditLog) -> None:
    rows = log.rows(after=1, limit=2)
    assert [(row.n, row.event, row.details) for row in rows] == [
        (2, "document_added", {"document": "d2", "chunks": 2}),
        (3, "document_added", {"document": "d3", "chunks": 3}),
    ]
    assert rows[0].when == "2026-01-01T00:00:00.000+00:00"


def test_an_untouched_chain_holds(log: AuditLog) -> None:
    assert log.verify() == AuditVerdict(True, 5)
    assert log.head().n == 5


def test_an_empty_chain_holds(database: Database) -> None:
    log = AuditLog(database, HandClock())
    assert log.verify() == AuditVerdict(True, 0)
    assert log.head() == ChainHead(0, "00" * 32)
    assert log.descends_from(log.head())


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("UPDATE audit SET details = '{}' WHERE n = 3", 3),
        ("UPDATE audit SET event = 'nothing' WHERE n = 5", 5),
        ("UPDATE audit SET at = '2020' WHERE n = 1", 1),
        ("DELETE FROM audit WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 1", 1),
    ],
)
def test_a_changed_chain_says_where(
    log: AuditLog, database: Database, change: str, broken_at: int
) -> None:
    database.execute(change)
    assert log.verify() == AuditVerdict(False, broken_at - 1, broken_at)


def test_a_file_that_went_on_descends_from_the_head_that_was_kept(log: AuditLog) -> None:
    kept = log.head()
    log.record("opened")
    assert log.descends_from(kept)


def test_a_file_that_was_rolled_back_does_not(log: AuditLog, database: Database) -> None:
    kept = log.head()
    database.execute("DELETE FROM audit WHERE n > 3")
    assert not log.descends_from(kept)
    log.record("opened")
    log.record("opened")
    assert not log.descends_from(kept)
