"""`hushdesk documents`: what a bot was given."""

from __future__ import annotations

import argparse
from dataclasses import fields

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.studio import documents
from builder.studio.bundle_state import Difference, since_last_bundle
from builder.studio.websites import is_web_address

HELP = "list a bot's documents"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """List them by name."""
    with open_bench(options) as bench:
        entries = documents.listing(bench)
        different = since_last_bundle(bench)
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
    data = {"documents": rows, "since_last_bundle": _as_data(different)}
    if different:
        lines.append(f"Since the last bundle: {_as_text(different)}")
    out.result(data, "\n".join(lines) or out.say("cli.no_documents"))
    return 0


def _as_data(different: Difference | None) -> dict[str, list[dict[str, str]]] | None:
    if different is None:
        return None
    return {
        field.name: [
            {"kind": piece.kind, "name": piece.name} for piece in getattr(different, field.name)
        ]
        for field in fields(different)
    }


def _as_text(different: Difference) -> str:
    parts = (
        ("added", different.added),
        ("changed", different.changed),
        ("removed", different.removed),
    )
    return "; ".join(
        f"{word} {', '.join(piece.name for piece in pieces)}" for word, pieces in parts if pieces
    )
