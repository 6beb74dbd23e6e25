"""Making an encrypted file so that a kill at any moment leaves a whole one, or none.

The order is: the database under another name; its keys, never over others; the database under its
own name. A kill before the keys leaves a file that nobody can open, swept the next time. A kill
after them is rolled forward: the database is whole by then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.core.errors import MachineError, VaultError
from builder.system.files import make_private_folder, move_new, write_new
from builder.system.locks import FileLock
from builder.vault.database import Database, open_database
from builder.vault.secret import Secret

_PENDING = ".new"


def create_file(
    path: Path, key: Secret, *, keys_file: Path, keys: bytes, fill: Callable[[Database], None]
) -> None:
    """Make the database `path`, filled by `fill`, and `keys_file` with what opens it.

    As `place_file` otherwise.
    """
    place_file(path, keys_file=keys_file, make=lambda pending: _filled(pending, key, fill, keys))


def place_file(path: Path, *, keys_file: Path, make: Callable[[Path], bytes]) -> None:
    """Put at `path` the database that `make` writes, and at `keys_file` the bytes it gives back.

    A `keys_file` without a database is moved aside, not replaced: its database may be elsewhere.

    Raises:
        VaultError: `bot_exists` or `file_busy`.
        MachineError: `no_space` or `not_writable`; nothing is left behind.
    """
    make_private_folder(path.parent)
    with held(path):
        _finish(path, keys_file)
        if path.exists():
            raise VaultError("bot_exists", name=path.stem)
        _set_aside(keys_file)
        written = False
        try:
            sweep(_pending(path))
            write_new(keys_file, make(_pending(path)))
            written = True
            move_new(_pending(path), path)
        except BaseException:
            sweep(_pending(path))
            if written:
                keys_file.unlink()
            raise


def finish_creation(path: Path, keys_file: Path) -> None:
    """Roll a creation forward that was killed after its keys were written.

    Raises:
        VaultError: `file_busy`, when it is being made at this moment.
    """
    if _pending(path).exists():
        with held(path):
            _finish(path, keys_file)


def _finish(path: Path, keys_file: Path) -> None:
    pending = _pending(path)
    if pending.exists() and keys_file.exists() and not path.exists():
        move_new(pending, path)
    sweep(pending)


def check_free(path: Path) -> None:
    """Refuse a file that somebody has open, or whose folder is closed, before secrets are asked.

    Raises:
        VaultError: `file_busy`, `bot_folder_closed`.
        MachineError: `no_space`.
    """
    try:
        with held(path):
            pass
    except MachineError as error:
        if error.code != "not_writable":
            raise
        folder = str(path.parent)
        raise VaultError("bot_folder_closed", name=path.stem, folder=folder) from error


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody else opens the file `path` meanwhile.

    Raises:
        VaultError: `file_busy`.
        MachineError: `not_writable` or `no_space`.
    """
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    if not lock.acquire():
        raise VaultError("file_busy", name=path.stem)
    try:
        yield
    finally:
        lock.release()


def _filled(pending: Path, key: Secret, fill: Callable[[Database], None], keys: bytes) -> bytes:
    database = open_database(pending, key, create=True)
    try:
        fill(database)
        database.checkpoint()
    finally:
        database.close()
    return keys


def _pending(path: Path) -> Path:
    return path.with_name(f".{path.name}{_PENDING}")


def _set_aside(keys_file: Path) -> None:
    number = 1
    while keys_file.exists():
        aside = keys_file.with_name(f"{keys_file.name}.kept-{number}")
        number += 1
        try:
            move_new(keys_file, aside)
        except FileExistsError:
            continue


def sweep(pending: Path) -> None:
    """Remove the database `pending`, with what SQLite and its lock leave beside it."""
    for ending in ("", "-wal", "-shm", ".lock"):
        pending.with_name(f"{pending.name}{ending}").unlink(missing_ok=True)
