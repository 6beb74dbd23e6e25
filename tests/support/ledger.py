"""A ledger in memory, for doors in tests."""

from __future__ import annotations

from builder.core.contact import Contact, HostContacts
from builder.core.policy import Network, PrivacyPolicy
from builder.privacy.egress import Door


class MemoryLedger:
    """Keeps contacts in a list, the oldest first."""

    def __init__(self) -> None:
        self.rows: list[Contact] = []

    def record(self, contact: Contact) -> int:
        """Append one contact; its number."""
        self.rows.append(contact)
        return len(self.rows) - 1

    def settle(self, number: int, contact: Contact) -> None:
        """Write what became of the contact `number`."""
        self.rows[number] = contact

    def contacts(
        self, limit: int = 200, *, host: str | None = None, refused: bool = False
    ) -> list[Contact]:
        """The newest first; with `host` those with one alone, with `refused` those refused."""
        found = [
            row
            for row in reversed(self.rows)
            if host in {None, row.host} and not (refused and row.allowed)
        ]
        return found[:limit]

    def hosts(self) -> list[HostContacts]:
        """Not needed by any test."""
        raise NotImplementedError


def make_door(*hosts: str, ledger: MemoryLedger | None = None) -> Door:
    """A door that lets text go to `hosts` only; to none without any."""
    network = Network.CHOSEN if hosts else Network.NONE
    policy = PrivacyPolicy(network=network, hosts=hosts)
    return Door(lambda: policy, ledger or MemoryLedger())
