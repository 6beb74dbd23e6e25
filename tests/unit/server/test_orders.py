"""A running host does what its operator's command orders, and nothing else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.errors import HushdeskError
from builder.core.ids import reference
from builder.server import orders
from builder.server.sessions import Session, Sessions
from builder.server.settings import Caps
from builder.server.transcripts import Transcripts
from builder.vault.hoststore import HostStore
from builder.vault.visitors import StoredVisitor
from tests.support.bots import FakeBot
from tests.support.hosts import make_gate
from tests.support.stores import HandClock


class Host:
    """The parts of a host with one visitor who is talking."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.store = HostStore.open(folder, clock=self.clock)
        self.sessions = Sessions(Caps(), self.clock)
        spec = FakeBot().spec
        log = self.store.conversations
        self.transcripts = Transcripts(spec, make_gate(spec), log, self.clock, remembered=9)
        agreed = frozenset({"answer", "transcript"})
        token, self.session = self.sessions.open(origin="o", language="en", purposes=agreed)
        now = self.clock.now()
        left = StoredVisitor(self.session.id, now, self.session.expires, "o", "en", agreed)
        self.store.visitors.save(left, token)
        text = make_gate(spec).clear("hello", "transcript")
        log.append(self.session.id, "visitor", text, now)

    def obey(self) -> int:
        return orders.obey(self.store, self.sessions, self.transcripts, self.clock)

    def told(self, folder: Path, verb: str, identifier: str) -> dict[str, object]:
        """What the command gets while the host looks for orders again and again."""
        done = threading.Event()

        def run() -> None:
            while not done.is_set():
                self.obey()
                done.wait(0.01)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            return orders.give(folder, verb, identifier)
        finally:
            done.set()
            thread.join(30)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    made = Host(tmp_path)
    yield made
    made.store.close()


def live(host: Host) -> Session:
    return host.session


def test_a_visitor_is_erased_while_they_talk(host: Host, tmp_path: Path) -> None:
    told = host.told(tmp_path, "erase", reference(host.session.id))
    assert told["counts"] == {"handovers": 0, "transcripts": 1, "consents": 0, "visitors": 1}
    assert host.store.conversations.read(host.session.id) == []
    assert live(host).closed
    assert len(host.sessions) == 0
    assert list((tmp_path / orders.FOLDER).iterdir()) == []


def test_a_visitor_is_frozen_and_unfrozen_while_they_talk(host: Host, tmp_path: Path) -> None:
    assert host.told(tmp_path, "freeze", host.session.id)["frozen"]
    assert live(host).frozen is not None
    assert host.told(tmp_path, "unfreeze", host.session.id)["frozen"] is None
    assert live(host).frozen is None


def test_what_cannot_be_done_comes_back_as_its_code(host: Host, tmp_path: Path) -> None:
    with pytest.raises(HushdeskError, match="unknown_visitor"):
        host.told(tmp_path, "erase", "0000-0000-0000")
    with pytest.raises(HushdeskError, match="host_running"):
        orders.give(tmp_path, "print", host.session.id)  # none of the verbs
    with pytest.raises(HushdeskError, match="host_running"):
        orders.give(tmp_path, "erase", host.session.id, patience_s=0)
    assert host.obey() == 0  # an order that nobody waits for any more is taken back


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"verb": "export", "id": "x"}', '{"verb": "erase"}', "x" * 5000]
)
def test_an_order_that_makes_no_sense_does_nothing(host: Host, tmp_path: Path, text: str) -> None:
    place = tmp_path / orders.FOLDER
    place.mkdir()
    (place / "x.order").write_text(text)
    assert host.obey() == 1
    assert json.loads((place / "x.answer").read_text())["error"] == "order_unclear"
    assert len(host.store.conversations.read(host.session.id)) == 1
    assert not live(host).closed


def test_a_host_in_memory_takes_no_orders() -> None:
    with HostStore.in_memory() as store:
        clock = HandClock()
        spec = FakeBot().spec
        made = Transcripts(spec, make_gate(spec), store.conversations, clock, remembered=9)
        assert orders.obey(store, Sessions(Caps(), clock), made, clock) == 0
