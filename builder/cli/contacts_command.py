"""`hushdesk contacts`: which other computers were contacted, why, and what was cleared."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.contact import Contact
from builder.studio import contacts
from builder.system.files import write_atomic

HELP = "list every contact with another computer: why, how many bytes, what was masked"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--host", metavar="H", help="contacts with this host alone")
    parser.add_argument("--refused", action="store_true", help="what was refused alone")
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="at most so many")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write them all into a table")
    parser.add_argument("--forbid", metavar="H", help="let nothing go to this host any more")


def run(options: argparse.Namespace, out: Output) -> int:
    """A line a contact, the newest first."""
    with open_bench(options) as bench:
        if options.forbid:
            contacts.forbid(bench, options.forbid)
        limit = contacts.ALL if options.csv else max(0, options.limit)
        found = contacts.contacts(bench, limit, host=options.host, refused=options.refused)
    if options.csv:
        write_atomic(options.csv, contacts.as_csv(found).encode("utf-8-sig"))
        out.result({"file": str(options.csv), "contacts": len(found)}, str(options.csv))
        return 0
    for each in found:
        out.result(as_data(each), as_text(each))
    if not found:
        out.note("Nothing has left this computer.")
    return 0


def as_data(contact: Contact) -> dict[str, Any]:
    """A contact as a script reads it."""
    return {
        "when": contact.when,
        "host": contact.host,
        "why": contact.why,
        "outcome": str(contact.outcome),
        "bytes_out": contact.bytes_out,
        "bytes_in": contact.bytes_in,
        "masked": dict(contact.masked),
        "as_written": contact.as_written,
    }


def as_text(contact: Contact) -> str:
    """A contact as a person reads it."""
    size = f"{contact.bytes_out} bytes out, {contact.bytes_in} in"
    masked = ", ".join(f"{count} {kind}" for kind, count in sorted(contact.masked.items()))
    cleared = f"; masked: {masked}" if masked else ""
    if contact.as_written:
        cleared += "; otherwise sent as written"
    return f"{contact.when}  {contact.host}  {contact.why}  {contact.outcome}  {size}{cleared}"
