"""Marks of what was erased: they tell nothing, come along with a restore, and can be lifted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.core.mint import mint
from builder.privacy.erasure import replay
from builder.vault import migrations
from builder.vault.database import Database, open_memory
from builder.vault.hoststore import HostStore
from builder.vault.tombstones import SqlTombstones
from builder.vault.visitors import StoredVisitor

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    migrations.migrate(made, migrations.BOT)
    yield made
    made.close()


def test_a_mark_tells_when_and_nothing_else(database: Database) -> None:
    marks = SqlTombstones(database)
    assert marks.erased("content", "ab") is None
    marks.put("content", "ab", NOW)
    assert marks.erased("content", "ab") == "2026-01-01T00:00:00+00:00"
    assert marks.erased("name", "ab") is None
    ((kind, mark),) = database.execute("SELECT kind, mark FROM tombstones")
    assert (kind, len(mark)) == ("content", 32)
    assert mark != b"ab"
    marks.put("content", "ab", datetime(2026, 2, 1, tzinfo=UTC))
    assert str(marks.erased("content", "ab")).startswith("2026-02-01")
    assert marks.lift("content", "ab")
    assert not marks.lift("content", "ab")
    assert marks.erased("content", "ab") is None


def test_the_same_thing_has_another_mark_in_another_file(database: Database) -> None:
    other = open_memory()
    migrations.migrate(other, migrations.BOT)
    for each in (database, other):
        SqlTombstones(each).put("content", "ab", NOW)
    first, second = (each.one("SELECT mark FROM tombstones") for each in (database, other))
    assert first != second
    other.close()


def talk(store: HostStore, session: str) -> None:
    text = mint("hello", purpose="transcript", masked={})
    store.conversations.append(session, "visitor", text, NOW)
    store.consents.record(session, version="v", purposes=("answer",), text_sha256="ab", when=NOW)
    left = StoredVisitor(session, NOW, NOW, "o", "en", frozenset({"answer"}))
    store.visitors.save(left, f"token-{session}")


def test_a_restored_copy_loses_again_what_was_erased_since(tmp_path: Path) -> None:
    """It knows nothing of the erasure: it adopts the marks of the newest file, and replays them."""
    newest, older = (HostStore.open(tmp_path / name) for name in ("newest", "older"))
    with newest, older:
        for session in ("gone", "stays"):
            talk(older, session)
        newest.tombstones.put("visitor", "gone", NOW)
        assert older.tombstones.adopt(newest.tombstones) == 1
        visitors = older.visitors.ids()
        (receipt,) = replay(older.tombstones.erased, places=older.places, visitors=visitors)
        assert receipt.counts == {"handovers": 0, "transcripts": 1, "consents": 1, "visitors": 1}
        assert older.visitors.ids() == ["stays"]
        assert older.conversations.read("gone") == []
        assert len(older.conversations.read("stays")) == 1
        assert replay(older.tombstones.erased, places=older.places, visitors=visitors[1:]) == []
