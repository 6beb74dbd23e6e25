"""`hushdesk backup`: a bot in one sealed file, for another disk or another computer."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench, read_secret
from builder.studio import backups

HELP = "put a bot into one sealed file, to keep elsewhere"

_EPILOG = """A backup is opened by the recovery code of the bot (“hushdesk access” makes one), by
a passphrase of its own, or by age identities. “hushdesk restore” brings the bot back.

examples:
  hushdesk backup --bot Shop --to /media/usb
  hushdesk backup --bot Shop --to shop.hushbackup --passphrase-file words.txt
  hushdesk backup --bot Shop
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    add_bot(parser)
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


def run(options: argparse.Namespace, out: Output) -> int:
    """Make one, or list those that were made."""
    with open_bench(options) as bench:
        if options.to is None:
            made = backups.listing(bench)
            lines = [f"{each.made[:16]}  {each.size:>12,} bytes  {each.file}" for each in made]
            rows = [{**asdict(each), "there": Path(each.file).is_file()} for each in made]
            out.result({"backups": rows}, "\n".join(lines) or "No backups yet.")
            return 0
        given = options.passphrase_file
        one = backups.make(
            bench,
            options.to,
            passphrase=read_secret(given) if given else None,
            recipients=options.recipient,
        )
        said = f"Wrote {one.file} ({one.size:,} bytes, {one.documents} documents)."
        out.result(asdict(one), said)
    return 0
