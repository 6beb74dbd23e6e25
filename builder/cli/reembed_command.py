"""`hushdesk reembed`: read every passage anew with the chosen search model."""

from __future__ import annotations

import argparse

from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.document import Outcome
from builder.studio import embedders

HELP = "read every passage anew with the search model that is set"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """A line a document; 1 when one still waits for what a server did not give."""
    failed = learnt = False
    with open_bench(options) as bench, stopping() as token:
        bench.bot.retriever.load_keywords()
        for result in embedders.reembed(bench, progress=out.progress, token=token):
            learnt = True
            failed = failed or result.outcome is Outcome.FAILED
            out.result(
                {"document": result.document, "outcome": result.outcome, "chunks": result.chunks,
                 "error": result.error_code},
                f"{result.document}: {result.outcome}",
            )  # fmt: skip
    if not learnt:
        out.note(out.say("cli.all_learnt"))
    return int(failed)
