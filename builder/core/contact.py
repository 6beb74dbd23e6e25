"""A contact with another computer: a line of the ledger that the owner reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a contact."""

    UNDER_WAY = "under_way"
    ANSWERED = "answered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact with a host.

    Attributes:
        when: ISO 8601 in UTC.
        why: the door's purpose: `model`, `embedder`, `webhook`, `mail`, `probe`, `website`,
            `database` (the one that replicas share), and
            `website_once` where the owner allowed the host for that once.
        allowed: False when the contact was refused before anything was sent.
        bytes_out: size of the bodies sent; `bytes_in` of those received.
        came: what became of an allowed contact.
        masked: personal data that was replaced in what was sent, counted by entity type; never
            the data itself.
        as_written: the policy let names, contacts and the like through as they were written.
    """

    when: str
    host: str
    why: str
    allowed: bool
    bytes_out: int = 0
    bytes_in: int = 0
    came: Outcome = Outcome.ANSWERED
    masked: Mapping[str, int] = field(default_factory=dict)
    as_written: bool = False

    @property
    def outcome(self) -> Outcome:
        """What became of it, refusal included."""
        return self.came if self.allowed else Outcome.REFUSED


@dataclass(frozen=True, slots=True)
class HostContacts:
    """All contacts with one host, added up.

    Attributes:
        contacts: how many, refused ones included; `refused` counts those alone.
        last: when the newest was, ISO 8601 in UTC.
        whys: the purposes there were.
        as_written: how many carried text in which names and the like stood as written.
    """

    host: str
    contacts: int
    refused: int
    bytes_out: int
    bytes_in: int
    last: str
    whys: tuple[str, ...]
    masked: Mapping[str, int] = field(default_factory=dict)
    as_written: int = 0
