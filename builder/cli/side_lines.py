"""What `hushdesk evaluate` says of cost beforehand, and two sides question by question."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.output import Output
from builder.core.errors import UsageError
from builder.core.progress import CancelToken
from builder.core.question_set import TestQuestion, Verdict
from builder.core.spending import MICROS
from builder.evaluation import question_file
from builder.studio import question_sets, side_by_side, spending
from builder.studio.bots import Workbench
from builder.studio.side_by_side import Comparison
from builder.studio.spending import Estimate, money


def tell_cost(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    """Say what asking the questions will cost, where it costs anything."""
    _tell(spending.estimate(bench, _asked(bench, options)), "", out)


def compare(bench: Workbench, options: argparse.Namespace, out: Output, token: CancelToken) -> None:
    """Ask both sides, and say what came question by question.

    Raises:
        UsageError: `no_test_questions`, `side_unknown`, `unknown_revision`.
    """
    asked = _asked(bench, options)
    if not asked:
        raise UsageError("no_test_questions")
    sides = (
        side_by_side.side(bench, options.side),
        side_by_side.side(bench, options.against),
    )
    for each, cost in zip(sides, side_by_side.estimates(bench, sides, asked), strict=True):
        _tell(cost, each.name, out)
    found = side_by_side.compare(bench, sides, asked, progress=out.progress, token=token)
    out.result(as_data(found), as_text(found))


def as_data(found: Comparison) -> dict[str, Any]:
    """Both sides as a script reads them."""
    passed, cost = found.passed(), found.cost()
    sides = [
        {"name": side.name, "passed": good, "cost": paid / MICROS}
        for side, good, paid in zip((found.first, found.second), passed, cost, strict=True)
    ]
    return {
        "sides": sides,
        "currency": found.first.spec.spending.currency,
        "results": [
            {
                "question": row.question.question,
                "sides": [_verdict(row.first), _verdict(row.second)],
            }
            for row in found.rows
        ],
    }


def as_text(found: Comparison) -> str:
    """The same as a person reads it."""
    currency = found.first.spec.spending.currency
    lines = []
    for row in found.rows:
        lines.append(f"? {row.question.question}")
        for side, verdict in ((found.first, row.first), (found.second, row.second)):
            mark = "ok  " if verdict.passed else "FAIL"
            said = " ".join(verdict.answer.split())[:200]
            paid = money(verdict.cost, currency)
            lines.append(f"  {mark} {side.name} ({verdict.seconds:.1f} s, {paid}): {said}")
    totals = zip((found.first, found.second), found.passed(), found.cost(), strict=True)
    lines += [
        f"{side.name}: {good} / {len(found.rows)}, {money(cost, currency)}"
        for side, good, cost in totals
    ]
    return "\n".join(lines)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "passed": verdict.passed,
        "failures": [{"code": code, "about": about} for code, about in verdict.failures],
        "answer": verdict.answer,
        "refused": verdict.refused,
        "seconds": round(verdict.seconds, 3),
        "cost": verdict.cost / MICROS,
    }


def _asked(bench: Workbench, options: argparse.Namespace) -> list[TestQuestion]:
    if options.file is None or options.keep:
        return question_sets.questions(bench)
    return list(question_file.read(options.file))


def _tell(cost: Estimate, name: str, out: Output) -> None:
    if cost.most:
        about, most = money(cost.about, cost.currency), money(cost.most, cost.currency)
        whose = f" {name}" if name else ""
        out.note(f"Asking{whose} {cost.calls} questions costs about {about}, at most {most}.")
