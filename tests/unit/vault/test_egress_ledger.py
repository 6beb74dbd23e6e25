"""The ledger keeps every contact, adds them up, and never grows past its bound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from builder.core.contact import Contact, HostContacts, Outcome
from builder.vault import egress_ledger, migrations
from builder.vault.database import Database, open_memory
from builder.vault.egress_ledger import SqlLedger
from builder.vault.migrations import BOT, HOST, migrate

REFUSED = Contact("2026-01-01T00:00:00+00:00", "evil.example", "model", allowed=False)
ALLOWED = Contact(
    "2026-01-01T00:00:01+00:00", "api.example", "model", True, 10, 2000, Outcome.ANSWERED,
    {"EMAIL_ADDRESS": 2, "PERSON": 1},
)  # fmt: skip


@pytest.fixture(params=[BOT, HOST], ids=["bot", "host"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    opened = open_memory()
    migrate(opened, request.param)
    yield opened
    opened.close()


@pytest.fixture
def ledger(database: Database) -> SqlLedger:
    return SqlLedger(database)


def test_contacts_come_back_newest_first(ledger: SqlLedger) -> None:
    ledger.record(REFUSED)
    ledger.record(ALLOWED)

    assert ledger.contacts() == [ALLOWED, REFUSED]
    assert ledger.contacts(1) == [ALLOWED]
    assert ledger.contacts(host="evil.example") == [REFUSED]
    assert ledger.contacts(refused=True) == [REFUSED]
    assert [contact.outcome for contact in ledger.contacts()] == ["answered", "refused"]


def test_what_became_of_a_contact_is_written_over_its_line(ledger: SqlLedger) -> None:
    number = ledger.record(
        Contact(ALLOWED.when, "api.example", "model", True, came=Outcome.UNDER_WAY)
    )
    ledger.record(REFUSED)
    ledger.settle(number, ALLOWED)

    assert ledger.contacts() == [REFUSED, ALLOWED]


def test_contact_that_a_crash_broke_off_is_not_under_way_for_ever(database: Database) -> None:
    SqlLedger(database).record(
        Contact(ALLOWED.when, "api.example", "model", True, came=Outcome.UNDER_WAY)
    )

    opened_anew = SqlLedger(database)

    assert [contact.outcome for contact in opened_anew.contacts()] == ["failed"]


def test_hosts_are_added_up_the_last_contacted_first(ledger: SqlLedger) -> None:
    late = Contact("2026-01-02T00:00:00+00:00", "evil.example", "embedder", True, 7, 8,
                   masked={"EMAIL_ADDRESS": 1}, as_written=True)  # fmt: skip
    for contact in (REFUSED, ALLOWED, ALLOWED, late):
        ledger.record(contact)

    assert ledger.hosts() == [
        HostContacts("evil.example", 2, 1, 7, 8, late.when, ("embedder", "model"),
                     {"EMAIL_ADDRESS": 1}, 1),
        HostContacts("api.example", 2, 0, 20, 4000, ALLOWED.when, ("model",),
                     {"EMAIL_ADDRESS": 4, "PERSON": 2}, 0),
    ]  # fmt: skip


def test_lines_of_an_older_version_keep_their_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_memory()
    migrate(database, BOT[:2])
    for allowed in (1, 0):
        database.execute(
            "INSERT INTO ledger (at, host, why, allowed, bytes_out, bytes_in)"
            " VALUES ('2026-01-01T00:00:00+00:00', 'api.example', 'model', ?, 0, 0)",
            (allowed,),
        )
    migrate(database, migrations.BOT)

    assert [each.outcome for each in SqlLedger(database).contacts()] == ["refused", "answered"]
    database.close()


def test_ledger_keeps_the_newest_and_no_more(
    ledger: SqlLedger, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(egress_ledger, "MOST", 50)
    for _ in range(300):
        ledger.record(ALLOWED)

    assert database.one("SELECT count(*), max(n) FROM ledger") == (50, 300)


def test_ledger_lets_go_of_what_is_older_than_its_days(ledger: SqlLedger) -> None:
    old = Contact("2024-01-01T00:00:00+00:00", "old.example", "model", True)
    ledger.record(old)
    for _ in range(99):
        ledger.record(ALLOWED)

    assert ledger.contacts(host="old.example") == []
    assert len(ledger.contacts()) == 99


def test_purge_erases_what_is_older(ledger: SqlLedger) -> None:
    ledger.record(REFUSED)
    ledger.record(ALLOWED)

    assert ledger.purge(datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC)) == 1
    assert ledger.contacts() == [ALLOWED]
