"""`hushdesk findings`: the personal data in a bot's documents, and what becomes of it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from builder.cli import add_command
from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.document import SourceRef
from builder.core.errors import UsageError
from builder.core.policy import DocumentData
from builder.studio import documents, findings, own_contacts
from builder.studio.bots import Workbench
from builder.studio.findings import Judged
from builder.studio.own_contacts import Offer

HELP = "list the personal data found in documents, and decide what becomes of it"

EVERY_OFFER = "all"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("name", nargs="?", metavar="DOCUMENT", help="one document instead of all")
    parser.add_argument("--document", metavar="NAME", help="the same, by an option")
    parser.add_argument("--type", metavar="TYPE", help="findings of one type, such as PERSON")
    parser.add_argument("--one", metavar="ID", help="one finding, by the id that is listed")
    what = parser.add_mutually_exclusive_group()
    for word, action, told in (
        ("--mask", DocumentData.MASK, "replace them by a placeholder"),
        ("--leave-out", DocumentData.EXCLUDE, "leave the sentences and rows out that hold them"),
        ("--keep", DocumentData.KEEP, "let the bot tell them"),
    ):
        what.add_argument(word, dest="action", action="store_const", const=action, help=told)
    what.add_argument(
        "--as-set", action="store_true", help="follow the bot's setting again from now on"
    )
    what.add_argument(
        "--read-again",
        action="store_true",
        help="read the documents again that settings or decisions would treat otherwise now",
    )
    own = parser.add_argument_group("the business's own contacts and people")
    own.add_argument("--own", action="store_true", help="list what seems to be the business's own")
    own.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="ID",
        help=f"never mask this one: it is ours; {EVERY_OFFER} for all that are listed as likely",
    )
    own.add_argument(
        "--decline", action="append", default=[], metavar="ID", help="offer this one no more"
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """List, or decide and read again what that changes."""
    if options.name and options.document and options.name != options.document:
        raise UsageError("findings_scope")
    name = options.document or options.name
    with open_bench(options) as bench, stopping() as token:
        if options.own or options.accept or options.decline:
            return _own(bench, options, out)
        if options.type:
            _known_type(bench, name, options.type)
        if options.action is not None or options.as_set:
            findings.decide(
                bench,
                options.action,
                document="" if options.one else name or "",
                entity_type="" if options.one else options.type or "",
                finding_id=options.one or "",
            )
        if options.action is not None or options.as_set or options.read_again:
            return _read(bench, out)
        found = findings.listing(bench, name, token=token)
    _list(found, options, out)
    return 0


def _known_type(bench: Workbench, name: str | None, wanted: str) -> None:
    """Refuse a type that was never found: a decision about it would be a slip of the pen."""
    kinds = {each.found.entity_type for each in findings.listing(bench, name)}
    if wanted not in kinds:
        raise UsageError("unknown_entity_type", name=wanted[:60])


def _list(found: list[Judged], options: argparse.Namespace, out: Output) -> None:
    shown = [
        each
        for each in found
        if options.type in {None, each.found.entity_type} and options.one in {None, each.found.id}
    ]
    for each in shown:
        out.result(as_data(each), as_text(each))
    if not shown:
        out.note("No personal data was found.")
    out.note(out.say("findings.never_all"))


def _read(bench: Workbench, out: Output) -> int:
    for result in documents.read_again(bench, progress=out.progress):
        out.result(add_command.as_data(result, out), add_command.as_text(result, out))
    waiting = findings.undecided(bench)
    if waiting:
        out.warning("findings_undecided", count=str(len(waiting)), names=", ".join(waiting[:5]))
    return 0


def _own(bench: Workbench, options: argparse.Namespace, out: Output) -> int:
    offers = own_contacts.offers(bench)
    by_id = {offer.id: offer for offer in offers}
    for given in (*options.accept, *options.decline):
        if given not in by_id and given != EVERY_OFFER:
            raise UsageError("offer_gone", id=given[:40])
    accepted = [
        offer
        for offer in offers
        if offer.id in options.accept or (EVERY_OFFER in options.accept and offer.likely)
    ]
    declined = [
        offer
        for offer in offers
        if offer not in accepted and (offer.id in options.decline or EVERY_OFFER in options.decline)
    ]
    own_contacts.decline(bench, declined)
    if own_contacts.accept(bench, accepted):
        return _read(bench, out)
    if not accepted and not declined:
        for offer in offers:
            out.result(offer_data(offer), offer_text(offer))
        if not offers:
            out.note("Nothing in the documents seems to be the business's own and is not told yet.")
    return 0


def as_data(each: Judged) -> dict[str, Any]:
    """One finding as a script reads it."""
    found = each.found
    return {
        "id": found.id,
        "document": each.document,
        "type": found.entity_type,
        "count": found.count,
        "places": [_place(place) for place in found.places],
        "sample": found.sample,
        "context": found.context,
        "decision": str(each.action),
        "decided_by": "owner" if each.decided else "setting",
    }


def as_text(each: Judged) -> str:
    """One finding as a person reads it."""
    found = each.found
    place = ", ".join(f"{name} {value}" for name, value in _place(found.places[0]).items())
    times = f" ×{found.count}" if found.count > 1 else ""
    where = f"{each.document}, {place}" if place else each.document
    by = "" if each.decided or each.waits else " (setting)"
    said = "undecided" if each.waits else f"{each.action}{by}"
    return f"{found.id}  {found.entity_type}  {found.sample}{times}  {where}: {said}"


def offer_data(offer: Offer) -> dict[str, Any]:
    """One offer as a script reads it."""
    return {
        "id": offer.id,
        "type": offer.entity_type,
        "text": offer.text,
        "setting": "business.people" if offer.person else "business.contacts",
        "documents": list(offer.documents),
        "reasons": [str(reason) for reason in offer.reasons],
        "likely": offer.likely,
    }


def offer_text(offer: Offer) -> str:
    """One offer as a person reads it."""
    why = ", ".join(reason.replace("_", " ") for reason in offer.reasons)
    likely = "likely" if offer.likely else "perhaps"
    return f"{offer.id}  {likely}  {offer.entity_type}  {offer.text}  ({why})"


def _place(place: SourceRef) -> dict[str, Any]:
    return {name: value for name, value in asdict(place).items() if value is not None}
