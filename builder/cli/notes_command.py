"""`hushdesk notes`: what testers said of answers, and what becomes of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.output import Output, told_moment
from builder.cli.unlock import add_bot, open_bench
from builder.core.tester_note import TesterNote
from builder.studio.testers import notes

HELP = "list what testers said of answers, make test questions or pinned answers of it"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--open", action="store_true", dest="only_open", help="those alone")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--export", type=Path, metavar="FILE", help="write them, CSV or JSON lines")
    what.add_argument("--test", metavar="KEY", help="make a test question of a note")
    what.add_argument("--pin", metavar="KEY", help="make a pinned answer of what it should say")
    what.add_argument("--dismiss", metavar="KEY", help="nothing is to be done about a note")
    what.add_argument("--remove", metavar="KEY", action="append", help="erase a note")


def run(options: argparse.Namespace, out: Output) -> int:
    """A line a note, the newest first; or what was asked for."""
    with open_bench(options) as bench:
        if options.export is not None:
            count = notes.export(bench, options.export)
            out.result({"file": str(options.export), "notes": count}, str(count))
        elif options.remove:
            count = notes.remove(bench, options.remove)
            out.result({"removed": count}, str(count))
        elif options.test:
            made = notes.make_test(bench, options.test)
            out.result({"question": made.question, "id": made.id}, made.question)
        elif options.pin:
            notes.make_answer(bench, options.pin)
            out.result({"pinned": options.pin}, options.pin)
        elif options.dismiss:
            notes.dismiss(bench, options.dismiss)
            out.result({"dismissed": options.dismiss}, options.dismiss)
        else:
            found = list(notes.listing(bench, only_open=options.only_open))
            for note in found:
                out.result(notes.as_data(note), as_text(note))
            if not found:
                out.note(out.say("cli.no_notes"))
    return 0


def as_text(note: TesterNote) -> str:
    """A note as a person reads it."""
    head = " · ".join(filter(None, (told_moment(note.when), note.who, note.thumb, str(note.state))))
    lines = [head, f"  ? {_short(note.question)}", f"  = {_short(note.answer)}"]
    lines += [f"  note: {note.note}"] if note.note else []
    lines += [f"  should say: {note.should_say}"] if note.should_say else []
    return "\n".join([*lines, f"  key: {note.id}", ""])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 200 else f"{flat[:199]}…"
