"""`hushdesk access`: the ways to open a bot, added and removed; the sheet with a recovery code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import (
    add_bot_to_verbs,
    add_unlock,
    ask_new_secret,
    ask_secret,
    given_passphrase,
    keyring_or_none,
    open_bench,
    read_secret,
)
from builder.core.errors import UsageError, VaultError
from builder.studio import recovery_sheet, ways
from builder.studio.bots import Workbench
from builder.system import texts
from builder.vault.secret import Secret

HELP = "list, add and remove the ways to open a bot; print a recovery sheet; give it a new key"

_KINDS = ("keyring", "passphrase", "recovery")
_EPILOG = """examples:
  hushdesk access --bot Shop
  hushdesk access --bot Shop recovery --to recovery-sheet.pdf
  hushdesk access --bot Shop passphrase --passphrase-file words.txt
  hushdesk access --bot Shop remove passphrase
  hushdesk access --bot Shop rekey --passphrase-file words.txt --to new-sheet.pdf
The recovery code is typed where the passphrase is asked for.
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("--bot", default="", help="a bot's name, or the path of its file")
    add_unlock(parser)
    verbs = parser.add_subparsers(
        dest="verb", metavar="list|passphrase|keyring|recovery|remove|rekey"
    )
    verbs.add_parser("list", help="the ways that open the bot (the default)")
    passphrase = verbs.add_parser("passphrase", help="let a passphrase open it, or another one")
    passphrase.add_argument("--passphrase-file", type=Path, metavar="F")
    verbs.add_parser("keyring", help="let the keyring of this computer open it")
    recovery = verbs.add_parser("recovery", help="make a recovery code, and its sheet to print")
    recovery.add_argument("--to", type=Path, required=True, metavar="FILE.pdf")
    recovery.add_argument("--language", default="", metavar="xx", help="the bot's by default")
    remove = verbs.add_parser("remove", help="let a way open it no longer")
    remove.add_argument("kind", choices=_KINDS)
    _register_rekey(verbs.add_parser("rekey", help="encrypt the bot anew, under a new key"))
    add_bot_to_verbs(verbs)


def _register_rekey(rekey: argparse.ArgumentParser) -> None:
    rekey.add_argument(
        "--passphrase-file", type=Path, metavar="F", help="holds the passphrase that opens it now"
    )
    sheets = rekey.add_mutually_exclusive_group()
    sheets.add_argument(
        "--code-file", type=Path, metavar="F", help="holds the code of the sheet there is"
    )
    sheets.add_argument(
        "--to", type=Path, metavar="FILE.pdf", help="write a new sheet instead of the old one"
    )
    rekey.add_argument("--language", default="", metavar="xx", help="of the new sheet")
    rekey.add_argument(
        "--drop", action="append", choices=_KINDS, default=[],
        help="a way that shall open it no longer, as its secret is not at hand",
    )  # fmt: skip


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says; the ways as they are then are printed."""
    if not options.bot:
        raise UsageError("bot_not_named")
    with open_bench(options) as bench:
        _change(bench, options, out)
        slots = bench.file.access.slots()
        rows = [{"kind": way.kind, "backend": way.backend, "created": way.created} for way in slots]
        lines = [
            f"{way.kind:<11} since {way.created[:10]}  {way.backend}".rstrip() for way in slots
        ]
        out.result({"ways": rows}, "\n".join(line.rstrip() for line in lines))
        if len(slots) < 2:
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
            ways.remove(bench, options.kind)
        case "rekey":
            _rekey(bench, options, out)
        case _:
            pass


def _rekey(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    """Ask for what is not at hand, where there is somebody to ask; say what became of the ways."""
    needed = {way.kind for way in bench.file.access.slots()} - set(options.drop)
    opened, by = given_passphrase(options), bench.file.opened_by
    passphrase = opened if by == "passphrase" else None
    code = opened if by == "recovery" else None
    if options.passphrase_file:
        passphrase = read_secret(options.passphrase_file)
    if options.code_file:
        code = read_secret(options.code_file)
    name = bench.spec.name
    if "passphrase" in needed:
        passphrase = passphrase or _asked(f"Passphrase of {name}: ")
    if "recovery" in needed and options.to is None:
        code = code or _asked(f"Code on the recovery sheet of {name}: ")
    wish = ways.Wish(passphrase, code, options.to, options.language, tuple(options.drop))
    done = ways.rekey(bench, wish)
    for key in ("done", *(f"dropped.{kind}" for kind in done.dropped), f"sheet.{done.sheet}"):
        if key != "sheet.":
            out.note(texts.say(f"rekey.{key}", out.language))


def _asked(prompt: str) -> Secret | None:
    return ask_secret(prompt) if sys.stdin.isatty() else None
