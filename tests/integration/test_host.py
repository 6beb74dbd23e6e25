"""A sealed bundle, served by the real command in a process of its own."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from builder.knowledge.embedding.minilm import load_minilm
from builder.privacy import egress
from builder.server.serving import serve
from builder.server.settings import HostOptions
from builder.system import logs
from builder.vault.hoststore import HostStore
from builder.vault.secret import Secret
from tests.support.bundles import Desk, make_desk, make_source
from tests.support.host_process import SEAL, Caller, HostProcess, lines, make_passages, seal_shop
from tests.support.hosts import named

WORDS = "marmalade-lighthouse"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


@pytest.fixture(scope="module")
def bundle(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seal_shop(tmp_path_factory.mktemp("sealed") / "shop.hush", desk)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def files_of(folder: Path) -> Iterator[bytes]:
    for file in folder.rglob("*"):
        if file.is_file():
            yield file.read_bytes()


def test_a_bundle_is_served_asked_and_stopped_in_order(
    bundle: Path, desk: Desk, data: Path
) -> None:
    with HostProcess(bundle, data, "--signer", desk.key.public) as host, host.visit() as caller:
        ready = caller.http.get("readyz").json()
        assert (ready["ready"], ready["passages"]) == (True, 3)
        assert ready["bundle"]["version"] == 3
        events = caller.ask(f"Can I return a bike within 30 days of delivery? {WORDS}")
        (done,) = named(events, "done")
        assert "returned within 30 days" in done["text"]
        (sources,) = named(events, "sources")
        assert (sources[0]["document"], sources[0]["page"]) == ("Shop rules.pdf", 1)
        assert len(caller.me()["transcript"]) == 2
        assert host.stop() == 0
    said = list(lines(host.log))
    assert [line["event"] for line in said if line["event"] in {"serving", "stopped"}] == [
        "serving",
        "stopped",
    ]
    assert {line["route"] for line in said if line["event"] == "request"} == {
        "/readyz",
        "/api/widget",
        "/api/session",
        "/api/chat",
        "/api/me",
    }
    assert WORDS not in host.log
    assert not any(WORDS.encode() in content for content in files_of(data))
    assert (data / "host.key").stat().st_mode & 0o777 == 0o600


def test_a_restart_needs_no_signer_and_finds_the_transcripts(
    bundle: Path, desk: Desk, data: Path
) -> None:
    with HostProcess(bundle, data, "--signer", desk.key.public) as host, host.visit() as caller:
        caller.ask("Can I return a bike?")
        session = caller.me()["session"]["id"]
        host.kill()
    with HostProcess(bundle, data) as again:
        assert again.stop(signal.SIGINT) == 0
    with HostStore.open(data) as store:
        assert [row.role for row in store.conversations.read(session)] == ["visitor", "bot"]
        assert store.facts.get("pinned_signer") == desk.key.public


def test_a_kill_under_load_loses_no_answer_that_was_acknowledged(
    bundle: Path, desk: Desk, data: Path
) -> None:
    acknowledged: list[str] = []
    enough = threading.Event()

    def visit(caller: Caller) -> None:
        while len(acknowledged) < 300:
            try:
                done = named(caller.ask("Can I return a bike?"), "done")
            except httpx.HTTPError:
                return  # it was killed
            acknowledged.extend(each["id"] for each in done)
            if len(acknowledged) >= 20:
                enough.set()

    with HostProcess(bundle, data, "--signer", desk.key.public) as host:
        callers = [host.visit() for _ in range(4)]
        visitors = [threading.Thread(target=visit, args=(caller,)) for caller in callers]
        for visitor in visitors:
            visitor.start()
        killed = enough.wait(120)
        host.kill()
        for visitor in visitors:
            visitor.join(60)
    assert killed
    for caller in callers:
        caller.http.close()
    with HostStore.open(data) as store:
        kept = store._database.one("SELECT count(*) FROM messages WHERE role = 'bot'")
    assert kept is not None
    assert kept[0] >= len(acknowledged)


def test_nobody_is_believed_because_the_file_names_them(bundle: Path, data: Path) -> None:
    assert HostProcess(bundle, data).refusal()["code"] == "signer_unknown"


def test_what_was_pinned_holds_against_forgers_and_replays(
    bundle: Path, desk: Desk, data: Path, tmp_path: Path
) -> None:
    with HostProcess(bundle, data, "--signer", desk.key.public):
        pass
    forged = seal_shop(tmp_path / "forged.hush", make_desk(), version=9)
    assert HostProcess(forged, data).refusal()["code"] == "signer_mismatch"
    older = seal_shop(tmp_path / "older.hush", desk, version=2)
    assert HostProcess(older, data).refusal()["code"] == "bundle_older"
    newer = seal_shop(tmp_path / "newer.hush", desk, version=4)
    with HostProcess(newer, data):
        pass
    assert HostProcess(bundle, data).refusal()["code"] == "bundle_older"


def test_a_minimum_version_is_held(bundle: Path, desk: Desk, data: Path) -> None:
    words = ("--signer", desk.key.public, "--min-version", "4")
    assert HostProcess(bundle, data, *words).refusal()["code"] == "bundle_older"


def test_a_refused_bundle_leaves_nothing_behind(bundle: Path, desk: Desk, data: Path) -> None:
    assert HostProcess(bundle, data).refusal()["code"] == "signer_unknown"
    host = HostProcess(bundle, data, "--signer", desk.key.public)
    Path(f"{data}.seal").write_text("not the passphrase")
    assert host.refusal()["code"] == "wrong_passphrase"
    damaged = bytearray(bundle.read_bytes())
    damaged[-2000] ^= 1
    data.with_name("damaged.hush").write_bytes(damaged)
    host = HostProcess(data.with_name("damaged.hush"), data, "--signer", desk.key.public)
    assert host.refusal()["code"] == "signature_invalid"
    assert not data.exists()


def test_an_address_others_can_reach_is_refused_without_tls(
    bundle: Path, desk: Desk, data: Path
) -> None:
    words = ("--signer", desk.key.public, "--host", "0.0.0.0")
    assert HostProcess(bundle, data, *words).refusal()["code"] == "plain_http"


def test_two_hosts_share_neither_port_nor_folder(bundle: Path, desk: Desk, data: Path) -> None:
    with HostProcess(bundle, data, "--signer", desk.key.public) as host:
        port = host.address.rstrip("/").rpartition(":")[2]
        other = data.with_name("other")
        taken = HostProcess(bundle, other, "--signer", desk.key.public, "--port", port)
        assert taken.refusal()["code"] == "port_in_use"
        assert HostProcess(bundle, data).refusal()["code"] == "file_busy"


def test_meaning_is_searched_once_the_vectors_are_in(
    desk: Desk, data: Path, tmp_path: Path
) -> None:
    source = make_passages(load_minilm())
    bundle = seal_shop(tmp_path / "vectors.hush", desk, source=source)
    with HostProcess(bundle, data, "--signer", desk.key.public) as host, host.visit() as caller:
        deadline = time.monotonic() + 120
        while (ready := caller.http.get("readyz").json())["vectors"] < 3:
            assert time.monotonic() < deadline, ready
            time.sleep(0.05)
        events = caller.ask("How much do I have to pay to have my bicycle maintained?")
        assert "85 pounds" in named(events, "done")[0]["text"]


def test_vectors_of_other_weights_are_refused(desk: Desk, data: Path, tmp_path: Path) -> None:
    bundle = seal_shop(tmp_path / "other.hush", desk, source=make_source())
    host = HostProcess(bundle, data, "--signer", desk.key.public)
    assert host.refusal()["code"] == "embedder_mismatch"


def test_the_entry_itself_ends_in_order_and_gives_the_signals_back(
    bundle: Path, desk: Desk, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(egress, "install_guard", lambda: None)  # it would stay for other tests
    before = signal.getsignal(signal.SIGTERM)
    answers: list[str] = []

    def visit(address: str) -> None:
        try:
            with Caller(address) as caller:
                answers.append(named(caller.ask("Can I return a bike?"), "done")[0]["text"])
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    options = HostOptions(
        bundle, signer=desk.key.public, passphrase=Secret(SEAL), port=0, data=data
    )
    visitors: list[threading.Thread] = []

    def on_ready(address: str) -> None:
        visitors.append(threading.Thread(target=visit, args=(address,)))
        visitors[0].start()

    try:
        serve(options, on_ready=on_ready)
    finally:
        logs.configure("warning")
    visitors[0].join(60)
    assert "30 days" in answers[0]
    assert signal.getsignal(signal.SIGTERM) is before
    HostStore.open(data).close()
