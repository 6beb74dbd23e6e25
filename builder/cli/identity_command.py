"""`hushdesk identity`: a host's own key, so that bundles can be sealed to it."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.bundle.identity import new_identity
from builder.cli.output import Output
from builder.core.errors import UsageError
from builder.system.files import write_atomic

HELP = "make a host's identity; prints the recipient to seal to"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--to", type=Path, required=True, metavar="F")


def run(options: argparse.Namespace, out: Output) -> int:
    """Make it; a file that is there is never replaced."""
    if options.to.exists():
        raise UsageError("file_exists", file=options.to.name)
    secret, recipient = new_identity()
    write_atomic(options.to, secret.reveal() + b"\n")
    out.result({"recipient": recipient}, recipient)
    return 0
