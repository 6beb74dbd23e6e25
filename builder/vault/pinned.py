"""What an owner pinned: facts of the business, and questions with their answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from builder.core.pinned import (
    ContactFacts,
    Notice,
    Pair,
    Pinned,
    Price,
    Span,
    Spans,
    SpecialDay,
    Terms,
)
from builder.vault.database import Database

_WEEK, _SPECIAL, _CONTACT, _TERMS = "week", "special_days", "contact", "terms"
_OWN = "own_contacts"


def to_data(pinned: Pinned) -> dict[str, Any]:
    """`pinned` as plain data for JSON."""
    return {
        **_form(pinned),
        "prices": [asdict(each) for each in pinned.prices],
        "notices": [
            {**asdict(each), "starts": _iso(each.starts), "ends": _iso(each.ends)}
            for each in pinned.notices
        ],
        "pairs": [asdict(each) for each in pinned.pairs],
    }


def from_data(data: dict[str, Any]) -> Pinned:
    """What `to_data` made plain."""
    return Pinned(
        week=_week(data[_WEEK]),
        special_days=tuple(map(_special, data[_SPECIAL])),
        contact=ContactFacts(**data[_CONTACT]),
        terms=Terms(**data[_TERMS]),
        prices=tuple(Price(**each) for each in data["prices"]),
        notices=tuple(
            Notice(each["id"], each["text"], _date(each["starts"]), _date(each["ends"]))
            for each in data["notices"]
        ),
        pairs=tuple(Pair(**{**each, "also": tuple(each["also"])}) for each in data["pairs"]),
    )


class SqlPinned:
    """The pinned facts of one bot, read and written as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> Pinned:
        """Everything that is stated."""
        form = {
            name: json.loads(value)
            for name, value in self._database.execute("SELECT name, value FROM pinned_form")
        }
        return Pinned(
            week=_week(form.get(_WEEK)),
            special_days=tuple(map(_special, form.get(_SPECIAL, ()))),
            contact=ContactFacts(**form.get(_CONTACT, {})),
            terms=Terms(**form.get(_TERMS, {})),
            prices=tuple(Price(*row) for row in self._rows("id, name, price, note", "prices")),
            notices=tuple(
                Notice(identity, text, _date(starts), _date(ends))
                for identity, text, starts, ends in self._rows("id, text, starts, ends", "notices")
            ),
            pairs=tuple(
                Pair(identity, question, answer, tuple(json.loads(also)), link)
                for identity, question, answer, also, link in self._rows(
                    "id, question, answer, also, link", "pairs"
                )
            ),
        )

    def replace(self, pinned: Pinned) -> None:
        """In one transaction: `pinned` in place of everything that was stated before."""
        form = _form(pinned)
        prices = [(each.id, each.name, each.price, each.note) for each in pinned.prices]
        notices = [
            (each.id, each.text, _iso(each.starts), _iso(each.ends)) for each in pinned.notices
        ]
        pairs = [
            (each.id, each.question, each.answer, json.dumps(each.also), each.link)
            for each in pinned.pairs
        ]
        with self._database.transaction() as cursor:
            for name, value in form.items():
                cursor.execute(
                    "INSERT OR REPLACE INTO pinned_form VALUES (?, ?)", (name, json.dumps(value))
                )
            _refill(cursor, "prices", "id, name, price, note", prices)
            _refill(cursor, "notices", "id, text, starts, ends", notices)
            _refill(cursor, "pairs", "id, question, answer, also, link", pairs)
        self._database.sweep()

    def own_contacts(self) -> tuple[str, ...]:
        """What of the business's own contacts was taken from here into the settings."""
        row = self._database.one("SELECT value FROM pinned_form WHERE name = ?", (_OWN,))
        return () if row is None else tuple(json.loads(row[0]))

    def note_own_contacts(self, contacts: Iterable[str]) -> None:
        """Remember which contacts in the settings came from here."""
        self._database.execute(
            "INSERT OR REPLACE INTO pinned_form VALUES (?, ?)", (_OWN, json.dumps(list(contacts)))
        )

    def _rows(self, columns: str, table: str) -> list[tuple[Any, ...]]:
        return self._database.execute(
            f"SELECT {columns} FROM pinned_{table} ORDER BY position"  # noqa: S608 - constants
        )


def _form(pinned: Pinned) -> dict[str, Any]:
    """What is kept as one value each, as plain data."""
    return {
        _WEEK: [None if day is None else [asdict(span) for span in day] for day in pinned.week],
        _SPECIAL: [_plain_special(special) for special in pinned.special_days],
        _CONTACT: asdict(pinned.contact),
        _TERMS: asdict(pinned.terms),
    }


def _refill(cursor: Any, table: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
    cursor.execute(f"DELETE FROM pinned_{table}")  # noqa: S608 - constant
    blanks = ", ".join("?" * (columns.count(",") + 2))
    cursor.executemany(
        f"INSERT INTO pinned_{table} ({columns}, position) VALUES ({blanks})",  # noqa: S608
        [(*row, position) for position, row in enumerate(rows)],
    )


def _week(kept: list[Any] | None) -> tuple[Spans | None, ...]:
    days = kept or [None] * 7
    return tuple(None if day is None else _spans(day) for day in days)


def _spans(kept: Iterable[dict[str, str]]) -> Spans:
    return tuple(Span(**span) for span in kept)


def _special(kept: dict[str, Any]) -> SpecialDay:
    return SpecialDay(
        first=date.fromisoformat(kept["first"]),
        last=date.fromisoformat(kept["last"]),
        spans=_spans(kept["spans"]),
        name=kept["name"],
    )


def _plain_special(special: SpecialDay) -> dict[str, Any]:
    return {
        "first": special.first.isoformat(),
        "last": special.last.isoformat(),
        "spans": [asdict(span) for span in special.spans],
        "name": special.name,
    }


def _date(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
