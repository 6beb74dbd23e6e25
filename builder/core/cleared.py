"""Clearance as a type: what may leave the bot is `Cleared`, and only the gate mints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MINT: Final = object()


@dataclass(frozen=True, slots=True)
class Cleared:
    """Text that the bot's privacy policy has let through, for one purpose.

    Attributes:
        text: what may be sent, stored or logged for `purpose`.
        purpose: `model`, `embedder`, `webhook`, `transcript` or `mail`.
        masked: how many pieces of personal data were replaced, by entity type.
        as_written: the policy let names, contacts and the like through as they were written.
    """

    text: str
    purpose: str
    masked: tuple[tuple[str, int], ...]
    _key: object
    as_written: bool = False

    def __post_init__(self) -> None:
        if self._key is not _MINT:
            msg = "Cleared text comes from privacy.gate only"
            raise TypeError(msg)

    def __repr__(self) -> str:
        """Never the text: a cleared text may still be somebody's question."""
        return f"Cleared({len(self.text)} characters, purpose={self.purpose!r})"
