"""Every contact with a host outside, kept for the owner to read."""

from __future__ import annotations

from builder.core.ports import Contact
from builder.vault.database import Database


class SqlLedger:
    """The ledger, in the file of the bot or the host."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, contact: Contact) -> None:
        """Append one contact."""
        self._database.execute(
            "INSERT INTO ledger (at, host, why, allowed, bytes_out, bytes_in)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                contact.when,
                contact.host,
                contact.why,
                int(contact.allowed),
                contact.bytes_out,
                contact.bytes_in,
            ),
        )

    def contacts(self, limit: int = 200) -> list[Contact]:
        """The newest first."""
        rows = self._database.execute(
            "SELECT at, host, why, allowed, bytes_out, bytes_in FROM ledger"
            " ORDER BY n DESC LIMIT ?",
            (limit,),
        )
        return [
            Contact(when, host, why, bool(allowed), sent, received)
            for when, host, why, allowed, sent, received in rows
        ]
