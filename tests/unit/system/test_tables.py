"""What is written for a spreadsheet runs nothing there."""

from __future__ import annotations

import csv
import io

import pytest

from builder.system.tables import csv_text, neutral


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_cell_that_begins_like_a_formula_is_made_text(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "api.example.com", "a=b", "2026-01-01", " x"])
def test_other_cells_stay(cell: str) -> None:
    assert neutral(cell) == cell


def test_table_is_read_back_as_it_was() -> None:
    rows = [["a", 'say "b", c'], ["d\ne", "5"]]

    assert list(csv.reader(io.StringIO(csv_text(rows)))) == rows
