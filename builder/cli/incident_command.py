"""`hushdesk incident`: open one, take its steps, decide, write the letters, close it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot_to_verbs, add_unlock, open_bench
from builder.core.errors import UsageError
from builder.studio import incident as verbs
from builder.studio import paperwork
from builder.studio.bots import Workbench
from builder.vault.incidents import Incident

HELP = "what to do when personal data was lost or seen: a clock, steps, letters"

_ACTIONS = {
    "open": "something happened: start the clock of 72 hours",
    "list": "every incident (the default)",
    "show": "what is known of one, and what was done",
    "note": "write down what is known now",
    "step": "take a step, such as stopping what is sent",
    "decide": "how great the risk for people is, and why",
    "letters": "write the letters to the authority and to people",
    "close": "it is over: write down what was learnt",
}


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.add_argument("--bot", default="")
    add_unlock(parser)
    actions = parser.add_subparsers(dest="action", metavar="|".join(_ACTIONS))
    for name, told in _ACTIONS.items():
        actions.add_parser(name, help=told)
    opened = actions.choices["open"]
    opened.add_argument("--what", required=True, metavar="TEXT", help="what happened")
    opened.add_argument("--noticed", metavar="WHEN", help="such as 2026-05-31T14:30; else now")
    opened.add_argument("--drill", action="store_true", help="practice: nothing is really done")
    shown, noted, step = (actions.choices[name] for name in ("show", "note", "step"))
    decided, letters, closed = (actions.choices[name] for name in ("decide", "letters", "close"))
    for each in (shown, noted, step, decided, letters, closed):
        each.add_argument("id", metavar="ID")
    noted.add_argument("facts", nargs="+", metavar="NAME=TEXT", help=", ".join(verbs.FACTS))
    step.add_argument("step", metavar="STEP", help=", ".join(verbs.STEPS))
    step.add_argument("--note", default="", metavar="TEXT")
    decided.add_argument("risk", metavar="RISK", help=", ".join(verbs.RISKS))
    decided.add_argument("--reason", required=True, metavar="TEXT")
    letters.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    letters.add_argument("--language", metavar="xx")
    letters.add_argument("--format", action="append", default=[], metavar="F")
    letters.add_argument("--only", action="append", default=[], metavar="KIND")
    letters.add_argument("--replace", action="store_true")
    closed.add_argument("--lessons", required=True, metavar="TEXT")
    add_bot_to_verbs(actions)


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the action says."""
    if not options.bot:
        raise UsageError("bot_missing_word")
    with open_bench(options) as bench:
        {
            "open": _open, "list": _list, "show": _show, "note": _note, "step": _step,
            "decide": _decide, "letters": _letters, "close": _close,
        }[options.action or "list"](bench, options, out)  # fmt: skip
    return 0


def _open(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    noticed = verbs.moment(options.noticed) if options.noticed else None
    made = verbs.open_incident(bench, options.what, noticed=noticed, drill=options.drill)
    out.result(_row(made), f"Opened incident {made.id}. {_left(made)}")


def _list(bench: Workbench, _options: argparse.Namespace, out: Output) -> None:
    found = verbs.incidents(bench)
    lines = [
        f"{each.id} {'drill ' if each.drill else ''}{_left(each)} {each.facts['what']}"
        for each in found
    ]
    out.result({"incidents": [_row(each) for each in found]}, "\n".join(lines) or "No incidents.")


def _show(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    found = verbs.get(bench, options.id)
    steps = verbs.log(bench, options.id)
    counted = verbs.affected(bench)
    data = {
        **_row(found),
        "facts": dict(found.facts),
        "steps": [{"when": s.when, "step": s.step, "note": s.note} for s in steps],
        "affected": {
            "documents": counted.documents,
            "found": counted.found,
            "transcript_days": counted.transcript_days,
            "receipt_days": counted.receipt_days,
            "hosts": counted.hosts,
        },
    }
    lines = [f"{found.id}: {_left(found)}"]
    lines += [f"  {name}: {text}" for name, text in found.facts.items()]
    lines += [f"  {s.when} {s.step} {s.note}".rstrip() for s in steps]
    out.result(data, "\n".join(lines))


def _note(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    facts = {}
    for given in options.facts:
        name, sign, text = given.partition("=")
        if not sign:
            raise UsageError("unknown_fact", name=given, allowed=", ".join(verbs.FACTS))
        facts[name.strip()] = text
    made = verbs.note(bench, options.id, facts)
    out.result({**_row(made), "facts": dict(made.facts)}, f"Noted in incident {made.id}.")


def _step(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    done = verbs.take_step(bench, options.id, options.step, options.note)
    data = {"incident": options.id, "step": options.step, "done": done}
    out.result(data, f"{options.step}: {done or 'written down'}.")


def _decide(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    made = verbs.decide(bench, options.id, options.risk, options.reason)
    out.result({**_row(made), "risk": options.risk}, f"Decided: {options.risk}. {_left(made)}")


def _letters(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    written = verbs.write_letters(
        bench,
        options.id,
        options.to,
        language=options.language or bench.spec.language,
        kinds=tuple(dict.fromkeys(options.only)) or verbs.LETTERS,
        formats=tuple(dict.fromkeys(options.format)) or paperwork.FORMATS,
        replace=options.replace,
    )
    names = "\n".join(f"  {file.name}" for file in written)
    out.result({"files": [str(file) for file in written]}, f"Wrote to {options.to}:\n{names}")


def _close(bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    made = verbs.close(bench, options.id, options.lessons)
    out.result(_row(made), f"Closed incident {made.id}.")


def _row(incident: Incident) -> dict[str, Any]:
    clock = verbs.clock(incident)
    return {
        "id": incident.id,
        "what": incident.facts["what"],
        "noticed": incident.noticed,
        "opened": incident.opened,
        "closed": incident.closed,
        "drill": incident.drill,
        "risk": incident.facts.get("risk"),
        "deadline": clock.deadline.isoformat(timespec="seconds"),
        "seconds_left": round(clock.left.total_seconds()),
    }


def _left(incident: Incident) -> str:
    if incident.closed:
        return f"Closed {incident.closed}."
    clock = verbs.clock(incident)
    hours, rest = divmod(abs(int(clock.left.total_seconds())), 3600)
    told = f"{hours} h {rest // 60} min"
    return f"The 72 hours are over since {told}." if clock.late else f"{told} of 72 hours left."
