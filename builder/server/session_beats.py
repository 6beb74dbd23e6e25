"""Says for a replica that makes answers that it still lives; hears what was decided elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from builder.core.errors import HushdeskError
from builder.server.session_form import SealError
from builder.server.sessions import Session

BEAT_S = 0.5
"""How often; so long after it was said elsewhere an answer may still be made."""

Heard = Callable[[Session, "bytes | None", "bytes | None"], None]


class Beats:
    """A thread that lives while there are answers.

    Args:
        renew: renews the lease of an answer and gives what stands beside its talk.
        lease_s: for so long.
        heard: told what stands there, for each answer: when it was frozen, and its round.
    """

    def __init__(self, renew: Callable[..., Any], lease_s: float, heard: Heard) -> None:
        self._renew = renew
        self._lease_ms = int(lease_s * 1000)
        self._heard = heard
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._answers: dict[str, tuple[Session, list[str]]] = {}
        self._thread: threading.Thread | None = None

    def begin(self, who: str, session: Session, keys: list[str]) -> None:
        """An answer is being made under the name `who`."""
        with self._lock:
            self._answers[who] = (session, keys)
            if self._thread is None and not self._over.is_set():
                self._thread = threading.Thread(
                    target=self._beat, name="hushdesk-beats", daemon=True
                )
                self._thread.start()

    def end(self, who: str) -> None:
        """It has been made."""
        with self._lock:
            self._answers.pop(who, None)

    def close(self) -> None:
        """Say nothing more."""
        self._over.set()

    def _beat(self) -> None:
        while not self._over.wait(BEAT_S):
            with self._lock:
                answers = list(self._answers.items())
                if not answers:
                    self._thread = None
                    return
            for who, (session, keys) in answers:
                try:
                    frozen, number = self._renew(keys, [who, self._lease_ms])
                    self._heard(session, frozen, number)
                except (HushdeskError, SealError):
                    continue  # Redis is away, which was told; the next beat tries again
