"""What an owner states is kept in the bot file, whole, and forgotten when it is taken away."""

from __future__ import annotations

from pathlib import Path

from builder.core.pinned import Pinned
from builder.vault.database import open_memory
from builder.vault.migrations import BOT, migrate
from builder.vault.pinned import SqlPinned
from tests.support.facts import make_pinned
from tests.support.stores import decrypted, make_bot


def test_everything_comes_back_as_it_was_stated() -> None:
    database = open_memory()
    migrate(database, BOT)
    pinned = SqlPinned(database)
    assert pinned.read() == Pinned()
    stated = make_pinned()
    pinned.replace(stated)
    assert pinned.read() == stated
    pinned.replace(Pinned())
    assert pinned.read() == Pinned()
    database.close()


def test_contacts_that_were_taken_into_the_settings_are_remembered_beside_it() -> None:
    database = open_memory()
    migrate(database, BOT)
    pinned = SqlPinned(database)
    assert pinned.own_contacts() == ()
    pinned.note_own_contacts(["01632 960 184"])
    pinned.replace(make_pinned())
    assert pinned.own_contacts() == ("01632 960 184",)
    database.close()


def test_a_bot_file_of_the_version_before_gets_the_tables() -> None:
    database = open_memory()
    migrate(database, BOT[:1])
    migrate(database, BOT)
    assert SqlPinned(database).read() == Pinned()
    database.close()


def test_what_is_taken_away_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "shop.hushbot"
    with make_bot(path) as file:
        file.pinned.replace(make_pinned())
        file.pinned.replace(Pinned())
        key = file.access._key
    assert b"France" not in decrypted(path, key)
