"""What outlives a bundle: the talks under way, the limits, the orders, the counts of one host."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from builder.core.bot import BotSpec
from builder.core.ports import Clock
from builder.server.closing import Closing
from builder.server.consents import offer
from builder.server.counting import Tally
from builder.server.limits import Allowances, Limiter
from builder.server.meters import Meters
from builder.server.operators import Operators
from builder.server.sessions import Sessions, Talks
from builder.server.settings import HostSettings
from builder.server.shared import Shared
from builder.server.store_watch import StoreWatch
from builder.server.transcripts import MOST_LATE, Late
from builder.system import texts
from builder.vault.hoststore import HostStore

ADDRESS_KEY = "address_key"
"""The host's fact that a day's key for visitors' addresses is derived from."""


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking at the bundle's file.

    Attributes:
        swapped: a newer one is served now.
        version: of the one that is served.
        code: why a new one was refused; None when there was none, or it is served.
    """

    swapped: bool
    version: int
    code: str | None = None


@dataclass(slots=True)
class Premises:
    """The parts that every application of a host shares, whichever bundle it serves.

    Attributes:
        writing: held while a talk is written down or erased, by whichever application.
        late: what waits to be written down of talks, while the disk is full.
        look: looks at the bundle's file again; None where there is none to look at.
        refused: why the newest bundle's file is not served; None when it is.
        model: what the model failed with when it was asked last; None while it answers.
        staged: applications are put up and let go one after the other.
        stopping: the host was told to stop and takes no new question.
        shared: what it shares with other replicas; None where it is alone.
    """

    store: HostStore
    settings: HostSettings
    clock: Clock
    sessions: Talks
    limiter: Limiter
    closing: Closing
    operators: Operators
    tally: Tally
    meters: Meters
    watch: StoreWatch
    writing: threading.Lock
    late: deque[Late] = field(default_factory=lambda: deque(maxlen=MOST_LATE))
    look: Callable[[], Awaitable[Look]] | None = None
    refused: str | None = None
    model: str | None = None
    stopping: bool = False
    staged: bool = False
    shared: Shared | None = None

    @classmethod
    def of(
        cls,
        store: HostStore,
        settings: HostSettings,
        clock: Clock,
        operators: Path | None = None,
        shared: Shared | None = None,
    ) -> Premises:
        """Those of a new host; `operators` is the file of tokens, `shared` what replicas share."""
        key = shared.address_key if shared else _address_key(store)
        counted = shared.allowances if shared else Allowances(clock)
        limiter = Limiter(settings.caps, key, clock, counted)
        meters = Meters()
        return cls(
            store=store,
            settings=settings,
            clock=clock,
            sessions=shared.sessions if shared else Sessions(settings.caps, clock),
            limiter=limiter,
            closing=shared.closing if shared else Closing(store.folder),
            shared=shared,
            operators=Operators(operators, limiter, store.audit, clock),
            tally=Tally(store.counts, clock),
            meters=meters,
            watch=StoreWatch(store, clock),
            writing=threading.Lock(),
        )

    def serve(self, spec: BotSpec) -> None:
        """From now on it is the bot of `spec` that is served."""
        self.tally.serve(spec)

    def shown(self, spec: BotSpec) -> None:
        """From now on visitors agree to the words of `spec`."""
        versions = {language: offer(spec, language).version for language in texts.languages()}
        self.sessions.terms(lambda language: versions.get(language, ""))


def _address_key(store: HostStore) -> bytes:
    kept = store.facts.get(ADDRESS_KEY)
    if kept is None:
        kept = secrets.token_hex(32)
        store.facts.put(ADDRESS_KEY, kept)
    return bytes.fromhex(kept)
