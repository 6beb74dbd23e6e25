"""`hushdesk backup`: a bot in one sealed file, for another disk or another computer."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builder.cli.backup_lines import (
    listed_data,
    listed_text,
    made_text,
    plan_data,
    plan_text,
)
from builder.cli.output import Output
from builder.cli.unlock import add_unlock, open_bench, read_secret
from builder.core.backup import Every, State
from builder.core.errors import HushdeskError, UsageError
from builder.studio import backup_check, backup_plan, backups, bots
from builder.studio.bots import Workbench

HELP = "put a bot into one sealed file, to keep elsewhere"

_EPILOG = """A backup is opened by the recovery code of the bot (“hushdesk access” makes one), by
a passphrase of its own, or by age identities. “hushdesk restore” brings the bot back.

With --plan backups are made by themselves: while the app is open, and by “hushdesk backup --due”,
for cron or the Task Scheduler. Older ones of the plan are removed: beyond --keep, and past the days
of the setting privacy.retention.backups; never the newest that opens.

examples:
  hushdesk backup --bot Shop --to /media/usb
  hushdesk backup --bot Shop --to shop.hushbackup --passphrase-file words.txt
  hushdesk backup --bot Shop
  hushdesk backup --bot Shop --check
  hushdesk backup --bot Shop --plan daily --to /media/usb --keep 7
  hushdesk backup --due
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("--bot", help="a bot's name, or the path of its file")
    add_unlock(parser)
    parser.add_argument(
        "--to", type=Path, metavar="PATH", help="a folder, or a new file; without it, a list"
    )
    parser.add_argument("--passphrase-file", type=Path, metavar="F", help="what opens it")
    parser.add_argument(
        "--recipient",
        action="append",
        default=[],
        metavar="age1…",
        help="who else opens it; may be repeated",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--plan", choices=[str(each) for each in Every],
                      help="make backups by themselves from now on")  # fmt: skip
    what.add_argument("--due", action="store_true",
                      help="make what the plans want now; of all bots without --bot")  # fmt: skip
    what.add_argument("--check", action="store_true", help="open each one to its last byte")
    parser.add_argument("--keep", type=int, metavar="N", help="how many the plan keeps")


def run(options: argparse.Namespace, out: Output) -> int:
    """Make one, plan them, make those that are due, check or list them."""
    if options.due:
        return _due(options, out)
    if options.bot is None:
        raise UsageError("bot_missing_word")
    with open_bench(options) as bench:
        if options.plan is not None:
            return _plan(bench, options, out)
        if options.check:
            return _check(bench, out)
        if options.to is None:
            return _list(bench, out)
        given = options.passphrase_file
        one = backups.make(
            bench,
            options.to,
            passphrase=read_secret(given) if given else None,
            recipients=options.recipient,
            progress=out.progress,
        )
        out.result(asdict(one), made_text(one))
    return 0


def _list(bench: Workbench, out: Output) -> int:
    found, standing = backups.listed(bench), backup_plan.standing(bench)
    lines = [listed_text(each) for each in found] or ["No backups yet."]
    data = {"backups": [listed_data(each) for each in found], "plan": plan_data(standing)}
    out.result(data, "\n".join([*lines, plan_text(standing)]))
    return 0


def _plan(bench: Workbench, options: argparse.Namespace, out: Output) -> int:
    given = options.passphrase_file
    backup_plan.choose(
        bench,
        Every(options.plan),
        options.to,
        keep=options.keep,
        recipients=options.recipient or None,
        passphrase=read_secret(given) if given else None,
    )
    standing = backup_plan.standing(bench)
    out.result({"plan": plan_data(standing)}, plan_text(standing))
    return 0


def _check(bench: Workbench, out: Output) -> int:
    sound = True
    for each in backups.listed(bench):
        if each.there:
            state = backup_check.check(bench, each.made)
            sound = sound and state is not State.DAMAGED
            data = {"file": each.made.file, "made": each.made.made, "state": state or None}
            out.result(data, f"{state or 'not opened':>10}  {each.made.file}")
    return 0 if sound else 1


def _due(options: argparse.Namespace, out: Output) -> int:
    named = [options.bot] if options.bot else [str(each.path) for each in bots.list_bots()]
    good = True
    for name in named:
        options.bot = name
        data = _one_due(options, out)
        good = good and data["error"] is None
        said = {"made": "backed up", "not_due": "nothing is due", "busy": "open elsewhere, which "
                "makes its backups"}.get(data["outcome"])  # fmt: skip
        told = said or f"{data['error']['message']} {data['error']['next']}"
        out.result(data, f"{data['bot']}: {told}")
    return 0 if good else 1


def _one_due(options: argparse.Namespace, out: Output) -> dict[str, Any]:
    bot = Path(options.bot).stem if Path(options.bot).suffix == bots.SUFFIX else options.bot
    told: dict[str, Any] = {"bot": bot, "outcome": "failed", "backup": None, "error": None}
    try:
        with open_bench(options) as bench:
            made = backup_plan.run(bench, progress=out.progress)
    except HushdeskError as error:
        if error.code == "file_busy":
            return {**told, "outcome": "busy"}
        return {**told, "error": out.described(error)}
    if made is None:
        return {**told, "outcome": "not_due"}
    return {**told, "outcome": "made", "backup": asdict(made)}
