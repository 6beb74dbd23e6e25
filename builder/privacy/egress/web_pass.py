"""A pass through the door to read pages: by the policy, or once by the owner's word for a host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from builder.core.errors import PolicyError
from builder.core.policy import PrivacyPolicy
from builder.privacy.egress.hosts import host_of, normalise, permits
from builder.privacy.egress.reach import Reach
from builder.privacy.egress.refusals import HostRefused

BY_POLICY, ONCE = "website", "website_once"
"""How the ledger calls a contact to read a page."""


class Recorder(Protocol):
    """Writes one contact into the ledger; `Door.record` does."""

    def __call__(
        self, host: str, why: str, *, allowed: bool, bytes_out: int = 0, bytes_in: int = 0
    ) -> None:
        """Write it down."""
        ...


class Grant:
    """The owner's word that one host may be contacted, for one piece of work.

    It lives in memory alone and covers exactly that host, not its subdomains. Once closed it
    covers nothing any more.
    """

    def __init__(self, host: str) -> None:
        self.host = normalise(host)
        self._open = bool(self.host)

    def covers(self, url: str) -> bool:
        """Whether it still holds, and for the host of `url`."""
        return self._open and host_of(url) == self.host

    def close(self) -> None:
        """The work is over."""
        self._open = False


class WebPass:
    """Says which pages may be read; the door's own rule, less everything that is not public."""

    def __init__(
        self,
        policy: Callable[[], PrivacyPolicy],
        record: Recorder,
        *,
        grant: Grant | None,
        reach: Reach,
    ) -> None:
        self._policy = policy
        self._record = record
        self._grant = grant
        self._once: set[str] = set()
        self.reach = reach

    def check(self, url: str) -> None:
        """Refuse `url` unless it is of the public web and its host may be contacted.

        Raises:
            PolicyError: `website_address_refused`, `host_not_allowed`.
        """
        self.reach.check(url)
        if permits(self._policy(), url):
            return
        if self._grant is None or not self._grant.covers(url):
            raise HostRefused(host_of(url))
        self._once.add(host_of(url))

    def admit(self, url: str, why: str) -> None:
        """`check`, with a refusal written into the ledger."""
        try:
            self.check(url)
        except PolicyError:
            self._record(host_of(url), why, allowed=False)
            raise

    def record(
        self, host: str, why: str, *, allowed: bool, bytes_out: int = 0, bytes_in: int = 0
    ) -> None:
        """Write one contact into the ledger, and whether the owner allowed it for this once."""
        told = ONCE if why == BY_POLICY and host in self._once else why
        self._record(host, told, allowed=allowed, bytes_out=bytes_out, bytes_in=bytes_in)
