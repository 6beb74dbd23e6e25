"""`hushdesk new`: make a bot."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import add_unlock, ask_new_secret, given_passphrase, keyring_or_none
from builder.core.policy import Preset
from builder.core.voice import Trade
from builder.studio import bots, facts, trades

HELP = "make a bot"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument(
        "--preset",
        default="",
        choices=[str(p) for p in Preset],
        help="how strict its privacy policy is; balanced, unless the template says otherwise",
    )
    parser.add_argument(
        "--template",
        default=str(Trade.NONE),
        choices=[str(trade) for trade in Trade],
        help="begin as such a business does: voice, topics never answered, questions to offer",
    )
    parser.add_argument("--language", default="en", metavar="xx")
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Make it; a passphrase that is given becomes a second way to open it."""
    keyring, passphrase = keyring_or_none(), given_passphrase(options)
    if keyring is None and passphrase is None and sys.stdin.isatty():
        out.note("There is no keyring here, so a passphrase will open the bot.")
        passphrase = ask_new_secret("New passphrase: ")
    path = bots.create(
        options.name,
        policy=options.preset,
        language=options.language,
        trade=options.template,
        keyring=keyring,
        passphrase=passphrase,
    )
    made: dict[str, object] = {"bot": options.name, "file": str(path)}
    told = [f"Made {options.name}: {path}"]
    if blanks := _blanks(options, path):
        made["to_fill_in"] = blanks
        told += ["Visitors of such a business ask for these; state them with `hushdesk facts`:"]
        told += [f"  {each}" for each in blanks]
    told += [f'Next: hushdesk add --bot "{options.name}" FOLDER']
    out.result(made, "\n".join(told))
    return 0


def _blanks(options: argparse.Namespace, path: Path) -> list[str]:
    if options.template == Trade.NONE:
        return []
    with bots.open_bot(
        path, keyring=keyring_or_none(), passphrase=given_passphrase(options)
    ) as bench:
        return [each.label for each in trades.to_fill_in(bench.spec, facts.read(bench))]
