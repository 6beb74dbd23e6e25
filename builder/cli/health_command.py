"""`hushdesk health`: what is not in order in what a bot knows."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.knowledge.health.report import Finding, Place
from builder.studio import health

HELP = "find contradictions, dates gone by, duplicates and unused documents"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "--fine", action="append", default=[], metavar="KEY", help="a finding that is fine as it is"
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """A line a finding, the gravest first."""
    with open_bench(options) as bench:
        for key in options.fine:
            health.mark_fine(bench, key)
        report = health.inspect(bench, progress=out.progress)
    for each in report.findings:
        out.result(as_data(each), as_text(each))
    if not report.findings:
        out.note("Everything is in order.")
    return 0


def as_data(found: Finding) -> dict[str, Any]:
    """A finding as a script reads it."""
    return {
        "kind": str(found.kind),
        "severity": str(found.severity),
        "topic": found.topic,
        "first": _place(found.first),
        "second": None if found.second is None else _place(found.second),
        "count": found.count,
        "fix": [str(fix) for fix in found.fixes],
        "about": found.about or None,
        "key": found.key,
    }


def as_text(found: Finding) -> str:
    """A finding as a person reads it."""
    topic = f" ({found.topic})" if found.topic else ""
    lines = [f"{found.severity} {found.kind}{topic}", _line(found.first)]
    if found.second is not None:
        lines.append(_line(found.second))
    fixes = ", ".join(fix.replace("_", " ") for fix in found.fixes)
    return "\n".join([*lines, f"  fix: {fixes or 'none'}; fine: --fine {found.key}", ""])


def _line(place: Place) -> str:
    where = f", page {place.ref.page}" if place.ref.page else ""
    text = " ".join(place.text.split())[:160]
    return f"  {place.document}{where}" + (f": {text}" if text else "")


def _place(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "page": place.ref.page,
        "section": place.ref.section,
        "sheet": place.ref.sheet,
        "row": place.ref.row,
        "text": place.text,
        "value": place.value or None,
    }
