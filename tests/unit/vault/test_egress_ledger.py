"""The ledger keeps every contact and gives the newest first."""

from __future__ import annotations

from builder.core.ports import Contact
from builder.vault.database import open_memory
from builder.vault.egress_ledger import SqlLedger
from builder.vault.migrations import HOST, migrate


def test_contacts_come_back_newest_first() -> None:
    database = open_memory()
    migrate(database, HOST)
    ledger = SqlLedger(database)
    refused = Contact("2026-01-01T00:00:00+00:00", "evil.example", "model", allowed=False)
    allowed = Contact("2026-01-01T00:00:01+00:00", "api.example", "model", True, 10, 2000)
    ledger.record(refused)
    ledger.record(allowed)
    assert ledger.contacts() == [allowed, refused]
    assert ledger.contacts(1) == [allowed]
    database.close()
