"""`hushdesk site`: the line that puts the chat on a site, and whether it works there."""

from __future__ import annotations

import argparse

from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.studio.site import checking
from builder.studio.site.checking import State
from builder.studio.site.snippets import PLATFORMS, snippet

HELP = "put the chat on your site, and verify that it works there"

_MARKS = {State.OK: "+", State.AMBER: "!", State.RED: "-"}


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("--host", default="", help="where the bot is served; else as it is set")
    parser.add_argument("--language", default="", help="of the sentences; the bot's own")
    parser.add_argument("--for", dest="platform", choices=PLATFORMS, default="html")
    parser.add_argument(
        "--verify", metavar="PAGE", help="look at a page of your site, and the host"
    )
    parser.add_argument(
        "--allow-once",
        action="store_true",
        help="your word that both may be contacted now, whatever the policy says",
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """Print the line, or what stands in its way."""
    with open_bench(options) as bench:
        language = options.language or bench.spec.language
        host = options.host or bench.spec.site.host
        if not options.verify:
            made = snippet(options.platform, host, language)
            steps = [f"{at}. {step}" for at, step in enumerate(made.steps, start=1)]
            data = {
                "platform": made.platform,
                "code": made.code,
                "steps": list(made.steps),
                "content_policy": list(made.policy),
            }
            out.result(data, "\n".join([made.code, "", *steps]))
            return 0
        with stopping() as token:
            checks = checking.verify(
                bench, options.verify, host, once=options.allow_once, token=token
            )
    for check in checks:
        said, then = check.sentence(language), check.next_step(language)
        row = {"check": check.code, "state": str(check.state), "sentence": said, "next": then}
        out.result(row, f"{_MARKS[check.state]} {said}" + (f"\n    {then}" if then else ""))
    return 1 if any(check.state is State.RED for check in checks) else 0
