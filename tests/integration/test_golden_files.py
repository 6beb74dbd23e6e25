"""Files of every version there was open for ever, and nothing in them is lost on the way.

They were made by the program of their day, with a row in every table, and are never made anew: a
file that only today's code can make proves nothing. Beside each is what its tables held.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import HushdeskError, MachineError
from builder.studio import bots
from builder.vault import migrations
from builder.vault.botfile import BotFile
from builder.vault.database import Database, open_database
from builder.vault.hoststore import HostStore
from builder.vault.migrations import version_of
from builder.vault.secret import Secret
from tests.support.stores import PASSPHRASE

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
BOTS = (1, 2, 3)
HOSTS = (1, 2)
MOVES = {"facts", "audit", "revisions"}
"""Tables to which opening adds rows; those of before stay."""


def held(database: Database) -> dict[str, Any]:
    """Every row, of the columns in `columns` where they are given."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name: database.execute(f'PRAGMA table_info("{name}")') for (name,) in names}


def lost(database: Database, told: dict[str, Any]) -> list[str]:
    """Rows of then that are not there any more, by their table."""
    there, missing = held(database), []
    for table, body in told.items():
        if table not in there:
            missing.append(table)
            continue
        columns = ", ".join(f'"{name}"' for name in body["columns"])
        rows = database.execute(f'SELECT {columns} FROM "{table}"')
        now = [
            [value.hex() if isinstance(value, bytes) else value for value in row] for row in rows
        ]
        gone = [row for row in body["rows"] if row not in now]
        if table == "facts":  # the end of the audit moves on
            gone = [row for row in gone if row[0] != "audit_head"]
        if gone or (table not in MOVES and len(now) != len(body["rows"])):
            missing.append(table)
    return missing


def told(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLDEN / f"{name}.json").read_text("utf-8")))


