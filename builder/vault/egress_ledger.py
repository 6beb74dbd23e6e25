"""Every contact with a host outside, kept for the owner to read."""

from __future__ import annotations

import json
import threading
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

from builder.core.contact import Contact, HostContacts, Outcome
from builder.core.errors import HushdeskError
from builder.vault.tables import Row, Tables

MOST: Final = 20_000
"""Contacts that are kept; the oldest give way."""

DAYS: Final = 400
"""How long one is kept: a year, and the weeks in which it is looked back on."""

_EVERY: Final = 100
_LONGEST: Final = timedelta(hours=1)  # that a contact is under way
_COLUMNS: Final = "at, host, why, allowed, bytes_out, bytes_in, outcome, masked, as_written"


class SqlLedger:
    """The ledger, in the file of the bot or the host; it grows to a bound and no further.

    One object holds an open file, so what another one left under way was broken off; with
    replicas, once it is old.
    """

    def __init__(self, database: Tables) -> None:
        self._database = database
        self._tidied = False
        self._tidying = threading.Lock()

    def record(self, contact: Contact) -> int:
        """Append one contact; its number."""
        self._tidy()
        with self._database.transaction() as cursor:
            ((told,),) = cursor.execute(
                f"INSERT INTO ledger ({_COLUMNS})"  # noqa: S608 - constants
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
                (
                    contact.when,
                    contact.host,
                    contact.why,
                    int(contact.allowed),
                    contact.bytes_out,
                    contact.bytes_in,
                    contact.came,
                    json.dumps(dict(contact.masked)),
                    int(contact.as_written),
                ),
            ).fetchall()
            number = int(told)
            if number % _EVERY == 0:
                cursor.execute(
                    "DELETE FROM ledger WHERE n <= ? OR at < ?",
                    (number - MOST, _days_before(contact.when)),
                )
        return number

    def settle(self, number: int, contact: Contact) -> None:
        """Write what became of the contact `number`."""
        self._database.execute(
            "UPDATE ledger SET bytes_out = ?, bytes_in = ?, allowed = ?, outcome = ?, masked = ?,"
            " as_written = ? WHERE n = ?",
            (
                contact.bytes_out,
                contact.bytes_in,
                int(contact.allowed),
                contact.came,
                json.dumps(dict(contact.masked)),
                int(contact.as_written),
                number,
            ),
        )

    def contacts(
        self, limit: int = 200, *, host: str | None = None, refused: bool = False
    ) -> list[Contact]:
        """The newest first; with `host` those with one alone, with `refused` those refused."""
        self._tidy()
        wanted = " AND host = ?" if host is not None else ""
        wanted += " AND allowed = 0" if refused else ""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM ledger WHERE 1 = 1{wanted}"  # noqa: S608 - constants
            " ORDER BY n DESC LIMIT ?",
            (*([host] if host is not None else []), limit),
        )
        return [_contact(row) for row in rows]

    def hosts(self) -> list[HostContacts]:
        """Every host with its totals, the one contacted last first."""
        self._tidy()
        rows = self._database.execute(
            "SELECT host, count(*), count(*) FILTER (WHERE allowed = 0), sum(bytes_out),"
            " sum(bytes_in), max(at), sum(as_written) FROM ledger GROUP BY host"
            " ORDER BY max(n) DESC"
        )
        masked, whys = self._masked(), self._whys()
        return [
            HostContacts(
                host, count, refused, sent, received, last, whys.get(host, ()),
                dict(masked.get(host, {})), as_written,
            )
            for host, count, refused, sent, received, last, as_written in rows
        ]  # fmt: skip

    def purge(self, before: datetime) -> int:
        """Erase contacts older than `before`; how many."""
        with self._database.transaction() as cursor:
            stamp = before.astimezone(UTC).isoformat(timespec="seconds")
            cursor.execute("DELETE FROM ledger WHERE at < ?", (stamp,))
            removed: int = cursor.rowcount
        if removed:
            self._database.sweep()
        return removed

    def _whys(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for host, why in self._database.execute("SELECT DISTINCT host, why FROM ledger ORDER BY 2"):
            found[host] = (*found.get(host, ()), str(why))
        return found

    def _masked(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        told = self._database.execute("SELECT host, masked FROM ledger WHERE masked <> '{}'")
        for host, counts in told:
            found.setdefault(host, Counter()).update(json.loads(counts))
        return found

    def _tidy(self) -> None:
        with self._tidying:
            if self._tidied:
                return
            self._tidied = True
        # Another replica's may be under way now: what is that old is not.
        left = datetime.now(UTC) - _LONGEST if self._database.dialect.shared else None
        before = left.isoformat(timespec="seconds") if left else "~"
        with suppress(HushdeskError):
            self._database.execute(
                "UPDATE ledger SET outcome = ? WHERE outcome = ? AND at < ?",
                (str(Outcome.FAILED), str(Outcome.UNDER_WAY), before),
            )


def _contact(row: Row) -> Contact:
    when, host, why, allowed, sent, received, came, masked, as_written = row
    return Contact(
        when, host, why, bool(allowed), sent, received, Outcome(came), json.loads(masked),
        bool(as_written),
    )  # fmt: skip


def _days_before(when: str) -> str:
    """The stamp before which nothing is kept, counted from `when`."""
    return (datetime.fromisoformat(when) - timedelta(days=DAYS)).isoformat(timespec="seconds")
