"""A flood of questions from one talk is in the host's audit and log, once, without any text."""

from __future__ import annotations

import io

from builder.server.floods import FLOOD, WINDOW_S, Floods
from builder.server.sessions import Sessions
from builder.server.settings import Caps
from builder.system import logs
from builder.vault.hoststore import HostStore
from tests.support.hosts import Visitor
from tests.support.stores import HandClock


def test_a_flood_is_told_once_even_where_the_limits_refuse_it() -> None:
    stream = io.StringIO()
    logs.configure("info", stream)
    visitor = Visitor()
    visitor.agree("answer")
    body = {"token": visitor.token, "message": "marker of a question"}
    for _ in range(FLOOD + 5):
        visitor.client.post("/api/chat", json=body)
    (row,) = [row for row in visitor.store.audit.rows() if row.event == "flood"]
    assert row.actor == "host"
    assert (row.details["count"], row.details["seconds"]) == (FLOOD, WINDOW_S)
    assert stream.getvalue().count('"flood"') == 1
    assert "marker" not in stream.getvalue()
    logs.configure("warning")


def test_a_person_who_asks_on_and_on_is_no_flood() -> None:
    clock, store = HandClock(), HostStore.in_memory()
    floods = Floods(store.audit, clock)
    sessions = Sessions(Caps(), clock)
    _, session = sessions.open(origin="", language="en", purposes=frozenset())
    for _ in range(3 * FLOOD):
        clock.forward(5)
        assert not floods.note(session)
    store.close()
