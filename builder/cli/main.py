"""The command `hushdesk`: the desktop app without arguments, a command otherwise."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import entry_points

from builder import __version__
from builder.cli.grammar import CommandParser, complete
from builder.core.errors import HushdeskError, MachineError, UsageError

COMMANDS = (
    "new",
    "bots",
    "add",
    "documents",
    "remove",
    "facts",
    "health",
    "requests",
    "subject",
    "watch",
    "findings",
    "passages",
    "correct",
    "ask",
    "evaluate",
    "testers",
    "notes",
    "set",
    "show",
    "words",
    "site",
    "privacy",
    "checklist",
    "history",
    "duplicate",
    "key",
    "access",
    "backup",
    "restore",
    "spending",
    "contacts",
    "handover",
    "reembed",
    "redact",
    "paperwork",
    "incident",
    "export",
    "published",
    "verify",
    "inspect",
    "import",
    "serve",
    "operator",
    "identity",
    "signer",
    "audit",
    "doctor",
)

_FIRST_STEPS = """first steps:
  hushdesk new "My shop"
  hushdesk add --bot "My shop" FOLDER
  hushdesk ask --bot "My shop" "When are you open?"
  hushdesk checklist --bot "My shop"
  hushdesk export --bot "My shop" --to my-shop.hush --passphrase-file seal.txt --kit kit

“hushdesk COMMAND --help” describes a command and shows examples.
“hushdesk bots” lists your bots."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 the work failed, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--parse-worker"]:  # how a frozen program starts its own child
        from builder.knowledge.worker import main as parse

        return parse()
    if not arguments or arguments == ["--sample"]:
        return _desktop(arguments)
    parser = _parser(arguments[0])
    options = parser.parse_args(arguments)
    from builder.cli.hints import hint
    from builder.cli.output import Output
    from builder.privacy.egress import install_guard
    from builder.vault.audit_log import acting

    install_guard()
    out = Output(as_json=options.json, language=_language())
    options.warn = out.warning
    try:
        _refuse_broken_text(options)
        with acting("owner@cli"):
            return int(options.run(options, out))
    except HushdeskError as error:
        out.failure(error)
        if more := hint(error):
            out.note(more)
        return 2 if error.family == "usage" else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has seen enough; Python would complain once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser(first: str) -> argparse.ArgumentParser:
    """Knows the command `first` alone where there is one: the others take a while to load."""
    parser = CommandParser(
        prog="hushdesk",
        description="Build a private support chatbot, and put it on your site as one sealed file.\n"
        "Without a command it opens the desktop app.",
        epilog=_FIRST_STEPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"hushdesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in (first,) if first in COMMANDS else COMMANDS:
        module = import_module(f"builder.cli.{name}_command")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        command.add_argument("--json", action="store_true", help="print JSON for scripts")
        module.register(command)
        command.set_defaults(run=module.run)
        complete(command, name)
    return parser


def _refuse_broken_text(options: argparse.Namespace) -> None:
    """Names, questions and values are kept and shown: they must be text. Paths may be any bytes."""
    for value in vars(options).values():
        for given in value if isinstance(value, list) else [value]:
            if isinstance(given, str) and given != given.encode("utf-8", "replace").decode():
                raise UsageError("not_text", given=given.encode("utf-8", "replace").decode())


def _desktop(arguments: list[str]) -> int:
    from builder.cli.output import Output

    found = list(entry_points(group="hushdesk.desktop"))
    try:
        if not found:
            raise MachineError("extra_missing", extra="desktop")
        try:
            open_desktop = found[0].load()
        except ImportError as error:
            raise MachineError("extra_missing", extra="desktop") from error
        return int(open_desktop(arguments))
    except HushdeskError as error:
        Output(as_json=False, language=_language()).failure(error)
        return 1


def _language() -> str:
    """The language of the terminal; English where it says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").partition(".")[0].partition("_")[0]
        if value:
            return "en" if value in {"C", "POSIX"} else value
    return "en"


if __name__ == "__main__":
    sys.exit(main())
