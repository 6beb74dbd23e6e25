"""`hushdesk verify`: who signed a bundle, and whether it is whole; opens nothing."""

from __future__ import annotations

import argparse

from builder.bundle import reader
from builder.bundle.rotation import Rotation
from builder.cli.bundle_options import add_file, add_rotation
from builder.cli.output import Output
from builder.core.errors import UsageError

HELP = "check a bundle's signature without opening it"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_file(parser)
    parser.add_argument("--signer", metavar="KEY", help="who may have signed it")
    add_rotation(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Check it."""
    signer = options.signer
    if options.rotation:
        if signer is None:
            raise UsageError("rotation_without_signer")
        signer = Rotation.load(options.rotation).heir(signer)
    verdict = reader.verify(options.file, signer)
    data = {
        "ok": verdict.ok,
        "signer": verdict.signer,
        "version": verdict.version,
        "code": verdict.code,
    }
    text = (
        f"Whole, version {verdict.version}, signed by {verdict.signer}."
        if verdict.error is None
        else f"Refused: {out.sentence(verdict.error)} {out.next_step(verdict.error)}"
    )
    if verdict.ok and signer != options.signer:
        text += f"\nIt signs in the place of {options.signer}, by the statement you gave."
    out.result(data, text)
    return 0 if verdict.ok else 1
