"""What a replica shares with the others, put together from the operator's three files."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC

from builder.core.contact import Contact, Outcome
from builder.core.errors import HushdeskError
from builder.core.ports import Clock
from builder.privacy.egress import is_loopback
from builder.server.redis_line import OK, RedisLine
from builder.server.replica_talks import ReplicaTalks
from builder.server.replicas import Names, Replicas
from builder.server.session_form import Seal
from builder.server.settings import Caps
from builder.server.shared_closing import SharedClosing
from builder.server.shared_limits import SharedAllowances
from builder.server.shared_sessions import SharedSessions
from builder.server.spare_sessions import SpareSessions
from builder.vault.first_contacts import watched
from builder.vault.hoststore import HostStore

LOOK_S = 0.4
"""How often a replica looks at the order: a pause holds everywhere within a second."""


@dataclass(slots=True)
class Shared:
    """Talks, limits and orders of all replicas."""

    line: RedisLine
    sessions: ReplicaTalks
    allowances: SharedAllowances
    closing: SharedClosing
    address_key: bytes

    @classmethod
    def of(
        cls, replicas: Replicas, store: HostStore, bot_id: str, caps: Caps, clock: Clock
    ) -> Shared:
        """Those of the bot `bot_id`; Redis may be away at that moment, the database not.

        Raises:
            HushdeskError: the database cannot be asked whether the chat is open.
        """
        line, names = RedisLine(replicas.redis), Names(replicas.names_key, bot_id)
        closing_name = names.of("closing")
        _write_down(line, store, clock)
        return cls(
            line,
            ReplicaTalks(
                SharedSessions(
                    line, names, replicas.session_key, caps, clock, known=store.visitors.get
                ),
                SpareSessions(store.visitors, caps, clock),
            ),
            SharedAllowances(line, names, clock),
            SharedClosing(store.facts, line, closing_name, Seal(replicas.orders_key, closing_name)),
            replicas.address_key,
        )

    @contextmanager
    def looking(self, trouble: Callable[[HushdeskError], None]) -> Iterator[None]:
        """Take up what the operator orders, until the block ends; then the line is closed.

        `trouble` is told when the database is away.
        """
        over = threading.Event()

        def look() -> None:
            while not over.wait(LOOK_S):
                try:
                    self.closing.look()
                except HushdeskError as error:
                    trouble(error)

        thread = threading.Thread(target=look, name="hushdesk-orders", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join(timeout=10)
            self.sessions.close()
            self.line.close()


def _write_down(line: RedisLine, store: HostStore, clock: Clock) -> None:
    """Another computer is a line of the ledger; this one is not."""
    if not line.host or is_loopback(line.host):
        return
    when = clock.now().astimezone(UTC).isoformat(timespec="seconds")
    came = Outcome.ANSWERED if line.look() == OK else Outcome.FAILED
    contact = Contact(when, line.host, "redis", allowed=True, came=came)
    watched(store.ledger, store.audit).record(contact)
