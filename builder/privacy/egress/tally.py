"""Counts what goes through each contact, and writes it into the ledger once it is over."""

from __future__ import annotations

from typing import Protocol

from builder.privacy.egress.hosts import host_of


class Keeper(Protocol):
    """Who says what may be contacted, and keeps the ledger: the door, or a pass through it."""

    def check(self, url: str) -> None:
        """Refuse `url` unless it may be contacted.

        Raises:
            PolicyError: `host_not_allowed`, `website_address_refused`.
        """
        ...

    def admit(self, url: str, why: str) -> None:
        """`check`, with a refusal written into the ledger."""
        ...

    def record(
        self, host: str, why: str, *, allowed: bool, bytes_out: int = 0, bytes_in: int = 0
    ) -> None:
        """Write one contact into the ledger."""
        ...


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

    def close(self, *, allowed: bool = True) -> None:
        """Write the contact down; only the first call does."""
        self._tallies.finish(self, allowed=allowed)


class Tallies:
    """The contacts of one client that are under way."""

    def __init__(self, keeper: Keeper, why: str) -> None:
        self._keeper, self._why = keeper, why
        self._open: set[Tally] = set()

    def admit(self, url: str) -> Tally:
        """Begin a contact, if the door lets it.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        self._keeper.admit(url, self._why)
        tally = Tally(self, host_of(url))
        self._open.add(tally)
        return tally

    def check(self, host: str, port: int) -> None:
        """Ask the door once more, about what is really connected to.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        self._keeper.check(f"[{host}]:{port}" if ":" in host else f"{host}:{port}")

    def finish(self, tally: Tally, *, allowed: bool = True) -> None:
        """Write `tally` into the ledger unless that was done."""
        if tally in self._open:
            self._open.discard(tally)
            self._keeper.record(
                tally.host,
                self._why,
                allowed=allowed,
                bytes_out=tally.bytes_out,
                bytes_in=tally.bytes_in,
            )

    def close(self) -> None:
        """Write down every contact that was broken off."""
        for tally in list(self._open):
            self.finish(tally)
