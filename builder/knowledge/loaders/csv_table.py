"""Reads tables kept as text: the separator and the header are found by looking."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.table import TableWriter

_SEPARATORS = ",;\t|"
_SAMPLE_ROWS = 50
_FIELD_CHARACTERS = 1_000_000


class CsvLoader:
    """Each row becomes a line that names its columns, with its number in the file."""

    media_type = "text/csv"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the table's rows into `draft`."""
        text = decode(data)
        csv.field_size_limit(_FIELD_CHARACTERS)
        separator = sniff_separator(text)
        writer = TableWriter(draft)
        try:
            for number, cells in enumerate(_rows(text, separator), start=1):
                writer.row(cells, number)
        except csv.Error as fault:
            raise DocumentError("document_damaged", detail="csv") from fault
        writer.close()


def sniff_separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells."""
    best, best_score = ",", 0.0
    for separator in _SEPARATORS:
        try:
            widths = [len(cells) for cells in islice(_rows(text, separator), _SAMPLE_ROWS) if cells]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        score = widths.count(usual) / max(len(widths), 1) * min(usual - 1, 3)
        if score > best_score:
            best, best_score = separator, score
    return best


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
