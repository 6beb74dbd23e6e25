"""What a visitor may use, counted before use and without keeping anybody's address."""

from __future__ import annotations

import hashlib
import hmac
import threading
from datetime import datetime
from typing import Protocol

from builder.core.errors import ServeError
from builder.core.ports import Clock
from builder.server.addresses import network
from builder.server.settings import Caps

MINUTE, HOUR, DAY = 60, 3_600, 86_400

_MOST = 200_000  # counters; past that, whoever is new has to wait


class Counted(Protocol):
    """A `Reservation` that also says when its window ends."""

    @property
    def remote(self) -> bool:
        """Whether asking may take a moment: then it is not done on the event loop's thread."""
        ...

    def reserve(self, key: str, amount: int, *, limit: int, window_s: int) -> bool:
        """Take `amount` from what `key` may use in the current window."""
        ...

    def seconds_left(self, window_s: int) -> int:
        """How long the current window still lasts."""
        ...


class Allowances:
    """A `Reservation` in memory, for one host process, in fixed windows of the clock.

    A second process on the same folder is refused with `file_busy`, so that nobody counts beside
    it; money is counted in the folder's own file. Replicas count together in `shared_limits`.
    """

    remote = False

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._used: dict[tuple[str, int, int], int] = {}
        self._swept = 0

    def reserve(self, key: str, amount: int, *, limit: int, window_s: int) -> bool:
        """Take `amount` from `key`'s allowance in the current window; False when it is spent."""
        with self._lock:
            now = self._clock.now().timestamp()
            self._forget_past_windows(now)
            place = (key, window_s, int(now // window_s))
            used = self._used.get(place, 0)
            if used + amount > limit or (not used and len(self._used) >= _MOST):
                return False
            self._used[place] = used + amount
            return True

    def seconds_left(self, window_s: int) -> int:
        """How long the current window still lasts; at least 1."""
        return max(1, int(window_s - self._clock.now().timestamp() % window_s))

    def _forget_past_windows(self, now: float) -> None:
        minute = int(now // MINUTE)
        if minute == self._swept:
            return
        self._swept = minute
        self._used = {
            place: used for place, used in self._used.items() if place[2] == int(now // place[1])
        }


class Limiter:
    """Says no in time: requests, sessions and messages of one address, turns of one session.

    Args:
        key: the host's own; with the date it makes a key a day, so that what stands for an
            address today says nothing tomorrow.
    """

    def __init__(self, caps: Caps, key: bytes, clock: Clock, counted: Counted) -> None:
        self._caps = caps
        self._key = key
        self._clock = clock
        self._counted = counted

    @property
    def remote(self) -> bool:
        """Whether counting may take a moment: then it is not done on the event loop's thread."""
        return self._counted.remote

    def request(self, address: str) -> None:
        """Count one request of `address`.

        Raises:
            ServeError: `rate_limited`, with `retry_after` in seconds.
        """
        self._take(f"request:{self.mark(address)}", self._caps.requests_per_minute, MINUTE)

    def session(self, address: str) -> None:
        """Count one new session of `address`; raises as `request` does."""
        self._take(f"session:{self.mark(address)}", self._caps.sessions_per_hour, HOUR)

    def message(self, address: str) -> None:
        """Count one message of `address`; raises as `request` does."""
        mark = self.mark(address)
        self._take(f"message:{mark}", self._caps.messages_per_minute, MINUTE)
        self._take(f"message:{mark}", self._caps.messages_per_day, DAY)

    def handover(self, address: str) -> None:
        """Count one talk that is passed on, of `address`; raises as `request` does."""
        self._take(f"handover:{self.mark(address)}", self._caps.handovers_per_day, DAY)

    def program(self, name: str, person: str) -> None:
        """Count one message of the token called `name`, and of `person`, whom its holder names.

        A person counts as a visitor does, under a mark that says nothing tomorrow. Raises as
        `request` does.
        """
        if person:
            mark = self._mark(f"{name} {person}")
            self._take(f"message:{mark}", self._caps.messages_per_minute, MINUTE)
            self._take(f"message:{mark}", self._caps.messages_per_day, DAY)
        self._take(f"token:{name}", self._caps.token_messages_per_minute, MINUTE)
        self._take(f"token:{name}", self._caps.token_messages_per_day, DAY)

    def wrong_token(self, address: str) -> None:
        """Count one wrong operator's token of `address`; raises as `request` does."""
        mark = self.mark(address)
        self._take(f"operator:{mark}", self._caps.wrong_tokens_per_minute, MINUTE)

    def mark(self, address: str) -> str:
        """What stands for `address` today, on every replica that has the same key."""
        return self._mark(network(address))

    def _mark(self, who: str) -> str:
        today = _day_key(self._key, self._clock.now())
        return hmac.new(today, who.encode(), hashlib.sha256).hexdigest()[:32]

    def _take(self, key: str, limit: int, window_s: int) -> None:
        if not self._counted.reserve(key, 1, limit=limit, window_s=window_s):
            raise ServeError("rate_limited", retry_after=self._counted.seconds_left(window_s))


def _day_key(key: bytes, now: datetime) -> bytes:
    return hmac.new(key, f"address {now:%Y-%m-%d}".encode(), hashlib.sha256).digest()
