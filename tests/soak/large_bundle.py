"""A bundle of more than 1 GB, sealed to a recipient and opened: how long, in how much memory.

    python -m tests.soak.large_bundle [PASSAGES]

Takes some minutes and 4 GB of disk. A bundle may have 1,024 MB, of them 768 MB of vectors: so the
passages have long texts. Ends with 1 when sealing took memory that grows with the bot.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.bundles import measured
from tests.benchmarks.output import say

PASSAGES, WORDS_EACH = 130_000, 22
SIZE = 1_000_000_000
MOST_MB = 100
"""That sealing may take beyond what the program has before; the places of passages are in it."""


def main(argv: list[str]) -> int:
    """Measure and print."""
    passages = int(argv[0]) if argv else PASSAGES
    with tempfile.TemporaryDirectory() as scratch:
        found = measured(Path(scratch), passages, WORDS_EACH)
    say(json.dumps({name: round(value, 2) for name, value in found.items()}))
    large = found["size_mb"] * 2**20 >= SIZE or bool(argv)
    return int(not large or found["seal_grew_mb"] > MOST_MB)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
