"""`hushdesk access`: the ways to open a bot, added and removed; the sheet with a recovery code."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import add_unlock, ask_new_secret, keyring_or_none, open_bench, read_secret
from builder.core.errors import UsageError, VaultError
from builder.studio import recovery_sheet
from builder.studio.bots import Workbench

HELP = "list, add and remove the ways to open a bot; print a recovery sheet"

_EPILOG = """examples:
  hushdesk access --bot Shop
  hushdesk access --bot Shop recovery --to recovery-sheet.pdf
  hushdesk access --bot Shop passphrase --passphrase-file words.txt
  hushdesk access --bot Shop remove passphrase
The recovery code is typed where the passphrase is asked for.
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("--bot", default="", help="a bot's name, or the path of its file")
    add_unlock(parser)
    verbs = parser.add_subparsers(dest="verb", metavar="list|passphrase|keyring|recovery|remove")
    verbs.add_parser("list", help="the ways that open the bot (the default)")
    passphrase = verbs.add_parser("passphrase", help="let a passphrase open it, or another one")
    passphrase.add_argument("--passphrase-file", type=Path, metavar="F")
    verbs.add_parser("keyring", help="let the keyring of this computer open it")
    recovery = verbs.add_parser("recovery", help="make a recovery code, and its sheet to print")
    recovery.add_argument("--to", type=Path, required=True, metavar="FILE.pdf")
    recovery.add_argument("--language", default="", metavar="xx", help="the bot's by default")
    remove = verbs.add_parser("remove", help="let a way open it no longer")
    remove.add_argument("kind", choices=("keyring", "passphrase", "recovery"))
    for verb in verbs.choices.values():
        verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        verb.add_argument("--bot", default=argparse.SUPPRESS)
        verb.add_argument("--unlock-file", type=Path, metavar="F", default=argparse.SUPPRESS)


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says; the ways as they are then are printed."""
    if not options.bot:
        raise UsageError("bot_not_named")
    with open_bench(options) as bench:
        _change(bench, options, out)
        ways = bench.file.access.slots()
        rows = [{"kind": way.kind, "backend": way.backend, "created": way.created} for way in ways]
        lines = [f"{way.kind:<11} since {way.created[:10]}  {way.backend}".rstrip() for way in ways]
        out.result({"ways": rows}, "\n".join(lines))
        if len(ways) < 2:
            out.warning("single_key_slot")
    return 0


def _change(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    access = bench.file.access
    match options.verb:
        case "passphrase":
            given = options.passphrase_file
            prompt = f"New passphrase of {bench.spec.name}: "
            access.add_passphrase(read_secret(given) if given else ask_new_secret(prompt))
        case "keyring":
            keyring = keyring_or_none()
            if keyring is None:
                raise VaultError("no_keyring")
            bench.file.add_keyring(keyring)
        case "recovery":
            recovery_sheet.write(bench, options.to, language=options.language)
            out.note(f"Wrote {options.to}. Print it, then erase the file.")
        case "remove":
            access.remove(options.kind, bench.keyring)
        case _:
            pass