@pytest.fixture
def bot(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the golden bot of the version that the test is given."""
    path = tmp_path / "bots" / "shop.hushbot"
    path.parent.mkdir()
    for ending in ("", ".keys"):
        shutil.copy(GOLDEN / f"bot-{request.param}.hushbot{ending}", f"{path}{ending}")
    return path


def test_every_version_but_the_newest_has_its_golden_files() -> None:
    """A step that is added leaves the one before it released: make its files with its program."""
    assert len(migrations.BOT) - 1 == len(BOTS)
    assert len(migrations.HOST) - 1 == len(HOSTS)
    for version in BOTS:
        assert all(body["rows"] for body in told(f"bot-{version}").values()), "a row in every table"


@pytest.mark.parametrize(("bot", "version"), [(n, n) for n in BOTS], indirect=["bot"])
def test_a_bot_of_every_version_opens_whole(bot: Path, version: int) -> None:
    before = told(f"bot-{version}")
    with BotFile.open(bot, passphrase=PASSPHRASE) as file:
        assert version_of(file._database) == len(migrations.BOT)
        assert lost(file._database, before) == []
        assert file.audit.verify().ok
        assert [file.documents.original(f"d{n}") for n in (1, 2)] == [
            b"original of d1", b"original of d2",
        ]  # fmt: skip
        assert [len(list(file.chunks.of_document(f"d{n}"))) for n in (1, 2)] == [3, 3]
        assert file.chunks.counts("d1") == (3, 3)
        assert file.secrets.get("provider:openai") == b"sk-golden"
        assert file.spec().name == "Golden Shop two"
    assert {entry.name for entry in bot.parent.iterdir()} == {"shop.hushbot", "shop.hushbot.keys"}


@pytest.mark.parametrize("bot", [1], indirect=True)
def test_the_oldest_bot_is_one_to_work_with(bot: Path) -> None:
    with bots.open_bot(bot, keyring=None, passphrase=PASSPHRASE) as bench:
        bench.bot.retriever.load_keywords()
        assert [entry.id for entry in bench.file.documents.all()] == ["d1", "d2"]
        assert bench.change({"appearance.title": "Open"}).appearance.title == "Open"


@pytest.mark.parametrize("version", HOSTS)
def test_a_host_of_every_version_opens_whole(tmp_path: Path, version: int) -> None:
    folder = tmp_path / "host"
    shutil.copytree(GOLDEN / f"host-{version}", folder)
    with HostStore.open(folder) as store:
        database = store._database
        assert isinstance(database, Database)
        assert version_of(database) == len(migrations.HOST)
        assert lost(database, told(f"host-{version}")) == []
        assert store.audit.verify().ok
        assert store.facts.get("golden") == "yes"
    assert {entry.name for entry in folder.iterdir()} == {"host.db", "host.key"}


def test_a_row_that_is_lost_is_seen(tmp_path: Path) -> None:
    """The control of the tests above."""
    path = tmp_path / "shop.hushbot"
    for ending in ("", ".keys"):
        shutil.copy(GOLDEN / f"bot-1.hushbot{ending}", f"{path}{ending}")
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        file._database.execute("DELETE FROM vectors WHERE chunk_id = 'd1-0'")
        file._database.execute("UPDATE facts SET value = 'no' WHERE name = 'golden'")
        assert lost(file._database, told("bot-1")) == ["facts", "vectors"]


# --- a migration that does not end well


class Stopping(tuple[str, ...]):
    """A step that does something else before its statement number `at`."""

    at = 0

    def act(self) -> None:
        raise ValueError

    def __iter__(self) -> Iterator[str]:
        for number, statement in enumerate(super().__iter__()):
            if number == self.at:
                self.act()
            yield statement


class Deadly(Stopping):
    def act(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def with_last(step: Stopping) -> tuple[Any, ...]:
    return (*migrations.BOT[:2], step, *migrations.BOT[3:])


@pytest.mark.parametrize("bot", [1], indirect=True)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    bot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bot.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "BOT", with_last(Stopping(migrations.BOT[2])))
        with pytest.raises(HushdeskError) as caught:
            BotFile.open(bot, passphrase=PASSPHRASE)
        assert caught.value.code == "migration_failed"
        assert caught.value.params["found"] == 1
    assert bot.read_bytes() == before
    assert {entry.name for entry in bot.parent.iterdir()} == {"shop.hushbot", "shop.hushbot.keys"}
    BotFile.open(bot, passphrase=PASSPHRASE).close()


@pytest.mark.parametrize("bot", [1], indirect=True)
def test_a_disk_without_room_for_the_copy_changes_nothing(
    bot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bot.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("builder.vault.migrating.shutil.copyfileobj", full)
        with pytest.raises(MachineError) as caught:
            BotFile.open(bot, passphrase=PASSPHRASE)
        assert caught.value.code == "no_space"
    assert bot.read_bytes()[4096:] == before[4096:]
    BotFile.open(bot, passphrase=PASSPHRASE).close()


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("at", [0, 9])
@pytest.mark.parametrize("bot", [1], indirect=True)
def test_a_migration_that_was_killed_goes_on(bot: Path, at: int) -> None:
    kill_migration(bot, at)
    assert bot.with_name(".shop.hushbot.before").exists()
    with BotFile.open(bot, passphrase=PASSPHRASE) as file:
        assert lost(file._database, told("bot-1")) == []
    assert {entry.name for entry in bot.parent.iterdir()} == {"shop.hushbot", "shop.hushbot.keys"}


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("bot", [1], indirect=True)
def test_what_a_killed_migration_broke_is_taken_from_the_copy(bot: Path) -> None:
    kill_migration(bot, 0)
    whole = bytearray(bot.read_bytes())
    whole[200] ^= 1
    bot.write_bytes(whole)
    with BotFile.open(bot, passphrase=PASSPHRASE) as file:
        assert lost(file._database, told("bot-1")) == []
        assert file.audit.verify().ok


@pytest.mark.parametrize("bot", [3], indirect=True)
def test_a_copy_of_another_file_is_never_put_in_place(bot: Path) -> None:
    beside = bot.with_name(".shop.hushbot.before")
    database = open_database(beside, Secret(bytes(32)), create=True)
    database.close()
    whole = bytearray(bot.read_bytes())
    whole[200] ^= 1
    bot.write_bytes(whole)
    with pytest.raises(HushdeskError, match="bot_damaged"):
        BotFile.open(bot, passphrase=PASSPHRASE)
    assert bot.read_bytes() == bytes(whole)


def kill_migration(bot: Path, at: int) -> None:
    """Open `bot` in a child that is killed before a statement of its third step."""
    child = os.fork()
    if child == 0:
        step = Deadly(migrations.BOT[2])
        step.at = at
        migrations.BOT = with_last(step)
        try:
            BotFile.open(bot, passphrase=PASSPHRASE)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
