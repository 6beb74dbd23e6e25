from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from builder.core.errors import MachineError
from builder.server.application import ADDRESS_KEY, Keeper
from builder.server.sessions import Sessions
from builder.server.settings import Caps
from builder.vault.conversations import ConversationLog
from builder.vault.hoststore import HostStore
from tests.support.bots import FakeBot, Filled
from tests.support.hosts import BUNDLE, OWN, make_app, make_gate
from tests.support.stores import HandClock

ROUTES = {
    "/": {"get"},
    "/widget.js": {"get"},
    "/privacy": {"get"},
    "/api/widget": {"get"},
    "/api/session": {"post"},
    "/api/chat": {"post"},
    "/api/feedback": {"post"},
    "/api/handover": {"post"},
    "/api/me": {"get", "patch", "delete"},
    "/healthz": {"get"},
    "/readyz": {"get"},
}


def client_of(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=OWN)


def test_the_description_lists_every_route_and_no_other() -> None:
    description = client_of(make_app()).get("/openapi.json").json()
    found = {path: set(methods) for path, methods in description["paths"].items()}
    assert found == ROUTES
    assert description["info"]["title"] == "Willow Bikes"


def test_the_process_is_alive_and_ready_once_keywords_answer() -> None:
    warming = client_of(make_app(FakeBot(filled=Filled(passages=7, vectors=0))))
    assert warming.get("/healthz").json() == {"status": "alive"}
    ready = warming.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {
        "ready": True,
        "passages": 7,
        "vectors": 0,
        "bundle": {"id": BUNDLE.id, "version": BUNDLE.version},
    }
    empty = client_of(make_app(FakeBot(filled=Filled(0, 0)))).get("/readyz")
    assert (empty.status_code, empty.json()["ready"]) == (503, False)


def test_the_framework_sends_no_traces_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example:4318")
    with client_of(make_app()) as client:
        assert client.get("/healthz").status_code == 200


def fill(store: HostStore, clock: HandClock) -> None:
    gate = make_gate(FakeBot().spec)
    store.conversations.append("s1", "visitor", gate.clear("old", "transcript"), clock.now())
    store.consents.record(
        "s1", version="v", purposes=["transcript"], text_sha256="ab", when=clock.now()
    )


def test_transcripts_are_removed_after_their_days_and_receipts_after_a_year() -> None:
    clock, store = HandClock(), HostStore.in_memory()
    fill(store, clock)
    keeper = Keeper(store, Sessions(Caps(), clock), 30, clock)
    clock.at += timedelta(days=30)
    assert keeper.purge() == 0
    clock.forward(1)
    assert keeper.purge() == 1
    assert store.conversations.read("s1") == []
    clock.at += timedelta(days=336)
    assert keeper.purge() == 1
    assert store.consents.read("s1") == []
    assert [row.event for row in store.audit.rows()] == ["retention", "retention"]


def test_a_start_removes_what_is_past_its_days() -> None:
    clock, store = HandClock(), HostStore.in_memory()
    fill(store, clock)
    clock.at += timedelta(days=31)
    with client_of(make_app(store=store, clock=clock)) as client:
        client.get("/healthz")
        for _ in range(1000):
            if not store.conversations.read("s1"):
                break
    assert store.conversations.read("s1") == []


def test_a_purge_that_fails_is_noted_and_does_not_stop_the_host(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> int:
        raise MachineError("no_space", folder="x")

    monkeypatch.setattr(ConversationLog, "purge", refuse)
    with client_of(make_app()) as client:
        assert client.get("/healthz").status_code == 200
        client.get("/readyz")
    assert "retention_failed" in capsys.readouterr().err


def test_the_key_for_addresses_is_made_once_and_kept() -> None:
    store = HostStore.in_memory()
    make_app(store=store)
    first = store.facts.get(ADDRESS_KEY)
    make_app(store=store)
    assert first is not None
    assert len(bytes.fromhex(first)) == 32
    assert store.facts.get(ADDRESS_KEY) == first
