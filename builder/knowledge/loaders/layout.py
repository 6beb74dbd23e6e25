"""Puts the pieces of a page into reading order: columns one after the other, tables by rows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from builder.knowledge.loaders.pieces import NO_RULES, Piece, Row, Rules, make_rows
from builder.knowledge.loaders.table_grid import Grid, read_grid

_LEAST_GAP = 0.3
"""Of the letters' size: what must stay free between two columns in every row."""

_DEPTH = 6
_MOST_PIECES = 8000
"""A page that holds more is a drawing, or meant to keep a reader busy: its own order stays."""

_PROSE_LETTERS = 22

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """Rows that follow each other in one column."""

    rows: list[Row]


Block = Text | Grid


def arrange(pieces: Sequence[Piece], rules: Rules = NO_RULES, depth: int = 0) -> list[Block]:
    """The blocks of a page, or of a column of it, in the order in which one reads them."""
    if len(pieces) > _MOST_PIECES:
        return [Text([Row([piece]) for piece in pieces])]
    rows = make_rows(pieces)
    blocks: list[Block] = []
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        band, gaps = _band(rows, at) if depth < _DEPTH else ([], [])
        made = list(_divide(band, gaps, rules, depth)) if gaps else []
        if made:
            if plain:
                blocks.append(Text(plain))
            plain = []
            blocks += made
            at += len(band)
        else:
            plain.append(rows[at])
            at += 1
    if plain:
        blocks.append(Text(plain))
    return blocks


def _band(rows: Sequence[Row], start: int) -> tuple[list[Row], list[Gap]]:
    """Rows from `start` on that leave the same gaps free, and those gaps."""
    following = rows[start : start + 2]
    if len(following[0].pieces) < 2 and not _offset(following):
        return [], []
    free: list[Gap] = [(-math.inf, math.inf)]
    gaps: list[Gap] = []
    end = start
    for row in rows[start:]:
        left = _minus(free, row)
        least = _LEAST_GAP * min(piece.size for piece in row.pieces)
        inside = _between(left, [*rows[start:end], row], least)
        lost = len(inside) < len(gaps)
        if end > start:
            far = row.top - rows[end - 1].bottom
            if (
                not inside
                or _titles(row, rows[start:end], gaps)
                or far > 4 * row.height
                or (lost and far > 1.2 * row.height)
            ):
                break
        free, gaps = left, inside
        end += 1
    band = list(rows[start:end])
    _drop_tail(band, gaps)
    if sum(len(row.pieces) > 1 for row in band) < 2 and not _offset(band):
        return [], []
    return band, _between(free, band, 0.0)


def _titles(row: Row, band: Sequence[Row], gaps: Sequence[Gap]) -> bool:
    """Whether a line heads the next part of a price list; in running text it heads its column."""
    if len(row.pieces) > 1 or not row.bold or band[-1].bold:
        return False
    full = sum(len(other.pieces) > 1 for other in band)
    return full >= 0.7 * len(band) and _prose_gap(band, gaps) is None


def _offset(band: Sequence[Row]) -> bool:
    """Whether rows of two columns stand beside each other without sharing a line."""
    return any(
        b.top < a.bottom - 0.2 * a.height and (b.left > a.right or a.left > b.right)
        for a, b in pairwise(band)
    )


def _drop_tail(band: list[Row], gaps: Sequence[Gap]) -> None:
    """Single lines under the last full row belong to it only when they follow closely."""
    last = max(
        (n for n, row in enumerate(band) if len(row.pieces) > 1 or _offset(band[n - 1 : n + 1])),
        default=0,
    )
    steps = [row.top - over.top for row in band[: last + 1] if (over := _above(band, row))]
    reach = (3.0 if _prose_gap(band, gaps) else 1.35) * (median(steps) if steps else 0.0)
    for number in range(last + 1, len(band)):
        above = _above(band, band[number])
        if above is None or band[number].top - above.top > reach:
            del band[number:]
            return


def _above(band: Sequence[Row], row: Row) -> Row | None:
    """The nearest row over `row` in the same column."""
    near = [
        other
        for other in band
        if other.top < row.top and other.left < row.right and row.left < other.right
    ]
    return near[-1] if near else None


def _minus(free: Sequence[Gap], row: Row) -> list[Gap]:
    for piece in row.pieces:
        free = [
            part
            for left, right in free
            for part in ((left, min(right, piece.left)), (max(left, piece.right), right))
            if part[1] > part[0]
        ]
    return sorted(set(free))


def _between(free: Sequence[Gap], rows: Sequence[Row], least: float) -> list[Gap]:
    """Those of the gaps that have text on both sides."""
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    return [gap for gap in free if gap[0] >= left and gap[1] <= right and gap[1] - gap[0] > least]


