from __future__ import annotations

import socket
from pathlib import Path

import pytest

from builder.core.bot import BotSpec, EmbedderKind, SearchSettings
from builder.core.errors import MachineError, ServeError
from builder.core.policy import PrivacyPolicy
from builder.core.ports import EmbedderIdentity
from builder.privacy.egress import Door
from builder.server.listening import bind, page_address
from builder.server.opening import chosen_embedder, provider_secrets
from builder.server.serving import serve
from builder.server.settings import HostOptions
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.embedding_server import EmbeddingServer
from tests.support.ledger import MemoryLedger


def test_a_free_port_is_found_and_told_as_an_address() -> None:
    with bind("127.0.0.1", 0) as door:
        assert page_address(door) == f"http://127.0.0.1:{door.getsockname()[1]}/"


@pytest.mark.skipif(not socket.has_ipv6, reason="this computer has no IPv6")
def test_a_long_address_is_told_in_brackets() -> None:
    try:
        door = bind("::1", 0)
    except ServeError:
        pytest.skip("this computer has no IPv6 loopback")
    with door:
        assert page_address(door) == f"http://[::1]:{door.getsockname()[1]}/"


def test_a_taken_port_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    with bind("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ServeError) as refused:
            serve(HostOptions(tmp_path / "none.hush", port=port))
    assert (refused.value.code, refused.value.params) == ("port_in_use", {"port": port})


def test_an_open_address_without_a_proxy_is_refused_first(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="plain_http"):
        serve(HostOptions(tmp_path / "none.hush", host="0.0.0.0"))


@pytest.mark.parametrize(
    ("host", "port", "code"),
    [
        ("203.0.113.9", 0, "address_not_ours"),
        ("127.0.0.1", 70_000, "port_not_allowed"),
    ],
)
def test_an_address_that_cannot_be_taken_has_its_reason(host: str, port: int, code: str) -> None:
    with pytest.raises(ServeError, match=code):
        bind(host, port)


def test_a_port_of_the_system_has_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(ServeError, match="port_not_allowed"):
        bind("127.0.0.1", 80)


def test_a_key_from_a_file_wins_over_the_one_in_the_bundle(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(b" new-key\n")
    sealed = {"openai": Secret("old-key"), "ollama": Secret("other")}
    store = provider_secrets(sealed, {"openai": file})
    assert store.get("provider:openai") == b"new-key"
    assert store.get("provider:ollama") == b"other"


def test_a_key_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as refused:
        provider_secrets({}, {"openai": tmp_path / "none"})
    assert refused.value.code == "file_unreadable"


def test_a_host_reads_questions_with_the_server_that_read_the_passages() -> None:
    made_by = EmbedderIdentity("bge-m3", "", "openai_compatible", 384)
    door = Door(PrivacyPolicy, MemoryLedger())
    with EmbeddingServer() as server:
        search = SearchSettings(EmbedderKind.OPENAI_COMPATIBLE, "bge-m3", server.address)
        spec = BotSpec("1", "shop", "2026-01-01T00:00:00+00:00", search=search)
        secrets = provider_secrets({"embedder": Secret(b"sk-1")}, {})
        embedder = chosen_embedder(spec, made_by, door, secrets)
        assert embedder is not None
        # It starts also while the server is away.
        assert (embedder.identity, server.requests) == (made_by, 0)
        assert embedder.embed_question("When are you open?").shape == (384,)
        assert server.keys == ["Bearer sk-1"]


def test_vectors_of_the_built_in_model_are_asked_with_it_whatever_is_set() -> None:
    door = Door(PrivacyPolicy, MemoryLedger())
    built_in = EmbedderIdentity("all-MiniLM-L6-v2", "0" * 64, "int8", 384)
    search = SearchSettings(EmbedderKind.OLLAMA, "bge-m3")
    for settings in (search, SearchSettings()):
        spec = BotSpec("1", "shop", "2026-01-01T00:00:00+00:00", search=settings)
        assert chosen_embedder(spec, built_in, door, MemoryStore()) is None
