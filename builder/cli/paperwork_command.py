"""`hushdesk paperwork`: a bot's papers, printed from its settings or compared with them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import UsageError
from builder.studio import paperwork
from builder.studio.bots import Workbench

HELP = "print a bot's paperwork, or say what changed since it was printed"

_MARKS = {"gone": "-", "new": "+", "same": " "}


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the papers go")
    parser.add_argument("--language", metavar="xx", help="of the papers; else the bot's")
    parser.add_argument(
        "--format", action="append", default=[], metavar="F", help="html, docx or pdf; else all"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="KIND", help=", ".join(paperwork.KINDS)
    )
    parser.add_argument("--replace", action="store_true", help="also files that are not ours")
    parser.add_argument("--diff", action="store_true", help="what changed since the last printing")
    parser.add_argument("--reviewed", metavar="HOST", help="note that a provider was looked at")
    parser.add_argument("--due", default="", metavar="DAY", help="when it is looked at next")


def run(options: argparse.Namespace, out: Output) -> int:
    """Print, compare, note a review, or say how the papers stand."""
    with open_bench(options) as bench:
        language = options.language or bench.spec.language
        kinds = tuple(dict.fromkeys(options.only)) or paperwork.KINDS
        if options.reviewed:
            made = paperwork.review(bench, options.reviewed, due=options.due)
            data = {"host": made.host, "reviewed": made.reviewed, "due": made.due}
            out.result(data, f"Reviewed {made.host}; the next review is due on {made.due}.")
        elif options.diff:
            return _compare(bench, kinds, language, out)
        elif options.to:
            _print(bench, options, kinds, language, out)
        else:
            _stand(bench, kinds, language, out)
    return 0


def _print(
    bench: Workbench,
    options: argparse.Namespace,
    kinds: tuple[str, ...],
    language: str,
    out: Output,
) -> None:
    printed = paperwork.print_papers(
        bench,
        options.to,
        kinds=kinds,
        language=language,
        formats=tuple(dict.fromkeys(options.format)) or paperwork.FORMATS,
        replace=options.replace,
    )
    blanks = tuple(dict.fromkeys(name for paper in printed for name in paper.missing))
    if blanks:
        out.warning("paper_blanks", names=", ".join(blanks))
    if any("paper_signs" in paper.warnings for paper in printed):
        out.warning("paper_signs")
    papers = [
        {
            "kind": paper.kind,
            "language": paper.language,
            "files": [str(file) for file in paper.files],
            "missing": list(paper.missing),
            "warnings": list(paper.warnings),
        }
        for paper in printed
    ]
    lines = [f"  {file.name}" for paper in printed for file in paper.files]
    text = "\n".join([f"Written to {options.to}:", *lines])
    out.result({"papers": papers, "missing": list(blanks)}, text)


def _stand(bench: Workbench, kinds: tuple[str, ...], language: str, out: Output) -> None:
    _check(kinds)
    found = [each for each in paperwork.standing(bench, language) if each.kind in kinds]
    rows = [
        {
            "kind": each.kind,
            "language": each.language,
            "state": str(each.state),
            "made": each.made or None,
            "missing": list(each.missing),
        }
        for each in found
    ]
    printings = [
        {"kind": each.kind, "language": each.language, "made": each.made, "files": list(each.files)}
        for each in bench.file.paperwork.notes()
        if each.kind in kinds
    ]
    lines = [f"{each.kind} ({each.language}): {each.state} {each.made}".rstrip() for each in found]
    lines += [f"printed {p['made']}: {', '.join(p['files'])}" for p in printings]
    out.result({"papers": rows, "printings": printings}, "\n".join(lines))


def _compare(bench: Workbench, kinds: tuple[str, ...], language: str, out: Output) -> int:
    _check(kinds)
    rows: list[dict[str, Any]] = []
    lines: list[str] = []
    for kind in kinds:
        found = paperwork.difference(bench, kind, language)
        if found is None:
            rows.append({"kind": kind, "language": language, "printed": False})
            lines.append(f"{kind} ({language}): never printed")
            continue
        changes = [change for change in found.changes if change.mark != "same"]
        rows.append(
            {
                "kind": kind,
                "language": language,
                "printed": True,
                "made": found.made,
                "differs": found.differs,
                "settings": list(found.settings),
                "changes": [
                    {"mark": each.mark, "what": each.what, "text": each.text} for each in changes
                ],
            }
        )
        state = "differs" if found.differs else "says the same"
        lines.append(f"{kind} ({language}), printed {found.made}: {state}")
        lines += [f"  {sentence}" for sentence in found.settings if found.differs]
        lines += [f"  {_MARKS[each.mark]} {each.text}" for each in changes]
    out.result({"papers": rows}, "\n".join(lines))
    return 0


def _check(kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        if kind not in paperwork.KINDS:
            allowed = ", ".join(paperwork.KINDS)
            raise UsageError("bad_choice", name="paper", value=kind, allowed=allowed)
