"""Giving a bot file a new data key, so that a kill at any moment leaves one that opens.

The order is: the file written anew under another name; its keys beside it; the file under its own
name; its keys under theirs. Which keys belong to the file is told by how the file begins: a kill
before the file took its name leaves the old one with the old keys, a kill after it is rolled
forward.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.system.files import PRIVATE_FILE, refusal, sync_folder, write_atomic
from builder.vault.creation import held, sweep
from builder.vault.database import Database, open_database
from builder.vault.header import check_header, start_of
from builder.vault.key_file import KEYRING, KeyFile, keys_path, parse_keys, read_keys
from builder.vault.secret import Secret
from builder.vault.slots import forget_entry


def replace_key(
    path: Path,
    database: Database,
    old: Secret,
    new: Secret,
    *,
    keys: KeyFile,
    note: Callable[[Database], None],
) -> None:
    """Put the open bot file `path` under the key `new`, which the slots of `keys` hold.

    Args:
        path: the file of `database`, which goes on working.
        database: nobody else reads or writes it meanwhile.
        old: opens the file as it is.
        new: opens it then.
        keys: with the mark of `new`.
        note: writes into the new file before it takes its place.

    Raises:
        VaultError: `bot_damaged`, when the old one cannot be read whole; it stays.
        MachineError: `no_space`, `not_writable`; the old file and the old keys stay.
    """
    try:
        with database.alone():
            sweep(_pending(path))
            database.checkpoint()
            os.close(os.open(_pending(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
            copy_whole(database, _pending(path), new)
            _check(database, _pending(path), new, note)
            write_atomic(_pending_keys(path), keys.to_bytes())
            with database.set_down(lambda: new if start_of(path) == keys.mark else old):
                _pending(path).replace(path)
                sync_folder(path.parent)
                _settle(path, None)
    except OSError as error:
        raise refusal(error, path) from error
    finally:
        if start_of(path) != keys.mark:
            _pending_keys(path).unlink(missing_ok=True)
            sweep(_pending(path))


def finish_rekeying(path: Path, keyring: SecretStore | None) -> None:
    """Roll forward or back what a kill left of a change of keys.

    Raises:
        VaultError: `file_busy`, when it is done at this moment.
    """
    if path.exists() and (_pending(path).exists() or _pending_keys(path).exists()):
        with held(path):
            _settle(path, keyring)


def check_together(path: Path, keys: KeyFile) -> None:
    """Refuse a file that its keys cannot open, before any secret is asked for.

    Raises:
        VaultError: `slots_foreign`, and as `check_header`.
    """
    if keys.mark:
        check_header(path, keys.mark)
        if start_of(path) != keys.mark:
            raise VaultError("slots_foreign", name=path.stem)


def forget_other(lost: KeyFile, kept: KeyFile, keyring: SecretStore | None) -> None:
    """Take what opened `lost`, and does not open `kept`, out of the keyring, if it lets us."""
    slot, still = lost.slot(KEYRING), kept.slot(KEYRING)
    if slot is not None and keyring is not None and (still is None or still.entry != slot.entry):
        with contextlib.suppress(VaultError):
            forget_entry(lost.id, slot, keyring)


def _settle(path: Path, keyring: SecretStore | None) -> None:
    waiting, start = _pending_keys(path), start_of(path)
    if waiting.exists():
        new, now = parse_keys(waiting.read_bytes(), path.stem), read_keys(path)
        if new.mark == start:
            waiting.replace(keys_path(path))
            sync_folder(path.parent)
            forget_other(now, new, keyring)
        elif now.mark in {start, b""}:
            waiting.unlink()
            forget_other(new, now, keyring)
    sweep(_pending(path))


def copy_whole(database: Database, pending: Path, key: Secret) -> None:
    """Write every table and index anew into the file `pending`, under `key`.

    SQLCipher's own export tells no reason when it fails.
    """
    with database.beside(pending, key) as cursor:
        made = cursor.execute(
            "SELECT type, name, sql FROM main.sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'"
        ).fetchall()
        for kind, name, sql in made:
            what = f"CREATE {kind.upper()} "
            if not sql.startswith(what):
                raise VaultError("bot_damaged", name=database.path.stem if database.path else "")
            cursor.execute(f"{what}copy.{sql.removeprefix(what)}")
            if kind == "table":
                cursor.execute(f'INSERT INTO copy."{name}" SELECT * FROM main."{name}"')  # noqa: S608 - our own names
        # How far numbers were given out: none is given twice.
        cursor.execute("DELETE FROM copy.sqlite_sequence")
        cursor.execute("INSERT INTO copy.sqlite_sequence SELECT * FROM main.sqlite_sequence")
        (version,) = cursor.execute("PRAGMA main.user_version").fetchone()
        cursor.execute(f"PRAGMA copy.user_version = {version}")


def _check(
    database: Database, pending: Path, key: Secret, note: Callable[[Database], None]
) -> None:
    """Every page of the copy authenticates, and no row is missing in it."""
    copy = open_database(pending, key, create=False)
    try:
        if copy.execute("PRAGMA cipher_integrity_check") or _counts(copy) != _counts(database):
            raise VaultError("bot_damaged", name=pending.stem)
        note(copy)
        copy.checkpoint()
    finally:
        copy.close()


def _counts(database: Database) -> dict[str, int]:
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        str(name): int(database.execute(f'SELECT count(*) FROM "{name}"')[0][0])  # noqa: S608 - our own names
        for (name,) in tables
    }


def _pending(path: Path) -> Path:
    return path.with_name(f".{path.name}.rekey")


def _pending_keys(path: Path) -> Path:
    return path.with_name(f".{path.name}.keys.rekey")
