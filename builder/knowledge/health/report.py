"""What an inspection finds, and where."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from builder.core.document import Chunk, SourceRef
from builder.core.pinned import question_key


class Kind(StrEnum):
    """What is wrong."""

    COMMAND = "command"
    CONTRADICTION = "contradiction"
    DATE = "date"
    VERSIONS = "versions"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    UNUSED = "unused"


class Severity(StrEnum):
    """How much it matters: `high` gives wrong answers, `medium` may, `low` is untidy."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Fix(StrEnum):
    """What an owner can do about it; `fine` always goes too."""

    PIN_ANSWER = "pin_answer"
    REMOVE_DOCUMENT = "remove_document"
    SWITCH_OFF = "switch_off"
    CHANGE_FACT = "change_fact"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands.

    Attributes:
        text: the sentence, row or passage that matters; empty for a whole document.
        value: what it says there (`£95`, `30 days`, `31.12.2024`), as it is written.
    """

    document_id: str
    document: str
    ref: SourceRef = field(default_factory=SourceRef)
    chunk_id: str = ""
    text: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an owner should look at.

    Attributes:
        topic: of a command what it orders, as `commands.Command`; of a contradiction `price`,
            `hours`, `period`, `phone`, `email`, `address`, `percent`; of a date
            `ended`, `event`, `offer`, `edition`, `announced`.
        count: how many places agree with this in all, of a duplicate.
        fixes: what can be done, the best first.
        about: the document that a fix removes.
        key: the same as long as both sides say the same; the owner's "this is fine" stands on it.
    """

    kind: Kind
    severity: Severity
    first: Place
    second: Place | None = None
    topic: str = ""
    count: int = 2
    fixes: tuple[Fix, ...] = ()
    about: str = ""
    key: str = field(init=False, default="")

    def __post_init__(self) -> None:
        sides = sorted(_said(place) for place in (self.first, self.second) if place is not None)
        said = "\n".join((self.kind, self.topic, *sides))
        object.__setattr__(self, "key", hashlib.sha256(said.encode()).hexdigest()[:32])


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with the name of its document."""

    chunk: Chunk
    document: str

    def place(self, text: str = "", value: str = "") -> Place:
        """This passage, or a sentence of it, as a place."""
        chunk = self.chunk
        said = text or chunk.text
        return Place(chunk.document_id, self.document, chunk.ref, chunk.id, said, value)


def in_order(found: Sequence[Finding]) -> list[Finding]:
    """The gravest first, then by kind and document."""
    severities, kinds = list(Severity), list(Kind)
    return sorted(
        found,
        key=lambda each: (
            severities.index(each.severity),
            kinds.index(each.kind),
            each.first.document,
            each.first.text,
        ),
    )


def _said(place: Place) -> str:
    return f"{place.document}\n{question_key(place.text)}"
