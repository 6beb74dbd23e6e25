"""The door's clients: checked before every request, pinned, counted, never redirected."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from builder.core.contact import Contact
from builder.core.errors import Cancelled, PolicyError
from builder.core.policy import Network, PrivacyPolicy
from builder.core.progress import CancelToken
from builder.privacy.egress import Door, Failure, failure_of, transport
from tests.support import openai_server
from tests.support.certificates import loopback_contexts
from tests.support.ledger import MemoryLedger, make_door
from tests.support.openai_server import OpenAIServer

OUTSIDE = "https://api.example.com/v1"


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    yield from openai_server.serve()


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name mean `addresses`; the names asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        if host in addresses or host == "127.0.0.1":
            return real(host, port, *args, **kwargs)
        asked.append(host)
        if not addresses:
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_outside_host_is_refused_and_written_down(ledger: MemoryLedger) -> None:
    door = make_door(ledger=ledger)

    with door.client("model") as client, pytest.raises(PolicyError) as caught:
        client.post(OUTSIDE, json={"text": "secret"})

    assert (caught.value.code, caught.value.params) == (
        "host_not_allowed",
        {"host": "api.example.com"},
    )
    (row,) = ledger.contacts()
    assert (row.host, row.why, row.allowed, row.bytes_out) == ("api.example.com", "model", False, 0)


def test_outside_host_is_refused_to_async_clients_too(ledger: MemoryLedger) -> None:
    async def ask() -> None:
        async with make_door(ledger=ledger).async_client("webhook") as client:
            await client.post(OUTSIDE, json={"text": "secret"})

    with pytest.raises(PolicyError, match="host_not_allowed"):
        asyncio.run(ask())

    assert [(row.why, row.allowed) for row in ledger.rows] == [("webhook", False)]


def test_check_and_allows_tell_without_a_contact(ledger: MemoryLedger) -> None:
    door = make_door("api.example.com", ledger=ledger)

    door.check(OUTSIDE)
    with pytest.raises(PolicyError, match="host_not_allowed"):
        door.check("https://example.org")

    assert door.allows(OUTSIDE)
    assert not door.allows("https://example.org")
    assert ledger.rows == []


def test_change_of_policy_holds_at_once(server: OpenAIServer) -> None:
    policy = PrivacyPolicy(network=Network.CHOSEN, hosts=("api.example.com",))
    door = Door(lambda: policy, MemoryLedger())

    assert door.allows(OUTSIDE)
    policy = PrivacyPolicy()
    assert not door.allows(OUTSIDE)


def test_contact_with_this_computer_is_counted(server: OpenAIServer, ledger: MemoryLedger) -> None:
    with make_door(ledger=ledger).client("probe") as client:
        reply = client.post(f"{server.base_url}/chat/completions", content=b'{"stream": true}')

    assert reply.status_code == 200
    (row,) = ledger.rows
    assert row == Contact(row.when, "127.0.0.1", "probe", True, 16, len(reply.content))
    assert row.when.endswith("+00:00")


def test_async_contact_is_counted(server: OpenAIServer, ledger: MemoryLedger) -> None:
    async def ask() -> httpx.Response:
        async with make_door(ledger=ledger).async_client("probe") as client:
            return await client.post(f"{server.base_url}/chat/completions", content=b"{}")

    reply = asyncio.run(ask())

    assert reply.status_code == 200
    assert [(row.bytes_out, row.bytes_in) for row in ledger.rows] == [(2, len(reply.content))]


def test_headers_tell_nothing_about_this_computer(server: OpenAIServer) -> None:
    with make_door().client("model") as client:
        client.get(f"{server.base_url}/models", headers={"X-Stainless-OS": "Linux"})

    (asked,) = server.asked
    assert asked.headers["user-agent"] == "hushdesk"
    assert not [name for name in asked.headers if "stainless" in name]


def test_redirect_is_not_followed(server: OpenAIServer, ledger: MemoryLedger) -> None:
    server.mode = "moved"

    with make_door("elsewhere.example.com", ledger=ledger).client("model") as client:
        assert client.get(server.base_url).status_code == 302

    assert [row.host for row in ledger.rows] == ["127.0.0.1"]


def test_redirect_that_a_caller_follows_is_checked(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    server.mode = "moved"

    with make_door(ledger=ledger).client("model") as client, pytest.raises(PolicyError):
        client.get(server.base_url, follow_redirects=True)

    assert [(row.host, row.allowed) for row in ledger.rows] == [
        ("127.0.0.1", True),
        ("elsewhere.example.com", False),
    ]


def test_proxies_and_certificates_of_the_environment_are_ignored(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://proxy.example.com:3128")

    with make_door().client("model") as client:
        assert client.get(f"{server.base_url}/models").status_code == 200


def test_allowed_name_is_looked_up_once_and_connected_to_what_was_found(
    server: OpenAIServer, ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = resolve_to(monkeypatch, "127.0.0.2", "127.0.0.1")

    with make_door("llm.example.com", ledger=ledger).client("model") as client:
        reply = client.get(f"http://llm.example.com:{server.port}/v1/models")

    assert reply.status_code == 200
    assert looked_up == ["llm.example.com"]
    assert server.asked[0].headers["host"] == f"llm.example.com:{server.port}"
    assert [row.host for row in ledger.rows] == ["llm.example.com"]


def test_allowed_name_is_reached_by_async_clients(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = resolve_to(monkeypatch, "127.0.0.2", "127.0.0.1")

    async def ask() -> int:
        async with make_door("llm.example.com").async_client("model") as client:
            url = f"http://llm.example.com:{server.port}/v1/models"
            return (await client.get(url)).status_code

    assert asyncio.run(ask()) == 200
    assert looked_up == ["llm.example.com"]


def test_localhost_that_leads_elsewhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, "10.0.0.1")

    with make_door().client("model") as client, pytest.raises(PolicyError):
        client.get("http://localhost:1/")

    async def ask() -> None:
        async with make_door().async_client("model") as client:
            await client.get("http://localhost:1/")

    with pytest.raises(PolicyError):
        asyncio.run(ask())


@pytest.mark.parametrize("found", [(), ("127.0.0.1",)], ids=["no name", "nobody listens"])
def test_host_that_cannot_be_reached_is_told_and_written_down(
    found: tuple[str, ...], ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_to(monkeypatch, *found)
    door = make_door("llm.example.com", ledger=ledger)

    async def ask() -> None:
        async with door.async_client("model") as client:
            await client.get("http://llm.example.com:1/")

    with door.client("model") as client, pytest.raises(httpx.ConnectError) as caught:
        client.get("http://llm.example.com:1/")
    with pytest.raises(httpx.ConnectError):
        asyncio.run(ask())

    assert failure_of(caught.value) is Failure.UNREACHABLE
    assert [row.allowed for row in ledger.rows] == [True, True]


def test_silent_server_times_out(server: OpenAIServer) -> None:
    server.mode = "silent"

    with (
        make_door().client("model", timeout_s=0.2) as client,
        pytest.raises(httpx.ReadTimeout) as caught,
    ):
        client.get(server.base_url)

    assert failure_of(caught.value) is Failure.TIMEOUT


def test_deadline_ends_a_reply_that_never_does(server: OpenAIServer) -> None:
    server.mode = "dripping"

    with (
        make_door().client("model", timeout_s=30, deadline_s=0.3) as client,
        pytest.raises(httpx.ReadTimeout),
    ):
        client.get(server.base_url)


def test_reply_that_is_cut_off_is_told(server: OpenAIServer, ledger: MemoryLedger) -> None:
    server.mode = "cut"

    with (
        make_door(ledger=ledger).client("model") as client,
        pytest.raises(httpx.RemoteProtocolError) as caught,
    ):
        client.get(server.base_url)

    assert failure_of(caught.value) is Failure.CUT_OFF
    assert ledger.rows[0].bytes_in > 0


def test_cancelling_ends_the_wait_and_hangs_up(server: OpenAIServer) -> None:
    server.mode = "silent"
    token = CancelToken()

    def cancel() -> None:
        server.started.wait(60)
        token.cancel()

    canceller = threading.Thread(target=cancel)
    canceller.start()
    with make_door().client("model", token=token) as client, pytest.raises(Cancelled):
        client.get(server.base_url)
    canceller.join()

    assert server.gone.wait(60)


def test_contact_broken_off_is_written_down_when_the_client_closes(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    server.mode = "stuck"
    door = make_door(ledger=ledger)

    client = door.client("model")
    reply = client.send(client.build_request("GET", server.base_url), stream=True)
    assert next(reply.iter_raw())
    client.close()

    assert [row.bytes_in > 0 for row in ledger.rows] == [True]
    reply.close()
    assert len(ledger.rows) == 1


def test_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    theirs, _ = loopback_contexts(tmp_path)

    with OpenAIServer(tls=theirs) as server, make_door().client("model") as client:
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            client.get(f"{server.base_url}/models")

        assert server.asked == []


def test_encrypted_connection_streams_and_can_be_cancelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = loopback_contexts(tmp_path)
    monkeypatch.setattr(transport, "tls_context", lambda: ours)
    token = CancelToken()

    with OpenAIServer("stuck", theirs) as server:
        with make_door().client("model", token=token) as client:
            reply = client.send(client.build_request("GET", server.base_url), stream=True)
            pieces = reply.iter_raw()
            assert b"We open" in next(pieces)
            token.cancel()
            with pytest.raises(Cancelled):
                next(pieces)

        assert server.gone.wait(60)


def test_failure_outside_the_network_is_none() -> None:
    assert failure_of(ValueError()) is None


def test_tls_context_checks_names_and_certificates() -> None:
    from builder.privacy.egress.requests import tls_context

    assert tls_context().check_hostname
    assert tls_context().verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize(
    "url",
    ["http://api.example.com@evil.example/", "http://EVIL.example./", "http://еxample.com/",
     "http://2130706433/", "http://0x7f000001/", "http://[::ffff:192.0.2.1]/",
     "http://api.example.com.evil.example/", "http://api.example.com:8443/"],
)  # fmt: skip
def test_disguised_host_is_refused_before_any_name_is_looked_up(
    ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    looked_up = resolve_to(monkeypatch, "127.0.0.1")
    door = make_door("api.example.com:443", "example.com", ledger=ledger)

    with door.client("model") as client, pytest.raises((PolicyError, httpx.InvalidURL)):
        client.post(url, content=b"secret")

    assert looked_up == []
    assert all(row.outcome == "refused" and not row.bytes_out for row in ledger.rows)


def test_redirect_between_allowed_hosts_is_not_followed_by_itself(
    server: OpenAIServer, ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even to a host that is allowed: what was cleared for one is not sent to another."""
    resolve_to(monkeypatch, "127.0.0.1")
    server.mode = "moved"
    door = make_door("llm.example.com", "elsewhere.example.com", ledger=ledger)

    with door.client("model") as client:
        assert client.post(f"http://llm.example.com:{server.port}/v1", json={}).is_redirect

    assert [row.host for row in ledger.rows] == ["llm.example.com"]
