"""`hushdesk evaluate`: ask a bot its test questions, and judge what it says."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builder.cli import side_lines
from builder.cli.ask_command import warm
from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import UsageError
from builder.core.progress import CancelToken
from builder.core.question_set import TestRun, Verdict
from builder.core.spending import MICROS
from builder.evaluation import question_file
from builder.evaluation.run import run as ask
from builder.evaluation.strictness import Count, Tried, best, count
from builder.studio import question_sets
from builder.studio import strictness as trials
from builder.studio.bots import Workbench

HELP = "ask a bot its test questions, or those of a file, and judge the answers"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE.jsonl",
        help='questions to ask, a line each: {"question": "…", "expect": ["…"]}, or a CSV table; '
        "without it the bot's own are asked and the result is kept",
    )
    parser.add_argument(
        "--against",
        metavar="WHAT",
        help="ask a second side too: a revision's number, or a model as KIND:NAME",
    )
    parser.add_argument(
        "--side", default="now", metavar="WHAT", help="the first side, in place of the bot as it is"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--import", action="store_true", dest="keep", help="keep the questions of the file as well"
    )
    what.add_argument("--export", type=Path, metavar="FILE", help="write the bot's own questions")
    what.add_argument(
        "--suggest", action="store_true", help="keep what the documents suggest, then ask"
    )
    what.add_argument(
        "--strictness",
        action="store_true",
        help="say what would be answered and refused at each answers.refuse_below; asks no model",
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """Ask, in order; fails when any answer does."""
    if options.keep and options.file is None:
        raise UsageError("questions_file_missing")
    with open_bench(options) as bench, stopping() as token:
        if options.export is not None:
            count = question_sets.export_file(bench, options.export)
            out.result({"file": str(options.export), "questions": count}, f"{count}")
            return 0
        if options.strictness:
            return _try_strictness(bench, out, token)
        if options.file is not None and (names := question_file.unread(options.file)):
            out.warning("questions_unread_columns", names=", ".join(names))
        if options.keep:
            question_sets.import_file(bench, options.file)
        if options.suggest:
            question_sets.add(bench, question_sets.suggestions(bench))
        warm(bench, out)
        if options.against:
            side_lines.compare(bench, options, out, token)
            return 0
        side_lines.tell_cost(bench, options, out)
        if options.file is None or options.keep:
            found = question_sets.ask_all(bench, progress=out.progress, token=token)
        else:
            asked = question_file.read(options.file)
            verdicts = ask(bench.bot, asked, progress=out.progress, token=token)
            found = TestRun("", "", "", {verdict.question_id: verdict for verdict in verdicts})
        if not found.verdicts:
            raise UsageError("no_test_questions")
        _tell(bench, found, out)
    return 1 if found.failed else 0


def _try_strictness(bench: Workbench, out: Output, token: CancelToken) -> int:
    """Every tenth strictness, the present one and the one with the fewest mistakes."""
    warm(bench, out)
    trial = trials.try_questions(bench, progress=out.progress, token=token)
    if not trial.tried:
        raise UsageError("no_test_questions")
    now = bench.spec.answers.refuse_below
    fewest = best(trial.tried, now)
    steps = sorted({*(step / 10 for step in range(11)), now, fewest})
    counts = [count(trial.tried, step) for step in steps]
    data = {
        "now": now,
        "fewest_mistakes": fewest,
        "suggested_questions": trial.suggested,
        "strictness": [asdict(each) for each in counts],
        "questions": [
            {"question": e.question, "sure": round(e.sure, 4), "outcome": e.outcome(now)}
            for e in trial.tried
        ],
    }
    lines = [_tried(each, now) for each in sorted(trial.tried, key=lambda each: -each.sure)]
    lines += ["", f"{'answers.refuse_below':22}{'answered':>10}{'refused':>10}"
              f"{'wrong':>8}{'in vain':>9}"]  # fmt: skip
    out.result(data, "\n".join([*lines, *(_counted(each, now, fewest) for each in counts)]))
    return 0


def _tried(each: Tried, now: float) -> str:
    return f"{each.sure:5.2f}  {each.outcome(now):9} {each.question}"


def _counted(each: Count, now: float, fewest: float) -> str:
    marks = [text for at, text in ((now, "now"), (fewest, "fewest")) if at == each.strictness]
    numbers = f"{each.answered:>10}{each.refused:>10}{each.wrong:>8}{each.missed:>9}"
    return f"{each.strictness:<22g}{numbers}  {', '.join(marks)}".rstrip()


def _tell(bench: Workbench, found: TestRun, out: Output) -> None:
    results = [as_data(verdict) for verdict in found.verdicts.values()]
    cost = sum(verdict.cost for verdict in found.verdicts.values())
    data = {
        "passed": found.passed,
        "failed": found.failed,
        "results": results,
        "cost": cost / MICROS,
        "currency": bench.spec.spending.currency,
    }
    lines = [as_text(verdict, out) for verdict in found.verdicts.values()]
    out.result(data, "\n".join([*lines, f"{found.passed} / {len(found.verdicts)}"]))
    if found.id:
        for question in question_sets.regressed(bench):
            out.warning("test_regressed", question=question)


def as_data(verdict: Verdict) -> dict[str, Any]:
    """What came of one question, as a script reads it."""
    return {
        "question": verdict.question,
        "passed": verdict.passed,
        "failures": [{"code": code, "about": about} for code, about in verdict.failures],
        "answer": verdict.answer,
        "refused": verdict.refused,
        "sources": list(verdict.sources),
        "seconds": round(verdict.seconds, 3),
        "cost": verdict.cost / MICROS,
    }


def as_text(verdict: Verdict, out: Output) -> str:
    """The same as a person reads it."""
    mark = "+" if verdict.passed else "-"
    wrong = "; ".join(
        out.say(f"cli.verdict.{code}", about=about) for code, about in verdict.failures
    )
    return f"{mark} {verdict.question}" + (f"\n    {wrong}\n    {verdict.answer}" if wrong else "")
