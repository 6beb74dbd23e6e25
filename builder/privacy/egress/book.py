"""Writes contacts into the ledger: a line before anything is sent, and what became of it after."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from builder.core.cleared import Cleared
from builder.core.contact import Contact, Outcome
from builder.core.errors import HushdeskError
from builder.core.ports import Clock, EgressLedger

Heard = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Carried:
    """What the texts of a contact were cleared of; the texts themselves are not known here.

    Attributes:
        masked: how much personal data was replaced, by entity type.
        as_written: in some text names, contacts and the like passed as they were written.
    """

    masked: Mapping[str, int] = field(default_factory=dict)
    as_written: bool = False


NOTHING = Carried()
"""A contact that carries no text of anybody."""


def carried(texts: Iterable[Cleared]) -> Carried:
    """What a contact that carries `texts` was cleared of."""
    counts: Counter[str] = Counter()
    as_written = False
    for each in texts:
        counts.update(dict(each.masked))
        as_written = as_written or each.as_written
    return Carried(dict(counts), as_written)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger that is not settled yet."""

    number: int
    contact: Contact


class Book:
    """The ledger as the door writes it. Safe to share between threads.

    A contact that cannot be written down is not made: the line comes first.
    """

    def __init__(self, ledger: EgressLedger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._lock = threading.Lock()
        self._heard: list[Heard] = []

    def enter(self, host: str, why: str, carries: Carried = NOTHING) -> Entry:
        """A contact is about to be made.

        Raises:
            VaultError, MachineError: the ledger cannot be written, so nothing may be sent.
        """
        contact = Contact(
            self._now(), host, why, True, came=Outcome.UNDER_WAY, masked=carries.masked,
            as_written=carries.as_written,
        )  # fmt: skip
        number = self._ledger.record(contact)
        self._tell()
        return Entry(number, contact)

    def refuse(self, host: str, why: str) -> None:
        """A contact was refused before anything was sent."""
        self._ledger.record(Contact(self._now(), host, why, False, came=Outcome.REFUSED))
        self._tell()

    def settle(self, entry: Entry, came: Outcome, *, bytes_out: int = 0, bytes_in: int = 0) -> None:
        """What became of a contact. What was not sent carried nothing."""
        contact = replace(
            entry.contact, allowed=came is not Outcome.REFUSED, came=came, bytes_out=bytes_out,
            bytes_in=bytes_in,
        )  # fmt: skip
        if not bytes_out:
            contact = replace(contact, masked={}, as_written=False)
        # The line is there; that its end cannot be written must not undo what was done.
        with suppress(HushdeskError):
            self._ledger.settle(entry.number, contact)
        self._tell()

    def watch(self, heard: Heard) -> Callable[[], None]:
        """Call `heard`, on whatever thread, each time the ledger changed; what ends that."""
        with self._lock:
            self._heard.append(heard)

        def end() -> None:
            with self._lock, suppress(ValueError):
                self._heard.remove(heard)

        return end

    def _tell(self) -> None:
        with self._lock:
            listening = list(self._heard)
        for heard in listening:
            heard()

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")
