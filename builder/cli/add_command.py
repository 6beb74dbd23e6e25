"""`hushdesk add`: read documents into a bot."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.document import AddResult, Outcome
from builder.core.errors import DocumentError, UsageError
from builder.studio import documents

HELP = "read files and folders into a bot"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("paths", nargs="+", type=path, metavar="PATH", help="files and folders")


def path(given: str) -> Path:
    """A path as it was given; nothing at all would mean the folder one stands in."""
    if not given:
        raise ValueError
    return Path(given)


def run(options: argparse.Namespace, out: Output) -> int:
    """Read them, a line a file; fails only when nothing could be read."""
    web = [str(path) for path in options.paths if path.parts[0] in {"http:", "https:"}]
    if web:
        raise UsageError("website_not_available", address=web[0].replace(":/", "://", 1))
    with open_bench(options) as bench:
        if len(bench.file.slots()) < 2 and not documents.listing(bench):
            out.warning("single_key_slot")
        results = []
        for result in documents.add(bench, options.paths, progress=out.progress):
            results.append(result)
            out.result(as_data(result, out), as_text(result, out))
    failed = [r for r in results if r.outcome in {Outcome.FAILED, Outcome.SKIPPED}]
    return 1 if len(failed) == len(results) else 0


def as_data(result: AddResult, out: Output) -> dict[str, Any]:
    """One result as a script reads it."""
    error = None
    if result.error_code:
        described = out.described(DocumentError(result.error_code, **result.error_params))
        error = {"code": described["code"], "message": described["message"]}
    return {
        "document": result.document,
        "outcome": str(result.outcome),
        "chunks": result.chunks,
        "findings": result.findings,
        "error": error,
        "seconds": round(result.seconds, 3),
    }


def as_text(result: AddResult, out: Output) -> str:
    """One result as a person reads it."""
    line = f"{result.document}: {result.outcome}"
    if result.error_code:
        error = DocumentError(result.error_code, **result.error_params)
        return f"{line}: {out.sentence(error)} {out.next_step(error)}"
    found = ", ".join(f"{count} {name}" for name, count in sorted(result.findings.items()))
    return f"{line}, passages: {result.chunks}" + (f", found {found}" if found else "")
