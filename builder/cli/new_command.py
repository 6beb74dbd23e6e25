"""`hushdesk new`: make a bot."""

from __future__ import annotations

import argparse
import sys

from builder.cli.output import Output
from builder.cli.unlock import add_unlock, ask_new_secret, given_passphrase, keyring_or_none
from builder.core.policy import Preset
from builder.studio import bots

HELP = "make a bot"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--preset", default=Preset.BALANCED, choices=[str(p) for p in Preset])
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
        keyring=keyring,
        passphrase=passphrase,
    )
    out.result({"bot": options.name, "file": str(path)}, f"Made {options.name}: {path}")
    return 0
