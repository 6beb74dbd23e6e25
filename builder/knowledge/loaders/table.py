"""Rows of cells become lines that can be quoted alone: `Header: cell; Header: cell`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.knowledge.loaders.draft import Draft

CAPTION_LEVEL = 18
GROUP_LEVEL = 19
"""Levels below any heading of a document, so that a table's own headings end with it."""

_SAMPLE = 8
_SHORT = 80
_VALUE = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:(?:Q[1-4]|H[12]|FY)[ /]?)?(?:19|20)\d\d")

Row = tuple[int | None, list[str]]


class TableWriter:
    """Writes one table after the other into a draft, guessing the header where none is told.

    A gap ends a table. A line of one short cell over the rows names what follows ("Men",
    "Women") and becomes part of the section path.
    """

    def __init__(self, draft: Draft, header: Sequence[str] | None = None) -> None:
        self._draft = draft
        self._header = [_cell(text) for text in header] if header else None
        self._sample: list[Row] = []
        self._open = header is not None
        self._bare = self._header if header else None
        self._above: list[str] | None = None
        self._shapes: list[str] = []
        self._captioned = False

    def row(self, cells: Sequence[str], number: int | None = None) -> None:
        """Add one row; a row without any text is a gap."""
        row = (number, [_cell(text) for text in cells])
        if not any(row[1]):
            self.gap()
        elif self._open:
            self._emit(*row)
        else:
            self._sample.append(row)
            if len(self._sample) >= _SAMPLE:
                self._begin()

    def head(self, cells: Sequence[str]) -> None:
        """The table that begins here has this header: the document marks it as one."""
        self.gap()
        self._draft.close_headings(CAPTION_LEVEL)
        self._header = self._bare = [_cell(text) for text in cells]
        self._open = True

    def gap(self) -> None:
        """The table ends here; the next may have a header of its own."""
        if self._sample:
            self._begin()
        self._open = False

    def close(self) -> None:
        """No more tables come."""
        self.gap()
        if self._bare:
            self._draft.row(row_line(self._bare, None))
        self._draft.close_headings(CAPTION_LEVEL)

    def _begin(self) -> None:
        rows, self._sample, self._open = self._sample, [], True
        self._draft.close_headings(GROUP_LEVEL if self._captioned else CAPTION_LEVEL)
        self._captioned = all(_alone(cells) for _, cells in rows) and len(rows) <= 2
        while rows and _alone(rows[0][1]) and (self._captioned or not _alone(rows[-1][1])):
            self._draft.heading(CAPTION_LEVEL, " ".join(filter(None, rows.pop(0)[1])))
        texts = [cells for _, cells in rows]
        if looks_like_header(texts):
            self._header = rows.pop(0)[1]
        elif not (_names_columns(self._header, texts) and _shapes(texts[0]) == self._shapes):
            self._header = self._above if _names_columns(self._above, texts) else None
        # Some leave a row empty between the header and what it is the header of.
        self._above = rows[-1][1] if rows and len(rows) <= 2 and not self._header else None
        for number, cells in rows:
            self._emit(number, cells)

    def _emit(self, number: int | None, cells: list[str]) -> None:
        self._bare = None  # a header over nothing is text of its own; this one has rows
        self._shapes = _shapes(cells)
        if (
            _alone(cells)
            and cells[0]
            and self._header
            and len(list(filter(None, self._header))) > 1
        ):
            self._draft.heading(GROUP_LEVEL, cells[0])
        else:
            self._draft.row(row_line(cells, self._header), number)


def row_line(cells: Sequence[str], header: Sequence[str] | None) -> str:
    """One row as a line. Without a header two cells read as a name and its value."""
    if header is None:
        filled = [cell for cell in cells if cell]
        if len(filled) == 2:
            return f"{filled[0].removesuffix(':')}: {filled[1]}"
        return "; ".join(filled)
    named = []
    for position, cell in enumerate(cells):
        name = header[position].rstrip(":") if position < len(header) else ""
        if cell:
            named.append(f"{name}: {cell}" if name else cell)
    return "; ".join(named)


def looks_like_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns of the others.

    It does when a column holds figures below and none at the top, when the corner is empty over
    a named column, or when short words stand over longer texts.
    """
    if len(rows) < 2:
        return False
    first, rest = rows[0], rows[1:]
    filled = [cell for cell in first if cell]
    if len(filled) < 2 or len(set(filled)) < len(filled) or max(map(len, filled)) > _SHORT:
        return False
    figures_on_top = False
    for position, name in enumerate(first):
        below = [row[position] for row in rest if position < len(row)]
        on_top = _is_figure(name)
        figures_on_top |= on_top
        if name and not on_top and _mostly_figures(below):
            return True
    if figures_on_top:
        return False
    if not first[0] and any(row[0] for row in rest):
        return True
    lengths = [len(cell) for row in rest for cell in row if cell]
    return sum(lengths) / max(len(lengths), 1) > 1.5 * sum(map(len, filled)) / len(filled)


def _names_columns(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the header of an earlier table fits: words over every column that holds figures."""
    width = max(map(len, rows), default=0)
    if header is None or len(header) < width or len(list(filter(None, header))) < 2:
        return False
    over_figures = False
    for position in range(width):
        name = header[position]
        if _mostly_figures([row[position] for row in rows if position < len(row)]):
            if not name or _is_figure(name):
                return False
            over_figures = True
    return over_figures


def _shapes(cells: Sequence[str]) -> list[str]:
    """What kind of figure each cell holds: `30 €` and `4.50 €` are alike, `9–18` is not."""
    figures = (_NUMBER.sub("9", cell) if _VALUE.search(cell) else "" for cell in cells)
    return [_LETTERS.sub("a", cell) for cell in figures]


def _mostly_figures(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(bool, map(_VALUE.search, filled))) * 2 >= len(filled)


def _alone(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and len(filled[0]) <= _SHORT and not filled[0].isdigit()


def _cell(text: str) -> str:
    return " ".join(text.split())


def _is_figure(name: str) -> bool:
    """Whether it holds digits other than a year, which may well head a column."""
    return bool(_VALUE.search(_YEAR.sub("", name)))
