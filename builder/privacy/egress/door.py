"""The door: hands out HTTP clients that reach allowed hosts only, and writes each contact down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from builder.core.cleared import Cleared
from builder.core.contact import Outcome
from builder.core.policy import PrivacyPolicy
from builder.core.ports import Clock, EgressLedger
from builder.core.progress import CancelToken
from builder.privacy.egress.book import NOTHING, Book, Carried, Entry, Heard, carried
from builder.privacy.egress.hosts import host_of, permits
from builder.privacy.egress.reach import PUBLIC, Reach
from builder.privacy.egress.refusals import HostRefused
from builder.privacy.egress.resolving import addresses_of
from builder.privacy.egress.web_pass import Grant, WebPass
from builder.system.clock import SystemClock

if TYPE_CHECKING:
    import httpx

    from builder.privacy.egress.mailing import MailServer, Post
    from builder.privacy.egress.web_reader import WebReader

Addresses = Callable[[str, int], list[str]]


class Door:
    """The only way out of the bot.

    Args:
        policy: asked at every contact, so that a change holds at once.
        ledger: takes every contact, refused ones too.
        clock: when it was.
    """

    def __init__(
        self,
        policy: Callable[[], PrivacyPolicy],
        ledger: EgressLedger,
        clock: Clock | None = None,
    ) -> None:
        self._policy = policy
        self._book = Book(ledger, clock or SystemClock())

    def allows(self, url: str) -> bool:
        """Whether the policy lets text go to `url` now; this computer is always allowed."""
        return permits(self._policy(), url)

    def check(self, url: str) -> None:
        """Refuse `url` unless the policy allows its host.

        Raises:
            PolicyError: `host_not_allowed`.
        """
        if not self.allows(url):
            raise HostRefused(host_of(url))

    def admit(self, url: str, why: str, carries: Carried = NOTHING) -> Entry:
        """`check`, with the contact or its refusal in the ledger. For the door's own clients.

        Raises:
            PolicyError: `host_not_allowed`.
            VaultError, MachineError: the ledger cannot be written; nothing may be sent.
        """
        if not self.allows(url):
            self._book.refuse(host_of(url), why)
            raise HostRefused(host_of(url))
        return self._book.enter(host_of(url), why, carries)

    def settle(self, entry: Entry, came: Outcome, *, bytes_out: int = 0, bytes_in: int = 0) -> None:
        """Write what became of a contact. For the door's own clients."""
        self._book.settle(entry, came, bytes_out=bytes_out, bytes_in=bytes_in)

    def watch(self, heard: Heard) -> Callable[[], None]:
        """Call `heard`, on whatever thread, each time the ledger changed; what ends that."""
        return self._book.watch(heard)

    def client(
        self,
        why: str,
        *,
        carries: Iterable[Cleared] = (),
        timeout_s: float = 60.0,
        deadline_s: float | None = None,
        token: CancelToken | None = None,
        addresses: Addresses = addresses_of,
    ) -> httpx.Client:
        """A client whose every request passes the door. Redirects are not followed.

        Args:
            why: for the ledger: `model`, `embedder`, `webhook`, `mail`, `probe`.
            carries: the texts that each request will carry; the ledger tells what they were
                cleared of.
            timeout_s: how long a reply may be silent.
            deadline_s: how long everything this client does may take; None for no limit.
            token: ends a reply that is waited for, within a fraction of a second.
            addresses: from a name to what may be contacted; see `delivered_to`.
        """
        import httpx

        from builder.privacy.egress.transport import GuardedTransport

        return httpx.Client(
            transport=GuardedTransport(
                self,
                why,
                carries=carried(carries),
                deadline_s=deadline_s,
                token=token,
                addresses=addresses,
            ),
            timeout=timeout_s,
            trust_env=False,
            follow_redirects=False,
        )

    def post(
        self, server: MailServer, addresses: Addresses, *, token: CancelToken | None = None
    ) -> Post:
        """What delivers mail to `server`; see `Post.send`."""
        from builder.privacy.egress.mailing import Post

        return Post(self, server, addresses, token=token)

    def web_reader(
        self, *, grant: Grant | None = None, reach: Reach = PUBLIC, token: CancelToken | None = None
    ) -> WebReader:
        """What reads pages of the public web: never this computer, never what lies beside it.

        Args:
            grant: the owner's word for one host, for this once; the policy is asked otherwise.
            reach: what counts as the public web; only tests name another.
            token: ends a reply that is waited for, within a fraction of a second.
        """
        from builder.privacy.egress.web_reader import WebReader

        return WebReader(WebPass(self._policy, self._book, grant=grant, reach=reach), token)

    def async_client(
        self, why: str, *, carries: Iterable[Cleared] = (), timeout_s: float = 60.0
    ) -> httpx.AsyncClient:
        """The same for code that runs in an event loop; it is stopped by cancelling its task."""
        import httpx

        from builder.privacy.egress.async_transport import GuardedAsyncTransport

        return httpx.AsyncClient(
            transport=GuardedAsyncTransport(self, why, carried(carries)),
            timeout=timeout_s,
            trust_env=False,
            follow_redirects=False,
        )