def _divide(band: Sequence[Row], gaps: Sequence[Gap], rules: Rules, depth: int) -> Iterator[Block]:
    """The band as columns one after the other, or as a table."""
    pieces = [piece for row in band for piece in row.pieces]
    if any(min(map(len, _sides(band, gap))) < 2 for gap in gaps) and len(gaps) == 1:
        return
    ruled = _ruled(band, gaps, rules)
    cut = None if ruled else _prose_gap(band, gaps)
    if cut is None and not ruled and (_loose(band) or _uneven(band) or _side_by_side(band, gaps)):
        cut = max(gaps, key=lambda gap: gap[1] - gap[0])
    if cut is not None:
        middle = (cut[0] + cut[1]) / 2
        yield from arrange([p for p in pieces if p.right < middle], rules, depth + 1)
        yield from arrange([p for p in pieces if p.right >= middle], rules, depth + 1)
    elif sum(len(row.pieces) > 1 for row in band) >= 2:
        yield read_grid(band, gaps, rules)


def _ruled(band: Sequence[Row], gaps: Sequence[Gap], rules: Rules) -> bool:
    """Whether lines are drawn between rows and across the gaps, or down in every gap."""
    top, bottom = band[0].top, band[-1].bottom
    down = all(
        any(left - 2 <= x <= right + 2 and t < bottom and b > top for x, t, b in rules.down)
        for left, right in gaps
    )
    heights = {
        round(y)
        for y, left, right in rules.across
        if top - 2 < y < bottom + 2 and any(left < gap[0] and right > gap[1] for gap in gaps)
    }
    inside = [y for y in heights if band[0].bottom - 2 <= y <= band[-1].top + 2]
    return (down and len(inside) >= 1) or len(inside) >= max(2, 0.4 * (len(band) - 1))


def _prose_gap(band: Sequence[Row], gaps: Sequence[Gap]) -> Gap | None:
    """The widest gap with running text on both sides."""
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        sides = _sides(band, gap)
        if all(_prose(side) for side in sides):
            return gap
    return None


def _loose(band: Sequence[Row]) -> bool:
    """Whether much of it stands beside nothing, unlike the cells of a table."""
    alone = sum(len(row.pieces) == 1 for row in band)
    return len(band) >= 4 and alone > 0.5 * len(band)


def _uneven(band: Sequence[Row]) -> bool:
    """Whether large letters stand beside small ones, as a title does beside a list."""
    rows = [[piece.size for piece in row.pieces] for row in band if len(row.pieces) > 1]
    return sum(max(sizes) > 1.5 * min(sizes) for sizes in rows) > 0.3 * len(rows)


def _sides(band: Sequence[Row], gap: Gap) -> tuple[list[list[Piece]], list[list[Piece]]]:
    middle = (gap[0] + gap[1]) / 2
    left = [[p for p in row.pieces if p.right < middle] for row in band]
    right = [[p for p in row.pieces if p.right >= middle] for row in band]
    return [side for side in left if side], [side for side in right if side]


def _prose(lines: Sequence[Sequence[Piece]]) -> bool:
    """Whether lines of one column run on: they are long, reach its end, and begin in mid-word."""
    if len(lines) < 3:
        return False
    texts = [" ".join(piece.text for piece in line) for line in lines]
    if sum(map(len, texts)) / len(texts) < _PROSE_LETTERS:
        return False
    start = min(line[0].left for line in lines)
    end = max(line[-1].right for line in lines)
    full = sum(line[-1].right > end - 0.25 * (end - start) for line in lines)
    going_on = sum(text[0].isalpha() and not text[0].isupper() for text in texts)
    return full >= 0.4 * len(lines) and going_on >= 0.25 * len(lines)


def _side_by_side(band: Sequence[Row], gaps: Sequence[Gap]) -> bool:
    """Whether lists stand beside each other, rather than names beside their values."""
    columns = [
        [piece.text for row in band for piece in row.pieces if left <= piece.left < right]
        for left, right in pairwise([-math.inf, *((a + b) / 2 for a, b in gaps), math.inf])
    ]
    if any(sum(map(_is_figure, texts)) >= 0.4 * len(texts) for texts in columns):
        return False
    lengths = [median(map(len, texts)) for texts in columns if texts]
    if min(lengths) < 0.5 * max(lengths) or any(text.endswith(":") for text in columns[0]):
        return False
    filled = sum(map(len, columns)) / (len(band) * len(columns))
    headed = band[0].bold and not band[-1].bold
    return (filled < 0.75 and min(lengths) > 8) or (len(columns) == 2 and not headed)


def _is_figure(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return digits > 0 and (len(text) <= 12 or digits > 0.25 * len(text))
