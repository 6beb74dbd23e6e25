"""What differs between a backup and the bot as it is now, without bringing the backup back."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from builder.bundle.unsealing import SealedBackup
from builder.core.progress import CancelToken
from builder.studio import owner, restoring
from builder.studio.backup_check import PASSPHRASE
from builder.studio.bots import Workbench
from builder.studio.history.differences import Difference, differences
from builder.studio.history.recording import capture
from builder.studio.history.sentences import sentences
from builder.system import paths
from builder.system.files import make_private_folder, unreadable
from builder.vault import restoring as vault_restoring
from builder.vault.botfile import BotFile
from builder.vault.passphrase import Cost
from builder.vault.restoring import Kept, Ways
from builder.vault.secret import Secret

_LEFT_S = 60 * 60
"""What a comparison that was killed left, encrypted under a key nobody has, goes after so long."""

_CHEAP = Cost(memory_kib=8 * 1024, passes=1, lanes=1)  # for 256 random bits


@dataclass(frozen=True, slots=True)
class Compared:
    """A backup beside the bot of now.

    Attributes:
        made: when the backup was made, ISO 8601 in UTC.
        other: whether it is of another bot, such as the one that this is a copy of.
        found: what is other now than in the backup.
        told: the same in sentences.
    """

    name: str
    made: str
    revision: int
    documents: int
    other: bool
    found: tuple[Difference, ...]
    told: tuple[str, ...]


def compare(
    bench: Workbench,
    file: Path,
    *,
    secret: Secret | None = None,
    identity: Secret | None = None,
    language: str = "",
    token: CancelToken | None = None,
) -> Compared:
    """What is other in the open bot than in the backup `file`.

    Documents that were erased since are left out: they are told of no more.

    Args:
        bench: the open bot.
        file: the backup.
        secret: its passphrase, or the recovery code of then; what is kept here by default.
        identity: an age identity; the owner's own by default.
        language: of the sentences.
        token: asks to stop.

    Raises:
        BundleError: `backup_missing`, and those of `SealedBackup.unseal`.
        VaultError, MachineError: as `vault.restoring.restore`; nothing is left behind.
        Cancelled: when `token` asked for it.
    """
    token, kept = token or CancelToken(), bench.file.secrets.get(PASSPHRASE)
    typed = secret or (Secret(kept) if kept is not None else None)
    ways_in = restoring.opening(typed, identity or owner.identity(bench), None)
    with restoring.opened(file) as stream, _room() as room:
        sealed = SealedBackup(stream, **ways_in)
        try:
            about = sealed.about()
        except OSError as error:
            raise unreadable(error, file) from error
        token.check()

        def take(out: IO[bytes]) -> Kept:
            found = sealed.unseal(out)
            token.check()
            return Kept(found.key, found.keys)

        words = Secret(secrets.token_hex(32))
        vault_restoring.restore(
            room / "compared.hushbot",
            take,
            Ways(passphrase=words, cost=_CHEAP),
            newer=bench.file.tombstones,
            made=about.made,
        )
        with BotFile.open(room / "compared.hushbot", passphrase=words) as then:
            before = capture(then)
    token.check()
    bench.recorder.flush()
    found = differences(before, capture(bench.file))
    return Compared(
        about.name,
        about.made,
        about.revision,
        about.documents,
        other=about.bot_id != bench.file.id,
        found=tuple(found),
        told=tuple(sentences(found, language or bench.spec.language)),
    )


@contextlib.contextmanager
def _room() -> Iterator[Path]:
    """A folder for the encrypted file, which goes again however this ends."""
    base = make_private_folder(paths.home() / "compared")
    for left in base.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_S:
                shutil.rmtree(left)
    room = make_private_folder(base / secrets.token_hex(8))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
