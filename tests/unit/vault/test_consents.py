"""Receipts say who agreed to what, to which text, and when it was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from builder.core.ports import Forgets
from builder.vault.consents import ConsentLog, StoredConsent
from tests.support.host_stores import DATABASE, FILE, open_store

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
STAMP = "2026-05-01T12:00:00.000+00:00"
LATER = "2026-05-01T13:00:00.000+00:00"


@pytest.fixture(params=[FILE, DATABASE])
def log(request: pytest.FixtureRequest) -> Iterator[ConsentLog]:
    with open_store(request.param) as store:
        yield store.consents


def _agree(
    log: ConsentLog,
    session: str,
    purposes: Sequence[str] = ("transcript", "answer"),
    when: datetime = NOW,
) -> None:
    log.record(session, version="v1", purposes=purposes, text_sha256="ab", when=when)


def test_a_receipt_comes_back(log: ConsentLog) -> None:
    _agree(log, "s1")
    _agree(log, "s2", purposes=())
    assert log.read("s1") == [StoredConsent("v1", ("answer", "transcript"), "ab", STAMP)]
    assert log.read("s2") == [StoredConsent("v1", (), "ab", STAMP)]


def test_taking_one_purpose_back_leaves_a_receipt_for_the_other(log: ConsentLog) -> None:
    _agree(log, "s1")
    hour = NOW + timedelta(hours=1)
    assert log.withdraw("s1", purposes=("answer",), when=hour) == 1
    assert log.read("s1") == [
        StoredConsent("v1", ("answer", "transcript"), "ab", STAMP, LATER),
        StoredConsent("v1", ("answer",), "ab", LATER),
    ]


def test_taking_everything_back_ends_every_receipt(log: ConsentLog) -> None:
    _agree(log, "s1")
    _agree(log, "s1")
    _agree(log, "s2")
    hour = NOW + timedelta(hours=1)
    assert log.withdraw("s1", purposes=(), when=hour) == 2
    assert log.withdraw("s1", purposes=("answer",), when=hour) == 0
    assert [receipt.withdrawn for receipt in log.read("s1")] == [LATER, LATER]
    assert log.read("s2")[0].withdrawn is None


def test_receipts_past_their_days_go(log: ConsentLog) -> None:
    _agree(log, "old", when=NOW - timedelta(days=400))
    _agree(log, "new")
    assert log.purge(NOW - timedelta(days=365)) == 1
    assert log.read("old") == []
    assert log.read("new")


def test_a_visitor_is_forgotten_and_the_others_are_not(log: ConsentLog) -> None:
    _agree(log, "s1")
    _agree(log, "s2")
    place: Forgets = log
    assert place.place == "consents"
    assert log.forget_document("d1") == 0
    assert log.forget_visitor("s1") == 1
    assert log.forget_visitor("s1") == 0
    assert log.read("s2")
