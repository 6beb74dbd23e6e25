"""Counts which documents answers stand on, in memory first: no question waits for the disk."""

from __future__ import annotations

import threading
from collections import Counter

from builder.core.conversation import Answer
from builder.core.ports import Clock
from builder.system.clock import SystemClock
from builder.vault.botfile import BotFile

AT_ONCE = 20
"""Questions that are counted before the file is written."""


class Uses:
    """What is counted and not written yet. Safe to use from several threads."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._lock = threading.Lock()
        self._clock = clock or SystemClock()
        self._asked = 0
        self._documents: Counter[str] = Counter()

    def note(self, answer: Answer) -> bool:
        """Count one answer; whether there is enough to write."""
        used = _used(answer)
        with self._lock:
            self._asked += 1
            self._documents.update(used)
            return self._asked >= AT_ONCE

    def write(self, file: BotFile) -> None:
        """Write what was counted; what the file refuses is counted again the next time.

        Raises:
            VaultError, MachineError: the file could not be written.
        """
        with self._lock:
            asked, documents = self._asked, self._documents
            self._asked, self._documents = 0, Counter()
        if not asked:
            return
        try:
            file.uses.add(self._clock.now().date(), asked, documents)
        except BaseException:
            with self._lock:
                self._asked += asked
                self._documents.update(documents)
            raise


def _used(answer: Answer) -> set[str]:
    """The documents whose words are in the answer; those only named beside it are not."""
    if answer.refused:
        return set()
    quoted = {quote.n for quote in answer.quotes}
    return {each.document_id for each in answer.sources if not quoted or each.n in quoted}
