"""`hushdesk inspect`: what is inside a bundle, without its texts."""

from __future__ import annotations

import argparse
import json

from builder.bundle import reader
from builder.cli.bundle_options import (
    add_file,
    add_opening,
    add_rotation,
    opening,
    signer_of,
)
from builder.cli.output import Output

HELP = "list what is inside a bundle, without its texts"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_file(parser)
    add_opening(parser)
    parser.add_argument("--signer", metavar="KEY", help="who may have signed it")
    add_rotation(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Open it in memory and list it."""
    passphrase, identity = opening(options)
    data = reader.inspect(
        options.file, signer=signer_of(options, out), passphrase=passphrase, identity=identity
    )
    data["signer_told"] = bool(options.signer)  # else it is the one that the file names
    out.result(data, json.dumps(data, ensure_ascii=False, indent=2))
    return 0
