"""`hushdesk correct`: switch a passage off, let it say something else, or put it back."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.output import Output
from builder.cli.passages_command import as_data, as_text
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import DocumentError, UsageError
from builder.studio import corrections
from builder.studio.bots import Workbench
from builder.studio.corrections import Passage

HELP = "switch a passage of a document off, or correct it"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("name", metavar="NAME", help="the document's name")
    parser.add_argument("number", type=int, metavar="NUMBER", help="as `passages` numbers them")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--off", action="store_true", help="use it in no answer")
    what.add_argument("--on", action="store_true", help="use it again")
    what.add_argument("--text-file", type=Path, metavar="F", help="what it shall say")
    what.add_argument("--undo", action="store_true", help="let it say what the document says")


def run(options: argparse.Namespace, out: Output) -> int:
    """Change one passage, and print it as it is now."""
    text = _read(options.text_file) if options.text_file else ""
    with open_bench(options) as bench:
        passage = _passage(bench, options.name, options.number)
        findings: dict[str, int] = {}
        if options.off:
            corrections.switch_off(bench, passage.chunk.id)
        elif options.text_file:
            findings = corrections.correct(bench, passage.chunk.id, text).findings
        elif options.undo or passage.state == "off":
            _undo(bench, passage)
        after = corrections.listing(bench, options.name)
    if options.number > len(after):  # a correction that had no passage is gone with its undoing
        out.result({"number": options.number, "state": "removed"}, "Removed.")
        return 0
    now = after[options.number - 1]
    out.result(as_data(options.number, now) | {"findings": findings}, as_text(options.number, now))
    return 0


def _passage(bench: Workbench, name: str, number: int) -> Passage:
    passages = corrections.listing(bench, name)
    if not 1 <= number <= len(passages):
        raise DocumentError("unknown_passage")
    return passages[number - 1]


def _undo(bench: Workbench, passage: Passage) -> None:
    if passage.correction is None:
        raise UsageError("unknown_correction")
    corrections.undo(bench, passage.correction.id)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError("text_file_unreadable", file=file.name) from None
