"""`hushdesk verify`: who signed a bundle, and whether it is whole; opens nothing."""

from __future__ import annotations

import argparse

from builder.bundle import reader
from builder.cli.bundle_options import add_file
from builder.cli.output import Output

HELP = "check a bundle's signature without opening it"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_file(parser)
    parser.add_argument("--signer", metavar="KEY", help="who may have signed it")


def run(options: argparse.Namespace, out: Output) -> int:
    """Check it."""
    verdict = reader.verify(options.file, options.signer)
    data = {
        "ok": verdict.ok,
        "signer": verdict.signer,
        "version": verdict.version,
        "code": verdict.code,
    }
    text = (
        f"Whole, version {verdict.version}, signed by {verdict.signer}."
        if verdict.error is None
        else f"Refused: {verdict.code}: {out.sentence(verdict.error)}"
    )
    out.result(data, text)
    return 0 if verdict.ok else 1
