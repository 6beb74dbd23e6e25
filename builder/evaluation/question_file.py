"""Test questions from files and into them: JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.question_set import TestQuestion
from builder.system.tables import csv_text

LIMIT_BYTES = 5 * 1024 * 1024
MOST = 5000
COLUMNS = ("question", "expect", "forbid", "refuse", "hand_over", "document", "language")

# What other tools and people call the same.
_NAMES = {
    "question": ("question", "frage", "pregunta"),
    "expect": ("expect", "expected", "must_say", "answer", "erwartet", "esperado"),
    "forbid": ("forbid", "forbidden", "must_not_say", "verboten", "prohibido"),
    "refuse": ("refuse", "must_refuse", "refused"),
    "hand_over": ("hand_over", "must_hand_over", "escalate"),
    "document": ("document", "source", "expected_source", "dokument", "documento"),
    "language": ("language", "sprache", "idioma"),
}
_TRUE, _FALSE = frozenset({"true", "yes", "1", "ja", "sí"}), frozenset({"false", "no", "0", "nein"})
_JOINT = ";"
_BESIDE = "none"
"""Where cells stand that have no column."""


def read(path: Path) -> list[TestQuestion]:
    """The questions in a file: CSV with a header row, else a line of JSON each.

    Lists are JSON lists, in CSV separated by semicolons.

    Raises:
        UsageError: `questions_missing`, or `questions_unreadable` with the line's number, 0 for
            the file as a whole.
    """
    made: list[TestQuestion] = []
    for number, row in _rows(path):
        try:
            made.append(_question(row))
        except (ValueError, TypeError, AttributeError):
            raise _broken(path, number) from None
        if len(made) > MOST:
            raise _broken(path, number)
    return made


def unread(path: Path) -> tuple[str, ...]:
    """Names of columns or fields of a file that says more than is read, as they stand there.

    A demand under a misspelt name would never be held against any answer.

    Raises:
        UsageError: as `read` does, for a file that is none.
    """
    known = {name for names in _NAMES.values() for name in names}
    rows: Iterable[tuple[int, Any]] = _rows(path)
    named = {str(name): None for _, row in rows if isinstance(row, dict) for name in row}
    return tuple(name for name in named if name not in {*known, _BESIDE})


def json_lines(questions: Iterable[TestQuestion]) -> str:
    """The questions as JSON lines, without what is empty."""
    return "".join(
        json.dumps(_plain(question), ensure_ascii=False) + "\n" for question in questions
    )


def table(questions: Iterable[TestQuestion]) -> str:
    """The questions as CSV that no spreadsheet takes for formulas."""
    rows = [[_cell(row.get(name, "")) for name in COLUMNS] for row in map(_plain, questions)]
    return csv_text([COLUMNS, *rows])


def _rows(path: Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    try:
        data = path.read_bytes() if path.stat().st_size <= LIMIT_BYTES else b"\xff"
        text = data.decode("utf-8-sig")
    except OSError:
        raise UsageError("questions_missing", file=str(path)) from None
    except UnicodeDecodeError:
        raise _broken(path, 0) from None
    return _table(text) if path.suffix.lower() == ".csv" else _lines(path, text)


def _lines(path: Path, text: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            raise _broken(path, number) from None
        yield number, row


def _table(text: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    for number, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=separator), start=2):
        yield (
            number,
            {str(name).strip().lower(): _parts(name, value) for name, value in row.items()},
        )


def _parts(column: str, value: Any) -> Any:
    """A cell; what can be several is several."""
    several = {*_NAMES["expect"], *_NAMES["forbid"]}
    listed = isinstance(value, str) and column in several
    return value.split(_JOINT) if listed else value


def _question(row: Mapping[str, Any]) -> TestQuestion:
    found = {
        field: next((row[name] for name in names if row.get(name) not in (None, "")), None)
        for field, names in _NAMES.items()
    }
    question = str(found["question"] or "").strip()
    question.encode()  # half a character is JSON but not text
    if not question or not isinstance(found["question"], str):
        raise ValueError
    return TestQuestion(
        id=new_id(),
        question=question,
        expect=_texts(found["expect"]),
        forbid=_texts(found["forbid"]),
        refuse=_flag(found["refuse"]),
        hand_over=_flag(found["hand_over"]),
        document=str(found["document"] or ""),
        language=str(found["language"]) if found["language"] else None,
    )


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    given = [value] if isinstance(value, str) else value
    kept = tuple(str(each).strip() for each in given if str(each).strip())
    for each in kept:
        each.encode()
    return kept


def _flag(value: Any) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise ValueError


def _plain(question: TestQuestion) -> dict[str, Any]:
    every = {name: getattr(question, name) for name in COLUMNS}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in every.items()
        if value not in {None, "", ()}
    }


def _cell(value: Any) -> str:
    return _JOINT.join(value) if isinstance(value, list) else str(value)


def _broken(path: Path, line: int) -> UsageError:
    return UsageError("questions_unreadable", file=path.name, line=line)
