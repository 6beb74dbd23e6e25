"""Asks what may be on another machine without letting every visitor wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")


class Remote(Protocol):
    """Something that is in memory, or on another machine."""

    @property
    def remote(self) -> bool:
        """Whether asking it may take a moment."""
        ...


async def asked(whom: Remote, work: Callable[[], T]) -> T:
    """What `work` gives, which asks `whom`: at once, or beside the event loop."""
    return await run_in_threadpool(work) if whom.remote else work()
