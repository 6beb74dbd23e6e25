from __future__ import annotations

from contextlib import ExitStack

import pytest

from builder.core.conversation import Turn
from builder.core.errors import ServeError
from builder.server.sessions import ANSWER, Message, Session, Sessions
from builder.server.settings import Caps
from tests.support.stores import HandClock

SITE = "https://shop.example"


def open_session(sessions: Sessions, origin: str = SITE) -> tuple[str, Session]:
    return sessions.open(origin=origin, language="en", purposes=frozenset({ANSWER}))


def test_a_token_finds_its_session_and_cannot_be_guessed() -> None:
    sessions = Sessions(Caps(), HandClock())
    token, session = open_session(sessions)
    other, _ = open_session(sessions)
    assert sessions.find(token, SITE) is session
    assert token != other
    assert len(token) >= 43
    assert not any(token in mark for mark in sessions._open)


@pytest.mark.parametrize("token", ["", "x", "x" * 43])
def test_an_unknown_token_is_refused(token: str) -> None:
    with pytest.raises(ServeError, match="session_unknown"):
        Sessions(Caps(), HandClock()).find(token, SITE)


def test_a_token_is_worth_nothing_on_another_site() -> None:
    sessions = Sessions(Caps(), HandClock())
    token, _ = open_session(sessions)
    with pytest.raises(ServeError, match="session_unknown"):
        sessions.find(token, "https://evil.example")


def test_a_session_expires_and_is_forgotten() -> None:
    clock = HandClock()
    sessions = Sessions(Caps(session_minutes=10), clock)
    token, session = open_session(sessions)
    clock.forward(599)
    assert sessions.find(token, SITE) is session
    clock.forward(1)
    with pytest.raises(ServeError, match="session_unknown"):
        sessions.find(token, SITE)
    sessions.sweep()
    assert len(sessions) == 0


def test_a_dropped_token_finds_nothing() -> None:
    sessions = Sessions(Caps(), HandClock())
    token, _ = open_session(sessions)
    sessions.drop(token)
    sessions.drop(token)
    with pytest.raises(ServeError, match="session_unknown"):
        sessions.find(token, SITE)


def test_there_are_only_so_many_sessions_and_expired_ones_make_room() -> None:
    clock = HandClock()
    sessions = Sessions(Caps(sessions_at_once=1, session_minutes=1), clock)
    open_session(sessions)
    with pytest.raises(ServeError, match="host_busy"):
        open_session(sessions)
    clock.forward(60)
    open_session(sessions)


def test_one_answer_at_a_time_and_so_many_in_all() -> None:
    sessions = Sessions(Caps(turns=2), HandClock())
    _, session = open_session(sessions)
    with ExitStack() as held:
        held.enter_context(sessions.answering(session))
        with pytest.raises(ServeError, match="answer_running"), sessions.answering(session):
            pass
    with sessions.answering(session):
        pass
    with pytest.raises(ServeError, match="turns_used_up"), sessions.answering(session):
        pass


def test_the_history_is_the_last_messages_oldest_first() -> None:
    _, session = open_session(Sessions(Caps(), HandClock()))
    session.messages = [Message("visitor", "a", ""), Message("bot", "b", "", "7")]
    assert session.history(1) == (Turn("bot", "b"),)
    assert session.history(5) == (Turn("visitor", "a"), Turn("bot", "b"))
    assert session.history(0) == ()


def test_a_message_is_found_by_its_id_only_when_it_has_one() -> None:
    _, session = open_session(Sessions(Caps(), HandClock()))
    session.messages = [Message("visitor", "a", ""), Message("bot", "b", "", "7")]
    found = session.message("7")
    assert found is not None
    assert found.text == "b"
    assert session.message("") is None
    assert session.message("8") is None
