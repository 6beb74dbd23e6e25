"""One sheet of a workbook, gathered cell by cell and written row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.table import TableWriter

Where = TypeVar("Where")

MAX_COLUMNS = 16_384
MAX_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Tab(Generic[Where]):
    """A sheet's name, whether it is shown, and where its cells are found."""

    name: str
    visible: bool
    where: Where


class Sheet:
    """Cells by row and column, both from 0; hidden ones are left out and named.

    Attributes:
        name: what its tab says.
        hidden_rows: their positions.
        hidden_columns: their positions.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._rows: dict[int, dict[int, str]] = {}
        self._limit = limits.characters
        self._room = limits.characters
        self._unreadable = False

    def put(self, row: int, column: int, text: str, *, seen: bool = True) -> None:
        """Take one cell's text; with `seen` false it is named as hidden and left out.

        Raises:
            DocumentError: `document_damaged` when no workbook has such a cell;
                `document_too_much_text`.
        """
        if not (0 <= row < MAX_ROWS and 0 <= column < MAX_COLUMNS):
            raise DocumentError("document_damaged", detail="cell")
        if not text.strip():
            return
        if not seen:
            self._unreadable = True
            return
        self._room -= len(text)
        if self._room < 0:
            raise DocumentError("document_too_much_text", limit=self._limit)
        self._rows.setdefault(row, {})[column] = text

    def hide_columns(self, first: int, last: int) -> None:
        """Hide the columns from `first` to `last`, both included."""
        self.hidden_columns.update(range(max(first, 0), min(last, MAX_COLUMNS - 1) + 1))

    def write(self, draft: Draft) -> None:
        """Write what is seen of the sheet."""
        draft.place(sheet=self.name)
        if self._unreadable:
            draft.note("hidden_text")
        writer, last = TableWriter(draft), -1
        for row in sorted(self._rows):
            cells = self._rows[row]
            if row in self.hidden_rows or not self.hidden_columns.isdisjoint(cells):
                draft.note("hidden_text")
            # A hidden row is no gap in what is seen.
            gap, last = row - last - 1, row
            if gap and not self._all_hidden(row - gap, row):
                writer.gap()
            if row not in self.hidden_rows:
                writer.row(self._texts(cells), row + 1)
        writer.close()

    def _all_hidden(self, first: int, end: int) -> bool:
        return end - first <= len(self.hidden_rows) and self.hidden_rows.issuperset(
            range(first, end)
        )

    def _texts(self, cells: dict[int, str]) -> list[str]:
        hidden = self.hidden_columns
        return [cells.get(at, "") for at in range(max(cells) + 1) if at not in hidden]


def write_sheets(
    tabs: Sequence[Tab[Where]],
    read: Callable[[Where, Sheet], None],
    draft: Draft,
    limits: Limits,
) -> None:
    """Write the sheets that are shown; `read` puts the cells of one into it.

    Raises:
        DocumentError: whatever `read` raises.
    """
    seen = [tab for tab in tabs if tab.visible]
    if len(seen) < len(tabs):
        draft.note("hidden_text")
    draft.pages = len(seen)
    for tab in seen:
        sheet = Sheet(tab.name, limits)
        read(tab.where, sheet)
        sheet.write(draft)
