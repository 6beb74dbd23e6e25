"""A ledger in memory, for doors in tests."""

from __future__ import annotations

from builder.core.policy import Network, PrivacyPolicy
from builder.core.ports import Contact
from builder.privacy.egress import Door


class MemoryLedger:
    """Keeps contacts in a list, the oldest first."""

    def __init__(self) -> None:
        self.rows: list[Contact] = []

    def record(self, contact: Contact) -> None:
        """Append one contact."""
        self.rows.append(contact)

    def contacts(self, limit: int = 200) -> list[Contact]:
        """The newest first."""
        return self.rows[::-1][:limit]


def make_door(*hosts: str, ledger: MemoryLedger | None = None) -> Door:
    """A door that lets text go to `hosts` only; to none without any."""
    network = Network.CHOSEN if hosts else Network.NONE
    policy = PrivacyPolicy(network=network, hosts=hosts)
    return Door(lambda: policy, ledger or MemoryLedger())
