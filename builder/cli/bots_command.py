"""`hushdesk bots`: which bots there are on this computer."""

from __future__ import annotations

import argparse

from builder.cli.grammar import bots_here
from builder.cli.output import Output
from builder.studio import bots

HELP = "list the bots on this computer, and where their files are"


def register(parser: argparse.ArgumentParser) -> None:
    """It takes no words."""


def run(_options: argparse.Namespace, out: Output) -> int:
    """List them by name; none is opened for it."""
    found = bots.list_bots()
    rows = [{"name": entry.name, "path": str(entry.path)} for entry in found]
    width = max((len(entry.name) for entry in found), default=0)
    lines = [f"{entry.name:<{width}}  {entry.path}" for entry in found]
    out.result({"bots": rows}, "\n".join(lines) or bots_here())
    return 0
