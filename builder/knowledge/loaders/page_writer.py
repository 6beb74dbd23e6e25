"""Writes the blocks of pages: headings, paragraphs, items of lists, rows of tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.layout import Block, Text
from builder.knowledge.loaders.lines import dehyphenates, ends_with_value, starts_item
from builder.knowledge.loaders.pieces import Row, line_pitch
from builder.knowledge.loaders.table import CAPTION_LEVEL, TableWriter
from builder.knowledge.loaders.table_grid import Grid

_LEVELS = 6
_HEADING_LETTERS = 160
_HEADING_ROWS = 3
_NARROW = 30


class Sizes:
    """What is big in a document: the size of its body, and the levels of what stands above it."""

    def __init__(self, body: float, headings: Iterable[float] = (), ratio: float = 1.15) -> None:
        self.body = body
        self.least = ratio * body
        steps = sorted({round(size * 2) / 2 for size in headings if size >= self.least})
        self._levels: dict[float, int] = {}
        for number, size in enumerate(reversed(steps)):
            self._levels[size] = min(number + 1, _LEVELS)

    def level(self, size: float) -> int:
        """How deep a heading of this size stands; what is no larger than the body is deepest."""
        return self._levels.get(round(size * 2) / 2, _LEVELS + 1)


def heading_sizes(blocks: Iterable[Block], least: float) -> Counter[float]:
    """Sizes that rows of text larger than `least` have, with how many rows."""
    return Counter(
        row.height
        for block in blocks
        if isinstance(block, Text)
        for row in block.rows
        if row.height >= least
    )


class PageWriter:
    """Writes page after page into one draft; a table may go on over pages."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._sizes = Sizes(1.0)
        self._table = TableWriter(draft)
        self._in_table = False

    def page(
        self, number: int | None, blocks: Sequence[Block], sizes: Sizes, aside: str = ""
    ) -> None:
        """Write one page; headings that are open stay open."""
        self._sizes = sizes
        self._leave_table()
        self._draft.next_page(number)
        for block in blocks:
            if isinstance(block, Grid):
                self._grid(block)
            else:
                self._leave_table()
                self._text(block.rows)
        if aside:
            self._leave_table()
            self._draft.paragraph(aside)

    def close(self) -> None:
        """No more pages come."""
        self._table.close()

    def _grid(self, grid: Grid) -> None:
        self._in_table = True
        self._table.gap()
        rows = grid.rows
        if grid.headed and len(rows) > 1:
            self._table.head(rows[0])
            rows = rows[1:]
        for row in rows:
            self._table.row(row)

    def _leave_table(self) -> None:
        if self._in_table:
            self._table.gap()
            self._draft.close_headings(CAPTION_LEVEL)
        self._in_table = False

    def _text(self, rows: Sequence[Row]) -> None:
        # A line or two may stand out; the others tell where the column ends.
        right = sorted((row.right for row in rows), reverse=True)[len(rows) // 8]
        pitch = line_pitch(rows)
        for group in _groups(rows, pitch):
            if not self._is_heading(group):
                self._draft.paragraph("\n".join(_unwrapped(group, right)))
            elif group[0].height >= self._sizes.least:
                self._head(group[0], join_lines([row.text for row in group]))
            else:  # bold lines below each other may be several
                for text in _unwrapped(group, right):
                    self._head(group[0], text)

    def _head(self, row: Row, text: str) -> None:
        self._draft.heading(self._sizes.level(row.height), text)

    def _is_heading(self, group: Sequence[Row]) -> bool:
        text = " ".join(row.text for row in group)
        if len(text) > _HEADING_LETTERS or not _names_something(text):
            return False
        if group[0].height >= self._sizes.least and len(group) <= _HEADING_ROWS:
            listed = len(group) > 2 and all(row.text[:1].isupper() for row in group)
            return not listed and not (text.endswith(".") and len(group) > 1)
        small = group[0].height < 0.93 * self._sizes.body
        return group[0].bold and len(group) <= 2 and not small and not text.endswith(".")


def _unwrapped(rows: Sequence[Row], right: float) -> list[str]:
    """The lines as their writer meant them, without the breaks of the margin."""
    lines = [rows[0].text]
    for above, row in pairwise(rows):
        if _continues(above, row, right):
            lines[-1] = join_lines([lines[-1], row.text])
        else:
            lines.append(row.text)
    return lines


def _names_something(text: str) -> bool:
    """Whether it reads like a heading: mostly letters, and no half of a sentence."""
    marks = text.replace(" ", "")
    letters = sum(letter.isalpha() for letter in marks)
    digits = sum(letter.isdigit() for letter in marks)
    return (
        letters >= max(2, 0.4 * len(marks))
        and digits <= 0.3 * len(marks)
        and not text.endswith((",", ";"))
    )


def join_lines(lines: Sequence[str]) -> str:
    """Lines that were broken at the margin as one; a word that was parted is whole again."""
    text = lines[0]
    for line in lines[1:]:
        if dehyphenates(text, line):
            text = text[:-1] + line
        elif text.endswith("-") and text[-2:-1].isalnum() and line[:1].isalnum():
            text += line
        else:
            text = f"{text} {line}"
    return text


def _groups(rows: Sequence[Row], pitch: float) -> list[list[Row]]:
    """Rows of one look without a wider space between them."""
    groups: list[list[Row]] = [[rows[0]]]
    for above, row in pairwise(rows):
        step = row.top - above.top
        wide = step > max(1.35 * pitch, 1.1 * row.height) and row.top - above.bottom > (
            0.35 * row.height
        )
        other = abs(row.height - above.height) > 0.12 * max(row.height, above.height)
        if wide or other or row.bold != above.bold:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _continues(above: Row, row: Row, right: float) -> bool:
    """Whether the line above was only broken because it was full."""
    if starts_item(row.text):
        return False
    if dehyphenates(above.text, row.text):
        return True
    word = row.text.split(" ", 1)[0]
    width = (row.right - row.left) / max(len(row.text), 1)
    fits = above.right + (len(word) + 1) * width < right - 0.5 * width
    if row.text[:1].islower() and not above.text.endswith((".", "!", "?", ":")):
        return not fits or above.right - above.left > 0.6 * (right - above.left)
    narrow = right - above.left < _NARROW * width
    return not fits and not narrow and not ends_with_value(above.text)
