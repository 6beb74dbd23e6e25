"""Counts what goes through each contact, and writes into the ledger what became of it."""

from __future__ import annotations

import asyncio
from typing import Protocol

from builder.core.contact import Outcome
from builder.core.errors import Cancelled, PolicyError
from builder.privacy.egress.book import NOTHING, Carried, Entry
from builder.privacy.egress.hosts import host_of
from builder.privacy.egress.refusals import HostWithdrawn


class Keeper(Protocol):
    """Who says what may be contacted, and keeps the ledger: the door, or a pass through it."""

    def check(self, url: str) -> None:
        """Refuse `url` unless it may be contacted.

        Raises:
            PolicyError: `host_not_allowed`, `website_address_refused`.
        """
        ...

    def admit(self, url: str, why: str, carries: Carried = NOTHING) -> Entry:
        """`check`, with the contact or its refusal written into the ledger."""
        ...

    def settle(self, entry: Entry, came: Outcome, *, bytes_out: int = 0, bytes_in: int = 0) -> None:
        """Write what became of a contact."""
        ...


class Tally:
    """One contact under way.

    Attributes:
        bytes_out: size of the body sent so far.
        bytes_in: size of the body received so far, as it came over the wire.
    """

    def __init__(self, tallies: Tallies, entry: Entry) -> None:
        self._tallies = tallies
        self.entry = entry
        self.bytes_out = 0
        self.bytes_in = 0

    def still(self, url: str) -> None:
        """See `Tallies.still`."""
        self._tallies.still(url)

    def close(self, came: Outcome) -> None:
        """Write down what became of it; only the first call does."""
        self._tallies.finish(self, came)


class Tallies:
    """The contacts of one client that are under way."""

    def __init__(self, keeper: Keeper, why: str, carries: Carried = NOTHING) -> None:
        self._keeper, self._why, self._carries = keeper, why, carries
        self._open: set[Tally] = set()

    def admit(self, url: str) -> Tally:
        """Begin a contact, if the door lets it.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        tally = Tally(self, self._keeper.admit(url, self._why, self._carries))
        self._open.add(tally)
        return tally

    def check(self, host: str, port: int) -> None:
        """Ask the door once more, about what is really connected to.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        self._keeper.check(address_of(host, port))

    def still(self, url: str) -> None:
        """Ask the door again while a reply comes: a host that is forbidden is hung up on.

        Raises:
            PolicyError: `host_withdrawn`.
        """
        try:
            self._keeper.check(url)
        except PolicyError:
            raise HostWithdrawn(host_of(url)) from None

    def finish(self, tally: Tally, came: Outcome) -> None:
        """Write down what became of `tally` unless that was done."""
        if tally in self._open:
            self._open.discard(tally)
            self._keeper.settle(
                tally.entry, came, bytes_out=tally.bytes_out, bytes_in=tally.bytes_in
            )

    def close(self) -> None:
        """Write down every contact that was broken off."""
        for tally in list(self._open):
            self.finish(tally, Outcome.CANCELLED)


def address_of(host: str, port: int) -> str:
    """`host:port` in the form in which the door is asked."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def outcome_of(status: int) -> Outcome:
    """What a reply with this HTTP status means for the ledger."""
    return Outcome.FAILED if status >= 400 else Outcome.ANSWERED


def broken_off(error: BaseException, tally: Tally) -> Outcome:
    """What an error means for the ledger: refused is only what never sent anything."""
    if isinstance(error, PolicyError):
        return Outcome.CANCELLED if tally.bytes_out else Outcome.REFUSED
    ended = isinstance(error, Cancelled | asyncio.CancelledError)
    return Outcome.CANCELLED if ended else Outcome.FAILED
