"""Every file that was given to a bot: where it stands, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from builder.core.document import Outcome

READ_PERCENT = 30
"""How far a file is that answers by its words and waits for its vectors."""


class FileState(StrEnum):
    """Where a file stands.

    `finding` is a folder that is being looked through; `read` answers by words, `learning` gets
    its vectors; all that follow are ends, which a retry may begin again.
    """

    FINDING = "finding"
    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    LEARNING = "learning"
    READY = "ready"
    REVIEW = "review"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNCHANGED = "unchanged"
    CANCELLED = "cancelled"


TO_READ = frozenset({FileState.FINDING, FileState.WAITING, FileState.READING})
TO_LEARN = frozenset({FileState.READ, FileState.LEARNING})
OPEN = TO_READ | TO_LEARN
"""What an interrupted piece of work has left to do."""

RETRIED = frozenset({FileState.FAILED, FileState.CANCELLED})
"""What may be tried again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the journal.

    Attributes:
        name: what its document is called; a file given again takes the place of the earlier one.
        origin: a path, `path!member` of an archive, or an address.
        turn: its place in the queue, a new one each time it is given; 0 before it has one.
        size: bytes; 0 when not known before it is taken.
        percent: 0..100.
        words: of its text, once it was read.
        seconds: from its turn to its end, as far as it got.
        tries: how often reading it was begun.
    """

    name: str
    origin: str = ""
    turn: int = 0
    size: int = 0
    state: FileState = FileState.WAITING
    percent: int = 0
    words: int = 0
    seconds: float = 0.0
    error_code: str | None = None
    error_params: dict[str, str] = field(default_factory=dict)
    tries: int = 0

    @property
    def open(self) -> bool:
        """Whether something is left to do."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Tally:
    """How many files of the journal stand where, and how large what waits is."""

    counts: dict[FileState, int] = field(default_factory=dict)
    bytes_to_read: int = 0
    words: int = 0

    def of(self, *states: FileState) -> int:
        """How many stand at one of `states`."""
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        """How many have something left to do."""
        return self.of(*OPEN)


ENDS = {
    FileState.READY: Outcome.READY,
    FileState.REVIEW: Outcome.REVIEW,
    FileState.FAILED: Outcome.FAILED,
    FileState.UNCHANGED: Outcome.UNCHANGED,
    FileState.SKIPPED: Outcome.SKIPPED,
}
"""What a file has come to that stands there."""


def end_of(outcome: Outcome) -> FileState:
    """Where a file stands that has come to `outcome`."""
    return FileState(str(outcome))
