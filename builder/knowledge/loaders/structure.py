"""Writes data as a person would read it: like objects as rows, others as headings and lines.

JSON, YAML and XML all become the same few shapes first: texts, lists and `Fields`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.table import TableWriter

Value = Any
"""A text, True, False, None, a list of values, or `Fields`."""

DEPTH = 100
"""Nobody writes deeper for others to read, and the writer calls itself."""

_QUESTIONS = frozenset({"question", "frage", "pregunta", "q"})
_ANSWERS = frozenset({"answer", "antwort", "respuesta", "a", "acceptedanswer", "answers"})
_NAMES = (
    *("title", "name", "heading", "headline", "subject", "label"),
    *("titel", "betreff", "überschrift", "titulo", "título", "nombre", "question", "id"),
)
_MARKUP = re.compile(r"<(?:p|br|ul|ol|li|div|h[1-6]|table|strong|em|b|i|a|span)\b[^<>]*>", re.I)
_HUMP = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ][a-zäöüß])")
_SHORT, _CELL, _COLUMNS, _HEADINGS, _FEW = 60, 300, 30, 8, 4


class Fields(list[tuple[str, Value]]):
    """An object's names and values in their order; a name may come twice."""


def write_value(value: Value, draft: Draft) -> None:
    """Write a whole document.

    Raises:
        DocumentError: `document_damaged` when it nests deeper than anybody reads.
    """
    _Writer(draft).take(value, 1)


def write_records(records: Sequence[tuple[int | None, Value]], draft: Draft) -> None:
    """Write records that follow each other, each with its line in the file."""
    _Writer(draft).records(records, 1)


class _Writer:
    """Goes down into the data; `level` is that of the next heading."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def take(self, value: Value, level: int) -> None:
        """Write one value."""
        if level > DEPTH:
            raise DocumentError("document_damaged", detail="depth")
        if isinstance(value, Fields):
            self._fields(value, level)
        elif isinstance(value, list):
            self.records([(number, item) for number, item in enumerate(value, 1)], level)
        else:
            self._text(_scalar(value))

    def records(self, records: Sequence[tuple[int | None, Value]], level: int) -> None:
        """Write the items of a list: rows when they are alike and short, else one by one."""
        items = [item for _, item in records]
        columns = _columns(items)
        if columns:
            writer = TableWriter(self._draft, [_spoken(column) for column in columns])
            for number, item in records:
                cells = {key: _flat(value) or "" for key, value in reversed(item)}
                writer.row([cells.get(column, "") for column in columns], number)
            writer.close()
            return
        for item in items:
            if isinstance(item, Fields):
                self._record(item, level)
            elif isinstance(item, list):
                self.take(item, level + 1)
            else:
                self._draft.line(_scalar(item))

    def _record(self, fields: Fields, level: int) -> None:
        """An item under its own name."""
        name = _name(fields) if _faq(fields) is None else None
        if name is None:
            self._fields(fields, level)
            return
        key, text = name
        self._heading(level, text)
        rest = Fields((k, v) for k, v in fields if k != key)
        self._fields(rest, level + 1)
        if not rest:
            self._text(text)
        self._draft.close_headings(min(level, _HEADINGS))

    def _fields(self, fields: Fields, level: int) -> None:
        faq = _faq(fields)
        if faq is not None:
            question, answer, rest = faq
            self._heading(level, question)
            self._answer(answer, level + 1)
            self._fields(rest, level + 1)
            self._draft.close_headings(min(level, _HEADINGS))
            return
        for key, value in fields:
            if not key.startswith(("@", "$")):
                self._field(key, value, level)

    def _field(self, key: str, value: Value, level: int) -> None:
        flat = _flat(value) if not isinstance(value, Fields) else None
        if flat == "":
            return
        if key.rstrip().endswith("?") or flat is None or _MARKUP.search(flat):
            self._heading(level, _spoken(key))
            self.take(value, level + 1)
            self._draft.close_headings(min(level, _HEADINGS))
        else:
            self._draft.line(f"{_spoken(key)}: {flat}")

    def _answer(self, answer: Value, level: int) -> None:
        if isinstance(answer, Fields):  # as search engines want it
            texts = [value for key, value in answer if key.lower() == "text"]
            answer = texts[0] if texts else answer
        self.take(answer, level)

    def _heading(self, level: int, text: str) -> None:
        self._draft.heading(min(level, _HEADINGS), text)

    def _text(self, text: str) -> None:
        if _MARKUP.search(text):
            from builder.knowledge.loaders.html import write_fragment

            write_fragment(text, self._draft)
        else:
            self._draft.paragraph(text)


def _columns(items: Sequence[Value]) -> list[str]:
    """The names over the columns when the items make a table; empty when they do not."""
    if len(items) < 2 or not all(isinstance(item, Fields) and item for item in items):
        return []
    if any(_faq(item) is not None for item in items):
        return []
    columns: dict[str, None] = {}
    cells = 0
    for item in items:
        for key, value in item:
            flat = _flat(value)
            if flat is None or len(flat) > _CELL or _MARKUP.search(flat):
                return []
            columns[key] = None
            cells += 1
    if len(columns) > _COLUMNS or cells * 2 < len(columns) * len(items):
        return []
    return [column for column in columns if not column.startswith(("@", "$"))]


def _flat(value: Value) -> str | None:
    """A value that fits into a cell or a line; None when it does not."""
    if isinstance(value, Fields):
        if len(value) > _FEW:
            return None
        return _joined([(f"{_spoken(key)}: ", inner) for key, inner in value])
    if isinstance(value, list):
        return _joined([("", item) for item in value])
    return _scalar(value)


def _joined(parts: list[tuple[str, Value]]) -> str | None:
    texts: list[str] = []
    for name, value in parts:
        # What is deeper than one step is no cell, and need not be looked through.
        text = None if isinstance(value, list) else _scalar(value)
        if text is None or len(text) > _SHORT:
            return None
        if text:
            texts.append(name + text)
    return ", ".join(texts)


def _faq(fields: Fields) -> tuple[str, Value, Fields] | None:
    """Question, answer and what else there is, when that is what the object holds."""
    keys = {key.lower().strip(): key for key, _ in reversed(fields)}
    answers = [keys[key] for key in keys if key in _ANSWERS]
    questions = [keys[key] for key in keys if key in _QUESTIONS]
    if not questions and "acceptedanswer" in keys and "name" in keys:
        questions = [keys["name"]]
    if len(answers) != 1 or len(questions) != 1:
        return None
    found = dict(reversed(fields))
    question, answer = found[questions[0]], found[answers[0]]
    if not isinstance(question, str) or not question.strip():
        return None
    rest = Fields((key, value) for key, value in fields if key not in {questions[0], answers[0]})
    return question, answer, rest


def _name(fields: Fields) -> tuple[str, str] | None:
    """The field that names the object."""
    texts = {key.lower(): (key, value) for key, value in reversed(fields)}
    for name in _NAMES:
        key, value = texts.get(name, ("", None))
        if isinstance(value, str) and value.strip() and len(value) <= _CELL:
            return key, value
    return None


def _spoken(key: str) -> str:
    """A name as words: `opening_hours` and `openingHours` read "opening hours"."""
    words = " ".join(_HUMP.sub(" ", key.replace("_", " ")).split())
    return words.lower() if words != key and not key.isupper() and " " not in key else words


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value).strip()
