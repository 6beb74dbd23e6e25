"""Small facts are kept by name."""

from __future__ import annotations

from builder.vault.database import open_memory
from builder.vault.facts import SqlFacts
from builder.vault.migrations import HOST, migrate


def test_a_fact_is_kept_and_replaced() -> None:
    database = open_memory()
    migrate(database, HOST)
    facts = SqlFacts(database)
    assert facts.get("signer") is None
    facts.put("signer", "one")
    facts.put("signer", "two")
    assert facts.get("signer") == "two"
    database.close()
