"""Takes a file's bytes from a disk that may be slow, shared, or not there any more."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

from builder.core.errors import DocumentError
from builder.knowledge.limits import MEBIBYTE, Limits
from builder.knowledge.worker import too_large

PATIENCE_S = 30.0
"""How long a drive may give nothing at all before the file is put aside."""

_PIECE = MEBIBYTE

# https://learn.microsoft.com/windows/win32/fileio/file-attribute-constants
_ONLY_IN_THE_CLOUD_ON_WINDOWS = 0x1000 | 0x40000 | 0x400000
_ONLY_IN_THE_CLOUD_ON_MACOS = 0x40000000  # SF_DATALESS in sys/stat.h
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION
_LOCKED_ON_WINDOWS = frozenset({32, 33})
# not ready, bad network path, device gone, network name gone or unknown, semaphore timeout
_AWAY_ON_WINDOWS = frozenset({21, 53, 55, 64, 67, 121, 1231})
_LOCKED = frozenset({errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, errno.EDEADLK})
_AWAY = frozenset(
    getattr(errno, name)
    for name in (
        *("EIO", "ENODEV", "ENXIO", "ESTALE", "ETIMEDOUT", "ENOTCONN", "ECONNRESET"),
        *("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "EREMOTEIO"),
    )
    if hasattr(errno, name)
)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The whole file.

    Raises:
        DocumentError: `document_missing`, `document_unreadable`, `document_not_a_file`,
            `document_too_large`, `document_empty`, `document_locked`, `document_in_cloud`,
            `document_drive_away`, `document_drive_slow` or `document_changing`.
    """
    said: SimpleQueue[bytes | Exception] = SimpleQueue()
    threading.Thread(
        target=_read_aloud, args=(path, limits, said), name="disk", daemon=True
    ).start()
    pieces: list[bytes] = []
    while True:
        try:
            piece = said.get(timeout=PATIENCE_S)
        except Empty:  # a dead network drive lets nobody go: its thread is left behind
            raise DocumentError("document_drive_slow", seconds=round(PATIENCE_S)) from None
        if isinstance(piece, Exception):
            raise piece
        if not piece:
            break
        pieces.append(piece)
    data = b"".join(pieces)
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    if not data:
        raise DocumentError("document_empty")
    return data


def _read_aloud(path: Path, limits: Limits, said: SimpleQueue[bytes | Exception]) -> None:
    """Say every piece, then nothing; or what went wrong."""
    try:
        for piece in _pieces(path, limits):
            said.put(piece)
        said.put(b"")
    except OSError as fault:
        told = _told(fault)
        told.__cause__ = fault
        said.put(told)
    except Exception as fault:  # noqa: BLE001 - it belongs to who waits for the bytes
        said.put(fault)


def _pieces(path: Path, limits: Limits) -> Iterator[bytes]:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for its other end
        raise DocumentError("document_not_a_file")
    if about.st_size > limits.file_bytes:
        raise too_large(about.st_size, limits)
    if _only_in_the_cloud(about):  # opening it would fetch it: that is the owner's to start
        raise DocumentError("document_in_cloud")
    with path.open("rb") as file:
        before, room = os.fstat(file.fileno()), limits.file_bytes + 1
        while room > 0 and (piece := file.read(min(room, _PIECE))):
            room -= len(piece)
            yield piece
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise DocumentError("document_changing")


def _only_in_the_cloud(about: os.stat_result) -> bool:
    windows = getattr(about, "st_file_attributes", 0) & _ONLY_IN_THE_CLOUD_ON_WINDOWS
    return bool(windows or getattr(about, "st_flags", 0) & _ONLY_IN_THE_CLOUD_ON_MACOS)


def _told(fault: OSError) -> DocumentError:
    """What the system's number means for the owner."""
    on_windows = getattr(fault, "winerror", None)
    if on_windows in _LOCKED_ON_WINDOWS or fault.errno in _LOCKED:
        return DocumentError("document_locked")
    if on_windows in _AWAY_ON_WINDOWS or fault.errno in _AWAY:
        return DocumentError("document_drive_away")
    if isinstance(fault, FileNotFoundError):
        return DocumentError("document_missing")
    return DocumentError("document_unreadable")
