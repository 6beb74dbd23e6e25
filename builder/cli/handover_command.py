"""`hushdesk handover`: try the ways to a person, and see what a host could not deliver."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from builder.cli.host_folder import store_in
from builder.cli.output import Output
from builder.cli.unlock import add_unlock, open_bench
from builder.core.errors import HushdeskError, UsageError

HELP = "try the ways on which talks reach a person, and list what a host could not deliver"

_EPILOG = """a bot at its owner's:
  hushdesk handover test --bot Shop        sends a test message on every way that is set up

a host, running or not:
  hushdesk handover list --data DIR        what waits, arrived or was given up, and why
  hushdesk handover retry --data DIR       tries everything again now

set it up:
  hushdesk set --bot Shop handover.enabled=true handover.email=us@shop.example \\
    handover.mail_server=mail.shop.example handover.mail_user=us@shop.example \\
    privacy.network=chosen privacy.hosts=mail.shop.example
  hushdesk key set smtp --from-file F      the mail server's password
  hushdesk key set webhook --from-file F   the signing secret
"""


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("verb", choices=["test", "list", "retry"])
    parser.add_argument("--bot", default="", help="the bot whose ways are tried")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the host's own folder")
    add_unlock(parser)


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says; 1 when something did not arrive."""
    if options.verb == "test":
        if not options.bot or options.data:
            raise UsageError("handover_place_missing")
        return _test(options, out)
    if not options.data or options.bot:
        raise UsageError("handover_place_missing")
    told = _on_host(options.data, options.verb)
    if options.verb == "retry":
        out.result(told, f"Tried again: {told['count']}.")
        return 0
    for row in told["handovers"]:
        out.result(row, _line(row, out))
    if not told["handovers"]:
        out.note("Nothing has been passed on.")
    return 1 if any(row["state"] == "failed" for row in told["handovers"]) else 0


def _test(options: argparse.Namespace, out: Output) -> int:
    from builder.studio import handover

    with open_bench(options) as bench:
        lacking = handover.missing(bench)
        if not bench.spec.handover.ready:
            raise UsageError("handover_incomplete")
        for code in lacking:
            out.warning(code, host=bench.spec.handover.mail_server)
        tried = handover.send_test(bench)
    for each in tried:
        described = out.described(each.error) if each.error else None
        row = {"channel": each.channel, "host": each.host, "ok": each.ok, "error": described}
        said = f"{described['code']}: {described['message']}" if described else "delivered"
        out.result(row, f"{each.channel} ({each.host}): {said}")
    return 0 if all(each.ok for each in tried) else 1


def _line(row: dict[str, Any], out: Output) -> str:
    why = f": {row['code']} {out.sentence(HushdeskError(row['code']))}" if row["code"] else ""
    return (
        f"{row['when']}  {row['channel']}  {row['state']}  {row['tries']} tries{why}  {row['id']}"
    )


def _on_host(folder: Path, verb: str) -> dict[str, Any]:
    from builder.server import orders
    from builder.system.clock import SystemClock

    store = store_in(folder)
    if store is None:
        return orders.give(folder, f"handovers_{verb}", "")
    with store:
        return orders.of_handovers(store, f"handovers_{verb}", SystemClock())
