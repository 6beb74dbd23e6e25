"""`hushdesk published`: every version that was sealed, and what is other between two."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.history_command import difference_data
from builder.cli.output import Output, told_moment
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import UsageError
from builder.studio import published
from builder.studio.published import Entry
from builder.system import texts

HELP = "list every version that was sealed, or what is other between two of them"
_PAIR = 2


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "--diff", nargs="+", type=int, metavar=("A", "B"),
        help="what is other in version B than in A; without B, in the bot as it is now",
    )  # fmt: skip


def run(options: argparse.Namespace, out: Output) -> int:
    """List or compare."""
    if options.diff and len(options.diff) > _PAIR:
        raise UsageError("bad_value", name="--diff", value=str(options.diff[_PAIR]))
    with open_bench(options) as bench:
        language = bench.spec.language
        if options.diff:
            found = published.compared(bench, *options.diff)
            lines = published.told(found, language)
            data = {"versions": options.diff, "sentences": lines,
                    "differences": [difference_data(each) for each in found]}  # fmt: skip
            out.result(data, "\n".join(lines) or texts.say("history.nothing", language))
        else:
            found_any = False
            for entry in published.listing(bench):
                found_any = True
                out.result(entry_data(entry, language), entry_text(entry, language))
            if not found_any:
                out.note(out.say("cli.nothing_sealed"))
    return 0


def entry_data(entry: Entry, language: str) -> dict[str, Any]:
    """A version as a script reads it."""
    row = entry.published
    asked = None if row.passed is None else {"passed": row.passed, "failed": row.failed}
    changed = entry.changes
    return {
        "version": row.version,
        "when": row.when,
        "file": row.file,
        "sha256": row.sha256,
        "signer": row.signer,
        "sealed_to": row.sealed_to,
        "recipients": list(row.recipients),
        "size": row.size,
        "memory": row.memory,
        "documents": row.documents,
        "passages": row.passages,
        "vectors": row.vectors,
        "waivers": list(row.waivers),
        "provider_keys": list(row.keys),
        "tests": asked,
        "withdrawn": row.withdrawn or None,
        "changes": None if changed is None else [difference_data(each) for each in changed],
        "sentences": None if changed is None else published.told(changed, language),
    }


def entry_text(entry: Entry, language: str) -> str:
    """The same as a person reads it."""
    row = entry.published
    mark = f"  ({texts.say('published.withdrawn', language)})" if row.withdrawn else ""
    when, seal = told_moment(row.when), f"{row.sealed_to}  {row.size:,} B  {row.sha256[:16]}"
    head = f"{row.version:>4}  {when}  {seal}{mark}"
    lines = [] if entry.changes is None else published.told(entry.changes, language)
    return "\n".join([head, *(f"      {line}" for line in lines)])
