"""Rows and columns of a table from pieces that stand in line with each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from builder.knowledge.loaders.pieces import Piece, Row, Rules

_VALUE = re.compile(r"\d")
_MONEY = re.compile(r"[€$£]|\b(?:EUR|USD|GBP|CHF)\b")
_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, and whether the page marks the first as their header."""

    rows: list[list[str]]
    headed: bool
    top: float
    size: float


def read_grid(band: Sequence[Row], gaps: Sequence[tuple[float, float]], rules: Rules) -> Grid:
    """The table that stands in `band`, whose columns are parted by `gaps`."""
    borders = [(left + right) / 2 for left, right in gaps]
    lines = [_cells(row, borders) for row in band]
    groups, headed = _grouped(band, lines, rules)
    rows = [_merged([lines[number] for number in group]) for group in groups]
    if not headed and len(rows) > 1:
        headed = band[groups[0][-1]].bold and not any(
            band[number].bold for group in groups[1:] for number in group
        )
    texts = [[_text(cell) for cell in row] for row in rows]
    headed = headed or _over_money(texts)
    return Grid(
        texts,
        headed and sum(map(bool, rows[0])) > 1,
        band[0].top,
        median(row.height for row in band),
    )


def _over_money(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is the only one without a price: `0,2 l` stands over `2,50 €`."""
    top, *rest = rows
    return len(rest) > 1 and any(
        name and not _MONEY.search(name) and all(_MONEY.search(row[place]) for row in rest)
        for place, name in enumerate(top)
    )


Cells = list[list[Piece]]


def _cells(row: Row, borders: Sequence[float]) -> Cells:
    cells: Cells = [[] for _ in range(len(borders) + 1)]
    for piece in row.pieces:
        middle = (piece.left + piece.right) / 2
        cells[sum(middle > border for border in borders)].append(piece)
    return cells


def _grouped(
    band: Sequence[Row], lines: Sequence[Cells], rules: Rules
) -> tuple[list[list[int]], bool]:
    """Which lines make one row each, and whether a drawn line ends the header."""
    left, right = min(row.left for row in band), max(row.right for row in band)
    breaks = set()
    for number in range(1, len(band)):
        above, below = band[number - 1], band[number]
        low = min(above.bottom, below.top) - 0.3 * below.height
        high = max(above.bottom, below.top) + 0.3 * below.height
        covered = sum(
            min(end, right) - max(start, left)
            for y, start, end in rules.across
            if low <= y <= high and end > left and start < right
        )
        if covered >= 0.5 * (right - left):
            breaks.add(number)
    if len(breaks) >= 2 and len(breaks) + 1 >= 0.3 * len(band):
        ends = [0, *sorted(breaks), len(band)]
        return [list(range(a, b)) for a, b in pairwise(ends)], False
    headed = bool(breaks) and min(breaks) <= _HEADER_ROWS and len(breaks) <= 2
    groups: list[list[int]] = []
    steps = [b.top - a.bottom for a, b in pairwise(band)]
    for number in range(len(band)):
        in_header = headed and number < min(breaks)
        if number and (
            in_header or (number not in breaks and _goes_on(band, lines, number, steps))
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups, headed


def _goes_on(
    band: Sequence[Row], lines: Sequence[Cells], number: int, steps: Sequence[float]
) -> bool:
    """Whether a line only continues the cells of the line above it."""
    now, before = lines[number], lines[number - 1]
    filled = [place for place, cell in enumerate(now) if cell]
    if not all(before[place] for place in filled):
        return False
    if any(_valued(now[place]) and _valued(before[place]) for place in filled):
        return False
    height = band[number].height
    tight = steps[number - 1] < 0.5 * height
    wide = [step for step in steps if step > max(1.8 * steps[number - 1], 0.5 * height)]
    if tight and len(wide) >= 0.35 * len(steps):
        return True
    if len(filled) != 1 or not tight:
        return False
    (place,) = filled
    text = _text(now[place])
    column = [cell[-1].right for line in lines if (cell := line[place])]
    full = before[place][-1].right > max(column) - 0.25 * (
        max(column) - min(cell[0].left for line in lines if (cell := line[place]))
    )
    small = text[:1].isalpha() and not text[0].isupper()
    return small or (full and place > 0 and not _VALUE.search(text))


def _valued(cell: Sequence[Piece]) -> bool:
    return any(_VALUE.search(piece.text) for piece in cell)


def _merged(lines: Sequence[Cells]) -> Cells:
    row: Cells = [[] for _ in lines[0]]
    for line in lines:
        for place, cell in enumerate(line):
            row[place] += cell
    return row


def _text(cell: Sequence[Piece]) -> str:
    text = ""
    for piece in cell:
        if text.endswith("-") and text[-2:-1].islower() and piece.text[:1].islower():
            text = text[:-1] + piece.text
        else:
            text = f"{text} {piece.text}" if text else piece.text
    return text
