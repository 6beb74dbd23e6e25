"""Notes and links of testers in the bot file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from builder.core.tester_note import NoteState, TesterLink, TesterNote
from builder.vault import migrations
from builder.vault.database import Database, open_memory
from builder.vault.tester_links import SqlTesterLinks
from builder.vault.tester_notes import SqlTesterNotes

NOW = datetime(2026, 1, 10, tzinfo=UTC)
LATER = (NOW + timedelta(hours=2)).isoformat()


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    migrations.migrate(made, migrations.BOT)
    yield made
    made.close()


def note(name: str, days_ago: int = 0, **facts: object) -> TesterNote:
    when = (NOW - timedelta(days=days_ago)).isoformat(timespec="seconds")
    return TesterNote(name, when, **facts)  # type: ignore[arg-type]


def link(name: str, expires: str = LATER) -> TesterLink:
    return TesterLink(name, f"Person {name}", NOW.isoformat(timespec="seconds"), expires)


def test_notes_come_back_as_they_were_the_newest_first(database: Database) -> None:
    notes = SqlTesterNotes(database)
    old = note("a", 3, question="Open?", documents=("x.md",), refused=True)
    new = note("b", 1, who="Anna", thumb="down", should_say="Yes.", state=NoteState.PINNED)
    notes.put(old)
    notes.put(new)
    assert notes.all() == [new, old]
    assert notes.get("a") == old
    assert notes.get("c") is None
    assert notes.open_count() == 1
    notes.put(note("a", 3, thumb="up"))
    assert notes.get("a") == note("a", 3, thumb="up")


def test_notes_go_when_their_days_are_over_or_when_asked(database: Database) -> None:
    notes = SqlTesterNotes(database)
    for days in (1, 30, 31):
        notes.put(note(f"n{days}", days))
    assert notes.purge(NOW - timedelta(days=30)) == 1
    assert [each.id for each in notes.all()] == ["n1", "n30"]
    assert notes.remove("n1")
    assert not notes.remove("n1")


def test_what_names_a_person_is_blanked_in_notes_and_links(database: Database) -> None:
    notes, links = SqlTesterNotes(database), SqlTesterLinks(database)
    notes.put(note("a", who="Anna Bell", question="Is Anna Bell in?", note="fine"))
    notes.put(note("b", note="fine"))
    links.put(TesterLink("l", "Anna Bell", NOW.isoformat(), LATER), "token")
    holds = "Anna Bell".__eq__
    assert notes.forget_words(lambda text: "Anna Bell" in text) == 1
    assert links.forget_words(holds) == 1
    assert notes.get("a") == note("a", note="fine")
    assert links.all()[0].who == ""


def test_a_link_is_used_once_and_only_while_it_holds(database: Database) -> None:
    links = SqlTesterLinks(database)
    links.put(link("a"), "one")
    links.put(link("b"), "two")
    links.put(link("c", NOW.isoformat(timespec="seconds")), "three")
    used = links.use("one", NOW)
    assert used is not None
    assert (used.id, used.used) == ("a", NOW.isoformat(timespec="seconds"))
    assert links.use("one", NOW) is None
    assert links.use("three", NOW) is None, "it expires at that moment"
    assert links.use("four", NOW) is None
    assert links.end("b", NOW)
    assert not links.end("b", NOW)
    assert links.use("two", NOW) is None
    assert links.holds("a", NOW)
    assert not links.holds("b", NOW)
    assert not links.holds("a", NOW + timedelta(hours=3))
    assert links.purge(NOW + timedelta(hours=1)) == 1
    assert sorted(each.id for each in links.all()) == ["a", "b"]


def test_of_a_token_only_a_hash_is_kept(database: Database) -> None:
    SqlTesterLinks(database).put(link("a"), "secret-token")
    assert "secret-token" not in str(database.execute("SELECT * FROM tester_links"))
