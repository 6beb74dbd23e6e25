"""`hushdesk set`: change settings by their dotted names."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from builder.cli.output import Output
from builder.cli.show_command import as_lines, shown
from builder.cli.unlock import add_bot, open_bench
from builder.core import setting
from builder.core.errors import UsageError

if TYPE_CHECKING:
    from builder.studio.bots import Workbench

_READ_BY = ("privacy.documents.", "business.")
"""Settings that documents are read by."""

HELP = "change a bot's settings"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("changes", nargs="+", metavar="KEY=VALUE")


def run(options: argparse.Namespace, out: Output) -> int:
    """Change them all, or none."""
    changes = {}
    for change in options.changes:
        name, equals, text = change.partition("=")
        if not equals:
            raise UsageError("not_key_value", given=change)
        changes[name.strip()] = setting.parse(name.strip(), text)
    with open_bench(options) as bench:
        spec = bench.change(changes)
        if any(name.startswith(_READ_BY) for name in changes):
            _tell_outdated(bench, out)
    data = {name: shown(setting.get(spec, name)) for name in changes}
    out.result(data, as_lines(data))
    return 0


def _tell_outdated(bench: Workbench, out: Output) -> None:
    from builder.studio.leftovers import leftovers

    behind = leftovers(bench)
    if behind.held or behind.lax:
        out.warning("documents_outdated")
