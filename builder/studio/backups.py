"""Backups of a bot: made, listed, and when the last one is old."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from builder.bundle import backup
from builder.bundle.identity import identity_of, recipient_of
from builder.bundle.streams import Hashed, Watched
from builder.core.backup import Made, State
from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.studio import owner
from builder.studio.bots import Workbench
from builder.system.files import PRIVATE_FILE, move_new, refusal
from builder.system.paths import BACKUP_SUFFIX
from builder.vault import recovery
from builder.vault.secret import Secret

OLD_DAYS = 30
"""A bot that changed since, and whose last backup is older, is pointed out."""

RECIPIENT = "recovery.recipient"
"""Under this fact a bot keeps what its backups are sealed to, so that its recovery code opens
them; the code itself is kept nowhere."""

STAGE = "backing_up"

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup as its owner sees it.

    Attributes:
        there: whether its file is where it was put.
        reachable: whether the folder is.
        erased_since: whether something was erased after it was made: it may hold it.
        past_days: whether it is older than the days that backups are kept.
    """

    made: Made
    there: bool
    reachable: bool
    erased_since: bool
    past_days: bool


def make(
    bench: Workbench,
    place: Path,
    *,
    passphrase: Secret | None = None,
    recipients: Sequence[str] = (),
    planned: bool = False,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Made:
    """Write a backup to `place`: a file that is not there yet, or a folder.

    Without a passphrase it is sealed to the owner's recipient, to the recovery code of the bot,
    and to `recipients`. The bot can be used and changed meanwhile.

    Raises:
        UsageError: `backup_opens_nowhere` without a passphrase, a recovery code and recipients:
            what else opens it is lost together with this computer; `file_exists`, `bad_recipient`.
        BundleError: `backup_too_large` for a passphrase.
        MachineError: `no_space`, `not_writable`; nothing is left behind.
        Cancelled: when `token` asked for it; likewise.
    """
    now = datetime.now(UTC)
    _settle(bench)
    target = _target(bench, place, now)
    code = bench.file.facts.get(RECIPIENT) or ""
    if passphrase is None and not code and not recipients:
        raise UsageError("backup_opens_nowhere")
    sealed_to = [owner.recipient(bench), *filter(None, (code,)), *recipients]
    key, keys = bench.file.access.for_backup()
    part = target.with_name(f".{target.name}.part")
    try:
        documents = len(bench.file.documents.all())
        with bench.file.copied() as still, _new_file(part) as out:
            about = backup.About(
                bot_id=bench.file.id,
                name=bench.spec.name,
                made=now.isoformat(timespec="seconds"),
                revision=bench.spec.revision,
                documents=documents,
                size=still.size,
                sha256=still.sha256,
            )
            hashed = Hashed(out)
            watch = _watch(still.size, target.name, progress, token or CancelToken())
            backup.seal(
                about,
                key,
                keys,
                Watched(still.stream, watch),
                hashed,
                passphrase=passphrase,
                recipients=sealed_to,
            )
            out.flush()
            os.fsync(out.fileno())
        opens = "passphrase" if passphrase else "recovery" if code else "recipients"
        made = _made(about, target, part.stat().st_size, opens, hashed.sha256(), planned)
        _put(bench, made, part)
    except FileExistsError:
        raise UsageError("file_exists", file=target.name) from None
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        part.unlink(missing_ok=True)
    bench.file.audit.record("backed_up", size=made.size, opens=opens)
    return made


def listing(bench: Workbench) -> list[Made]:
    """The backups that were made of this bot, the newest first, wherever they are now."""
    made = bench.file.backups.all()
    return [m for m in made if m.state is not State.PENDING or Path(m.file).is_file()]


def listed(bench: Workbench, now: datetime | None = None) -> list[Listed]:
    """The same, each with what is to be told of it now."""
    days = bench.spec.privacy.retention.backups
    oldest = ((now or datetime.now(UTC)) - timedelta(days=days)).isoformat(timespec="seconds")
    found = []
    for made in listing(bench):
        file = Path(made.file)
        erased = bench.file.tombstones.any_since(made.made)
        found.append(Listed(made, file.is_file(), file.parent.is_dir(), erased, made.made < oldest))
    return found


def is_old(bench: Workbench, now: datetime | None = None) -> bool:
    """Whether the bot has documents or settings that no backup of the last days holds."""
    made = listing(bench)
    if not made:
        return bool(bench.file.documents.all())
    age = (now or datetime.now(UTC)) - datetime.fromisoformat(made[0].made)
    return age > timedelta(days=OLD_DAYS) and bench.spec.revision != made[0].revision


def add_recovery(bench: Workbench, code: Secret) -> None:
    """Let a recovery code open the bot, and the backups that are made from now on.

    Raises:
        VaultError: `recovery_mistyped`.
        MachineError: as `Access.add_recovery`.
    """
    bench.file.access.add_recovery(code)
    if (seed := recovery.backup_seed(code)) is not None:
        bench.file.facts.put(RECIPIENT, recipient_of(identity_of(seed)))


def _target(bench: Workbench, place: Path, now: datetime) -> Path:
    """`place`, or a name in it that is free; a file is named so that the window knows it."""
    if place.is_dir():
        stem = f"{bench.file.path.stem} {now.astimezone():%Y-%m-%d %H%M}"
        names = itertools.chain((stem,), (f"{stem} ({n})" for n in itertools.count(2)))
        files = (place / f"{name}{BACKUP_SUFFIX}" for name in names)
        return next(file for file in files if not file.exists())
    target = place if place.suffix else place.with_name(f"{place.name}{BACKUP_SUFFIX}")
    if target.exists():
        raise UsageError("file_exists", file=target.name)
    return target


def _new_file(part: Path) -> IO[bytes]:
    part.unlink(missing_ok=True)
    return os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb")


def _watch(size: int, name: str, progress: Progress, token: CancelToken) -> Callable[[int], None]:
    told = -1

    def watch(done: int) -> None:
        nonlocal told
        token.check()
        if done // _MEGABYTE > told:
            told = done // _MEGABYTE
            progress(Step(STAGE, done, size, name))

    return watch


def _made(
    about: backup.About, target: Path, size: int, opens: str, seal: str, planned: bool
) -> Made:
    return Made(
        id=new_id(),
        file=str(target.absolute()),
        made=about.made,
        size=size,
        sha256=about.sha256,
        revision=about.revision,
        documents=about.documents,
        opens=opens,
        seal=seal,
        planned=planned,
    )


def _put(bench: Workbench, made: Made, part: Path) -> None:
    """Remember it first: one that is killed in between must not lie there unknown for ever."""
    bench.file.backups.add(replace(made, state=State.PENDING))
    try:
        move_new(part, Path(made.file))
    except OSError:
        bench.file.backups.remove(made.id)
        raise
    bench.file.backups.note(made.id, State.UNSEEN, "")


def _settle(bench: Workbench) -> None:
    """What was killed while it was put in its place is there, or never came to be."""
    for each in bench.file.backups.all():
        if each.state is State.PENDING:
            if Path(each.file).is_file():
                bench.file.backups.note(each.id, State.UNSEEN, "")
            elif Path(each.file).parent.is_dir():
                bench.file.backups.remove(each.id)
