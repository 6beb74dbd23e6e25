"""Leaves a model's server alone for a while after it was dead, so that nobody waits for it in vain.

A server that is silent costs every visitor the whole wait. After one such failure the next
questions are told at once what was wrong, and are answered in quotes; then one tries it again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

from builder.answering.models import ChatModel, ModelRequest
from builder.core.errors import ModelError
from builder.core.progress import CancelToken

DEAD = frozenset({"model_unreachable", "model_timeout", "model_failed"})
"""What another question would only find again."""

FIRST_S, LONGEST_S = 15.0, 300.0


class Patient:
    """`model`, left alone after a failure: for 15 seconds, and twice as long each time after."""

    def __init__(self, model: ChatModel, now: Callable[[], float] = time.monotonic) -> None:
        self.name = model.name
        self.host = model.host
        self._model = model
        self._now = now
        self._lock = threading.Lock()
        self._failure = ""
        self._rest_s = 0.0
        self._until = 0.0
        self._counted = -LONGEST_S

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The reply in pieces. See `ChatModel`."""
        self._pass()
        try:
            yield from self._model.stream(request, token=token)
        except ModelError as error:
            if error.code in DEAD:
                self._rest(error.code)
            else:
                self._well()  # it does answer, if only to refuse
            raise
        else:
            self._well()

    def _pass(self) -> None:
        """Let one question through once the rest is over; the others wait for what it finds.

        Raises:
            ModelError: what it failed with last.
        """
        with self._lock:
            now = self._now()
            if self._failure and now < self._until:
                raise ModelError(self._failure, host=self.host)
            if self._failure:
                self._until = now + self._rest_s

    def _rest(self, code: str) -> None:
        with self._lock:
            now = self._now()
            if now >= self._counted + self._rest_s:  # those that failed together count once
                self._rest_s = min(max(FIRST_S, 2 * self._rest_s), LONGEST_S)
                self._counted = now
            self._failure = code
            self._until = now + self._rest_s

    def _well(self) -> None:
        with self._lock:
            self._failure, self._rest_s = "", 0.0
