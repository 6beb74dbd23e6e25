"""`hushdesk show`: every setting of a bot."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core import setting
from builder.core.setting import Value

HELP = "show a bot's settings"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Show them by dotted name."""
    with open_bench(options) as bench:
        spec = bench.spec
    data = {name: shown(value) for name, value in setting.values(spec).items()}
    out.result(data, as_lines(data))
    return 0


def shown(value: Value) -> str | int | float | bool:
    """A value as `set` takes it: lists joined by semicolons, choices by name."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return value if isinstance(value, bool | int | float) else str(value)


def as_lines(data: Mapping[str, str | int | float | bool]) -> str:
    """Settings for a person, each as `set` takes it."""
    return "\n".join(
        f"{name} = {str(value).lower() if isinstance(value, bool) else value}"
        for name, value in data.items()
    )
