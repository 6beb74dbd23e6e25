"""The line to Redis: through the door, with short limits, and quiet for a moment once it is cut."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from builder.core.errors import MachineError
from builder.privacy.egress.guard import passage
from builder.privacy.egress.resolving import addresses_of
from builder.system import logs
from builder.vault.secret import Secret

T = TypeVar("T")

LIMIT_S = 1.0
"""How long Redis may take to connect, or to answer."""

QUIET_S = 1.0
"""How long nobody asks again after it was away, so that visitors do not wait for it in turn."""

OK, LOST = "ok", "redis_lost"
MOST_LINES = 32


class RedisLine:
    """One Redis, as every part of a host asks it. Safe to share between threads.

    Attributes:
        state: `ok`, or `redis_lost` since it was last asked.
    """

    def __init__(self, url: Secret) -> None:
        self.host = urlsplit(url.text()).hostname or ""
        self.client = _client(url)
        self._lock = threading.Lock()
        self._again = 0.0
        self.state = OK

    def __repr__(self) -> str:
        """Never the address: it holds a password."""
        return f"RedisLine({self.state})"

    def ask(self, work: Callable[[Any], T]) -> T:
        """What `work` gives.

        Raises:
            MachineError: `redis_lost`; also for a moment after, without asking.
        """
        from redis.exceptions import RedisError

        self._wait_for_another()
        try:
            given = work(self.client)
        except (RedisError, OSError) as error:
            # Neither its text nor its cause: both may hold what was sent.
            self._lost(type(error).__name__)
            raise MachineError(LOST) from None
        if self.state != OK:
            self._found()
        return given

    def script(self, text: str) -> Callable[..., Any]:
        """A script that Redis runs as one step: called with keys and values."""
        made = self.client.register_script(text)

        def run(keys: list[str], values: list[Any]) -> Any:
            return self.ask(lambda client: made(keys, values, client))

        return run

    def look(self) -> str:
        """`ok`, or `redis_lost`; asks it."""
        try:
            self.ask(lambda client: client.ping())
        except MachineError as error:
            return error.code
        return OK

    def close(self) -> None:
        """Close every connection."""
        self.client.close()
        self.client.connection_pool.disconnect()

    def _wait_for_another(self) -> None:
        """While it is away one asks at a time; the others are told at once."""
        with self._lock:
            now = time.monotonic()
            if now < self._again:
                raise MachineError(LOST)
            if self.state != OK:
                self._again = now + 2 * LIMIT_S

    def _found(self) -> None:
        with self._lock:
            self.state, self._again = OK, 0.0
        logs.event("redis_recovered")

    def _lost(self, error: str) -> None:
        with self._lock:
            self._again = time.monotonic() + QUIET_S
            new, self.state = self.state != LOST, LOST
        if new:
            logs.event("redis_lost", level="error", error=error)


def _client(url: Secret) -> Any:
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    # A connection that Redis closed while nobody used it is worth one more try; silence is not.
    once_more = Retry(NoBackoff(), 1, (redis.ConnectionError,))
    options: dict[str, Any] = {
        "socket_timeout": LIMIT_S, "socket_connect_timeout": LIMIT_S,
        "health_check_interval": 30, "retry": once_more, "protocol": 2,
        "max_connections": MOST_LINES, "timeout": LIMIT_S,
    }  # fmt: skip
    pool = redis.BlockingConnectionPool.from_url(url.text(), **options)
    if not url.text().startswith("unix:"):  # a socket of this machine leaves by no door
        pool.connection_class = _through_the_door(pool.connection_class)
    return redis.Redis(connection_pool=pool)


def _through_the_door(kind: Any) -> Any:
    """`kind` of connection, which goes to the one host that the operator named."""

    class Guarded(kind):  # type: ignore[misc]
        def _connect(self) -> Any:
            with passage([self.host, *addresses_of(self.host, self.port)]):
                return super()._connect()

    return Guarded
