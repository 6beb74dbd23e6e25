"""A bot comes back from a backup, under a name that is free."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from builder.bundle.identity import identity_of
from builder.bundle.unsealing import SealedBackup
from builder.core.errors import BundleError, HushdeskError, VaultError
from builder.core.ids import new_id
from builder.core.ports import SecretStore
from builder.studio import owner
from builder.system import paths
from builder.system.files import refusal, unreadable
from builder.vault import recovery, restoring
from builder.vault.botfile import BotFile
from builder.vault.key_file import read_keys
from builder.vault.restoring import Kept, Ways
from builder.vault.secret import Secret
from builder.vault.tombstones import SqlTombstones


@dataclass(frozen=True, slots=True)
class Restored:
    """A bot that came back.

    Attributes:
        path: its file.
        made: when the backup was made, ISO 8601 in UTC.
        copy: whether it stands beside the bot that it was made of.
        erased: how many of its documents had been erased for a person since, and were again.
        unknown: whether nothing could tell what was erased since.
        since: whether anything was: a person may be named in more than documents.
    """

    path: Path
    made: str
    revision: int
    documents: int
    copy: bool
    erased: int
    unknown: bool
    since: bool


def restore(
    file: Path,
    ways: Ways,
    *,
    secret: Secret | None = None,
    identity: Secret | None = None,
    name: str = "",
    beside: bool = False,
) -> Restored:
    """Make a bot of a backup, under a name that is free.

    Beside the bot that it was made of it becomes a copy with an id of its own. What was erased
    for a person since the backup was made is erased again, as far as that bot can be opened here.

    Args:
        file: the backup.
        ways: how the bot shall be opened here.
        secret: the passphrase of the backup, or the recovery code of the bot.
        identity: an age identity, the owner's own when it is not given and the keyring has it.
        name: the bot's new name; else that of the backup.
        beside: where that name is taken, take it with the day of the backup and a number.

    Raises:
        UsageError: `bad_name`, `bad_identity`.
        BundleError: `backup_missing`, and those of `SealedBackup.unseal`.
        VaultError, MachineError: as `restoring.restore`; nothing is left behind.
    """
    ways_in = opening(secret, identity, ways.keyring)
    with opened(file) as stream:
        sealed = SealedBackup(stream, **ways_in)
        try:
            about = sealed.about()
        except OSError as error:
            raise refusal(error, file) from error
        name = name or about.name
        if beside:
            name = _free(name, about.made[:10])
        path, original = paths.bot_file(name), _same(about.bot_id)
        if path.exists():
            raise VaultError("bot_exists", name=path.stem)

        def take(out: IO[bytes]) -> Kept:
            found = sealed.unseal(out)
            return Kept(found.key, found.keys)

        with _marks(original, ways, secret) as newer:
            counts = restoring.restore(
                path,
                take,
                ways,
                name=name,
                new_id=new_id() if original else "",
                newer=newer,
                made=about.made,
            )
    return Restored(
        path,
        about.made,
        about.revision,
        counts.documents,
        copy=original is not None,
        erased=counts.erased,
        unknown=newer is None,
        since=counts.since,
    )


def original_of(
    file: Path,
    keyring: SecretStore | None,
    *,
    secret: Secret | None = None,
    identity: Secret | None = None,
) -> str:
    """The path of the bot that the backup `file` was made of, where it is on this computer.

    Raises:
        VaultError: `bot_missing`.
        BundleError, MachineError: as `restore`.
    """
    with opened(file) as stream:
        about = SealedBackup(stream, **opening(secret, identity, keyring)).about()
    found = _same(about.bot_id)
    if found is None:
        raise VaultError("bot_missing", name=about.name)
    return str(found)


def opened(file: Path) -> IO[bytes]:
    """The backup `file`, to be read.

    Raises:
        BundleError: `backup_missing`.
        MachineError: `file_unreadable`.
    """
    try:
        return file.open("rb")
    except FileNotFoundError:
        raise BundleError("backup_missing", file=file.name) from None
    except OSError as error:
        raise unreadable(error, file) from error


@contextlib.contextmanager
def _marks(
    original: Path | None, ways: Ways, secret: Secret | None
) -> Iterator[SqlTombstones | None]:
    """What was erased of the bot that is here, as far as it can be opened."""
    with contextlib.ExitStack() as stack:
        file = None
        if original is not None:
            with contextlib.suppress(HushdeskError):
                typed = ways.passphrase or secret
                file = BotFile.open(original, keyring=ways.keyring, passphrase=typed)
                stack.enter_context(file)
        yield None if file is None else file.tombstones


def opening(
    secret: Secret | None, identity: Secret | None, keyring: SecretStore | None
) -> dict[str, Secret | None]:
    """What opens a backup: what was typed, in whichever role it fits, else what is kept here."""
    seed = recovery.backup_seed(secret) if secret is not None else None
    if seed is not None:
        return {"passphrase": secret, "identity": identity_of(seed)}
    return {"passphrase": secret, "identity": identity or owner.kept_identity(keyring)}


def _free(name: str, day: str) -> str:
    numbers = (f"{name} ({day}, {n})" for n in itertools.count(2))
    tried = itertools.chain((name, f"{name} ({day})"), numbers)
    return next(each for each in tried if not paths.bot_file(each).exists())


def _same(bot_id: str) -> Path | None:
    """The bot of this computer with that id."""
    for file in sorted(paths.bots_folder().glob(f"*{paths.BOT_SUFFIX}")):
        with contextlib.suppress(HushdeskError):
            if read_keys(file).id == bot_id:
                return file
    return None
