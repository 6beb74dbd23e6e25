"""Whether the host's own file can be written: told to whoever watches, before visitors notice."""

from __future__ import annotations

import shutil
import threading
from collections import deque
from collections.abc import Callable

from builder.core.errors import HushdeskError, MachineError, ServeError, VaultError
from builder.core.ports import Clock
from builder.system import logs
from builder.vault.hoststore import HostStore

OK = "ok"
EVERY_S = 30.0
TROUBLES = frozenset(
    {"no_space", "not_writable", "disk_failed", "bot_damaged", "file_busy", "bot_closed"}
    | {"database_unreachable", "database_full", "database_refused", "database_insecure"}
)
"""Codes of a file or database that cannot be used; visitors are told `store_failed`."""

_PROBE = "probe"
_MOST_OWED = 5_000


class StoreWatch:
    """Tries the host's file every half minute, and at once while it is in trouble."""

    def __init__(self, store: HostStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._tried = 0.0
        self._owed: deque[Callable[[], None]] = deque()
        self.state = OK

    def look(self) -> str:
        """`ok`, or the code of what is wrong; tries it when it is time to."""
        now, place = self._clock.now().timestamp(), self._store.place
        lies = place is None or place.whole
        with self._lock:
            if lies and self.state == OK and now - self._tried < EVERY_S:
                return self.state
            self._tried = now
        try:
            self._put_back()
            self._store.facts.put(_PROBE, str(int(now)))
            self._pay()
        except (VaultError, MachineError) as error:
            self.note(error)
        else:
            if self.state != OK:
                logs.event("store_recovered")
            self.state = OK
        return self.state

    def _put_back(self) -> None:
        """What was taken away while it is open would be gone with this process."""
        place = self._store.place
        if place is None or place.whole:
            return
        logs.event("store_gone", level="error")
        place.put_back()
        self._store.audit.record("host_file_put_back")
        logs.event("store_put_back", level="error")

    def note(self, error: HushdeskError) -> None:
        """Somebody could not write or read."""
        if error.code in TROUBLES:
            if self.state != error.code:
                logs.event("store_failed", level="error", code=error.code)
            self.state = error.code

    def later(self, write: Callable[[], None], error: HushdeskError) -> None:
        """Do `write`, which failed with `error`, once the file can be written again.

        Raises:
            HushdeskError: `error`, when it was not the file's fault, or too much waits already.
        """
        self.note(error)
        if error.code not in TROUBLES or len(self._owed) >= _MOST_OWED:
            raise error
        self._owed.append(write)

    def _pay(self) -> None:
        while self._owed:
            self._owed[0]()
            self._owed.popleft()

    def free_bytes(self) -> int | None:
        """Room on the disk of the host's folder; None for a store in memory."""
        folder = self._store.folder
        try:
            return shutil.disk_usage(folder).free if folder is not None else None
        except OSError:
            return None


def told(error: HushdeskError) -> HushdeskError:
    """`error` as a visitor or operator is told it: a store's trouble is nobody's business."""
    if error.code in TROUBLES and isinstance(error, VaultError | MachineError):
        return ServeError("store_failed", retry_after=60)
    return error
