"""`hushdesk remove`: erase a document, with a receipt."""

from __future__ import annotations

import argparse

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.studio import documents

HELP = "erase a document from a bot"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("name", metavar="NAME", help="the document's name")


def run(options: argparse.Namespace, out: Output) -> int:
    """Erase it and print the receipt."""
    with open_bench(options) as bench:
        receipt = documents.remove(bench, options.name)
    data = {
        "document": options.name,
        "erased": receipt.counts,
        "when": receipt.when,
        "receipt": receipt.sha256,
    }
    told = out.say("cli.erased", name=options.name, receipt=receipt.sha256[:16])
    out.result(data, told)
    return 0
