"""`hushdesk signer`: the key that signs a bot's bundles, and its hand-over to a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.studio import owner

HELP = "show the key that signs a bot's bundles, or let a new one take its place"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "--rotate", action="store_true", help="make a new key; the old one signs that it takes over"
    )
    parser.add_argument(
        "--to", type=Path, metavar="F", help="write the statement that hosts need to follow"
    )


def run(options: argparse.Namespace, out: Output) -> int:
    """Show it, or make a new one."""
    with open_bench(options) as bench:
        if options.rotate:
            owner.rotate(bench)
        signer, steps = owner.signing_key(bench).public, owner.rotation(bench).steps
        if options.to:
            owner.write_rotation(bench, options.to)
    data = {
        "signer": signer,
        "rotations": [{"old": step.old, "new": step.new, "made": step.made} for step in steps],
        "file": str(options.to) if options.to else None,
    }
    lines = [f"Signs: {signer}", *(f"{step.made}  {step.old} → {step.new}" for step in steps)]
    if options.rotate:
        lines.append("Export again, and give your hosts the statement: serve … --rotation F")
    out.result(data, "\n".join(lines))
    return 0
