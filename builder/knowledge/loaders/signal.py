"""What a loader says to the process that started its own."""

from __future__ import annotations


class NeedsOcr(Exception):  # noqa: N818 - a word to the parent, not an error
    """The file shows text in pictures, and this process has no room to read it."""
