"""`hushdesk history`: every change of a bot with a sentence, compared, brought back, undone."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.output import Output, told_moment
from builder.cli.unlock import add_bot, open_bench
from builder.studio.bots import Workbench
from builder.studio.history import restoring
from builder.studio.history.differences import Difference
from builder.studio.history.restoring import Entry, Restored
from builder.system import texts

HELP = "list every change of a bot, compare two states, bring one back, undo the last"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--limit", type=int, default=30, metavar="N", help="at most so many")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--show", nargs=2, type=int, metavar=("A", "B"),
                      help="what is other in revision B than in A")  # fmt: skip
    what.add_argument("--restore", type=int, metavar="N", help="bring a revision back")
    what.add_argument("--undo", action="store_true", help="take the last change back")


def run(options: argparse.Namespace, out: Output) -> int:
    """List, compare, bring back or undo."""
    with open_bench(options) as bench:
        language = bench.spec.language
        if options.show:
            found = restoring.compared(bench, *options.show)
            lines = restoring.told(found, language)
            data = {"revisions": options.show, "sentences": lines,
                    "differences": [difference_data(each) for each in found]}  # fmt: skip
            out.result(data, "\n".join(lines) or texts.say("history.nothing", language))
        elif options.undo or options.restore is not None:
            made = (
                restoring.undo(bench, progress=out.progress)
                if options.undo
                else restoring.restore(bench, options.restore, progress=out.progress)
            )
            _tell(bench, made, out)
        else:
            for entry in restoring.listing(bench)[: max(0, options.limit)]:
                out.result(entry_data(entry, language), entry_text(entry, language))
    return 0


def entry_data(entry: Entry, language: str) -> dict[str, Any]:
    """A revision as a script reads it."""
    row = entry.revision
    return {
        "revision": row.n,
        "when": row.when,
        "actor": row.actor,
        "cause": row.cause or None,
        "about": row.about,
        "current": entry.current,
        "sentences": heading(entry, language),
    }


def entry_text(entry: Entry, language: str) -> str:
    """The same as a person reads it."""
    row = entry.revision
    mark = "*" if entry.current else " "
    when = told_moment(row.when)
    return f"{row.n:>4}{mark} {when}  {'; '.join(heading(entry, language))}"


def heading(entry: Entry, language: str) -> list[str]:
    """What a revision is about: its cause, then what changed."""
    row = entry.revision
    if row.cause:
        cause = texts.say(f"history.{row.cause}", language, number=str(row.about or ""))
        return [cause, *entry.sentences]
    return list(entry.sentences) or [texts.say("history.first", language)]


def difference_data(each: Difference) -> dict[str, Any]:
    """One difference as a script reads it."""
    return {"part": each.part, "kind": each.kind, "how": each.how, "name": each.name,
            "before": each.before, "after": each.after}  # fmt: skip


def _tell(bench: Workbench, made: Restored, out: Output) -> None:
    language = bench.spec.language
    lines = restoring.told(made.changed, language)
    left = [texts.say(f"history.left.{each.code}", language, name=each.name) for each in made.left]
    data = {
        "revision": made.revision.n if made.revision else None,
        "sentences": lines,
        "left": [{"code": each.code, "name": each.name, "sentence": sentence}
                 for each, sentence in zip(made.left, left, strict=True)],
    }  # fmt: skip
    out.result(data, "\n".join([*lines, *left]) or texts.say("history.nothing", language))
