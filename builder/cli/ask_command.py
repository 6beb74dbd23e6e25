"""`hushdesk ask`: ask a bot as a visitor would."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.conversation import Answer, Citation, Question, Turn
from builder.core.errors import MachineError, ModelError, UsageError
from builder.core.spending import MICROS, Spent
from builder.studio.bots import Workbench
from builder.studio.why import written
from builder.studio.why.report import explain
from builder.studio.why.sentences import FALLBACK, Words
from builder.studio.why.what_if import changes

HELP = "ask a bot a question, or a file of questions"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="QUESTION")
    what.add_argument(
        "--questions", type=Path, metavar="FILE.jsonl", help='a line each: {"question": "…"}'
    )
    parser.add_argument(
        "--after",
        action="append",
        default=[],
        metavar="QUESTION",
        help="asked before in the same talk; may be given several times",
    )
    parser.add_argument(
        "--talk", action="store_true", help="the questions of the file are one talk, in order"
    )
    parser.add_argument(
        "--why", action="store_true", help="tell why: passages, scores, what left, what if"
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """Ask, in order."""
    questions = list(read(options.questions)) if options.questions else [options.question]
    turns = [Turn("visitor", text) for text in options.after]
    with open_bench(options) as bench:
        warm(bench, out)
        for question in questions:
            asked = Question(question, tuple(turns))
            answer = bench.bot.answer(asked)
            if options.talk:
                turns += [Turn("visitor", question), Turn("bot", answer.text)]
            if options.why:
                _explain(bench, question, answer, out)
            else:
                out.result(as_data(question, answer), as_text(question, answer, out.language))
            bench.uses.note(answer)
    return 0


def _explain(bench: Workbench, question: str, answer: Answer, out: Output) -> None:
    """The answer with its report, which says all that the answer says in text, too."""
    report = explain(question, answer, out.language, changes(bench, answer))
    data = as_data(question, answer) | {"why": written.as_data(report)}
    out.result(data, written.as_markdown(report))


def read(path: Path) -> Iterator[str]:
    """The questions in a file of JSON lines.

    Raises:
        UsageError: `questions_missing`, `questions_unreadable` with the line's number.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        raise UsageError("questions_missing", file=str(path)) from None
    except UnicodeDecodeError:
        raise UsageError("questions_unreadable", file=path.name, line=0) from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)["question"]
            question.encode()  # half a character, "\ud83d", is JSON but not text
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UsageError("questions_unreadable", file=path.name, line=number) from None
        yield question


def as_data(question: str, answer: Answer) -> dict[str, Any]:
    """An answer as a script reads it."""
    return {
        "question": question,
        "answer": answer.text,
        "refused": answer.refused,
        "reason": answer.reason,
        "kind": answer.kind,
        "escalate": answer.escalate,
        "escalate_reason": answer.escalate_reason,
        "confidence": round(answer.confidence, 4),
        "quotes": [quote.text for quote in answer.quotes],
        "sources": [_source(citation) for citation in answer.sources],
        "timings_ms": answer.trace.timings_ms,
        "spent": spent_data(answer.spent),
    }


def spent_data(spent: Spent) -> dict[str, Any] | None:
    """What asking a model used; None when none was asked."""
    if not spent.calls:
        return None
    return {
        "model": spent.model,
        "tokens": {"sent": spent.sent, "received": spent.received},
        "cost": spent.cost / MICROS,
        "currency": spent.currency,
        "estimated": spent.estimated,
    }


def as_text(question: str, answer: Answer, language: str) -> str:
    """An answer as a person reads it; a refusal says why, and so does one a model did not write."""
    lines = [f"? {question}", answer.text]
    fell_back = any(rule.startswith(FALLBACK) for rule in answer.trace.rules)
    if answer.reason and (answer.refused or fell_back):
        lines.append(f"  ({Words(language).reason(answer.reason)})")
    lines += [f"  [{c.n}] {c.ref.address or c.document}{place(c)}" for c in answer.sources]
    return "\n".join([*lines, ""])


def place(citation: Citation) -> str:
    """Where in its document a passage stands, as far as it is known."""
    ref = citation.ref
    parts = [
        f"page {ref.page}" if ref.page else "",
        f"slide {ref.slide}" if ref.slide else "",
        ref.sheet or "",
        f"row {ref.row}" if ref.row else "",
        ref.section or "",
    ]
    return "".join(f", {part}" for part in parts if part)


def _source(citation: Citation) -> dict[str, Any]:
    ref = citation.ref
    return {
        "document": citation.document,
        "page": ref.page,
        "slide": ref.slide,
        "section": ref.section,
        "sheet": ref.sheet,
        "row": ref.row,
        "url": ref.address,
        "text": citation.text,
        "score": citation.score,
    }


def warm(bench: Workbench, out: Output) -> None:
    """Get the bot ready; what is missing for that is told, and words find passages all the same."""
    try:
        bench.warm(progress=out.progress)
    except MachineError as error:
        if error.code != "model_missing":
            raise
        out.warning("model_missing")
    except ModelError as error:
        # The chosen server is away: the passages are found by their words all the same.
        out.warning(error.code, **{name: str(value) for name, value in error.params.items()})
