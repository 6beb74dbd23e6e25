"""Tables as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of something to run."""


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """`rows` as CSV with commas; no cell begins like a formula."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([neutral(str(cell)) for cell in row] for row in rows)
    return written.getvalue()


def neutral(cell: str) -> str:
    """`cell`, made plain text where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
