"""Ctrl-C as a wish: work ends at a safe place, and what was finished stays."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from builder.core.progress import CancelToken


@contextmanager
def stopping() -> Iterator[CancelToken]:
    """A token that Ctrl-C cancels, so that work ends at a safe place; a second one ends it hard."""
    token = CancelToken()

    def stop(*_: object) -> None:
        token.cancel()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if threading.current_thread() is not threading.main_thread():
        yield token
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)
