"""What was found in a bot's documents: hashes, places and masked samples, nothing in clear."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from builder.core.decision import FoundValue
from builder.core.document import SourceRef
from builder.vault.database import Database, Row

_COLUMNS = "document_id, id, position, entity_type, value, count, places, sample, context, contact"
_INSERT = f"INSERT INTO findings ({_COLUMNS}) VALUES ({', '.join('?' * 10)})"  # noqa: S608
_OF_DOCUMENT = (
    f"SELECT {_COLUMNS} FROM findings WHERE document_id = ?"  # noqa: S608 - constant
    " ORDER BY position LIMIT ? OFFSET ?"
)
_GET = f"SELECT {_COLUMNS} FROM findings WHERE id = ?"  # noqa: S608 - constant
_OF_VALUE = f"SELECT {_COLUMNS} FROM findings WHERE value = ? ORDER BY document_id"  # noqa: S608
_REPEATED = (
    f"SELECT {_COLUMNS} FROM findings WHERE contact OR count > 2"  # noqa: S608 - constant
    " OR value IN (SELECT value FROM findings GROUP BY value HAVING count(*) > 1)"
    " OR document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id, position"
)
_EVERY = f"SELECT {_COLUMNS} FROM findings ORDER BY document_id, position"  # noqa: S608 - constant


class SqlFindings:
    """The findings of one bot; those of a document go with its record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_document(
        self, document_id: str, *, limit: int | None = None, offset: int = 0
    ) -> list[FoundValue]:
        """The findings of one document in reading order, at most `limit`."""
        values = (document_id, -1 if limit is None else limit, offset)
        return [_value(row) for row in self._database.execute(_OF_DOCUMENT, values)]

    def all(self) -> list[FoundValue]:
        """Every finding, by document."""
        return [_value(row) for row in self._database.execute(_EVERY)]

    def get(self, finding_id: str) -> FoundValue | None:
        """One finding."""
        row = self._database.one(_GET, (finding_id,))
        return None if row is None else _value(row)

    def of_value(self, value: str) -> list[FoundValue]:
        """The findings of one value, whichever documents it stands in."""
        return [_value(row) for row in self._database.execute(_OF_VALUE, (value,))]

    def repeated(self, documents: Collection[str] = ()) -> list[FoundValue]:
        """What stands beside words of contact, is said again and again, or in `documents`."""
        return [
            _value(row) for row in self._database.execute(_REPEATED, (json.dumps([*documents]),))
        ]

    def ids(self, document_id: str) -> list[tuple[str, str]]:
        """Type and id of each finding of a document."""
        rows = self._database.execute(
            "SELECT entity_type, id FROM findings WHERE document_id = ? ORDER BY position",
            (document_id,),
        )
        return [(str(entity_type), str(finding_id)) for entity_type, finding_id in rows]

    def put(self, document_id: str, values: Sequence[FoundValue]) -> None:
        """Take these in place of those a document had; one that is gone gets none."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM findings WHERE document_id = ?", (document_id,))
            known = cursor.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,))
            if known.fetchone() is not None:
                insert_values(cursor, values)

    def types(self) -> list[str]:
        """Every type that was found."""
        rows = self._database.execute("SELECT DISTINCT entity_type FROM findings ORDER BY 1")
        return [str(row[0]) for row in rows]


def insert_values(cursor: Any, values: Iterable[FoundValue]) -> None:
    """Write findings, inside the transaction of `cursor`."""
    cursor.executemany(_INSERT, [_row(at, each) for at, each in enumerate(values)])


def _row(position: int, value: FoundValue) -> tuple[Any, ...]:
    places = [
        {name: part for name, part in asdict(place).items() if part is not None}
        for place in value.places
    ]
    return (
        value.document_id,
        value.id,
        position,
        value.entity_type,
        value.value,
        value.count,
        json.dumps(places, ensure_ascii=False),
        value.sample,
        value.context,
        int(value.contact),
    )


def _value(row: Row) -> FoundValue:
    document_id, finding_id, _position, entity_type, value, count, places, *said = row
    sample, context, contact = said
    return FoundValue(
        id=finding_id,
        document_id=document_id,
        entity_type=entity_type,
        value=value,
        count=count,
        places=tuple(SourceRef(**place) for place in json.loads(places)),
        sample=sample,
        context=context,
        contact=bool(contact),
    )
