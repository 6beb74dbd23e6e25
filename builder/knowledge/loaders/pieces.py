"""A page as pieces of text with their boxes, whoever found them: a PDF's own letters or OCR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

_MARKER = re.compile(
    r"[-–—*•·▪▫◦‣●○■□☐☑☒➢➤✓✔\ue000-\uf8ff]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?"
)
_LEADERS = re.compile(r"\s*(?:[.…·_]\s?){4,}\s*")
_MARKER_GAP = 4.5
_TOUCH = 0.5


@dataclass(slots=True)
class Piece:
    """Text that stands on one line without a gap. Coordinates grow to the right and down.

    Attributes:
        size: of the letters, in the page's own unit.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Row:
    """Pieces beside each other, from left to right."""

    pieces: list[Piece]
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.pieces.sort(key=lambda piece: piece.left)
        self.top = min(piece.top for piece in self.pieces)
        self.bottom = max(piece.bottom for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def height(self) -> float:
        """How tall its letters are."""
        return max(piece.size for piece in self.pieces)

    @property
    def text(self) -> str:
        """What it says, its pieces apart by a blank."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines drawn on the page: (height, left, right) and (place, top, bottom)."""

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()


NO_RULES = Rules()


def typical_size(pieces: Iterable[Piece]) -> float:
    """The size most letters have; half a point makes no difference."""
    counts: dict[float, int] = {}
    for piece in pieces:
        size = round(piece.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(piece.text)
    return max(counts, key=counts.__getitem__, default=10.0)


def make_rows(pieces: Iterable[Piece]) -> list[Row]:
    """Rows from top to bottom. What overlaps by half its height stands on one row."""
    rows: list[_Open] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        for row in reversed(rows[-3:]):
            if row.takes(piece):
                row.add(piece)
                break
        else:
            rows.append(_Open([piece], piece.top, piece.bottom, piece.size))
    made = [Row(row.pieces) for row in rows]
    made.sort(key=lambda row: row.top + row.bottom)
    for finished in made:
        _join(finished)
    return made


@dataclass(slots=True)
class _Open:
    """A row to which pieces are still added."""

    pieces: list[Piece]
    top: float
    bottom: float
    size: float

    def takes(self, piece: Piece) -> bool:
        """Whether `piece` stands on this row; what is small may stand higher or lower."""
        shared = min(self.bottom, piece.bottom) - max(self.top, piece.top)
        low = min(self.bottom - self.top, piece.bottom - piece.top)
        ratio = piece.size / max(self.size, 0.1)
        alike = 0.8 < ratio < 1.25
        if not 0.5 < ratio < 2.0 and abs(piece.bottom - self.bottom) > 0.5 * piece.size:
            return False  # a line beside the letters of a large title
        return shared >= (0.55 if alike else 0.3) * low and _free(self.pieces, piece)

    def add(self, piece: Piece) -> None:
        """Put `piece` on the row; the largest letters tell how tall it is."""
        self.pieces.append(piece)
        if piece.size > 1.25 * self.size:
            self.top, self.bottom, self.size = piece.top, piece.bottom, piece.size
        elif piece.size > 0.7 * self.size:
            self.top, self.bottom = min(self.top, piece.top), max(self.bottom, piece.bottom)


def split_leaders(piece: Piece) -> list[Piece]:
    """`Pizza ........ 8,50` is a name and its value: the dots only lead the eye."""
    parts = [part for part in _LEADERS.split(piece.text) if part]
    if len(parts) < 2 and not _LEADERS.search(piece.text):
        return [piece]
    width = (piece.right - piece.left) / max(len(piece.text), 1)
    pieces, at = [], 0
    for part in parts:
        start = piece.text.index(part, at)
        at = start + len(part)
        left = piece.left + start * width
        right = piece.right if at == len(piece.text) else piece.left + at * width
        pieces.append(Piece(part, left, piece.top, right, piece.bottom, piece.size, piece.bold))
    return pieces


def line_pitch(rows: Sequence[Row]) -> float:
    """How far apart the lines of a block usually are."""
    steps = [b.top - a.top for a, b in pairwise(rows) if b.top > a.top]
    return median(steps) if steps else 0.0


def is_marker(text: str) -> bool:
    """Whether it is only the mark before an item or the number of a heading."""
    return _MARKER.fullmatch(text) is not None


def _free(row: list[Piece], piece: Piece) -> bool:
    """Whether the place is not taken: rows that touch must not swallow each other."""
    slack = 0.4 * piece.size
    return all(
        piece.left >= other.right - slack or piece.right <= other.left + slack for other in row
    )


def _join(row: Row) -> None:
    """Make one piece of an item and its mark, and of what stands no further apart than words."""
    joined: list[Piece] = []
    for piece in row.pieces:
        before = joined[-1] if joined else None
        reach = _MARKER_GAP if before and is_marker(before.text) else _TOUCH
        if before and piece.left - before.right < reach * max(piece.size, before.size):
            joined[-1] = Piece(
                f"{before.text} {piece.text}",
                before.left,
                min(before.top, piece.top),
                max(before.right, piece.right),
                max(before.bottom, piece.bottom),
                max(before.size, piece.size) if reach == _TOUCH else piece.size,
                piece.bold and (before.bold or reach != _TOUCH),
            )
        else:
            joined.append(piece)
    row.pieces = joined
