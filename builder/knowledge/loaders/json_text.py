"""Reads JSON, and JSON lines: one value after the other."""

from __future__ import annotations

import json
import re

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.structure import Fields, Value, write_records, write_value

_GAP = re.compile(r"[\s,\x1e]*")


class JsonLoader:
    """Like objects as rows, questions with their answers, all else as headings and lines."""

    media_type = "application/json"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the data into `draft`."""
        text = decode(data).lstrip("\ufeff")
        try:
            records = _records(text)
        except RecursionError as fault:
            raise DocumentError("document_damaged", detail="depth") from fault
        if len(records) == 1:
            write_value(records[0][1], draft)
        else:
            write_records(records, draft)


def _records(text: str) -> list[tuple[int, Value]]:
    """The values with the lines they begin in; a line that is none stays as it is written.

    Figures stay as they are written too, however long they are.

    Raises:
        DocumentError: `document_damaged` when most of it is no JSON.
    """
    decoder = json.JSONDecoder(
        object_pairs_hook=Fields, parse_int=str, parse_float=str, parse_constant=str, strict=False
    )
    records: list[tuple[int, Value]] = []
    broken, line, counted = 0, 1, 0
    at = _next(text, 0)
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError as fault:
            if not records:
                raise DocumentError("document_damaged", detail="json") from fault
            broken += 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            value = text[at:end]
        records.append((line, value))
        at = _next(text, end)
    if broken * 2 > len(records):
        raise DocumentError("document_damaged", detail="json")
    return records


def _next(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at
