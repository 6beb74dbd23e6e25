"""Puts a bot file from a backup in place, checked, with ways to open it on this computer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.system.clock import SystemClock
from builder.system.files import PRIVATE_FILE, refusal
from builder.vault import creation, migrations, saved_specs
from builder.vault.audit_log import AuditLog
from builder.vault.backups import SqlBackups
from builder.vault.chain_memory import remember
from builder.vault.database import Database, open_database
from builder.vault.erased_again import Counts, erase_again
from builder.vault.header import mark_of
from builder.vault.key_file import KEYRING, KeyFile, keys_path, parse_keys
from builder.vault.passphrase import Cost
from builder.vault.secret import Secret
from builder.vault.slots import by_keyring, by_passphrase
from builder.vault.tombstones import SqlTombstones


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup held beside the file: its data key, and the `.keys` file of then."""

    key: Secret
    keys: bytes


@dataclass(frozen=True, slots=True)
class Ways:
    """How the restored file shall be opened here, beside the typed ways it had."""

    keyring: SecretStore | None = None
    passphrase: Secret | None = None
    cost: Cost = Cost()  # noqa: RUF009 - frozen


def restore(
    path: Path,
    take: Callable[[IO[bytes]], Kept],
    ways: Ways,
    *,
    name: str = "",
    new_id: str = "",
    newer: SqlTombstones | None = None,
    made: str = "",
) -> Counts:
    """Make the bot file `path` of what `take` writes into a stream; whole or not at all.

    Args:
        path: nothing may be there.
        take: writes the file and gives what belongs to it, or raises.
        ways: at least one, when the file had no typed way of its own, or has a new id.
        name: the bot's new name; empty keeps it.
        new_id: for a copy beside the bot that it was made of, so that the two are not mistaken
            for each other; the typed ways of then do not open such a copy.
        newer: the marks of what was erased for a person, of the newest file there is.
        made: the moment of the backup, ISO 8601 in UTC; what was erased since is erased again.

    Raises:
        VaultError: `bot_exists`, `file_busy`, `no_key_store`, `bot_damaged`, `wrong_key`,
            `newer_version`, `slots_damaged`, what the keyring raises.
        MachineError: `no_space` or `not_writable`; nothing is left behind.
    """
    counts = Counts()

    def make(pending: Path) -> bytes:
        nonlocal counts
        kept = _written(pending, take)
        database = open_database(pending, kept.key, create=False)
        try:
            _check(database, path)
            migrations.migrate(database, migrations.BOT)
            bot_id = _renamed(database, name, new_id)
            counts = erase_again(database, newer, made)
            SqlBackups(database).settle_restored()
            audit, copy = AuditLog(database, SystemClock()), bool(new_id)
            audit.record("restored", made=made, copy=copy, erased=counts.erased)
            if ways.keyring is not None:  # that it is older is no alarm: its owner wanted it
                remember(ways.keyring, bot_id, audit.head())
            database.checkpoint()
        finally:
            database.close()
        return _keys(kept, bot_id, ways, path.stem).to_bytes()

    creation.place_file(path, keys_file=keys_path(path), make=make)
    return counts


def _written(pending: Path, take: Callable[[IO[bytes]], Kept]) -> Kept:
    try:
        handle = os.open(pending, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(handle, "wb") as stream:
            kept = take(stream)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise refusal(error, pending) from error
    return kept


def _check(database: Database, path: Path) -> None:
    """Every page authenticates, and the tables agree with their indexes."""
    if migrations.version_of(database) == 0 or database.execute("PRAGMA cipher_integrity_check"):
        raise VaultError("bot_damaged", name=path.stem)
    if database.execute("PRAGMA integrity_check(1)") != [("ok",)]:
        raise VaultError("bot_damaged", name=path.stem)


def _renamed(database: Database, name: str, new_id: str) -> str:
    spec = saved_specs.newest(database)
    changed = replace(spec, id=new_id or spec.id, name=name or spec.name)
    if changed != spec:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        saved_specs.append(database, changed, now)
    return changed.id


def _keys(kept: Kept, bot_id: str, ways: Ways, name: str) -> KeyFile:
    before, now = parse_keys(kept.keys, name), datetime.now(UTC).isoformat(timespec="seconds")
    typed = before.without(KEYRING).slots if before.id == bot_id else ()
    made = KeyFile(bot_id, typed, mark_of(kept.key))
    if ways.keyring is not None:
        made = made.put(by_keyring(bot_id, kept.key, ways.keyring, now))
    if ways.passphrase:
        made = made.put(by_passphrase(bot_id, kept.key, ways.passphrase, now, ways.cost))
    if not made.slots:
        raise VaultError("no_key_store")
    return made
