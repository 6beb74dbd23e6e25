"""Lets go in time: expired sessions, what is past its days; and does what the operator orders."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from starlette.concurrency import run_in_threadpool

from builder.core.errors import HushdeskError
from builder.core.policy import PrivacyPolicy
from builder.core.ports import Clock
from builder.privacy.retention import FREEZE_DAYS, Retention, Term
from builder.server.beside import asked
from builder.server.orders import Export, obey
from builder.server.sessions import Talks
from builder.server.transcripts import Transcripts
from builder.system import logs
from builder.vault.hoststore import HostStore

ROUND_SECONDS = 1


def terms(store: HostStore, policy: PrivacyPolicy) -> tuple[Term, ...]:
    """Everything a host keeps, and for how long."""
    talks, keep = store.conversations, policy.retention
    return (
        Term("freezes", store.visitors.thaw, FREEZE_DAYS),
        Term(
            "transcripts",
            partial(talks.purge, roles=("visitor", "bot")),
            policy.transcripts.days,
        ),
        Term("notes", partial(talks.purge, roles=("remark",)), keep.notes),
        Term("receipts", store.consents.purge, keep.receipts),
        Term("handovers", store.handovers.purge, keep.handovers),
        Term("visitors", store.visitors.purge, 0),
        Term("contacts", store.ledger.purge, keep.contacts),
    )


class Keeper:
    """What the host does by itself while it runs, for days on end."""

    def __init__(  # noqa: PLR0913 - three of them by name
        self,
        store: HostStore,
        sessions: Talks,
        transcripts: Transcripts,
        policy: PrivacyPolicy,
        clock: Clock,
        *,
        also: Sequence[Callable[[], object]] = (),
        enforce: Callable[[], None] | None = None,
        export: Export | None = None,
    ) -> None:
        """Keep a host.

        Args:
            store: its file.
            sessions: the talks under way.
            transcripts: what is written down of them.
            policy: says for how long.
            clock: tells the day.
            also: done every round, beside the event loop.
            enforce: done every round, on the event loop's thread.
            export: writes a sealed file when the operator's command orders one.
        """
        self._also = also
        self._enforce = enforce
        self._export = export
        self._store = store
        self._clock = clock
        self._sessions = sessions
        self._transcripts = transcripts
        self._retention = Retention(terms(store, policy), store.audit, clock)

    async def keep(self) -> None:
        """A round now and every few seconds, until cancelled."""
        while True:
            await self.round()
            await asyncio.sleep(ROUND_SECONDS)

    async def round(self) -> None:
        """Purge what has not been purged today, forget sessions that expired, obey orders."""
        if self._retention.due():
            try:
                counts = await run_in_threadpool(self._retention.run)
                logs.event("retention", count=sum(counts.values()))
            except HushdeskError as error:
                logs.event("retention_failed", level="error", code=error.code)
        await asked(self._sessions, self._sessions.sweep)
        if self._enforce is not None:
            self._enforce()
        for each in self._also:
            try:
                await run_in_threadpool(each)
            except (HushdeskError, OSError) as error:
                logs.event("round_failed", level="error", error=type(error).__name__)
        try:
            parts = (self._store, self._sessions, self._transcripts, self._clock, self._export)
            await run_in_threadpool(obey, *parts)
        except (HushdeskError, OSError) as error:
            logs.event("order_failed", level="error", error=type(error).__name__)
