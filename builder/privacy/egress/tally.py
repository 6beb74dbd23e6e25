"""Counts what goes through each contact, and writes it into the ledger once it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.privacy.egress.hosts import host_of

if TYPE_CHECKING:
    from builder.privacy.egress.door import Door


class Tally:
    """One contact under way.

    Attributes:
        bytes_out: size of the body sent so far.
        bytes_in: size of the body received so far, as it came over the wire.
    """

    def __init__(self, tallies: Tallies, host: str) -> None:
        self._tallies = tallies
        self.host = host
        self.bytes_out = 0
        self.bytes_in = 0

    def close(self) -> None:
        """Write the contact down; only the first call does."""
        self._tallies.finish(self)


class Tallies:
    """The contacts of one client that are under way."""

    def __init__(self, door: Door, why: str) -> None:
        self._door, self._why = door, why
        self._open: set[Tally] = set()

    def admit(self, url: str) -> Tally:
        """Begin a contact, if the door lets it.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        self._door.admit(url, self._why)
        tally = Tally(self, host_of(url))
        self._open.add(tally)
        return tally

    def check(self, host: str, port: int) -> None:
        """Ask the door once more, about what is really connected to.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        self._door.check(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")

    def finish(self, tally: Tally) -> None:
        """Write `tally` into the ledger unless that was done."""
        if tally in self._open:
            self._open.discard(tally)
            self._door.record(
                tally.host,
                self._why,
                allowed=True,
                bytes_out=tally.bytes_out,
                bytes_in=tally.bytes_in,
            )

    def close(self) -> None:
        """Write down every contact that was broken off."""
        for tally in list(self._open):
            self.finish(tally)
