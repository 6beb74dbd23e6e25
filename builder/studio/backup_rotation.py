"""Older backups that the plan made go: when they are ours, whole, and not the last good one."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from builder.core.backup import Made, State
from builder.core.progress import CancelToken
from builder.system.paths import BACKUP_SUFFIX
from builder.vault.botfile import BotFile

_PIECE = 1024 * 1024


def rotate(file: BotFile, *, keep: int, oldest: datetime, token: CancelToken | None = None) -> int:
    """Remove what the plan made beyond the newest `keep`, and what is from before `oldest`.

    A file that is not byte for byte what was written then is left alone, and so is the newest
    whole one whatever its age. How many went.

    Raises:
        Cancelled: when `token` asked for it.
    """
    token = token or CancelToken()
    limit = oldest.astimezone(UTC).isoformat(timespec="seconds")
    there = [
        each
        for each in file.backups.all()
        if each.planned and each.state is not State.DAMAGED and Path(each.file).is_file()
    ]
    past = [each for at, each in enumerate(there) if at >= keep or each.made < limit]
    if not past:
        return 0
    good = next((each for each in there if is_as_written(each, token)), None)
    if good is None:
        return 0
    older = there[there.index(good) + 1 :]
    gone = sum(_removed(file, each, token) for each in older if each in past)
    if gone:
        file.audit.record("backups_removed", count=gone)
    return gone


def is_as_written(made: Made, token: CancelToken | None = None) -> bool:
    """Whether its file is, byte for byte, the backup that was written then; False without one."""
    file = Path(made.file)
    if not made.seal or file.is_symlink():
        return False
    try:
        with file.open("rb") as stream:
            return digest_of(stream, token or CancelToken()) == made.seal
    except OSError:
        return False


def digest_of(stream: IO[bytes], token: CancelToken) -> str:
    """The SHA-256 of what `stream` gives, in hex."""
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        token.check()
        digest.update(piece)
    return digest.hexdigest()


def sweep_parts(folder: Path, stem: str) -> None:
    """Remove what a backup left that was killed while it was written: nobody else writes now.

    Raises:
        OSError: the folder cannot be read, or such a file not be removed.
    """
    day = r"\d{4}-\d\d-\d\d \d{4}( \(\d+\))?"
    name = re.compile(rf"\.{re.escape(stem)} {day}{re.escape(BACKUP_SUFFIX)}\.part")
    for part in folder.iterdir():
        if name.fullmatch(part.name):
            part.unlink(missing_ok=True)


def _removed(file: BotFile, made: Made, token: CancelToken) -> bool:
    if not is_as_written(made, token):
        file.backups.note(made.id, State.DAMAGED, datetime.now(UTC).isoformat(timespec="seconds"))
        return False
    # Killed in between it must not stand in the list for ever as one whose disk is away.
    file.backups.note(made.id, State.PENDING, made.checked)
    try:
        Path(made.file).unlink()
    except OSError:  # a disk that may not be written to: it is tried again next time
        file.backups.note(made.id, made.state, made.checked)
        return False
    file.backups.remove(made.id)
    return True
