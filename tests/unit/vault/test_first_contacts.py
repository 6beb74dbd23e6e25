"""Of each host the first contact is in the audit, and the first refused one; no other."""

from __future__ import annotations

from builder.core.contact import Contact
from builder.vault.audit_log import AuditLog
from builder.vault.database import open_memory
from builder.vault.egress_ledger import SqlLedger
from builder.vault.first_contacts import watched
from builder.vault.migrations import BOT, migrate
from tests.support.stores import HandClock

WHEN = "2026-01-01T00:00:00+00:00"


def test_only_the_first_of_each_host_is_recorded_also_after_opening_again() -> None:
    database = open_memory()
    migrate(database, BOT)
    audit = AuditLog(database, HandClock())
    for _ in range(2):
        ledger = watched(SqlLedger(database), audit)
        for host, allowed in (("a.example", True), ("a.example", True), ("b.example", False)):
            ledger.record(Contact(WHEN, host, "model", allowed, 10, 20))
    rows = [(row.event, row.details) for row in audit.rows()]
    assert rows == [
        ("first_contact", {"host": "a.example", "why": "model"}),
        ("contact_refused", {"host": "b.example", "why": "model"}),
    ]
    assert len(ledger.contacts()) == 6
    database.close()
