"""`hushdesk documents`: what a bot was given."""

from __future__ import annotations

import argparse

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.studio import documents
from builder.studio.websites import is_web_address

HELP = "list a bot's documents"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """List them by name."""
    with open_bench(options) as bench:
        entries = documents.listing(bench)
    rows = [
        {
            "document": entry.name,
            "outcome": str(entry.outcome),
            "chunks": entry.chunks,
            "words": entry.words,
            "pages": entry.pages,
            "size": entry.size,
            "findings": entry.findings,
            "notes": list(entry.stripped),
            "added": entry.added,
            "url": entry.source if is_web_address(entry.source or "") else None,
        }
        for entry in entries
    ]
    lines = [
        f"{e.name}: {e.outcome}, passages: {e.chunks}, words: {e.words}"
        + "".join(f", note: {out.noted(name)}" for name in e.stripped)
        for e in entries
    ]
    out.result({"documents": rows}, "\n".join(lines) or "No documents yet.")
    return 0
