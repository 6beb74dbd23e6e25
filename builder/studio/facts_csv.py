"""Questions with answers, and prices, from a table and into one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

from builder.core.errors import DocumentError, UsageError
from builder.core.ids import new_id
from builder.core.pinned import Pair, Pinned, Price, question_key
from builder.core.pinned_check import check_pair, check_price
from builder.knowledge.loaders.csv_table import sniff_separator
from builder.knowledge.loaders.encoding import decode
from builder.system.tables import FORMULA, csv_text

Kind = Literal["pairs", "prices"]
_T = TypeVar("_T")

LIMIT_MB = 5
_HEADERS: dict[Kind, dict[str, frozenset[str]]] = {
    "pairs": {
        "question": frozenset(
            {"question", "questions", "frage", "fragen", "pregunta", "preguntas"}
        ),
        "answer": frozenset(
            {"answer", "answers", "antwort", "antworten", "respuesta", "respuestas"}
        ),
        "also": frozenset(
            {"also", "other ways", "other ways to ask", "alternatives", "alternativen", "auch",
             "andere fragen", "varianten", "alternativas", "también", "otras formas"}
        ),
        "link": frozenset({"link", "url", "address", "adresse", "enlace", "página", "seite"}),
    },
    "prices": {
        "name": frozenset(
            {"name", "item", "product", "service", "artikel", "produkt", "leistung",
             "bezeichnung", "nombre", "producto", "servicio", "artículo"}
        ),
        "price": frozenset({"price", "cost", "preis", "kosten", "precio", "coste", "importe"}),
        "note": frozenset({"note", "remark", "hinweis", "anmerkung", "bemerkung", "nota"}),
    },
}  # fmt: skip
_EXPORTED: dict[Kind, tuple[str, ...]] = {
    "pairs": ("question", "answer", "also", "link"),
    "prices": ("name", "price", "note"),
}
_WAYS = re.compile(r"[|\n]")
_JOINT = "|"


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one row.

    Attributes:
        number: the line in the file on which it begins, from 1.
        outcome: `new`, `updated`, `unchanged` or `rejected` (with `error`).
        first: the question or name; `second` the answer or price.
    """

    number: int
    outcome: str
    first: str
    second: str
    error: UsageError | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file would bring: every row, and all that would be stated then."""

    kind: Kind
    lines: tuple[Line, ...]
    pinned: Pinned

    def count(self, outcome: str) -> int:
        """How many rows have this outcome."""
        return sum(line.outcome == outcome for line in self.lines)


def look(pinned: Pinned, path: Path, kind: Kind | None = None) -> Taken:
    """What the file would bring; nothing is changed.

    The separator, the encoding and the header (English, German, Spanish) are found by looking;
    without a header the first two columns count. Without `kind` the header decides, and a table
    without one holds questions.

    Raises:
        UsageError: `facts_file_unreadable`, `facts_file_too_large`, `facts_file_one_column`.
    """
    rows = _rows(path)
    kind, columns, rows = _columns(rows, kind)
    if max((len(cells) for _, cells in rows), default=2) < 2:
        raise UsageError("facts_file_one_column", file=path.name)
    if kind == "pairs":
        pairs = list(pinned.pairs)
        lines = tuple(_pairs(rows, columns, pairs))
        return Taken(kind, lines, replace(pinned, pairs=tuple(pairs)))
    prices = list(pinned.prices)
    lines = tuple(_prices(rows, columns, prices))
    return Taken(kind, lines, replace(pinned, prices=tuple(prices)))


def write(pinned: Pinned, kind: Kind = "pairs") -> str:
    """The table, as `look` reads it back; no cell begins like a formula of a spreadsheet."""
    if kind == "pairs":
        rows = [[e.question, e.answer, _JOINT.join(e.also), e.link] for e in pinned.pairs]
    else:
        rows = [[e.name, e.price, e.note] for e in pinned.prices]
    return csv_text([_EXPORTED[kind], *rows])


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    try:
        data = path.read_bytes() if path.stat().st_size <= LIMIT_MB << 20 else None
    except OSError:
        raise UsageError("facts_file_unreadable", file=path.name) from None
    if data is None:
        raise UsageError("facts_file_too_large", file=path.name, limit_mb=LIMIT_MB)
    try:
        text = decode(data)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sniff_separator(text))
        rows, start = [], 1
        for cells in reader:
            rows.append((start, [_plain(cell) for cell in cells]))
            start = reader.line_num + 1
    except (DocumentError, csv.Error):
        raise UsageError("facts_file_unreadable", file=path.name) from None
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if not rows:
        raise UsageError("facts_file_unreadable", file=path.name)
    return rows


def _columns(
    rows: list[tuple[int, list[str]]], kind: Kind | None
) -> tuple[Kind, dict[str, list[int]], list[tuple[int, list[str]]]]:
    """Which columns hold what, and the rows below the header."""
    head = [" ".join(cell.casefold().replace("_", " ").split()) for cell in rows[0][1]]
    if kind is None:
        kind = "prices" if _named(head, "prices", "price") else "pairs"
    columns = {name: _named(head, kind, name) for name in _HEADERS[kind]}
    headed = any(columns.values())
    first, second = _EXPORTED[kind][:2]
    free = [n for n in range(max(len(head), 2)) if all(n not in held for held in columns.values())]
    for name in (first, second):
        if not columns[name] and free:
            columns[name] = [free.pop(0)]
    return kind, columns, rows[1:] if headed else rows


def _named(head: Sequence[str], kind: Kind, name: str) -> list[int]:
    return [number for number, cell in enumerate(head) if cell in _HEADERS[kind][name]]


def _pairs(
    rows: list[tuple[int, list[str]]], columns: dict[str, list[int]], pairs: list[Pair]
) -> Iterator[Line]:
    places = {
        question_key(way): place
        for place, pair in enumerate(pairs)
        for way in (pair.question, *pair.also)
    }
    for number, cells in rows:
        question, answer, link = (_cell(cells, columns[n]) for n in ("question", "answer", "link"))
        ways = [way.strip() for n in columns["also"] for way in _WAYS.split(_at(cells, n))]
        place = places.get(question_key(question))
        known = pairs[place] if place is not None else None
        made = _merged(known, question, answer, ways, link)
        keys = map(question_key, (made.question, *made.also))
        error = _wrong_pair(made, {key for key in keys if places.get(key, place) != place})
        if error is None:
            place = _put(pairs, place, made)
            places |= {question_key(way): place for way in (made.question, *made.also)}
        yield _line(number, question, answer, known == made, known is None, error)


def _prices(
    rows: list[tuple[int, list[str]]], columns: dict[str, list[int]], prices: list[Price]
) -> Iterator[Line]:
    places = {question_key(price.name): place for place, price in enumerate(prices)}
    for number, cells in rows:
        name, price, note = (_cell(cells, columns[n]) for n in ("name", "price", "note"))
        place = places.get(question_key(name))
        known = prices[place] if place is not None else None
        identity, old_note = (known.id, known.note) if known else (new_id(), "")
        made = Price(identity, name, price, note or old_note)
        error = _wrong_price(made)
        if error is None:
            places[question_key(name)] = _put(prices, place, made)
        yield _line(number, name, price, known == made, known is None, error)


def _merged(known: Pair | None, question: str, answer: str, ways: Sequence[str], link: str) -> Pair:
    """The row as a pair; what is known of it already stays where the row says nothing."""
    head = known.question if known else question
    different = {question_key(way): way for way in (*(known.also if known else ()), *ways) if way}
    different.pop(question_key(head), None)
    return Pair(
        id=known.id if known else new_id(),
        question=head,
        answer=answer,
        also=tuple(different.values()),
        link=link or (known.link if known else ""),
    )


def _wrong_pair(made: Pair, others: set[str]) -> UsageError | None:
    try:
        check_pair(made, where="pairs", seen=others)
    except UsageError as error:
        return error
    return None


def _wrong_price(made: Price) -> UsageError | None:
    try:
        check_price(made, where="prices")
    except UsageError as error:
        return error
    return None


def _line(
    number: int, first: str, second: str, same: bool, fresh: bool, error: UsageError | None
) -> Line:
    if error is not None:
        return Line(number, "rejected", first, second, error)
    return Line(number, "new" if fresh else "unchanged" if same else "updated", first, second)


def _put(entries: list[_T], place: int | None, made: _T) -> int:
    if place is None:
        entries.append(made)
        return len(entries) - 1
    entries[place] = made
    return place


def _cell(cells: Sequence[str], columns: Sequence[int]) -> str:
    return next((text for n in columns if (text := _at(cells, n))), "")


def _at(cells: Sequence[str], number: int) -> str:
    return cells[number].strip() if number < len(cells) else ""


def _plain(cell: str) -> str:
    """A cell as it was before `write` made it harmless."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
