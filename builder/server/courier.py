"""Carries what visitors passed on to a person until it arrives, and never says so before.

A hand-over is in the host's file before the visitor is told that it was taken. It is marked as
being sent before the first byte goes out, and as delivered only after the receiver has said yes;
whatever happens in between, it is sent once more under the same id.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from starlette.concurrency import run_in_threadpool

from builder.answering.handover.delivery import Delivery
from builder.answering.handover.letter import load, plain
from builder.core.bot import BotSpec
from builder.core.errors import Cancelled, HushdeskError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.core.progress import CancelToken
from builder.system import logs
from builder.vault.handovers import StoredHandover
from builder.vault.hoststore import HostStore

ROUND_SECONDS = 5.0

WAITS = (30, 120, 600, 1_800, 3_600, 7_200, 14_400)
"""Seconds until the next try, the last of them again and again: greylisting passes in minutes."""

_JITTER = 0.2
_OWN = ""
"""The talk of what the host itself has to say."""


class Courier:
    """One hand-over after the other, for as long as the host runs."""

    def __init__(
        self,
        spec: BotSpec,
        store: HostStore,
        delivery: Delivery,
        clock: Clock,
        *,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._spec = spec
        self._store = store
        self._log = store.handovers
        self._delivery = delivery
        self._clock = clock
        self._chance = chance
        self._token = CancelToken()
        self._called = asyncio.Event()

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways there are."""
        return self._delivery.channels

    def call(self) -> None:
        """Something new waits."""
        self._called.set()

    def stop(self) -> None:
        """End what is under way within a moment; it waits in the file."""
        self._token.cancel()
        self._called.set()

    async def carry(self) -> None:
        """Carry until stopped."""
        await run_in_threadpool(self._log.recover)
        while not self._token.cancelled:
            self._called.clear()
            await run_in_threadpool(self.round)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(ROUND_SECONDS):
                    await self._called.wait()

    def round(self) -> int:
        """Try everything that is due; how many arrived."""
        arrived = 0
        try:
            while not self._token.cancelled:
                item = self._log.take(self._clock.now())
                if item is None:
                    break
                arrived += self._try(item)
        except HushdeskError as error:  # the host's file: nothing is lost, the next round goes on
            logs.event("handover_stuck", level="error", code=error.code)
        return arrived

    def _try(self, item: StoredHandover) -> bool:
        try:
            self._delivery.send(
                item.channel,
                load(item.body),
                message_id=item.id,
                made=item.at,
                token=self._token,
            )
        except Cancelled:
            self._log.missed(item.id, item.code, due=item.due, when=self._clock.now())
            return False
        except HushdeskError as error:
            asked = float(error.params.get("retry_after") or 0.0)
            self._missed(item, error.code, asked)
            return False
        except Exception as error:  # noqa: BLE001 - one letter must not stop the others
            logs.event("handover_broken", level="error", error=type(error).__name__)
            self._missed(item, "internal", 0.0)
            return False
        self._log.delivered(item.id, self._clock.now())
        self._store.audit.record(
            "handover_delivered", session=item.session_id, channel=item.channel
        )
        logs.event("handover_delivered", kind=item.channel, attempt=item.tries + 1)
        return True

    def _missed(self, item: StoredHandover, code: str, asked_s: float) -> None:
        now = self._clock.now()
        due = self._next(item, now, asked_s)
        level = "error" if due is None else "warning"
        logs.event(
            "handover_failed", level=level, kind=item.channel, code=code, attempt=item.tries + 1
        )
        self._log.missed(item.id, code, due=due, when=now)
        if due is None:
            self._store.audit.record(
                "handover_failed", session=item.session_id, channel=item.channel, code=code
            )
            self._tell_owner(item, now)

    def _next(self, item: StoredHandover, now: datetime, asked_s: float) -> datetime | None:
        """When it is tried again; None when it has been tried for long enough."""
        if now - item.at >= timedelta(days=self._spec.handover.give_up_days):
            return None
        wait = WAITS[min(item.tries, len(WAITS) - 1)]
        spread = 1 + _JITTER * (2 * self._chance() - 1)
        return now + timedelta(seconds=max(wait * spread, asked_s))

    def _tell_owner(self, item: StoredHandover, now: datetime) -> None:
        """Send word of what was given up on every other way, one at a time."""
        if item.session_id == _OWN:
            return
        waiting = {each.channel for each in self._log.read(_OWN) if each.ended is None}
        for channel in self.channels:
            if channel not in waiting and channel != item.channel:
                letter = plain(self._spec, "notice")
                self._log.add(f"{new_id()}-{channel}", _OWN, channel, letter.dump(), now)
