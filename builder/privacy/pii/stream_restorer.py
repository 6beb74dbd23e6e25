"""Restores placeholders in a text that arrives in pieces, wherever the pieces are cut."""

from __future__ import annotations

from builder.privacy.pii.pseudonyms import WITHHELD, Pseudonyms


class StreamRestorer:
    """Gives out each piece as soon as nothing at its end can become part of a placeholder.

    Args:
        pseudonyms: of the session.
        withheld: what is shown for a placeholder that stands for nothing.
    """

    def __init__(self, pseudonyms: Pseudonyms, withheld: str = WITHHELD) -> None:
        self._pseudonyms = pseudonyms
        self._withheld = withheld
        self._held = ""

    def feed(self, piece: str) -> str:
        """What can be shown now that `piece` has come; may be empty."""
        text = self._held + piece
        begin = self._pseudonyms.unfinished(text)
        self._held = text[begin:]
        return self._pseudonyms.restore(text[:begin], self._withheld)

    def finish(self) -> str:
        """The rest, once no more pieces come."""
        rest, self._held = self._held, ""
        return self._pseudonyms.restore(rest, self._withheld)
