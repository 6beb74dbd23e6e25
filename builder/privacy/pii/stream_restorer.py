"""Restores placeholders in a text that arrives in pieces, wherever the pieces are cut."""

from __future__ import annotations

from builder.privacy.pii.pseudonyms import Pseudonyms


class StreamRestorer:
    """Gives out each piece as soon as no placeholder can reach beyond its end."""

    def __init__(self, pseudonyms: Pseudonyms) -> None:
        self._pseudonyms = pseudonyms
        self._held = ""

    def feed(self, piece: str) -> str:
        """What can be shown now that `piece` has come; may be empty."""
        text = self._held + piece
        # A placeholder holds one opening bracket, its first character.
        begin = text.rfind("[")
        if begin < 0 or "]" in text[begin:] or len(text) - begin > Pseudonyms.longest:
            begin = len(text)
        self._held = text[begin:]
        return self._pseudonyms.restore(text[:begin])

    def finish(self) -> str:
        """The rest, once no more pieces come."""
        rest, self._held = self._held, ""
        return self._pseudonyms.restore(rest)
