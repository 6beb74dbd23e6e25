"""What somebody who tries the bot says of one answer, and the links that let them in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteState(StrEnum):
    """What became of a note; all but `open` are done."""

    OPEN = "open"
    TESTED = "tested"
    PINNED = "pinned"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class TesterNote:
    """A word about one answer. Its texts are masked as a transcript is.

    Attributes:
        id: the answer's; a second word about the same answer takes the place of the first.
        when: ISO 8601 in UTC.
        who: as the owner called them; empty is the owner.
        thumb: `up`, `down` or empty.
        documents: names of the documents the answer stood on, best first.
        refused: the bot said that it does not know.
        should_say: what it should have said.
    """

    __test__ = False  # pytest must not take it for one of its own

    id: str
    when: str
    who: str = ""
    thumb: str = ""
    question: str = ""
    answer: str = ""
    refused: bool = False
    documents: tuple[str, ...] = ()
    note: str = ""
    should_say: str = ""
    state: NoteState = NoteState.OPEN


@dataclass(frozen=True, slots=True)
class TesterLink:
    """A link for one person; its token is known to nobody but them.

    Attributes:
        who: as the owner called them.
        expires: from then on it lets nobody in, used or not; ISO 8601 in UTC, as the others.
        used: when it was used, which goes once.
        ended: when its owner took it back.
    """

    __test__ = False

    id: str
    who: str
    made: str
    expires: str
    used: str | None = None
    ended: str | None = None
