"""The command line's grammar: help with examples, and mistakes that say how to go on."""

from __future__ import annotations

import argparse
from typing import NoReturn

from builder.cli.examples import EXAMPLES, MEANINGS


class CommandParser(argparse.ArgumentParser):
    """Tells of a mistake in one line, what to do about it in another; the usage stays in the help.

    Its verbs are parsers of the same kind: argparse makes them so.
    """

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2."""
        self.exit(2, f"{self.prog}: {message}\n{_names(message)}{self._hint()}\n")

    def _hint(self) -> str:
        return f"“{self.prog} --help” lists every word and shows examples."


def _names(message: str) -> str:
    """The bots there are, where the mistake was to name none."""
    return f"{bots_here()}\n" if "--bot" in message else ""


def bots_here() -> str:
    """A line with the bots of this computer."""
    from builder.studio import bots

    names = ", ".join(f"“{entry.name}”" for entry in bots.list_bots())
    if not names:
        return "There is no bot on this computer yet: “hushdesk new NAME” makes one."
    return f"Bots on this computer: {names}"


def complete(parser: argparse.ArgumentParser, name: str) -> None:
    """Give the command `name` its examples, and each of its words a meaning."""
    if parser.epilog is None and name in EXAMPLES:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = "\n".join(("examples:", *(f"  {line}" for line in EXAMPLES[name])))
    for path, action in words(parser, name):
        if not action.help:
            word = action.option_strings[0] if action.option_strings else action.dest
            action.help = MEANINGS.get(f"{path} {word}") or MEANINGS.get(word)


def words(parser: argparse.ArgumentParser, path: str) -> list[tuple[str, argparse.Action]]:
    """Every option and argument of a command and of its verbs, with the command's words."""
    found: list[tuple[str, argparse.Action]] = []
    for action in parser._actions:  # noqa: SLF001 - argparse shows them nowhere else
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for verb, inner in action.choices.items():
                found += words(inner, f"{path} {verb}")
        else:
            found.append((path, action))
    return found
