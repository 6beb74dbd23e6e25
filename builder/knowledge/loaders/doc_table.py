"""Tables of old Word documents: rows whose cells are told apart by marks in the text."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from builder.knowledge.loaders import doc_sprm as sprm
from builder.knowledge.loaders.doc_sprm import Changes
from builder.knowledge.loaders.slides import Table

_CELL = 20  # [MS-DOC] TC80
_COLUMNS = 63


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands.

    Attributes:
        edges: where its cells begin and end, in twentieths of a point; empty when unknown.
        merged: for each cell, whether it belongs to the one above it.
        header: whether it is repeated on every page.
    """

    cells: list[str]
    edges: tuple[int, ...]
    merged: tuple[bool, ...]
    header: bool


def read_row(cells: list[str], changes: Changes) -> Row:
    """A row with what the mark at its end says about it."""
    definition = changes.get(sprm.TABLE_DEFINITION, b"")
    count = min(definition[0] if definition else 0, _COLUMNS)
    edges: tuple[int, ...] = ()
    merged: list[bool] = []
    if count and len(definition) >= 1 + 2 * (count + 1):
        edges = struct.unpack_from(f"<{count + 1}h", definition, 1)
        for at in range(1 + 2 * (count + 1), len(definition) - 1, _CELL):
            (flags,) = struct.unpack_from("<H", definition, at)
            merged.append(flags >> 5 & 3 == 1)  # TCGRF: vertMerge
    header = changes.get(sprm.HEADER_ROW, b"\x00") != b"\x00"
    return Row(cells, edges, tuple(merged), header)


def aligned(rows: list[Row]) -> Table:
    """The rows with their cells under each other.

    A cell that spans columns leaves the others empty; one that spans rows is said in each.
    """
    widest = max(rows, key=lambda row: len(row.edges))
    centres = [(a + b) / 2 for a, b in zip(widest.edges, widest.edges[1:], strict=False)]
    table: list[list[str]] = []
    for row in rows:
        above = table[-1] if table else []
        cells: list[str] = []
        for at, text in enumerate(row.cells):
            if at < len(row.merged) and row.merged[at]:
                text = above[len(cells)] if len(cells) < len(above) else ""  # noqa: PLW2901
            cells.append(text)
            if len(row.edges) < len(widest.edges) and at + 1 < len(row.edges):
                left, right = row.edges[at], row.edges[at + 1]
                span = sum(left < centre < right for centre in centres)
                cells.extend([""] * (span - 1))
        table.append(cells)
    return Table(table, headed=rows[0].header)
