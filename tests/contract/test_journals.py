"""Every journal behaves the same: the bot file's, and the one that tests count in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builder.core.journal import Entry, FileState
from builder.core.ports import JournalRepository
from builder.vault import migrations
from builder.vault.database import open_memory
from builder.vault.journal import SqlJournal
from tests.support.repositories import MemoryJournal


@pytest.fixture(params=["file", "memory"])
def journal(request: pytest.FixtureRequest) -> Iterator[JournalRepository]:
    if request.param == "memory":
        yield MemoryJournal()
        return
    database = open_memory()
    migrations.migrate(database, migrations.BOT)
    yield SqlJournal(database)
    database.close()


def _enter(journal: JournalRepository, *names: str) -> int:
    return journal.enter([Entry(name, f"/shop/{name}", size=10) for name in names])


def _names(entries: list[Entry]) -> list[str]:
    return [entry.name for entry in entries]


def test_files_are_taken_in_their_turn_and_once(journal: JournalRepository) -> None:
    last = _enter(journal, "a", "b", "c")

    first = journal.take(2)

    assert _names(first) == ["a", "b"]
    assert {(e.state, e.tries) for e in first} == {(FileState.READING, 1)}
    assert _names(journal.take(5)) == ["c"]
    assert journal.take(5) == []
    assert _enter(journal) == last


def test_only_what_came_after_a_turn_is_taken(journal: JournalRepository) -> None:
    since = _enter(journal, "a")
    _enter(journal, "b")

    assert _names(journal.take(5, since=since)) == ["b"]
    assert _names(journal.entries(FileState.WAITING)) == ["a"]


def test_what_was_tried_before_comes_after_the_others(journal: JournalRepository) -> None:
    _enter(journal, "poison", "b")
    journal.take(1)
    journal.move({FileState.READING}, FileState.WAITING)

    assert _names(journal.take(5)) == ["b", "poison"]


def test_where_a_file_stands_is_written_and_read_back(journal: JournalRepository) -> None:
    _enter(journal, "a")
    (entry,) = journal.take(1)
    ended = replace(
        entry,
        state=FileState.FAILED,
        size=12,
        percent=30,
        words=7,
        seconds=1.5,
        error_code="document_encrypted",
        error_params={"other": "ü"},
    )

    journal.save([ended])

    assert journal.get("a") == ended
    assert journal.get("b") is None


def test_a_file_given_anew_meanwhile_stays_new(journal: JournalRepository) -> None:
    _enter(journal, "a", "b")
    (entry, _) = journal.take(2)
    _enter(journal, "a")

    journal.save([replace(entry, state=FileState.READY)])

    again = journal.get("a")
    assert again is not None
    assert (again.state, again.tries) == (FileState.WAITING, 0)
    assert again.turn > entry.turn
    assert _names(journal.entries()) == ["b", "a"]


def test_moving_takes_those_at_a_state_and_named_and_clears_the_reason(
    journal: JournalRepository,
) -> None:
    _enter(journal, "a", "b", "c")
    a, b, _ = journal.take(3)
    failed = {"state": FileState.FAILED, "error_code": "document_empty"}
    journal.save([replace(each, **failed) for each in (a, b)])  # type: ignore[arg-type]

    moved = journal.move({FileState.FAILED}, FileState.WAITING, names=["a", "c", "gone"])

    assert moved == 1
    again = journal.get("a")
    assert again is not None
    assert (again.state, again.error_code) == (FileState.WAITING, None)
    assert journal.move({FileState.FAILED}, FileState.CANCELLED) == 1


def test_a_tally_counts_states_and_what_is_to_be_read(journal: JournalRepository) -> None:
    since = _enter(journal, "a", "b")
    _enter(journal, "c")
    (entry,) = journal.take(1)
    journal.save([replace(entry, state=FileState.READY, words=5)])

    tally = journal.tally()

    assert tally.counts == {FileState.READY: 1, FileState.WAITING: 2}
    assert (tally.bytes_to_read, tally.words, tally.total, tally.open) == (20, 5, 3, 2)
    assert journal.tally(since=since).total == 1


def test_what_is_removed_is_gone(journal: JournalRepository) -> None:
    _enter(journal, "a", "b")

    assert journal.remove(["a", "c"]) == 1
    assert _names(journal.entries(limit=5)) == ["b"]
