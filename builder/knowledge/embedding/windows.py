"""Lays a passage's word pieces into windows the model can see at once, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from builder.core.document import Chunk

MOST_HEADING = 48
"""Word pieces of a heading that are repeated before each window."""


@dataclass(slots=True)
class Window:
    """One row for the model.

    Attributes:
        ids: word pieces with their marks.
        spans: (sentence, start, end): which of `ids` belong to which sentence.
    """

    ids: list[int]
    spans: list[tuple[int, int, int]] = field(default_factory=list)

    def take(self, sentence: int, ids: Sequence[int], most: int) -> int:
        """Add a sentence's word pieces up to `most` in all; how many were taken."""
        at = len(self.ids)
        self.ids += ids[: most - at]
        self.spans.append((sentence, at, len(self.ids)))
        return len(self.ids) - at


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage laid out: at least one window."""

    chunk_id: str
    sentences: int
    windows: list[Window]

    @property
    def longest(self) -> int:
        """Word pieces of its longest window."""
        return max(len(window.ids) for window in self.windows)


def lay_out(
    chunk: Chunk,
    heading: Sequence[int],
    ids: Sequence[int],
    offsets: Sequence[tuple[int, int]],
    room: int,
) -> Passage:
    """Lay out one passage.

    Args:
        chunk: the passage.
        heading: word pieces of its heading, without marks.
        ids: word pieces of its text with one mark at each end.
        offsets: where each of `ids` stands in the text, in characters.
        room: word pieces the model sees at once, marks included.
    """
    first, last = ids[0], ids[-1]
    top = [first, *heading[:MOST_HEADING]]
    windows = [Window(list(top))]
    for sentence, start, end in _runs(chunk, offsets):
        length = end - start
        fits = len(windows[-1].ids) + length < room
        if not fits and windows[-1].spans and len(top) + length < room:
            windows.append(Window(list(top)))
        at = start
        while at < end:
            if len(windows[-1].ids) + 1 >= room:
                windows.append(Window(list(top)))
            at += windows[-1].take(sentence, ids[at:end], room - 1)
    for window in windows:
        window.ids.append(last)
    return Passage(chunk.id, max(len(chunk.sentences), 1), windows)


def _runs(chunk: Chunk, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(sentence, start, end) over the word pieces; pieces between sentences go to the one before.

    The marks at both ends of `offsets` are left out.
    """
    starts = [start for start, _ in chunk.sentences] or [0]
    runs: list[tuple[int, int, int]] = []
    for index in range(1, len(offsets) - 1):
        sentence = max(bisect_right(starts, offsets[index][0]) - 1, 0)
        if runs and runs[-1][0] == sentence:
            runs[-1] = (sentence, runs[-1][1], index + 1)
        else:
            runs.append((sentence, index, index + 1))
    return runs
