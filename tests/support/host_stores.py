"""Both places that a host keeps things in: its own file, and a database that replicas share."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.core.ports import Clock
from builder.vault.hoststore import HostStore
from builder.vault.secret import Secret
from tests.support.postgres import needs_postgres, server

KEY = Secret("the key that every replica reads from a file")
FILE = pytest.param("file", id="file")
DATABASE = pytest.param("database", id="database", marks=needs_postgres)
BOTH = pytest.mark.parametrize("kind", [FILE, DATABASE])

_EMPTY = """DO $$ DECLARE found record; BEGIN
    SET session_replication_role = replica;
    FOR found IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'hushdesk_version'
    LOOP EXECUTE 'DELETE FROM ' || found.tablename; END LOOP;
END $$"""


@contextmanager
def open_store(kind: str, *, clock: Clock | None = None) -> Iterator[HostStore]:
    """An empty store of that kind."""
    if kind == "file":
        with HostStore.in_memory(clock=clock) as store:
            yield store
    else:
        url = _again()
        try:
            with open_shared(url, clock=clock) as store:
                yield store
        finally:
            _empty(url)


@contextmanager
def open_shared(url: str, *, clock: Clock | None = None, key: Secret = KEY) -> Iterator[HostStore]:
    """One replica's, with a folder of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="hushdesk-replica-") as folder,
        HostStore.shared(Secret(url), key, folder=Path(folder), clock=clock) as store,
    ):
        yield store


def new_url() -> str:
    """Of a database that has the tables already."""
    return server().new_database(like=_made())


@functools.cache
def _again() -> str:
    """One that is used again and again: a new one costs a third of a second."""
    return new_url()


def _empty(url: str) -> None:
    server().query(_EMPTY, url.rpartition("/")[2])


@functools.cache
def _made() -> str:
    url = server().new_database()
    with open_shared(url):
        return url.rpartition("/")[2]
