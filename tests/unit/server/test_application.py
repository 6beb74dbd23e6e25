from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from builder.core.contact import Contact
from builder.core.errors import MachineError
from builder.core.policy import PrivacyPolicy
from builder.core.spending import Refused
from builder.server.keeping import Keeper
from builder.server.premises import ADDRESS_KEY
from builder.server.sessions import Sessions
from builder.server.settings import Caps
from builder.server.transcripts import Transcripts
from builder.vault.conversations import ConversationLog
from builder.vault.hoststore import HostStore
from builder.vault.visitors import StoredVisitor
from tests.support.bots import FakeBot, Filled, make_spec
from tests.support.hosts import BUNDLE, OWN, make_app, make_gate
from tests.support.stores import HandClock

ROUTES = {
    "/v1/chat/completions": {"post"},
    "/v1/models": {"get"},
    "/v1/models/{model}": {"get"},
    "/": {"get"},
    "/widget.js": {"get"},
    "/privacy": {"get"},
    "/.well-known/gpc.json": {"get"},
    "/api/widget": {"get"},
    "/api/session": {"post"},
    "/api/chat": {"post"},
    "/api/feedback": {"post"},
    "/api/handover": {"get", "post"},
    "/api/me": {"get", "patch", "delete"},
    "/healthz": {"get"},
    "/readyz": {"get"},
    "/metrics": {"get"},
    "/operator/state": {"get"},
    "/operator/counts": {"get"},
    "/operator/unanswered": {"get"},
    "/operator/transcripts": {"get"},
    "/operator/transcripts/{reference}": {"get"},
    "/operator/handovers": {"get"},
    "/operator/handovers/retry": {"post"},
    "/operator/handovers/{name}": {"get"},
    "/operator/requests": {"get"},
    "/operator/visitors/{reference}": {"get", "delete"},
    "/operator/visitors/{reference}/freeze": {"post"},
    "/operator/visitors/{reference}/unfreeze": {"post"},
    "/operator/contacts": {"get"},
    "/operator/audit": {"get"},
    "/operator/pause": {"post"},
    "/operator/resume": {"post"},
    "/operator/revoke": {"post"},
    "/operator/bundle": {"post"},
    "/operator/export": {"get"},
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
        "bundle": {"id": BUNDLE.id, "version": BUNDLE.version, "signer": BUNDLE.signer},
    }
    empty = client_of(make_app(FakeBot(filled=Filled(0, 0)))).get("/readyz")
    assert (empty.status_code, empty.json()["ready"]) == (503, False)


def test_that_money_for_a_model_is_used_up_is_told_to_who_watches_the_host() -> None:
    spec = make_spec(spending__day_cap=0.01)
    with HostStore.in_memory() as store:
        client = client_of(make_app(FakeBot(spec), store=store))
        assert "spending" not in client.get("/readyz").json()
        assert isinstance(store.spending.reserve("paid", 20_000, spec.spending.caps), Refused)
        assert client.get("/readyz").json()["spending"] == "capped"


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


def make_keeper(store: HostStore, clock: HandClock, policy: PrivacyPolicy | None = None) -> Keeper:
    spec = FakeBot().spec
    log, gate = store.conversations, make_gate(spec)
    transcripts = Transcripts(spec, gate, log, clock, remembered=9)
    return Keeper(store, Sessions(Caps(), clock), transcripts, policy or spec.privacy, clock)


def test_transcripts_are_removed_after_their_days_and_receipts_after_a_year() -> None:
    clock, store = HandClock(), HostStore.in_memory()
    fill(store, clock)
    keeper = make_keeper(store, clock)

    def after(**time: float) -> None:
        clock.at += timedelta(**time)
        asyncio.run(keeper.round())

    after(days=30)
    assert len(store.conversations.read("s1")) == 1
    after(hours=23)  # the same day: it was looked at already
    assert len(store.conversations.read("s1")) == 1
    after(days=1)
    assert store.conversations.read("s1") == []
    after(days=333)  # the host slept all the while: the days it missed are caught up
    assert len(store.consents.read("s1")) == 1
    after(days=1)
    assert store.consents.read("s1") == []
    rows = [(row.event, dict(row.details)) for row in store.audit.rows()]
    assert rows == [("retention", {"transcripts": 1}), ("retention", {"receipts": 1})]


def test_each_kind_of_what_is_kept_has_its_own_days() -> None:
    clock, store = HandClock(), HostStore.in_memory()
    policy = make_spec(
        privacy__transcripts__days=20, privacy__retention__notes=3,
        privacy__retention__receipts=40, privacy__retention__contacts=10,
    ).privacy  # fmt: skip
    fill(store, clock)
    gate = make_gate(FakeBot().spec)
    store.conversations.append("s1", "remark", gate.clear("nice", "transcript"), clock.now())
    store.ledger.record(Contact(clock.now().isoformat(), "api.example", "model", True))
    visitor = StoredVisitor("s1", clock.now(), clock.now(), "o", "en", frozenset({"answer"}))
    store.visitors.save(visitor, "token")
    keeper, seen = make_keeper(store, clock, policy), 0
    gone: dict[str, int] = {}
    for day in range(1, 45):
        clock.at += timedelta(days=1)
        asyncio.run(keeper.round())
        for row in store.audit.rows(after=seen):
            seen = row.n
            gone |= dict.fromkeys(row.details, day)
    assert gone == {
        "notes": 4, "contacts": 11, "transcripts": 21, "receipts": 41, "visitors": 41,
    }  # fmt: skip
    assert store.visitors.by_token("token") is None


def test_what_is_frozen_outlives_its_days_for_a_year_at_most() -> None:
    clock, store = HandClock(), HostStore.in_memory()
    fill(store, clock)
    frozen = StoredVisitor(
        "s1", clock.now(), clock.now(), "o", "en", frozenset(), frozen=clock.now()
    )
    store.visitors.save(frozen, "token")
    keeper = make_keeper(store, clock)
    for _ in range(13):
        clock.at += timedelta(days=28)
        asyncio.run(keeper.round())
    assert len(store.conversations.read("s1")) == 1
    clock.at += timedelta(days=2)
    asyncio.run(keeper.round())
    assert store.conversations.read("s1") == []
    assert store.consents.read("s1") == []


def test_a_place_that_refuses_is_tried_again_within_the_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, store = HandClock(), HostStore.in_memory()
    fill(store, clock)
    clock.at += timedelta(days=400)
    keeper = make_keeper(store, clock)

    def refuse(*_: object, **_facts: object) -> int:
        raise MachineError("no_space", folder="x")

    with monkeypatch.context() as patched:
        patched.setattr(store.conversations, "purge", refuse)
        failing = make_keeper(store, clock)
        asyncio.run(failing.round())
    assert store.consents.read("s1") == []  # one place's trouble is not another's
    assert len(store.conversations.read("s1")) == 1
    asyncio.run(keeper.round())
    assert store.conversations.read("s1") == []


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
    def refuse(*_: object, **_facts: object) -> int:
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
