"""`hushdesk subject … --data DIR`: what a host keeps of one visitor, for its operator."""

from __future__ import annotations

import argparse
from typing import Any

from builder.cli.host_folder import store_in
from builder.cli.output import Output
from builder.cli.subject_command import export, say_receipt


def _order(options: argparse.Namespace, out: Output) -> int:
    """Have the running host do it: it has its file to itself."""
    from builder.privacy.erasure import ErasureReceipt
    from builder.server import orders

    told = orders.give(options.data, options.verb, options.id)
    if options.verb == "erase":
        say_receipt(ErasureReceipt(**told), [], out)
    else:
        _say_frozen(told, out)
    return 0


def _say_frozen(told: dict[str, Any], out: Output) -> None:
    since = told["frozen"]
    out.result(told, f"Frozen since {since}." if since else "Not frozen any more.")


def run_on_host(options: argparse.Namespace, out: Output) -> int:
    """Find, hand out, erase, freeze or unfreeze; each is in the host's audit."""
    from builder.server import operator_rights

    store = store_in(options.data)
    if store is None:
        return _order(options, out)
    with store:
        match options.verb:
            case "find":
                for found in operator_rights.find(store, options.id):
                    text = f"{found['reference']}: {found['mentions']} messages, {found['begun']}"
                    out.result(found, text)
            case "export":
                export(options.to, operator_rights.export(store, options.id), out)
            case "erase":
                say_receipt(operator_rights.erase(store, options.id), [], out)
            case verb:
                begin = verb == "freeze"
                _say_frozen(operator_rights.freeze(store, options.id, begin=begin), out)
    return 0
