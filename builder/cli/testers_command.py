"""`hushdesk testers`: let colleagues try a bot on this computer, each by a link of their own."""

from __future__ import annotations

import argparse
import signal

from builder.cli.ask_command import warm
from builder.cli.interruption import stopping
from builder.cli.output import Output, told_moment
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import UsageError
from builder.core.tester_note import TesterLink
from builder.studio.testers.page import HOURS, PageForTesters, end_link, holds, links

HELP = "open a page on this computer where colleagues try the bot and leave notes"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "--for", action="append", dest="people", metavar="NAME", help="who gets a link; repeatable"
    )
    parser.add_argument("--hours", type=int, default=HOURS, help="how long a link holds")
    parser.add_argument("--port", type=int, default=0, metavar="P")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", dest="listed", help="who was invited")
    what.add_argument("--end", metavar="KEY", help="take a link back")


def run(options: argparse.Namespace, out: Output) -> int:
    """Serve until told to stop, or tell of the links there are."""
    with open_bench(options) as bench:
        if options.end:
            ended = end_link(bench, options.end)
            if not ended:
                raise UsageError("tester_link_unknown", key=options.end)
            out.result({"ended": ended}, out.say("cli.link_ended"))
            return 0
        if options.listed:
            found = list(links(bench))
            for link in found:
                out.result(as_data(link), as_text(link))
            if not found:
                out.note(out.say("cli.no_links"))
            return 0
        with stopping() as token:
            warm(bench, out)
            page = PageForTesters(bench, port=options.port)
            try:
                for who in options.people or ["tester"]:
                    address = page.invite(who, options.hours)
                    out.result({"who": who, "link": address}, f"{who}: {address}")
                out.note("Only browsers on this computer reach the page. Stop with Ctrl+C.")
                signal.signal(signal.SIGTERM, lambda *_: token.cancel())
                while not token.cancelled:
                    token.wait(1.0)
            finally:
                page.close()
    return 0


def as_data(link: TesterLink) -> dict[str, object]:
    """A link as a script reads it; its token is kept nowhere."""
    return {
        "key": link.id,
        "who": link.who,
        "made": link.made,
        "expires": link.expires,
        "used": link.used,
        "ended": link.ended,
        "holds": holds(link),
    }


def as_text(link: TesterLink) -> str:
    """A link as a person reads it."""
    used = f"used {told_moment(link.used)}" if link.used else "not used"
    end = f"until {told_moment(link.expires)}" if holds(link) else "over"
    return f"{link.who} · {used} · {end} · key: {link.id}"
