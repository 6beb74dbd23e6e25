"""Writing files whole or not at all, and joining paths that stay inside."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from builder.core.errors import MachineError, UsageError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_atomic(path: Path, data: bytes, *, mode: int = PRIVATE_FILE) -> None:
    """Put `data` at `path` so that a reader, or a crash, sees the old file or the new one.

    Raises:
        MachineError: `no_space` or `not_writable`; the old file is then untouched.
    """
    aside = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        _write_new(aside, data, mode)
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise refusal(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


@contextlib.contextmanager
def replacing(path: Path, *, mode: int = PRIVATE_FILE) -> Iterator[IO[bytes]]:
    """A stream, to write and to read, that takes the place of `path` when the block ends well.

    A reader, or a crash, sees the old file or the new one; after an error the old one.

    Raises:
        MachineError: `no_space` or `not_writable`, for an OSError of the block too.
    """
    aside = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(aside, flags, mode), "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise refusal(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def write_new(path: Path, data: bytes, *, mode: int = PRIVATE_FILE) -> None:
    """Put `data` at `path`, whole or not at all, when nothing is there yet.

    Raises:
        FileExistsError: something is there; it is untouched.
        MachineError: `no_space` or `not_writable`.
    """
    aside = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        _write_new(aside, data, mode)
        move_new(aside, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise refusal(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def move_new(source: Path, target: Path) -> None:
    """Rename `source` to `target`, never over something that is there.

    Raises:
        FileExistsError: something is at `target`.
    """
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the best it offers
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        source.rename(target)
    else:
        source.unlink()
    sync_folder(target.parent)


def refusal(error: OSError, path: Path) -> MachineError:
    """The error to raise when the machine would not write to `path`."""
    if error.errno in _FULL:
        return MachineError("no_space", folder=str(path.parent))
    return MachineError("not_writable", path=str(path), reason=error.strerror or "")


def unreadable(error: OSError, path: Path) -> MachineError:
    """The error to raise when this user may not read `path`."""
    return MachineError("file_unreadable", file=str(path), reason=error.strerror or "")


def make_private_folder(path: Path) -> Path:
    """Create `path` with its parents for this user alone, and give it back.

    Raises:
        MachineError: `no_space` or `not_writable`.
    """
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, path) from error
    return path


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system can (Windows cannot, and need not)."""
    if os.name == "nt":  # pragma: no cover - seen on Windows only
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def safe_join(folder: Path, name: str) -> Path:
    """`folder / name`, when that stays inside `folder`.

    Raises:
        UsageError: `unsafe_path`, for an absolute name, a drive, `..` or a link that leads out.
    """
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    parts = {*posix.parts, *windows.parts}
    if not name or "\0" in name or posix.is_absolute() or windows.anchor or ".." in parts:
        raise UsageError("unsafe_path", name=name.replace("\0", ""))
    joined = folder / name
    if not joined.resolve().is_relative_to(folder.resolve()):
        raise UsageError("unsafe_path", name=name)
    return joined


def _write_new(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
