"""Backups that are made by themselves: how often, to where, how many are kept, how it went."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from builder.bundle.identity import parse_recipients
from builder.core.backup import MOST_KEPT, Every, Made, Plan, State
from builder.core.errors import HushdeskError, MachineError, UsageError
from builder.core.progress import CancelToken, Progress, silent
from builder.studio import backups
from builder.studio.backup_check import PASSPHRASE, check
from builder.studio.backup_rotation import rotate, sweep_parts
from builder.studio.bots import Workbench
from builder.system.files import refusal
from builder.vault.secret import Secret

AWAY = "backup_folder_away"
"""The code for a folder that is not there: its disk may come back any moment."""

AGAIN = timedelta(hours=1)
"""After another trouble (a full disk, say) the app tries again so soon."""

_PERIODS = {Every.DAILY: timedelta(days=1), Every.WEEKLY: timedelta(days=7)}
_EARLIER = 0.15
"""Part of a period by which one may come early: nobody opens an app at the same second daily."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the plan stands.

    Attributes:
        last: the newest backup that the plan made.
        due: whether one shall be made now.
        late: whether one should have been made long ago, or the last try failed.
        folder_there: whether the folder is.
        same_disk: whether it is on the disk that the bot is on: both are lost together.
    """

    plan: Plan
    last: Made | None
    due: bool
    late: bool
    folder_there: bool
    same_disk: bool


def choose(
    bench: Workbench,
    every: Every,
    folder: Path | None = None,
    *,
    keep: int | None = None,
    recipients: Sequence[str] | None = None,
    passphrase: Secret | None = None,
    to_code: bool = False,
) -> Plan:
    """Make backups by themselves from now on, or no longer.

    Args:
        bench: the open bot.
        every: how often.
        folder: where they go; None keeps the one before.
        keep: how many; None keeps that.
        recipients: who else opens them; None keeps them.
        passphrase: seals to it, and keeps it in the bot; None keeps how it was.
        to_code: seal to the recovery code again, not to a passphrase.

    Raises:
        UsageError: `backup_folder_missing` without any, `backup_keep_bad`,
            `backup_opens_nowhere`, `bad_recipient`.
        MachineError: `backup_folder_away`, `not_writable`, `no_space`.
    """
    before = bench.file.backups.plan()
    if every is Every.OFF:
        plan = replace(before, every=every, trouble="", params={})
    else:
        place = folder or (Path(before.folder) if before.folder else None)
        if place is None:
            raise UsageError("backup_folder_missing")
        typed = not to_code and (passphrase is not None or before.typed)
        plan = Plan(
            every=every,
            folder=str(place.absolute()),
            mount=str(_disk_of(place.absolute())) if folder else before.mount,
            keep=before.keep if keep is None else keep,
            recipients=before.recipients if recipients is None else tuple(recipients),
            typed=typed,
            since=datetime.now(UTC).isoformat(timespec="seconds"),
            exported=_exported(bench),
        )
        _check(bench, plan, new_folder=folder is not None)
    with bench.file.together():
        _keep_passphrase(bench, plan, passphrase)
        bench.file.backups.save_plan(plan)
        bench.file.audit.record("backup_planned", every=str(every), keep=plan.keep)
    return plan


def standing(bench: Workbench, now: datetime | None = None) -> Standing:
    """How the plan stands now."""
    now, plan = now or datetime.now(UTC), bench.file.backups.plan()
    last = _last(bench, plan)
    there = plan.every is not Every.OFF and _is_there(plan)
    return Standing(
        plan,
        last,
        due=_is_due(bench, plan, last, now),
        late=_is_late(bench, plan, last, now),
        folder_there=there,
        same_disk=there and _same_disk(plan.folder, bench.file.path),
    )


def is_late(bench: Workbench) -> bool:
    """Whether a planned backup failed, or should have been made long ago."""
    return standing(bench).late


def wants_try(bench: Workbench, now: datetime | None = None) -> bool:
    """Whether to try now, while the app is open: one is due, and there is a point in it."""
    now = now or datetime.now(UTC)
    found = standing(bench, now)
    if not found.due:
        return False
    plan = found.plan
    if plan.trouble == AWAY:
        return found.folder_there  # looking costs nothing, and is no try
    return not (plan.trouble and now - datetime.fromisoformat(plan.tried) < AGAIN)


def run(
    bench: Workbench,
    *,
    now: datetime | None = None,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Made | None:
    """Make the backup that is due, look whether it opens, and let older ones go; None if none is.

    Raises:
        MachineError: `backup_folder_away`, and those of `backups.make`; it is noted and told.
        BundleError: `backup_damaged`, when what was written does not open.
        Cancelled: when `token` asked for it; the next look tries again.
    """
    now = now or datetime.now(UTC)
    found = standing(bench, now)
    if not found.due:
        return None
    plan, exported = found.plan, _exported(bench)
    try:
        made = _made(bench, plan, progress, token)
    except HushdeskError as error:
        if error.family == "cancelled":
            raise
        _note_trouble(bench, plan, error, now)
        raise
    tried = now.isoformat(timespec="seconds")
    bench.file.backups.save_plan(
        replace(plan, exported=exported, tried=tried, trouble="", params={})
    )
    days = bench.spec.privacy.retention.backups
    rotate(bench.file, keep=plan.keep, oldest=now - timedelta(days=days), token=token)
    return made


def _made(bench: Workbench, plan: Plan, progress: Progress, token: CancelToken | None) -> Made:
    folder = Path(plan.folder)
    if not _is_there(plan):
        raise MachineError(AWAY, folder=plan.folder)
    kept = bench.file.secrets.get(PASSPHRASE) if plan.typed else None
    try:
        sweep_parts(folder, bench.file.path.stem)
    except OSError as error:
        raise refusal(error, folder) from error
    made = backups.make(
        bench,
        folder,
        passphrase=Secret(kept) if kept is not None else None,
        recipients=plan.recipients,
        planned=True,
        progress=progress,
        token=token,
    )
    if check(bench, made, token=token) is not State.WHOLE:
        raise MachineError("backup_not_whole", file=Path(made.file).name)
    return made


def _note_trouble(bench: Workbench, plan: Plan, error: HushdeskError, now: datetime) -> None:
    tried = now.isoformat(timespec="seconds")
    failed = replace(plan, tried=tried, trouble=error.code, params=error.params)
    bench.file.backups.save_plan(failed)
    if plan.trouble != error.code:  # a disk that is away for a week is one event
        bench.file.audit.record("backup_failed", code=error.code)


def _check(bench: Workbench, plan: Plan, *, new_folder: bool) -> None:
    if not 1 <= plan.keep <= MOST_KEPT:
        raise UsageError("backup_keep_bad", most=MOST_KEPT)
    if plan.recipients:
        parse_recipients(plan.recipients)
    if not (plan.typed or plan.recipients or bench.file.facts.get(backups.RECIPIENT)):
        raise UsageError("backup_opens_nowhere")
    if new_folder:
        folder = Path(plan.folder)
        if not folder.is_dir():
            raise MachineError(AWAY, folder=plan.folder)
        probe = folder / f".{bench.file.path.stem} .hushbackup.part"
        try:
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise refusal(error, probe) from error


def _keep_passphrase(bench: Workbench, plan: Plan, passphrase: Secret | None) -> None:
    if plan.typed and passphrase is not None:
        bench.file.secrets.put(PASSPHRASE, passphrase.reveal())
    elif not plan.typed:
        bench.file.secrets.remove(PASSPHRASE)


def _last(bench: Workbench, plan: Plan) -> Made | None:
    """The newest that the plan made and that was not found damaged."""
    made = (each for each in bench.file.backups.all() if each.planned)
    good = (each for each in made if each.state is not State.DAMAGED)
    return next(good, None) if plan.since else None


def _is_due(bench: Workbench, plan: Plan, last: Made | None, now: datetime) -> bool:
    if plan.every is Every.OFF:
        return False
    if plan.every is Every.EXPORT:
        return _exported(bench) > plan.exported
    if last is None:
        return True
    gone = now - datetime.fromisoformat(last.made)
    period = _PERIODS[plan.every]
    return not -period < gone < period * (1 - _EARLIER)  # a clock that was set back waits for none


def _is_late(bench: Workbench, plan: Plan, last: Made | None, now: datetime) -> bool:
    if not _is_due(bench, plan, last, now):
        return False
    if plan.trouble and plan.trouble != AWAY:
        return True
    if plan.every is Every.EXPORT:
        return bool(plan.trouble)
    since = datetime.fromisoformat(max(plan.since, last.made if last else ""))
    return now - since > 2 * _PERIODS[plan.every]


def _exported(bench: Workbench) -> int:
    return int(bench.file.facts.get("bundle_version") or 0)


def _is_there(plan: Plan) -> bool:
    """Whether the folder is, on the disk it was chosen on: else its name may lead elsewhere."""
    folder = Path(plan.folder)
    return folder.is_dir() and str(_disk_of(folder)) == plan.mount


def _disk_of(folder: Path) -> Path:
    """Where the disk that `folder` is on hangs in the tree."""
    return next((each for each in (folder, *folder.parents) if os.path.ismount(each)), folder)


def _same_disk(folder: str, bot: Path) -> bool:
    try:
        return os.stat(folder).st_dev == bot.stat().st_dev  # noqa: PTH116 - beside the other
    except OSError:
        return False
