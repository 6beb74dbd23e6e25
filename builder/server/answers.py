"""Runs the bot, which is synchronous, beside the event loop, a few answers at a time."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from builder.core.conversation import Answer, AskEvent, Done, Question
from builder.core.errors import ServeError
from builder.core.progress import CancelToken
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.server.answering import Answering

QUIET_SECONDS = 10.0
"""After so long without an event `None` comes out, for a sign of life."""

Ready = Callable[[Answer], None]
Noted = Callable[[Question, Answer | None, float], None]
"""Told of every question: its answer, or None when there was none, and the seconds it took."""


class Place:
    """One answer's place; `used` once a thread works on it and will free it itself."""

    def __init__(self) -> None:
        self.used = False


class Answers:
    """The threads that answers are made on.

    Args:
        at_once: how many.
        seconds: how long one may take, its wait for a thread included.
        waiting: how many may wait for one; one more is refused at once.
        noted: told of every question, on the bot's thread.
    """

    def __init__(
        self,
        bot: Answering,
        at_once: int,
        seconds: float,
        *,
        waiting: int = 0,
        noted: Noted | None = None,
    ) -> None:
        self._noted = noted
        self._relays: set[_Relay] = set()
        self._bot = bot
        self._seconds = seconds
        self._free = threading.BoundedSemaphore(at_once + waiting)
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="hushdesk-answer")

    @contextlib.contextmanager
    def place(self) -> Iterator[Place]:
        """A place for one answer.

        It is free again once the bot has really stopped, so that slow models cannot be piled up.

        Raises:
            ServeError: `host_busy`, when all are taken.
        """
        if not self._free.acquire(blocking=False):
            raise ServeError("host_busy", retry_after=5)
        place = Place()
        try:
            yield place
        finally:
            if not place.used:
                self._free.release()

    async def make(
        self, place: Place, question: Question, names: Pseudonyms, *, on_ready: Ready
    ) -> AsyncGenerator[AskEvent | None]:
        """Answer `question`, piece by piece; None is a sign of life.

        Closing the generator stops the bot at its next step.

        Args:
            place: taken for this answer.
            question: with the talk so far.
            names: of the visitor's session.
            on_ready: told the whole answer, on the bot's thread, before it comes out here.

        Raises:
            Exception: whatever the bot raised; `TimeoutError` when it took too long.
        """
        token, relay = CancelToken(), _Relay()
        self._relays.add(relay)
        place.used = True
        self._pool.submit(self._work, question, names, on_ready, token, relay)
        try:
            async for event in relay.events(time.monotonic() + self._seconds):
                yield event
        finally:
            self._relays.discard(relay)
            token.cancel()

    @property
    def running(self) -> int:
        """How many answers are being made and listened to."""
        return len(self._relays)

    def halt(self, error: ServeError) -> None:
        """End every answer under way with `error`; from the event loop's thread."""
        for relay in tuple(self._relays):
            relay.put(error)

    def _work(
        self,
        question: Question,
        names: Pseudonyms,
        on_ready: Ready,
        token: CancelToken,
        relay: _Relay,
    ) -> None:
        end: Exception | None = None
        began, answer = time.monotonic(), None
        try:
            for event in self._bot.ask(question, names=names, token=token):
                token.check()
                if isinstance(event, Done):
                    answer = event.answer
                    on_ready(answer)
                relay.put(event)
        except Exception as error:  # noqa: BLE001 - raised where the answer is awaited
            end = error
        finally:
            if self._noted is not None and not (end is not None and token.cancelled):
                self._noted(question, answer, time.monotonic() - began)
            self._free.release()  # before the end is told: who hears of it may ask again at once
            relay.put(end)

    def shutdown(self) -> None:
        """Take no more; answers under way end on their own."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Relay:
    """Carries events from the bot's thread to the event loop it was made on."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[AskEvent | Exception | None] = asyncio.Queue()

    def put(self, item: AskEvent | Exception | None) -> None:
        """Pass on an event, the error that ended them, or None for the end."""
        with contextlib.suppress(RuntimeError):  # the loop is gone: nobody listens
            self._loop.call_soon_threadsafe(self._queue.put_nowait, item)

    async def events(self, deadline: float) -> AsyncGenerator[AskEvent | None]:
        """What was put, up to the end; None after a quiet while."""
        while (left := deadline - time.monotonic()) > 0:
            try:
                # Not `wait_for`: on Python 3.11 it can lose that whoever waits was told to stop.
                async with asyncio.timeout(min(left, QUIET_SECONDS)):
                    item = await self._queue.get()
            except TimeoutError:
                yield None
                continue
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            yield item
        raise TimeoutError
