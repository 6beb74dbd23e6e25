"""Transcripts hold cleared text only, for their days only, and can be erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from builder.core.cleared import Cleared
from builder.core.mint import mint
from builder.core.ports import Forgets
from builder.vault.conversations import ConversationLog, StoredMessage
from tests.support.host_stores import DATABASE, FILE, open_store

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(params=[FILE, DATABASE])
def log(request: pytest.FixtureRequest) -> Iterator[ConversationLog]:
    with open_store(request.param) as store:
        yield store.conversations


def _cleared(text: str, purpose: str = "transcript") -> Cleared:
    return mint(text, purpose=purpose, masked={"PERSON": 1})


def _talk(log: ConversationLog, session: str, when: datetime) -> None:
    log.start(session, when)
    log.append(session, "visitor", _cleared("Do you open on Sundays?"), when)
    log.append(session, "bot", _cleared("No."), when)


def test_a_talk_comes_back_in_order_with_what_was_masked(log: ConversationLog) -> None:
    _talk(log, "s1", NOW)
    log.append("s1", "remark", _cleared("wrong"), NOW)
    stamp = "2026-05-01T12:00:00.000+00:00"
    assert log.read("s1") == [
        StoredMessage("visitor", "Do you open on Sundays?", stamp, {"PERSON": 1}),
        StoredMessage("bot", "No.", stamp, {"PERSON": 1}),
        StoredMessage("remark", "wrong", stamp, {"PERSON": 1}),
    ]
    assert log.read("s2") == []


def test_a_talk_need_not_be_begun_by_hand_and_may_be_begun_twice(log: ConversationLog) -> None:
    log.append("s1", "visitor", _cleared("Hello"), NOW)
    log.start("s1", NOW)
    assert len(log.read("s1")) == 1


@pytest.mark.parametrize(
    ("role", "purpose"), [("visitor", "model"), ("owner", "transcript"), ("", "transcript")]
)
def test_text_cleared_for_something_else_or_of_nobody_is_refused(
    log: ConversationLog, role: str, purpose: str
) -> None:
    with pytest.raises(ValueError, match=purpose):
        log.append("s1", role, _cleared("Hello", purpose), NOW)
    assert log.read("s1") == []


def test_what_is_past_its_days_goes_and_the_rest_stays(log: ConversationLog) -> None:
    _talk(log, "old", NOW - timedelta(days=31))
    _talk(log, "both", NOW - timedelta(days=31))
    log.append("both", "visitor", _cleared("And now?"), NOW)
    log.start("empty", NOW - timedelta(days=31))
    assert log.purge(NOW - timedelta(days=30)) == 4
    assert log.read("old") == []
    assert [message.text for message in log.read("both")] == ["And now?"]
    kept = log._database.execute("SELECT session_id FROM conversations")
    assert kept == [("both",)]
    assert log.purge(NOW - timedelta(days=30)) == 0


def test_a_time_of_another_zone_is_the_same_time(log: ConversationLog) -> None:
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    log.append("s1", "visitor", _cleared("Hello"), tokyo)
    assert log.purge(NOW) == 0
    assert log.purge(NOW + timedelta(seconds=1)) == 1


def test_a_visitor_is_forgotten_and_the_others_are_not(log: ConversationLog) -> None:
    _talk(log, "s1", NOW)
    _talk(log, "s2", NOW)
    place: Forgets = log
    assert place.place == "transcripts"
    assert log.forget_document("d1") == 0
    assert log.forget_visitor("s1") == 2
    assert log.forget_visitor("s1") == 0
    assert log.read("s1") == []
    assert len(log.read("s2")) == 2


def test_only_the_visitors_own_words_are_corrected_and_only_with_cleared_text(
    log: ConversationLog,
) -> None:
    mine = log.append("s1", "visitor", _cleared("Helo"), NOW)
    theirs = log.append("s1", "bot", _cleared("Good day"), NOW)
    assert log.correct("s1", mine, _cleared("Hello"))
    assert not log.correct("s1", theirs, _cleared("Go away"))
    assert not log.correct("s2", mine, _cleared("Overwritten"))
    with pytest.raises(ValueError, match="model"):
        log.correct("s1", mine, _cleared("Hello", "model"))
    assert [(row.n, row.text) for row in log.read("s1")] == [(mine, "Hello"), (theirs, "Good day")]
