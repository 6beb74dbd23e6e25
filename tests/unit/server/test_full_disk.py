"""A host whose disk is full goes on answering, and loses nothing of what it said it took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import MachineError, VaultError
from builder.server.operators import make
from builder.vault.hoststore import HostStore
from tests.support.bots import SHOP
from tests.support.hosts import Visitor, named


class Disk:
    """Stands before the database of a host; full, or lost, when it is told to be."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self.trouble: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    def execute(self, *words: Any) -> Any:
        if self.trouble:
            raise self.trouble
        return self._database.execute(*words)

    def one(self, *words: Any) -> Any:
        rows = self.execute(*words)
        return rows[0] if rows else None

    @contextmanager
    def transaction(self, **how: Any) -> Iterator[Any]:
        if self.trouble:
            raise self.trouble
        with self._database.transaction(**how) as cursor:
            yield cursor


class Shop:
    """A host whose disk fills up, and a visitor of it."""

    def __init__(self, folder: Path) -> None:
        self.store = HostStore.in_memory()
        self.disk = Disk(self.store._database)
        for part in vars(self.store).values():
            if hasattr(part, "_database"):
                part._database = self.disk
        self.token, operator = make("desk", frozenset({"read"}))
        file = folder / "operators.txt"
        file.write_text(operator.line)
        self.visitor = Visitor(store=self.store, operators=file)

    def ready(self) -> Any:
        return self.visitor.client.get("/readyz").json()


TROUBLES = [
    MachineError("no_space", folder="/data"),
    VaultError("bot_damaged", name="host"),
    MachineError("database_unreachable", host="db"),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=["full", "damaged", "away"])
def test_a_visitor_is_answered_and_it_is_written_down_later(
    tmp_path: Path, trouble: Exception
) -> None:
    shop = Shop(tmp_path)
    visitor = shop.visitor
    with visitor.client:  # with what a host does by itself
        visitor.agree("answer", "transcript")
        visitor.ask("Before it was full?")
        shop.disk.trouble = trouble
        assert named(visitor.ask("While it is full?"), "done")[0]["refused"] is False
        visitor.agree("answer", "transcript")  # a new visitor, whose receipt waits, too
        assert named(visitor.ask("Somebody new?"), "done")
        assert shop.ready()["ready"] is True
        assert shop.ready()["store"] == trouble.args[0]
        assert visitor.client.get("/").status_code == 200
        assert visitor.client.get("/api/widget").json()["contact"]

        refused = visitor.client.post(
            "/api/feedback", json={"token": visitor.token, "id": "x" * 20, "thumb": "up"}
        )
        assert refused.json()["code"] == "answer_unknown"
        me = visitor.me("DELETE")
        assert me.status_code in {500, 503}  # never said to be done when it was not
        assert "/data" not in me.text

        headers = {"authorization": f"Bearer {shop.token}", "origin": SHOP}
        text = visitor.client.get("/metrics", headers=headers).text
        assert "hushdesk_store_ok 0.0" in text
        counts = visitor.client.get("/operator/counts", headers=headers)
        assert (counts.status_code, counts.json()["code"]) == (503, "store_failed")

        shop.disk.trouble = None
        _until(lambda: "store" not in shop.ready() and len(_said(shop.store)) == 4)
    assert _said(shop.store)[:3] == [
        "Before it was full?",
        "Within 30 days, with the receipt.",
        "While it is full?",
    ]


def _said(store: HostStore) -> list[str]:
    rows = store._database.execute("SELECT text FROM messages ORDER BY n")
    return [str(text) for (text,) in rows]


def _until(holds: Any) -> None:
    import time

    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)
