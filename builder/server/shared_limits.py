"""What a visitor may use, counted in Redis by every replica together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from builder.core.errors import MachineError
from builder.core.ports import Clock
from builder.server.limits import Allowances
from builder.server.redis_line import RedisLine
from builder.server.replicas import Names


class SharedAllowances:
    """A `Reservation` in fixed windows of the clock; each count is one step of Redis.

    While Redis is away each replica counts by itself, with the same caps. Refusing everybody
    would let a lost cache close the chat; letting everybody in would let a flood through. So N
    replicas let at most N times a cap through for as long as it lasts, while what really costs,
    the money for models, is held to the cent by the database. It is told: `redis_lost`.

    Args:
        line: to Redis.
        names: of things there.
        clock: by it windows begin, as they do in memory.
    """

    remote = True

    def __init__(self, line: RedisLine, names: Names, clock: Clock) -> None:
        self._line = line
        self._names = names
        self._clock = clock
        self._alone = Allowances(clock)
        self._hit: Callable[[str, int, int, int], bool] | None = None

    def reserve(self, key: str, amount: int, *, limit: int, window_s: int) -> bool:
        """Take `amount` from `key`'s allowance in the current window; False when it is spent.

        What is refused counts as well: whoever goes on knocking does not get in earlier.
        """
        window = int(self._clock.now().timestamp() // window_s)
        try:
            return self._line.ask(
                lambda _: self._counted()(
                    self._names.mark(f"{key}:{window}"), amount, limit, window_s
                )
            )
        except MachineError:
            return self._alone.reserve(key, amount, limit=limit, window_s=window_s)

    def seconds_left(self, window_s: int) -> int:
        """How long the current window still lasts; at least 1."""
        return self._alone.seconds_left(window_s)

    def _counted(self) -> Callable[[str, int, int, int], bool]:
        """Made when Redis answers for the first time: the library speaks to it at once."""
        if self._hit is None:
            self._hit = _counter(self._line, self._names.prefix)
        return self._hit


def _counter(line: RedisLine, prefix: str) -> Callable[[str, int, int, int], bool]:
    from limits import RateLimitItemPerSecond
    from limits.storage import RedisStorage
    from limits.strategies import FixedWindowRateLimiter

    # The address is never used: the connections are the line's.
    options: dict[str, Any] = {"connection_pool": line.client.connection_pool}
    storage = RedisStorage("redis://", key_prefix=f"{prefix}:limits", **options)
    windows = FixedWindowRateLimiter(storage)

    def hit(key: str, amount: int, limit: int, window_s: int) -> bool:
        item = RateLimitItemPerSecond(limit, window_s, "")
        return windows.hit(item, key, cost=amount)

    return hit
