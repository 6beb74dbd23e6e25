"""A pass through the door to read pages: by the policy, or once by the owner's word for a host."""

from __future__ import annotations

from collections.abc import Callable

from builder.core.contact import Outcome
from builder.core.errors import PolicyError
from builder.core.policy import PrivacyPolicy
from builder.privacy.egress.book import NOTHING, Book, Carried, Entry
from builder.privacy.egress.hosts import host_of, normalise, permits
from builder.privacy.egress.reach import Reach
from builder.privacy.egress.refusals import HostRefused

BY_POLICY, ONCE = "website", "website_once"
"""How the ledger calls a contact to read a page."""


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
        book: Book,
        *,
        grant: Grant | None,
        reach: Reach,
    ) -> None:
        self._policy = policy
        self._book = book
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

    def turn_away(self, url: str, why: str) -> None:
        """`check`, with a refusal written into the ledger."""
        try:
            self.check(url)
        except PolicyError:
            self._book.refuse(host_of(url), why)
            raise

    def admit(self, url: str, why: str, carries: Carried = NOTHING) -> Entry:
        """`check`, with the contact or its refusal in the ledger.

        A contact that the owner allowed for this once is called so.
        """
        self.turn_away(url, why)
        told = ONCE if why == BY_POLICY and host_of(url) in self._once else why
        return self._book.enter(host_of(url), told, carries)

    def settle(self, entry: Entry, came: Outcome, *, bytes_out: int = 0, bytes_in: int = 0) -> None:
        """Write what became of a contact."""
        self._book.settle(entry, came, bytes_out=bytes_out, bytes_in=bytes_in)
