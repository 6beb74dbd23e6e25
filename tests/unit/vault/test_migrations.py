"""Files are brought to the newest version, step by step; a newer one is left alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.core.errors import VaultError
from builder.vault.database import Database, open_memory
from builder.vault.migrations import BOT, HOST, Steps, migrate, version_of

STEPS: Steps = (("CREATE TABLE a (x)",), ("CREATE TABLE b (x)", "INSERT INTO b VALUES (1)"))


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    yield made
    made.close()


@pytest.mark.parametrize("steps", [BOT, HOST, STEPS])
def test_a_new_file_gets_every_step(database: Database, steps: Steps) -> None:
    assert migrate(database, steps) == len(steps)
    assert version_of(database) == len(steps)
    assert migrate(database, steps) == len(steps)


def test_an_older_file_gets_what_it_lacks(database: Database) -> None:
    migrate(database, STEPS[:1])
    database.execute("INSERT INTO a VALUES (7)")
    migrate(database, STEPS)
    assert database.one("SELECT a.x, b.x FROM a, b") == (7, 1)


def test_a_newer_file_is_refused_unchanged(database: Database) -> None:
    migrate(database, STEPS)
    with pytest.raises(VaultError) as caught:
        migrate(database, STEPS[:1])
    assert caught.value.code == "newer_version"
    assert caught.value.params == {"found": 2, "known": 1}
    assert version_of(database) == 2


def test_a_step_that_fails_leaves_the_version_before_it(database: Database) -> None:
    from sqlcipher3 import dbapi2

    broken: Steps = (STEPS[0], ("CREATE TABLE b (x)", "NONSENSE"))
    with pytest.raises(dbapi2.OperationalError):
        migrate(database, broken)
    assert version_of(database) == 1
    assert database.one("SELECT count(*) FROM sqlite_master WHERE name = 'b'") == (0,)
