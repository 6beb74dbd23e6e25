"""`hushdesk restore`: a bot comes back from a backup, under a name that is free."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import add_unlock, given_passphrase, keyring_or_none, read_secret
from builder.core.errors import UsageError
from builder.studio import restoring
from builder.vault.restoring import Ways

HELP = "make a bot of a backup"

_EPILOG = """examples:
  hushdesk restore shop.hushbackup --recovery-file code.txt
  hushdesk restore shop.hushbackup --passphrase-file words.txt --name "Shop, restored"
A bot of the same name is never replaced: beside it the backup becomes a copy.
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
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Bring it back, and say what it is."""
    typed = options.passphrase_file or options.recovery_file
    secret = read_secret(typed) if typed else None
    identity = read_secret(options.identity_file) if options.identity_file else None
    ways = Ways(keyring_or_none(), given_passphrase(options))
    if secret is None and identity is None and ways.keyring is None:
        raise UsageError("backup_unopened")
    made = restoring.restore(
        options.file, ways, secret=secret, identity=identity, name=options.name
    )
    if made.unknown:
        out.warning("restored_blindly")
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
