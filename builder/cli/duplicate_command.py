"""`hushdesk duplicate`: a second bot like the first."""

from __future__ import annotations

import argparse

from builder.cli.output import Output
from builder.cli.unlock import add_bot, given_passphrase, keyring_or_none, open_bench
from builder.studio import duplicating

HELP = "make a second bot with the documents and settings of the first"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="of the new bot")


def run(options: argparse.Namespace, out: Output) -> int:
    """Make it; the passphrase that opens the first opens the second."""
    with open_bench(options) as bench:
        path = duplicating.duplicate(
            bench,
            options.name or duplicating.free_name(bench),
            keyring=keyring_or_none(),
            passphrase=given_passphrase(options),
        )
    out.result({"bot": path.stem, "file": str(path)}, f"Made {path.stem}: {path}")
    return 0
