"""`hushdesk facts`: what the owner states; it is answered before any document."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.facts_lines import as_data, as_text, line_data, line_text
from builder.cli.output import Output
from builder.cli.unlock import add_bot_to_verbs, add_unlock, open_bench
from builder.core.errors import MachineError, UsageError
from builder.core.pinned import Pinned
from builder.studio import facts, facts_csv, facts_words
from builder.studio.bots import Workbench
from builder.system.files import write_atomic

HELP = "state facts, questions with answers, and notices that win over the documents"

_EPILOG = """what can be stated:
  hours.monday=9-12:30,14-18        also closed; empty takes it away; hours.all for every day
  special.2026-12-24=closed         or special.2026-12-24..2026-12-26=10-14
  contact.phone= contact.email= contact.address= contact.website=
  returns= delivery= payment=       a text each

examples:
  hushdesk facts --bot Shop set hours.saturday=10-16 contact.phone="01632 960 184"
  hushdesk facts --bot Shop add --question "Do you ship to France?" --answer "Yes, for £18."
  hushdesk facts --bot Shop add --notice "Closed for stocktaking." --starts 2026-12-24 \\
      --ends 2026-12-26
  hushdesk facts --bot Shop add --price "Full service" "£110"
  hushdesk facts --bot Shop import answers.csv --dry-run
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("--bot", default="", help="a bot's name, or the path of its file")
    add_unlock(parser)
    verbs = parser.add_subparsers(dest="verb", metavar="list|set|add|remove|import|export")
    verbs.add_parser("list", help="everything that is stated, a line each (the default)")
    set_ = verbs.add_parser("set", help="state facts by name; an empty value takes one away")
    set_.add_argument("changes", nargs="+", metavar="NAME=VALUE")
    _register_add(verbs.add_parser("add", help="add a question, a notice or a price"))
    remove = verbs.add_parser("remove", help="take facts away by the ids that the list shows")
    remove.add_argument("ids", nargs="+", metavar="ID")
    take = verbs.add_parser("import", help="take questions or prices from a CSV file")
    take.add_argument("file", type=Path, metavar="FILE.csv")
    take.add_argument("--kind", choices=["pairs", "prices"], help="else the header decides")
    take.add_argument("--dry-run", action="store_true", help="only say what would be taken")
    give = verbs.add_parser("export", help="write questions or prices into a CSV file")
    give.add_argument("--to", type=Path, required=True, metavar="FILE.csv")
    give.add_argument("--kind", choices=["pairs", "prices"], default="pairs")
    add_bot_to_verbs(verbs)


def _register_add(add: argparse.ArgumentParser) -> None:
    what = add.add_mutually_exclusive_group(required=True)
    what.add_argument("--question", metavar="TEXT")
    what.add_argument("--notice", metavar="TEXT")
    what.add_argument("--price", nargs=2, metavar=("NAME", "PRICE"))
    add.add_argument("--answer", metavar="TEXT", default="")
    add.add_argument("--also", action="append", default=[], metavar="TEXT", help="other way to ask")
    add.add_argument("--link", metavar="ADDRESS", default="")
    add.add_argument("--note", metavar="TEXT", default="", help="beside a price")
    add.add_argument("--starts", metavar="DATE", default="")
    add.add_argument("--ends", metavar="DATE", default="", help="its last day")


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says."""
    if not options.bot:
        raise UsageError("bot_not_named")
    with open_bench(options) as bench:
        match options.verb:
            case "set" | "add" | "remove":
                return _change(bench, options, out)
            case "import":
                return _import(bench, options, out)
            case "export":
                return _export(bench, options, out)
            case _:
                return _list(facts.read(bench), out)


def _change(bench: Workbench, options: argparse.Namespace, out: Output) -> int:
    """Make the change; a line for each fact that is other than before."""
    pinned = facts.read(bench)
    before = {each.id: each for each in facts_words.stated_list(pinned)}
    if options.verb == "set":
        changed = facts_words.stated(pinned, _pairs(options.changes))
    elif options.verb == "add":
        changed = _added(pinned, options)
    else:
        changed = facts_words.without(pinned, options.ids)
    _save(bench, changed, out)
    after = facts_words.stated_list(facts.read(bench))
    for name in sorted(set(before) - {each.id for each in after}):
        out.result({"removed": name}, f"Removed {name}.")
    for each in after:
        if before.get(each.id) != each:
            out.result(as_data(each), as_text(each))
    return 0


def _export(bench: Workbench, options: argparse.Namespace, out: Output) -> int:
    text = facts_csv.write(facts.read(bench), options.kind)
    # The mark lets a spreadsheet see that it is UTF-8.
    write_atomic(options.to, text.encode("utf-8-sig"))
    out.result({"file": str(options.to), "kind": options.kind}, f"Wrote {options.to}.")
    return 0


def _list(pinned: Pinned, out: Output) -> int:
    listed = facts_words.stated_list(pinned)
    for each in listed:
        out.result(as_data(each), as_text(each))
    if not listed:
        out.note("Nothing is stated yet.")
    return 0


def _pairs(changes: list[str]) -> dict[str, str]:
    pairs = {}
    for change in changes:
        name, equals, text = change.partition("=")
        if not equals:
            raise UsageError("not_key_value", given=change)
        pairs[name.strip()] = text
    return pairs


def _added(pinned: Pinned, options: argparse.Namespace) -> Pinned:
    if options.question is not None:
        return facts_words.with_pair(
            pinned, options.question, options.answer, options.also, options.link
        )
    if options.notice is not None:
        return facts_words.with_notice(pinned, options.notice, options.starts, options.ends)
    name, price = options.price
    return facts_words.with_price(pinned, name, price, options.note)


def _import(bench: Workbench, options: argparse.Namespace, out: Output) -> int:
    taken = facts_csv.look(facts.read(bench), options.file, options.kind)
    for line in taken.lines:
        out.result(line_data(line, taken.kind, out), line_text(line, out))
    if not options.dry_run and taken.count("new") + taken.count("updated"):
        _save(bench, taken.pinned, out)
    return 1 if taken.count("rejected") == len(taken.lines) else 0


def _save(bench: Workbench, pinned: Pinned, out: Output) -> None:
    try:
        facts.save(bench, pinned, progress=out.progress)
    except MachineError as error:
        if error.code != "model_missing":
            raise
        out.warning("model_missing")
