"""How backups and the plan for them are said on the command line."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from builder.cli.output import Output
from builder.core.backup import Every, Made
from builder.core.errors import HushdeskError
from builder.studio import backup_plan
from builder.studio.backup_plan import Standing
from builder.studio.backups import Listed
from builder.studio.bots import Workbench


def listed_data(each: Listed) -> dict[str, Any]:
    """A backup as a script reads it."""
    told = {"there": each.there, "folder_there": each.reachable,
            "erased_since": each.erased_since, "past_days": each.past_days}  # fmt: skip
    return {**asdict(each.made), **told}


def listed_text(each: Listed) -> str:
    """The same as a person reads it."""
    made = each.made
    place = "" if each.there else ", not there" if each.reachable else ", its folder is not there"
    notes = [f"{made.state}{place}".strip(", ")]
    notes += ["holds data erased since"] if each.erased_since else []
    notes += ["older than it shall be kept"] if each.past_days else []
    said = "; ".join(filter(None, notes))
    return f"{made.made[:16]}  {made.size:>12,} bytes  {made.file}{f'  ({said})' if said else ''}"


def plan_data(standing: Standing) -> dict[str, Any]:
    """The plan as a script reads it."""
    plan = standing.plan
    return {
        "every": plan.every,
        "folder": plan.folder or None,
        "folder_there": standing.folder_there,
        "same_disk": standing.same_disk,
        "keep": plan.keep,
        "opens": "passphrase" if plan.typed else "recovery",
        "recipients": list(plan.recipients),
        "last": standing.last.made if standing.last else None,
        "due": standing.due,
        "late": standing.late,
        "trouble": plan.trouble or None,
    }


def plan_text(standing: Standing) -> str:
    """The same as a person reads it."""
    plan = standing.plan
    if plan.every is Every.OFF:
        return "No backups are planned."
    often = {"daily": "every day", "weekly": "every week", "export": "after each export"}
    said = f"Planned {often[plan.every]} to {plan.folder}, {plan.keep} kept."
    if standing.same_disk:
        said += " That is the disk of the bot itself: both are lost together."
    if standing.late:
        said += f" Overdue{f' ({plan.trouble})' if plan.trouble else ''}."
    return said


def made_text(made: Made) -> str:
    """What was written, as a person reads it."""
    return f"Wrote {made.file} ({made.size:,} bytes, {made.documents} documents)."


def after_export(bench: Workbench, out: Output) -> None:
    """Make the backup that the plan wants after an export; the export stands whatever comes."""
    if bench.file.backups.plan().every is not Every.EXPORT:
        return
    try:
        made = backup_plan.run(bench, progress=out.progress)
    except HushdeskError as error:
        out.warning(error.code, **{name: str(value) for name, value in error.params.items()})
        return
    if made is not None:
        out.note(made_text(made))
