"""Backups of a bot: made, listed, and when the last one is old."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from builder.bundle import backup
from builder.bundle.identity import identity_of, recipient_of
from builder.core.errors import UsageError
from builder.studio import owner
from builder.studio.bots import Workbench
from builder.system.files import PRIVATE_FILE, refusal
from builder.vault import recovery
from builder.vault.secret import Secret

OLD_DAYS = 30
"""A bot that changed since, and whose last backup is older, is pointed out."""

RECIPIENT = "recovery.recipient"
"""Under this fact a bot keeps what its backups are sealed to, so that its recovery code opens
them; the code itself is kept nowhere."""

_MADE = "backups.made"
_LISTED = 100


@dataclass(frozen=True, slots=True)
class Made:
    """One backup that was made.

    Attributes:
        file: its path then.
        opens: what opens it: `passphrase`, `recovery` (the code of then) or `recipients`.
    """

    file: str
    made: str
    size: int
    sha256: str
    revision: int
    documents: int
    opens: str


def make(
    bench: Workbench,
    place: Path,
    *,
    passphrase: Secret | None = None,
    recipients: Sequence[str] = (),
) -> Made:
    """Write a backup to `place`: a file that is not there yet, or a folder.

    Without a passphrase it is sealed to the owner's recipient, to the recovery code of the bot,
    and to `recipients`.

    Raises:
        UsageError: `backup_opens_nowhere` without a passphrase, a recovery code and recipients:
            what else opens it is lost together with this computer; `file_exists`, `bad_recipient`.
        BundleError: `backup_too_large` for a passphrase.
        MachineError: `no_space`, `not_writable`; nothing is left behind.
    """
    now = datetime.now(UTC)
    target = _target(bench, place, now)
    code = bench.file.facts.get(RECIPIENT) or ""
    if passphrase is None and not code and not recipients:
        raise UsageError("backup_opens_nowhere")
    sealed_to = [owner.recipient(bench), *filter(None, (code,)), *recipients]
    key, keys = bench.file.access.for_backup()
    part = target.with_name(f".{target.name}.part")
    try:
        with bench.file.held_still() as still:
            about = backup.About(
                bot_id=bench.file.id,
                name=bench.spec.name,
                made=now.isoformat(timespec="seconds"),
                revision=bench.spec.revision,
                documents=len(bench.file.documents.all()),
                size=still.size,
                sha256=still.sha256,
            )
            with _new_file(part) as out:
                backup.seal(
                    about, key, keys, still.stream, out, passphrase=passphrase, recipients=sealed_to
                )
                out.flush()
                os.fsync(out.fileno())
        if target.exists():
            raise UsageError("file_exists", file=target.name)
        part.rename(target)
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        part.unlink(missing_ok=True)
    opens = "passphrase" if passphrase else "recovery" if code else "recipients"
    return _note(bench, about, target, opens)


def listing(bench: Workbench) -> list[Made]:
    """The backups that were made of this bot, the newest first, wherever they are now."""
    with contextlib.suppress(ValueError, TypeError):
        return [Made(**each) for each in json.loads(bench.file.facts.get(_MADE) or "[]")]
    return []


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
    if place.is_dir():
        local = now.astimezone()
        place /= f"{bench.file.path.stem} {local:%Y-%m-%d %H%M}{backup.SUFFIX}"
    if place.exists():
        raise UsageError("file_exists", file=place.name)
    return place


def _new_file(part: Path) -> IO[bytes]:
    part.unlink(missing_ok=True)
    return os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb")


def _note(bench: Workbench, about: backup.About, target: Path, opens: str) -> Made:
    made = Made(
        str(target.absolute()),
        about.made,
        target.stat().st_size,
        about.sha256,
        about.revision,
        about.documents,
        opens,
    )
    kept = [asdict(each) for each in [made, *listing(bench)][:_LISTED]]
    bench.file.facts.put(_MADE, json.dumps(kept, ensure_ascii=False))
    bench.file.audit.record("backed_up", size=made.size, opens=opens)
    return made
