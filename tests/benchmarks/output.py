"""The only place here that writes to a stream."""

from __future__ import annotations

import sys


def say(text: str = "") -> None:
    """A line for people."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
