"""Whether the chat is open, for every replica: the database says so, and each looks twice a second.

While the database is away an order goes through Redis, sealed, and the first replica that reaches
both again writes it down. So a pause holds on all replicas within a second, outlives the loss of
Redis, and can be ordered while either of them is away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from builder.core.errors import HushdeskError, MachineError
from builder.server.closing import Closed, Closing, read, written
from builder.server.redis_line import RedisLine
from builder.server.session_form import Seal, SealError
from builder.system import logs

FACT = "closing"
"""The host's fact that holds the order."""

_TRIES = 20


class Facts(Protocol):
    """Small texts by name, which replicas share."""

    def get(self, name: str) -> str | None:
        """The text called `name`."""
        ...

    def swap(self, name: str, old: str | None, new: str) -> bool:
        """Put `new` in the place of `old`, unless something else stands there by now."""
        ...


def ordered(facts: Facts) -> Closed:
    """What the database says.

    Raises:
        HushdeskError: it cannot be asked.
    """
    kept = facts.get(FACT)
    return Closed() if kept is None else read(kept.encode())


def order(facts: Facts, change: Callable[[Closed], Closed]) -> Closed:
    """Let the order in the database be what `change` makes of it; what it is then.

    Raises:
        HushdeskError: it cannot be written.
    """
    for _ in range(_TRIES):
        kept = facts.get(FACT)
        wanted = change(Closed() if kept is None else read(kept.encode()))
        if facts.swap(FACT, kept, written(wanted).decode()):
            return wanted
    raise MachineError("database_unreachable", host="")


class OrderBook(Closing):
    """The order in the database, for who works on it and serves nobody."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(None)
        self._facts = facts
        self._now = ordered(facts)

    def certain(self) -> Closed:
        """What holds, looked up where it is kept; raises as `ordered`."""
        return ordered(self._facts)

    def _change(self, change: Callable[[Closed], Closed]) -> None:
        self._now = order(self._facts, change)


class SharedClosing(OrderBook):
    """The order as it stood when it was last looked up.

    Args:
        facts: of the database.
        line: to Redis.
        name: of the order there.
        seal: what it is sealed with there.
    """

    def __init__(self, facts: Facts, line: RedisLine, name: str, seal: Seal) -> None:
        super().__init__(facts)
        self._line = line
        self._name = name
        self._seal = seal

    def look(self) -> None:
        """Take up what holds now; with both away it stays what it was.

        Raises:
            HushdeskError: the database is away.
        """
        with self._lock:
            if self._held is not None:
                self._pass_on(self._held)
            passing = self._passing()
            try:
                if passing is not None:
                    order(self._facts, lambda _: passing)
                    self._line.ask(lambda client: client.delete(self._name))
                self._now = ordered(self._facts)
            except HushdeskError:
                self._now = passing or self._now
                raise

    def _change(self, change: Callable[[Closed], Closed]) -> None:
        with self._lock:
            try:
                self._now = order(self._facts, change)
                self._held = None
            except HushdeskError as error:
                logs.event("closing_unkept", level="warning", code=error.code)
                self._now = self._held = change(self._held or self._now)
                self._pass_on(self._held)

    def _pass_on(self, wanted: Closed) -> None:
        """Through Redis, for the others and for later; else it holds here, and is tried again."""
        sealed = self._seal.seal(written(wanted))
        try:
            self._line.ask(lambda client: client.set(self._name, sealed))
            self._held = None
        except MachineError:
            return

    def _passing(self) -> Closed | None:
        """The order that Redis holds for the database."""
        try:
            sealed = self._line.ask(lambda client: client.get(self._name))
            return read(self._seal.open(sealed)) if isinstance(sealed, bytes) else None
        except (MachineError, SealError):
            return None
