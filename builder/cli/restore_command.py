"""`hushdesk restore`: a bot comes back from a backup, under a name that is free."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.history_command import difference_data
from builder.cli.output import Output
from builder.cli.unlock import (
    add_unlock,
    given_passphrase,
    keyring_or_none,
    open_bench,
    read_secret,
)
from builder.core.errors import UsageError
from builder.studio import backup_comparing, restoring
from builder.system import texts
from builder.vault.restoring import Ways
from builder.vault.secret import Secret

HELP = "make a bot of a backup"

_EPILOG = """examples:
  hushdesk restore shop.hushbackup --recovery-file code.txt
  hushdesk restore shop.hushbackup --passphrase-file words.txt --name "Shop, restored"
  hushdesk restore shop.hushbackup --recovery-file code.txt --compare --bot Shop
A bot of the same name is never replaced: beside it the backup becomes a copy.
With --compare nothing is restored: what is other now than in the backup is listed.
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("file", type=Path, metavar="FILE")
    opening = parser.add_mutually_exclusive_group()
    opening.add_argument(
        "--passphrase-file", type=Path, metavar="F", help="holds the passphrase of the backup"
    )
    opening.add_argument(
        "--recovery-file", type=Path, metavar="F", help="holds the recovery code of the bot"
    )
    opening.add_argument("--identity-file", type=Path, metavar="F", help="holds an age identity")
    parser.add_argument("--name", default="", help="the bot's name from now on")
    parser.add_argument("--compare", action="store_true", help="only list what differs from now")
    parser.add_argument("--bot", help="compare with this bot; else with the one it is of")
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Bring it back and say what it is, or say what is other now."""
    typed = options.passphrase_file or options.recovery_file
    secret = read_secret(typed) if typed else None
    identity = read_secret(options.identity_file) if options.identity_file else None
    if options.compare:
        return _compare(options, secret, identity, out)
    ways = Ways(keyring_or_none(), given_passphrase(options))
    if secret is None and identity is None and ways.keyring is None:
        raise UsageError("backup_unopened")
    made = restoring.restore(
        options.file, ways, secret=secret, identity=identity, name=options.name
    )
    if made.unknown:
        out.warning("restored_blindly")
    elif made.since:
        out.warning("restored_erasures")
    data = {
        "bot": made.path.stem,
        "file": str(made.path),
        "made": made.made,
        "revision": made.revision,
        "documents": made.documents,
        "copy": made.copy,
        "erased_again": made.erased,
    }
    again = f" {made.erased} erased again for a person." if made.erased else ""
    out.result(
        data,
        f"Restored {made.path.stem} as of {made.made[:16]}: {made.documents} documents.{again}\n"
        f"{made.path}",
    )
    return 0


def _compare(
    options: argparse.Namespace, secret: Secret | None, identity: Secret | None, out: Output
) -> int:
    if options.bot is None:
        options.bot = restoring.original_of(
            options.file, keyring_or_none(), secret=secret, identity=identity
        )
    with open_bench(options) as bench:
        language = bench.spec.language
        found = backup_comparing.compare(bench, options.file, secret=secret, identity=identity)
    if found.other:
        out.warning("compared_other_bot")
    data = {
        "backup": {"name": found.name, "made": found.made, "revision": found.revision,
                   "documents": found.documents},
        "bot": Path(options.bot).stem if Path(options.bot).suffix == ".hushbot" else options.bot,
        "other": found.other,
        "sentences": list(found.told),
        "differences": [difference_data(each) for each in found.found],
    }  # fmt: skip
    out.result(data, "\n".join(found.told) or texts.say("history.nothing", language))
    return 0
