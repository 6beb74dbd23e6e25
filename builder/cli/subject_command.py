"""`hushdesk subject`: find, hand out or erase what there is about one person."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from builder.cli.output import Output
from builder.cli.unlock import add_unlock, open_bench
from builder.core.errors import HushdeskError, UsageError
from builder.privacy.erasure import ErasureReceipt
from builder.studio.bots import Workbench
from builder.system.files import write_atomic

HELP = "find, hand out or erase what there is about one person"

_EPILOG = """what a host keeps of its visitors (stop it first to export or find):
  hushdesk subject export 4F2A-09BC-77D1 --data DIR --to their-data.json
  hushdesk subject erase 4F2A-09BC-77D1 --data DIR
  hushdesk subject freeze 4F2A-09BC-77D1 --data DIR
The reference stands in the chat under "What is kept about me". Transcripts are masked, so a name
or an e-mail address finds only what was not recognised: hushdesk subject find NAME --data DIR

what a bot's documents say of a person:
  hushdesk subject find "Ana Ruiz" --bot Shop
  hushdesk subject export ana@example.org --bot Shop --to their-data.json
  hushdesk subject erase "Ana Ruiz" --bot Shop                      takes her out of every passage
  hushdesk subject erase "Ana Ruiz" --bot Shop --whole-documents    erases the documents
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("verb", choices=["find", "export", "erase", "freeze", "unfreeze"])
    parser.add_argument(
        "id", metavar="ID", help="a visitor's reference, or a name, address, number"
    )
    parser.add_argument("--bot", default="", help="look in this bot's documents")
    parser.add_argument("--data", type=Path, metavar="DIR", help="look in what this host keeps")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write the export here")
    parser.add_argument("--document", action="append", default=[], metavar="NAME",
                        help="erase in this document only; may be repeated")  # fmt: skip
    parser.add_argument("--whole-documents", action="store_true",
                        help="erase the documents, not only the person in them")  # fmt: skip
    parser.add_argument("--request", default="", metavar="ID",
                        help="note it with this request (hushdesk requests)")  # fmt: skip
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says, with a bot's documents or with what a host keeps."""
    if bool(options.bot) == bool(options.data):
        raise UsageError("subject_place_missing")
    if options.data:
        from builder.cli.visitor_lines import run_on_host

        return run_on_host(options, out)
    if options.verb in {"freeze", "unfreeze"}:
        raise UsageError("subject_place_missing")
    with open_bench(options) as bench:
        return _run_on_bot(bench, options, out)


def _run_on_bot(bench: Workbench, options: argparse.Namespace, out: Output) -> int:
    from builder.studio import requests, subject_erasure, subjects

    found = subjects.find(bench, options.id, progress=out.progress)
    if options.request:
        requests.note(bench, options.request, "searched")
    for name, code in found.unsearched:
        out.note(f"{code}: {out.sentence(HushdeskError(code, name=name))}")
    data = subjects.as_data(found)
    if options.verb == "find":
        _say_found(data, out)
    elif options.verb == "export":
        export(options.to, data, out)
    else:
        names = options.document or [hit.document.name for hit in found.documents]
        if options.whole_documents:
            receipt, code = subject_erasure.erase(bench, names), "erased"
        else:
            receipt, code = subject_erasure.take_out(bench, options.id, names), "taken_out"
        if options.request:
            requests.proven(bench, options.request, code, receipt)
        say_receipt(receipt, names, out)
        if subject_erasure.still_published(bench):
            out.warning("bundle_still_holds")
        for kind, text in _own_words(data):
            out.note(f"still in your own words ({kind}), change it there: {text}")
    return 0


def _say_found(data: dict[str, Any], out: Output) -> None:
    for hit in data["documents"]:
        told = " (visitors can be told)" if hit["answers_from_it"] else ""
        out.result(hit, f"{hit['document']}, places: {len(hit['mentions'])}{told}")
    for kind, text in _own_words(data):
        out.result({kind: text}, f"{kind}: {text}")
    if not (data["documents"] or data["facts"] or data["settings"]):
        out.note("Nothing was found.")


def _own_words(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(kind, text) for kind in ("facts", "settings") for text in data[kind]]


def export(to: Path | None, data: dict[str, Any], out: Output) -> None:
    """Write `data` into a file, or print it."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if to is None:
        out.result(data, text)
        return
    write_atomic(to, f"{text}\n".encode())
    out.result({"file": str(to), "schema": data["schema"]}, f"Wrote {to}.")


def say_receipt(receipt: ErasureReceipt, names: list[str], out: Output) -> None:
    """Print what an erasure did."""
    counts = ", ".join(f"{count} {place}" for place, count in sorted(receipt.counts.items()))
    data = {
        "erased": receipt.counts,
        "documents": names,
        "when": receipt.when,
        "receipt": receipt.sha256,
    }
    out.result(data, f"Erased: {counts or 'nothing'}. Receipt {receipt.sha256[:16]}.")
