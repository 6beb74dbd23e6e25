"""How a site is treated: how much is read of it, how fast, and for how long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from builder.core.progress import CancelToken
from builder.knowledge.limits import MEBIBYTE

PAGES = 200
"""Pages that are read of one site unless the owner says otherwise."""

MOST_PAGES = 2000
"""More than so many cannot be asked for."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Bounds of one look at a site.

    Attributes:
        interval_s: between the beginnings of two requests; a site may ask for more (crawl-delay).
        longest_delay_s: of what a site may ask for.
        longest_wait_s: when a site says that it is busy.
        depth: links from the first page to the farthest.
        page_bytes: of one page or file, unpacked.
        all_bytes: of everything that is read.
        page_s: seconds one request may take in all.
        all_s: seconds the look may take in all.
        redirects: followed one behind the other.
        sitemaps: files that are read, indexes included.
        waiting: addresses that are remembered to be read.
        requests_a_page: how many requests there may be for each page that is asked for.
        failures: so many times without any reply, one behind the other, end the look.
    """

    interval_s: float = 1.0
    longest_delay_s: float = 10.0
    longest_wait_s: float = 30.0
    depth: int = 6
    page_bytes: int = 16 * MEBIBYTE
    all_bytes: int = 256 * MEBIBYTE
    page_s: float = 40.0
    all_s: float = 2 * 3600.0
    redirects: int = 5
    sitemaps: int = 50
    waiting: int = 10_000
    requests_a_page: int = 4
    failures: int = 3


POLITE = Manners()


class Pace:
    """Waits until the next request may begin; never two at once.

    Args:
        sleep: waits for so many seconds, or until the token says stop.
    """

    def __init__(
        self,
        manners: Manners,
        token: CancelToken,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self._manners = manners
        self._token = token
        self._now = now
        self._sleep = sleep or self._rest
        self._interval_s = manners.interval_s
        self._last = float("-inf")

    def slow_down(self, delay_s: float | None) -> None:
        """Take what the site asks for, up to a bound."""
        wanted = min(delay_s or 0.0, self._manners.longest_delay_s)
        self._interval_s = max(self._manners.interval_s, wanted)

    def wait(self, at_least_s: float = 0.0) -> None:
        """Wait for the next turn.

        Raises:
            Cancelled: when the token asked for it.
        """
        self._token.check()
        due = max(self._last + self._interval_s, self._now() + at_least_s)
        left = due - self._now()
        if left > 0:
            self._sleep(left)
        self._token.check()
        self._last = self._now()

    def _rest(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        idle = threading.Event()
        while (left := ends - time.monotonic()) > 0 and not self._token.cancelled:
            idle.wait(min(left, 0.1))
