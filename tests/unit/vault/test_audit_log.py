"""The audit chain appends, and shows what was changed, removed or rolled back."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.core.errors import Cancelled
from builder.core.progress import CancelToken, Step
from builder.vault.audit_log import AuditLog, ChainHead, ChainState, acting
from builder.vault.database import Database, open_memory
from builder.vault.migrations import BOT, migrate
from tests.support.stores import HandClock


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    migrate(made, BOT)
    yield made
    made.close()


@pytest.fixture
def log(database: Database) -> AuditLog:
    made = AuditLog(database, HandClock())
    for number in range(1, 6):
        made.record("document_added", document=f"d{number}", chunks=number)
    return made


def test_events_come_back_in_order(log: AuditLog) -> None:
    rows = log.rows(after=1, limit=2)
    assert [(row.n, row.event, row.details) for row in rows] == [
        (2, "document_added", {"document": "d2", "chunks": 2}),
        (3, "document_added", {"document": "d3", "chunks": 3}),
    ]
    assert rows[0].when == "2026-01-01T00:00:00.000+00:00"


def test_an_untouched_chain_holds(log: AuditLog) -> None:
    verdict = log.verify()
    assert (verdict.ok, verdict.rows, verdict.broken_at) == (True, 5, None)
    assert verdict.head == log.head()
    assert log.head().n == 5


def test_an_empty_chain_holds(database: Database) -> None:
    log = AuditLog(database, HandClock())
    assert (log.verify().ok, log.verify().rows) == (True, 0)
    assert log.head() == ChainHead(0, "00" * 32)
    assert log.descends_from(log.head())


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        ("UPDATE audit SET details = '{}' WHERE n = 3", 3),
        ("UPDATE audit SET event = 'nothing' WHERE n = 5", 5),
        ("UPDATE audit SET at = '2020' WHERE n = 1", 1),
        ("UPDATE audit SET actor = 'visitor' WHERE n = 2", 2),
        ("UPDATE audit SET actor = NULL WHERE n = 4", 4),
        ("UPDATE audit SET hash = zeroblob(32) WHERE n = 3", 3),
        ("UPDATE audit SET hash = 'text' WHERE n = 5", 5),
        ("UPDATE audit SET details = zeroblob(3) WHERE n = 2", 2),
        ("UPDATE audit SET n = 9 WHERE n = 5", 5),
        ("DELETE FROM audit WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 1", 1),
        ("UPDATE facts SET value = '5:00' WHERE name = 'audit_head'", 5),
        ("UPDATE facts SET value = '3:00' WHERE name = 'audit_head'", 3),
    ],
)
def test_a_changed_chain_says_where(
    log: AuditLog, database: Database, change: str, broken_at: int
) -> None:
    database.execute(change)
    verdict = log.verify()
    assert (verdict.state, verdict.broken_at) == (ChainState.CHANGED, broken_at)
    assert len(log.rows()) == len(log.newest())  # and can still be read


def test_a_file_that_went_on_descends_from_the_head_that_was_kept(log: AuditLog) -> None:
    kept = log.head()
    log.record("opened")
    assert log.descends_from(kept)


def test_a_file_that_was_rolled_back_does_not(log: AuditLog, database: Database) -> None:
    kept = log.head()
    database.execute("DELETE FROM audit WHERE n > 3")
    assert not log.descends_from(kept)
    log.record("opened")
    log.record("opened")
    assert not log.descends_from(kept)


def test_rows_that_changed_places_are_told(log: AuditLog, database: Database) -> None:
    database.execute("UPDATE audit SET n = 100 WHERE n = 2")
    database.execute("UPDATE audit SET n = 2 WHERE n = 3")
    database.execute("UPDATE audit SET n = 3 WHERE n = 100")
    assert log.verify().broken_at == 2


def test_rows_cut_off_the_end_are_missed(log: AuditLog, database: Database) -> None:
    assert not log.truncated()
    database.execute("DELETE FROM audit WHERE n > 3")
    verdict = log.verify()
    assert (verdict.state, verdict.broken_at) == (ChainState.TRUNCATED, 4)
    assert log.truncated()


def test_a_file_put_back_whole_is_told_by_the_head_kept_elsewhere(log: AuditLog) -> None:
    kept = ChainHead(9, "ab" * 32)
    verdict = log.verify(kept)
    assert (verdict.state, verdict.broken_at) == (ChainState.ROLLED_BACK, 6)
    log.record("opened")
    assert log.verify(ChainHead(5, "00" * 32)).broken_at == 5
    assert log.verify(log.head()).ok


def test_each_row_says_who_did_it(log: AuditLog) -> None:
    log.actor = "owner@cli"
    log.record("opened")
    with acting("operator:Front desk"):
        log.record("transcript_read")
    log.record("closed")
    actors = [row.actor for row in log.rows(after=5)]
    assert actors == ["owner@cli", "operator:Front desk", "owner@cli"]
    assert log.verify().ok


@pytest.mark.parametrize("actor", ["", "root", "owner@cli\n", "operator:", "operator:a\tb"])
def test_an_actor_is_a_role_and_no_other_word(actor: str) -> None:
    with pytest.raises(ValueError, match=r"^"), acting(actor):
        pass


def test_a_chain_of_the_first_format_still_holds_and_goes_on(database: Database) -> None:
    old = json.loads(Path("tests/data/audit/chain_format_1.json").read_text("utf-8"))
    made = open_memory()
    migrate(made, BOT[:2])
    for n, at, event, body, digest in old:
        values = (n, at, event, body, bytes.fromhex(digest))
        made.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?)", values)
    migrate(made, BOT)
    log = AuditLog(made, HandClock())
    assert (log.verify().state, log.verify().rows) == (ChainState.INTACT, len(old))
    assert {row.actor for row in log.rows()} == {""}
    log.record("opened")
    assert log.verify(ChainHead(len(old), old[-1][-1])).ok
    made.execute("UPDATE audit SET actor = 'owner' WHERE n = 3")
    assert log.verify().broken_at == 3
    made.close()


def test_two_threads_that_record_make_one_chain(log: AuditLog) -> None:
    def record(name: str) -> None:
        with acting(f"operator:{name}"):
            for number in range(50):
                log.record("document_added", chunks=number)

    threads = [threading.Thread(target=record, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = log.rows(after=5)
    assert [row.n for row in rows] == list(range(6, 106))
    assert [row.actor for row in rows].count("operator:a") == 50
    assert log.verify().ok


def test_what_a_transaction_drops_leaves_no_gap(log: AuditLog, database: Database) -> None:
    with contextlib.suppress(RuntimeError), database.transaction():
        log.record("dropped")
        raise RuntimeError
    log.record("kept")
    assert [row.event for row in log.rows(after=5)] == ["kept"]
    assert log.verify().ok


def test_the_newest_are_found_by_kind_and_time(database: Database) -> None:
    clock = HandClock()
    log = AuditLog(database, clock)
    for event in ("opened", "closed", "opened"):
        log.record(event)
        clock.forward(3600)
    assert [row.n for row in log.newest()] == [3, 2, 1]
    assert [row.n for row in log.newest(events=["opened"])] == [3, 1]
    assert [row.n for row in log.newest(before=3, limit=1)] == [2]
    assert [row.n for row in log.newest(since="2026-01-01T01", until="2026-01-01T02")] == [2]
    assert log.counts() == {"opened": 2, "closed": 1}


def test_a_check_reports_and_can_be_stopped(log: AuditLog) -> None:
    steps: list[Step] = []
    log.verify(progress=steps.append)
    assert (steps[-1].done, steps[-1].total) == (5, 5)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        log.verify(token=token)


_NAME = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
_VALUE = st.one_of(st.text(max_size=20), st.integers(-(2**40), 2**40), st.booleans(), st.none())


@given(
    events=st.lists(
        st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), _VALUE), max_size=8
    ),
    data=st.data(),
)
def test_whatever_is_recorded_holds_until_anything_is_changed(
    events: list[dict[str, str]], data: st.DataObject
) -> None:
    database = open_memory()
    migrate(database, BOT)
    log = AuditLog(database, HandClock())
    for details in events:
        log.record("event", **{key: value for key, value in details.items() if key != "event"})
    assert log.verify(log.head()).ok
    if events:
        n = data.draw(st.integers(1, len(events)))
        column = data.draw(st.sampled_from(["at", "event", "details", "actor", "hash"]))
        database.execute(f"UPDATE audit SET {column} = {column} || 'x' WHERE n = ?", (n,))
        assert log.verify().broken_at == n
    database.close()
