"""`hushdesk words`: every text of the chat, and the owner's words instead of ours."""

from __future__ import annotations

import argparse

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import UsageError
from builder.studio import appearance

HELP = "show and change the texts of the chat"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--language", default="", help="the language of the texts; the bot's own")
    parser.add_argument(
        "changes",
        nargs="*",
        metavar="NAME=WORDS",
        help="what shall stand there instead; without words, ours again",
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """Change what is named, all or none; then list every text."""
    changes = {}
    for change in options.changes:
        name, equals, words = change.partition("=")
        if not equals:
            raise UsageError("not_key_value", given=change)
        changes[name.strip()] = words.strip()
    with open_bench(options) as bench:
        language = options.language or bench.spec.language
        if changes:
            appearance.write(bench, language, changes)
        listed = appearance.listing(bench.spec, language)
    lines = [f"{'*' if each.own else ' '} {name} = {each.said}" for name, each in listed.items()]
    data = {name: {"text": each.said, "own": each.own} for name, each in listed.items()}
    out.result({"language": language, "texts": data}, "\n".join(lines))
    return 0
