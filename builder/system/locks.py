"""A lock that one program at a time can hold, and that a killed program lets go."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from builder.system.files import PRIVATE_FILE, refusal


class FileLock:
    """Holds `path` locked until `release`; the system releases it when the process dies.

    Not a lock on the data file itself: closing any other handle on that file would drop it
    (POSIX), and Windows would then refuse to let others read it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> bool:
        """Take the lock; False when somebody else holds it.

        Raises:
            MachineError: `not_writable` or `no_space`.
        """
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
            except OSError as error:
                raise refusal(error, self._path) from error
            if not _lock(handle):
                os.close(handle)
                return False
            if _is_at(handle, self._path):
                self._handle = handle
                return True
            # The holder before us removed the file between our opening and our locking it.
            os.close(handle)

    def release(self) -> None:
        """Let go; nothing happens when the lock is not held."""
        if self._handle is None:
            return
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None


def _is_at(handle: int, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(handle), there)


if os.name == "nt":  # pragma: no cover - seen on Windows only
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
