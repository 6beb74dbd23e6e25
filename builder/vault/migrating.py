"""Bringing a file on disk to the newest tables, with a copy kept until that is done.

Each step is whole or not at all by itself. The copy is for what no transaction covers: a disk that
writes rubbish, a step that fails on what it finds, a power cut in the wrong moment. It is the file
as it was, byte for byte, under the same key.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.system.files import PRIVATE_FILE, refusal, sync_folder
from builder.vault.copying import held_still
from builder.vault.creation import held
from builder.vault.database import Database, open_database
from builder.vault.header import mark_of, start_of
from builder.vault.migrations import Steps, migrate, version_of
from builder.vault.secret import Secret


def open_migrated(path: Path, key: Secret, steps: Steps) -> Database:
    """Open the file at `path` and bring its tables to the newest version.

    A migration that was killed goes on; where that cannot be, it begins again from the copy.

    Raises:
        VaultError: as `open_database`; `newer_version`, or `migration_failed`: the file is then
            as it was before.
        MachineError: `no_space` for the copy, `not_writable` or `disk_failed`; likewise.
    """
    try:
        return _opened(path, key, steps)
    except VaultError as error:
        # A copy that is not of this very file is not ours to put anywhere.
        kept = _copy(path)
        if error.code not in _BROKEN or not kept.exists() or start_of(kept) != mark_of(key):
            raise
        with held(path):
            _put_back(path)
    return _opened(path, key, steps)


_BROKEN = frozenset({"bot_damaged", "bot_truncated", "bot_half_written", "bot_empty"})
"""What a migration may have done to a file that was whole."""


def _opened(path: Path, key: Secret, steps: Steps) -> Database:
    database, version = open_database(path, key, create=False), 0
    try:
        version = _begun(database, path)
        if version < len(steps):
            _keep(database, path)
            _migrate(database, steps)
        else:
            migrate(database, steps)  # refuses a newer one
    except BaseException as error:
        database.close()
        if isinstance(error, HushdeskError) and error.code in _BROKEN | {"newer_version"}:
            raise
        if not isinstance(error, Exception):
            raise
        _undo(path)
        if isinstance(error, MachineError):
            raise
        raise VaultError(
            "migration_failed", name=path.stem, found=version, known=len(steps)
        ) from error
    _copy(path).unlink(missing_ok=True)
    return database


def _begun(database: Database, path: Path) -> int:
    version = version_of(database)
    if version == 0:  # a file cut down to nothing reads as empty
        raise VaultError("bot_damaged", name=path.stem)
    return version


def _migrate(database: Database, steps: Steps) -> None:
    before = len(database.execute("PRAGMA foreign_key_check"))
    migrate(database, steps)
    database.checkpoint()
    if len(database.execute("PRAGMA foreign_key_check")) > before:
        raise ValueError


def _keep(database: Database, path: Path) -> None:
    """Copy the file as it is, unless a killed migration has a copy from before it began.

    Raises:
        MachineError: `no_space` or `not_writable`.
    """
    kept, part = _copy(path), path.with_name(f".{path.name}.before.part")
    if kept.exists():
        return
    try:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with held_still(database) as still, os.fdopen(handle, "wb") as out:
            shutil.copyfileobj(still.stream, out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(kept)
        sync_folder(path.parent)
    except OSError as error:
        raise refusal(error, path) from error
    finally:
        part.unlink(missing_ok=True)


def _undo(path: Path) -> None:
    if _copy(path).exists():
        with held(path):
            _put_back(path)


def _put_back(path: Path) -> None:
    """What the log beside the file holds belongs to the migration: it goes first."""
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    _copy(path).replace(path)
    sync_folder(path.parent)


def _copy(path: Path) -> Path:
    return path.with_name(f".{path.name}.before")
