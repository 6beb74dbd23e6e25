"""Serves a bundle with the real command, asks it as a visitor, and stops it; prints the events.

As one program, so that host and visitor are in the same room when it has no network.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys

from tests.support.visit import visit


def main(question: str, *words: str) -> None:
    """`words` are what `hushdesk serve` is given."""
    host = subprocess.Popen(
        [sys.executable, "-m", "builder.cli.main", "serve", *words, "--port", "0", "--json"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert host.stdout is not None
        address = json.loads(host.stdout.readline())["address"]
        sys.stdout.write(visit(address, question))
    finally:
        host.send_signal(signal.SIGTERM)
        host.wait(120)


if __name__ == "__main__":
    main(*sys.argv[1:])
