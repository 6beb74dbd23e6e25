"""`hushdesk passages`: what was understood of a document."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.correction import Fit
from builder.studio import corrections
from builder.studio.corrections import Passage

HELP = "list the passages that were made of a document"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("name", metavar="NAME", help="the document's name")


def run(options: argparse.Namespace, out: Output) -> int:
    """A line a passage, numbered as `hushdesk correct` wants them."""
    with open_bench(options) as bench:
        passages = corrections.listing(bench, options.name)
    for number, passage in enumerate(passages, start=1):
        out.result(as_data(number, passage), as_text(number, passage))
    return 0


def as_data(number: int, passage: Passage) -> dict[str, Any]:
    """One passage as a script reads it."""
    place = {name: value for name, value in asdict(passage.chunk.ref).items() if value is not None}
    correction = passage.correction
    return {
        "number": number,
        "id": passage.chunk.id,
        "place": place,
        "kind": passage.chunk.kind,
        "text": passage.chunk.text,
        "state": passage.state,
        "original": correction.original.text if correction else None,
        "correction": correction.text if correction else None,
        "changed_since": correction is not None and correction.fit is Fit.NEAR,
    }


def as_text(number: int, passage: Passage) -> str:
    """One passage as a person reads it."""
    place = ", ".join(
        f"{name} {value}" for name, value in asdict(passage.chunk.ref).items() if value is not None
    )
    state = "" if passage.state == "used" else f" [{passage.state}]"
    return f"{number}. {place}{state}\n{passage.chunk.text}\n"
