"""What a repository asks of the place that keeps its rows: an encrypted file, or a server."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]
Values = Sequence[str | int | float | bytes | None]


class Dialect:
    """What differs between the two, as an encrypted file has it: one process alone is at work.

    Attributes:
        shared: other processes write into the same tables at the same time.
        claim: ends a SELECT of a row that must be given to one asker alone.
    """

    shared = False
    claim = ""

    def number(self, cursor: Any, table: str) -> int | None:  # noqa: ARG002 - a server's needs them
        """The next `n` of a table that counts by itself; None when it is told after the insert."""
        return None


class Seals:
    """How text stands in a column that says something about a person.

    Here as it is: the file as a whole is encrypted.
    """

    def seal(self, place: str, row: object, text: str) -> str:  # noqa: ARG002
        """`text` for `place` (`table.column`) of the row with this key; empty stays empty."""
        return text

    def unseal(self, place: str, row: object, text: str) -> str:  # noqa: ARG002
        """What was sealed.

        Raises:
            VaultError: `database_row_damaged`: it is another row's, or was changed.
        """
        return text


class Tables(Protocol):
    """The narrow surface that every repository of a host is written against.

    Statements use `?`; they stay within what SQLite and PostgreSQL both understand.
    """

    @property
    def dialect(self) -> Dialect:
        """What differs."""

    @property
    def seals(self) -> Seals:
        """How personal text is kept."""

    def execute(self, sql: str, values: Values = ()) -> list[Row]:
        """Run one statement, in the transaction there is, and give all its rows."""

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """Run one statement and give its first row."""

    def transaction(self, *, alone: str = "") -> AbstractContextManager[Any]:
        """A cursor whose changes are kept all together, or not at all.

        With `alone`, nobody else is inside one of that name meanwhile, in whatever process.
        """

    def sweep(self) -> None:
        """Let nothing that was removed linger where it can be helped."""

    def close(self) -> None:
        """Let go of it; closing twice does nothing."""
