"""`hushdesk requests`: people's requests about their data, their days, and letters to answer."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot_to_verbs, add_unlock, open_bench
from builder.core.errors import UsageError
from builder.studio import requests
from builder.studio.bots import Workbench
from builder.studio.requests import KINDS, LAWS, LETTERS, RESULTS, Standing

HELP = "keep people's requests about their data, with the days until an answer is due"

_EPILOG = """examples:
  hushdesk requests --bot Shop
  hushdesk requests --bot Shop add --kind erasure --person "Ana Ruiz" --reach ana@example.org
  hushdesk requests --bot Shop identify 3F2A91 --how "answered from the address we know"
  hushdesk requests --bot Shop extend 3F2A91 --reason "we have to ask our accountant"
  hushdesk requests --bot Shop letter 3F2A91 received --language de
  hushdesk requests --bot Shop close 3F2A91 --result done
See also: hushdesk subject, which finds and erases what there is about a person.
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("--bot", default="", help="a bot's name, or the path of its file")
    add_unlock(parser)
    verbs = parser.add_subparsers(
        dest="verb", metavar="list|add|identify|extend|note|letter|close|remove"
    )
    verbs.add_parser("list", help="every request, the most urgent first (the default)")
    add = verbs.add_parser("add", help="write a request down")
    add.add_argument("--kind", choices=[str(kind) for kind in KINDS], required=True)
    add.add_argument("--person", required=True, metavar="TEXT", help="who asks")
    add.add_argument("--reach", default="", metavar="TEXT", help="where the answer goes")
    add.add_argument("--received", default="", metavar="DATE", help="today by default")
    add.add_argument("--law", choices=[str(law) for law in LAWS], default=LAWS[0])
    add.add_argument("--note", default="", metavar="TEXT", help="what they asked for")
    identify = verbs.add_parser("identify", help="note how you checked who asks")
    identify.add_argument("id", metavar="ID")
    identify.add_argument("--how", required=True, metavar="TEXT")
    extend = verbs.add_parser("extend", help="take the longer time that the law gives, once")
    extend.add_argument("id", metavar="ID")
    extend.add_argument("--reason", required=True, metavar="TEXT")
    note = verbs.add_parser("note", help="note something that was done")
    note.add_argument("id", metavar="ID")
    note.add_argument("text", metavar="TEXT")
    letter = verbs.add_parser("letter", help="print a draft to send")
    letter.add_argument("id", metavar="ID")
    letter.add_argument("which", choices=LETTERS)
    letter.add_argument("--language", default="", metavar="xx", help="the bot's by default")
    close = verbs.add_parser("close", help="the answer was sent")
    close.add_argument("id", metavar="ID")
    close.add_argument("--result", choices=[str(result) for result in RESULTS], required=True)
    close.add_argument("--reason", default="", metavar="TEXT")
    remove = verbs.add_parser("remove", help="forget a request written down by mistake")
    remove.add_argument("id", metavar="ID")
    add_bot_to_verbs(verbs)


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says; the request as it stands then is printed."""
    if not options.bot:
        raise UsageError("bot_not_named")
    with open_bench(options) as bench:
        match options.verb:
            case "letter":
                language = options.language or bench.spec.language
                text = requests.letter(bench, options.id, options.which, language)
                out.result({"letter": options.which, "language": language, "text": text}, text)
            case "remove":
                requests.remove(bench, options.id)
                out.result({"removed": options.id}, f"Removed {options.id}.")
            case "list" | None:
                _list(bench, out)
            case _:
                _say(out, _changed(bench, options))
    return 0


def _changed(bench: Workbench, options: argparse.Namespace) -> Standing:
    match options.verb:
        case "add":
            return requests.add(
                bench, options.kind, person=options.person, received=options.received,
                law=options.law, reach=options.reach, note=options.note,
            )  # fmt: skip
        case "identify":
            return requests.identify(bench, options.id, options.how)
        case "extend":
            return requests.extend(bench, options.id, options.reason)
        case "note":
            return requests.note(bench, options.id, "noted", options.text)
        case _:
            return requests.close(bench, options.id, options.result, options.reason)


def _list(bench: Workbench, out: Output) -> None:
    listed = requests.listing(bench)
    for standing in listed:
        _say(out, standing)
    if not listed:
        out.note("Nobody has asked for anything.")


def as_data(standing: Standing) -> dict[str, Any]:
    """A request for a script."""
    request = standing.request
    return {
        "id": request.id,
        "kind": request.kind,
        "law": request.law,
        "received": request.received.isoformat(),
        "due": request.due.isoformat(),
        "days_left": None if request.closed else standing.left,
        "standing": standing.urgency,
        "next": standing.next,
        "person": request.person,
        "reach": request.reach,
        "note": request.note,
        "extended": request.extended,
        "identity": request.identity,
        "result": request.result,
        "reason": request.reason,
        "steps": [
            {"step": each.code, "when": each.when, "note": each.note} for each in request.steps
        ],
        "receipts": list(request.receipts),
        "closed": request.closed.isoformat() if request.closed else None,
    }


def _say(out: Output, standing: Standing) -> None:
    request = standing.request
    when = f"due {request.due}, {standing.left} days left, next: {standing.next}"
    if request.closed:
        when = f"closed {request.closed}: {request.result}"
    elif standing.left < 0:
        when = f"OVERDUE since {request.due}, next: {standing.next}"
    text = f"{request.id[-6:].upper()}  {request.kind:<11} {request.person}  ({when})"
    out.result(as_data(standing), text)
