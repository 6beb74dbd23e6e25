"""Talks that begin while Redis is away."""

from __future__ import annotations

import pytest

from builder.core.errors import ServeError
from builder.server import spare_sessions
from builder.server.sessions import ANSWER, TRANSCRIPT, Session
from builder.server.settings import Caps
from builder.server.spare_sessions import SpareSessions
from builder.vault.hoststore import HostStore
from tests.support.stores import HandClock

SITE = "https://shop.example"


class Replicas:
    """Two replicas that share a database."""

    def __init__(self, caps: Caps | None = None) -> None:
        self.store, self.clock = HostStore.in_memory(), HandClock()
        self.one, self.two = (
            SpareSessions(self.store.visitors, caps or Caps(), self.clock) for _ in range(2)
        )

    def open(self, *purposes: str) -> tuple[str, Session]:
        return self.one.open(
            origin=SITE, language="en", purposes=frozenset(purposes), opted_out=False, terms="words"
        )


def words(_language: str) -> str:
    return "words"


def test_another_replica_knows_it_and_what_its_visitor_decided() -> None:
    replicas = Replicas()
    token, session = replicas.open(ANSWER, TRANSCRIPT)
    assert SpareSessions.has(token)
    found = replicas.two.find(token, SITE, words)
    assert found.id == session.id
    assert found.purposes == {ANSWER, TRANSCRIPT}
    with replicas.two.changing(found):
        found.purposes = frozenset({ANSWER})
        found.frozen = replicas.clock.now()
    with replicas.one.changing(session):
        assert session.purposes == {ANSWER}
        assert session.frozen == found.frozen


def test_what_was_decided_before_a_failure_holds() -> None:
    replicas = Replicas()
    token, session = replicas.open(ANSWER)

    def withdraw() -> None:
        with replicas.one.changing(session):
            session.purposes = frozenset()
            raise ServeError("message_unknown")

    with pytest.raises(ServeError, match="message_unknown"):
        withdraw()
    assert replicas.two.find(token, SITE, words).purposes == frozenset()


def test_it_is_short_and_of_one_site_and_of_the_words_that_were_shown() -> None:
    replicas = Replicas()
    token, _ = replicas.open(ANSWER)
    refused = ServeError
    with pytest.raises(refused, match="session_unknown"):
        replicas.two.find(token, "https://evil.example", words)
    with pytest.raises(refused, match="session_unknown"):
        replicas.two.find(token, SITE, lambda _: "other words")
    with pytest.raises(refused, match="session_unknown"):
        replicas.two.find(token.replace("words", "other"), SITE, lambda _: "other")
    replicas.clock.forward(seconds=60 * spare_sessions.MINUTES)
    with pytest.raises(refused, match="session_unknown"):
        replicas.two.find(token, SITE, words)


def test_one_that_was_closed_or_erased_is_answered_no_more() -> None:
    replicas = Replicas()
    token, session = replicas.open(ANSWER)
    other = replicas.two.find(token, SITE, words)
    with replicas.one.changing(session):
        session.closed = True
    assert not replicas.two.find(token, SITE, words).answered
    replicas.store.visitors.forget_visitor(session.id)
    with replicas.two.changing(other):
        assert other.closed
    with pytest.raises(ServeError, match="session_unknown"):
        replicas.two.find(token, SITE, words)


def test_it_has_one_answer_at_a_time_and_so_many_turns() -> None:
    replicas = Replicas(Caps(turns=2))
    _, session = replicas.open(ANSWER)
    first = replicas.one.answering(session)
    first.__enter__()
    with pytest.raises(ServeError, match="answer_running"), replicas.one.answering(session):
        pass
    first.__exit__(None, None, None)
    with replicas.one.answering(session):
        pass
    with pytest.raises(ServeError, match="turns_used_up"), replicas.one.answering(session):
        pass


def test_turns_of_talks_that_are_over_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare_sessions, "_MOST", 2)
    replicas = Replicas()
    for _ in range(2):
        with replicas.one.answering(replicas.open(ANSWER)[1]):
            pass
    _, late = replicas.open(ANSWER)
    with pytest.raises(ServeError, match="host_busy"), replicas.one.answering(late):
        pass
    replicas.clock.forward(seconds=60 * spare_sessions.MINUTES)
    with replicas.one.answering(late):
        pass
