"""What an owner decided about one passage, kept apart from the document it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.core.document import Chunk


class Fit(StrEnum):
    """How the passage was found again when its document was read last.

    `near`: under other words than those the owner saw. `gone`: not at all; nothing is applied.
    """

    EXACT = "exact"
    NEAR = "near"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Correction:
    """A passage that is switched off or says something else.

    Attributes:
        original: the passage as it stood in the document, the last time it was found there.
        text: the owner's own words, as typed; None for a passage that is not to be used.
        made: when the owner decided, ISO 8601 in UTC.
    """

    id: str
    document_id: str
    original: Chunk
    text: str | None
    made: str
    fit: Fit = Fit.EXACT

    @property
    def off(self) -> bool:
        """Whether the passage is not to be used."""
        return self.text is None
