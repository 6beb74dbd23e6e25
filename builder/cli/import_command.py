"""`hushdesk import`: a new bot from a bundle."""

from __future__ import annotations

import argparse

from builder.bundle import reader
from builder.cli.bundle_options import (
    add_file,
    add_opening,
    add_rotation,
    opening,
    signer_of,
)
from builder.cli.output import Output
from builder.cli.unlock import add_unlock, given_passphrase, keyring_or_none
from builder.studio import publishing

HELP = "make a new bot from a bundle"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_file(parser)
    add_opening(parser)
    add_unlock(parser)
    parser.add_argument("--signer", metavar="KEY", help="who may have signed it")
    add_rotation(parser)
    parser.add_argument("--name", help="the new bot's name; that of the bundle otherwise")


def run(options: argparse.Namespace, out: Output) -> int:
    """Open it in memory, and keep it as a bot of this computer."""
    passphrase, identity = opening(options)
    opened = reader.open_bundle(
        options.file, signer=signer_of(options, out), passphrase=passphrase, identity=identity
    )
    for note in opened.spec.notes:
        out.warning(note)
    path = publishing.take_in(
        opened,
        name=options.name,
        keyring=keyring_or_none(),
        passphrase=given_passphrase(options),
    )
    out.result({"bot": path.stem, "file": str(path)}, f"Made {path.stem}: {path}")
    return 0
