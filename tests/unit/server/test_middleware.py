from __future__ import annotations

import asyncio
import functools
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from builder.core.errors import ServeError
from builder.server import middleware, widget
from builder.server.settings import Caps, HostSettings
from builder.system import logs
from tests.support.bots import SHOP, FakeBot, make_spec, with_sites
from tests.support.hosts import OWN, Visitor, make_app

GUARDED = [
    ("GET", "/api/widget"),
    ("POST", "/api/session"),
    ("POST", "/api/chat"),
    ("POST", "/api/feedback"),
    ("POST", "/api/handover"),
    ("GET", "/api/me"),
    ("PATCH", "/api/me"),
    ("DELETE", "/api/me"),
    ("POST", "/"),
    ("DELETE", "/widget.js"),
]
PUBLIC = ["/", "/widget.js", "/privacy", "/healthz", "/readyz", "/openapi.json"]


@functools.cache
def shared_client() -> TestClient:
    """For what changes nothing in the host."""
    caps = Caps(requests_per_minute=10**9, sessions_per_hour=10**9)
    return make_client(HostSettings(caps=caps))


def make_client(settings: HostSettings | None = None, **headers: str) -> TestClient:
    app = make_app(FakeBot(), settings=settings)
    return TestClient(
        app, base_url=OWN, headers={n.replace("_", "-"): v for n, v in headers.items()}
    )


@pytest.mark.parametrize(("method", "path"), GUARDED)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": f"{SHOP}.evil.example"},
        {"origin": "https://shop.test"},
        {"origin": "http://shop.test:8080"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"referer": f"{SHOP}/"},
    ],
    ids=str,
)
def test_other_sites_and_programs_without_a_site_get_nothing(
    method: str, path: str, headers: dict[str, str]
) -> None:
    body: dict[str, str] | None = {} if method in {"POST", "PATCH"} else None
    answer = shared_client().request(method, path, headers=headers, json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")
    assert answer.json()["contact"] == []
    assert "access-control-allow-origin" not in answer.headers
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": SHOP},
        {"origin": OWN},
        {"sec-fetch-site": "same-origin"},
        {"origin": OWN, "sec-fetch-site": "same-origin"},
    ],
    ids=str,
)
def test_the_owners_sites_and_the_own_page_are_let_in(headers: dict[str, str]) -> None:
    answer = shared_client().get("/api/widget", headers=headers)
    assert answer.status_code == 200
    assert answer.headers.get("access-control-allow-origin") == headers.get("origin")
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_open_to_all_and_shared_with_no_script(path: str) -> None:
    answer = shared_client().get(path, headers={"origin": "https://evil.example"})
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


def test_a_browser_may_ask_first_when_its_page_is_on_the_list() -> None:
    asking = {"access-control-request-method": "POST"}
    told = make_client(origin=SHOP).options("/api/chat", headers=asking)
    assert told.status_code == 204
    assert told.headers["access-control-allow-origin"] == SHOP
    assert "POST" in told.headers["access-control-allow-methods"]
    assert "authorization" in told.headers["access-control-allow-headers"]
    refused = make_client(origin="https://evil.example").options("/api/chat", headers=asking)
    assert refused.status_code == 403


def test_refusals_can_be_read_by_the_page_that_is_allowed() -> None:
    answer = make_client(origin=SHOP).post("/api/chat", json={"token": "t" * 43, "message": "x"})
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == SHOP


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "", "[", "localhost.evil"],
)
def test_on_loopback_another_name_is_refused_so_that_it_cannot_be_rebound(host: str) -> None:
    answer = shared_client().get("/", headers={"host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "host_refused")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:9", "localhost:8080", "[::1]:8080"])
def test_on_loopback_this_computers_names_are_taken(host: str) -> None:
    assert shared_client().get("/healthz", headers={"host": host}).status_code == 200


def test_behind_a_proxy_the_host_is_called_by_its_public_name() -> None:
    client = make_client(HostSettings("0.0.0.0", behind_proxy=1))
    headers = {
        "host": "chat.shop.example",
        "x-forwarded-proto": "https",
        "origin": "https://chat.shop.example",
    }
    answer = client.get("/api/widget", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


HARDENING = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        *(("GET", path, 200) for path in PUBLIC),
        ("GET", "/nothing-here", 404),
        ("GET", "/docs", 404),
        ("GET", "/redoc", 404),
        ("HEAD", "/api/chat", 405),
        ("POST", "/api/chat", 422),
        ("POST", "/healthz", 405),
        ("GET", "/api/me", 401),
    ],
)
def test_every_answer_is_hardened(method: str, path: str, status: int) -> None:
    answer = shared_client().request(method, path, headers={"origin": SHOP})
    assert answer.status_code == status
    assert HARDENING.items() <= dict(answer.headers).items()
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors" in answer.headers["content-security-policy"]
    assert "server" not in answer.headers
    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b'{"token": 1}', "application/json", 422),
        (b'{"consent": null, "more": 1}', "application/json", 422),
        (b"{}", "text/plain", 422),
        (b"\xff\xfe", "application/json", 422),
        (b"[" * 8000, "application/json", 422),
    ],
    ids=str,
)
def test_a_body_of_another_form_is_refused_without_being_repeated(
    content: bytes, kind: str, status: int
) -> None:
    headers = {"content-type": kind, "origin": SHOP}
    answer = shared_client().post("/api/session", content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (status, "request_unclear")
    assert set(answer.json()) == {"code", "message", "next", "contact"}


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_that_is_too_large_is_refused(declared: bool) -> None:
    client = make_client(HostSettings(caps=Caps(body_bytes=100)), origin=SHOP)
    pieces = [b"x" * 60, b"x" * 60]
    content: Any = b"".join(pieces) if declared else iter(pieces)
    answer = client.post("/api/session", content=content)
    assert (answer.status_code, answer.json()["code"]) == (413, "request_too_large")


def test_a_length_that_is_no_number_is_refused() -> None:
    answer = make_client(origin=SHOP).post("/api/session", headers={"content-length": "-1"})
    assert answer.status_code == 413


def test_a_body_that_does_not_arrive_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "_BODY_SECONDS", 0.01)
    status: list[int] = []

    async def receive() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            status.append(message["status"])

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/session",
        "raw_path": b"/api/session",
        "query_string": b"",
        "scheme": "http",
        "client": ("127.0.0.1", 1),
        "headers": [(b"host", b"127.0.0.1:8080"), (b"origin", SHOP.encode())],
    }
    asyncio.run(make_app(FakeBot())(scope, receive, send))
    assert status == [408]


def test_an_address_makes_only_so_many_requests_a_minute_and_is_told_when_to_return() -> None:
    client = make_client(HostSettings(caps=Caps(requests_per_minute=2)), origin=SHOP)
    assert [client.get("/api/widget").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/api/widget")
    assert refused.json()["code"] == "rate_limited"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["access-control-allow-origin"] == SHOP
    assert client.get("/widget.js").status_code == 200


def test_limits_tell_visitors_behind_a_proxy_apart() -> None:
    settings = HostSettings("0.0.0.0", behind_proxy=1, caps=Caps(requests_per_minute=1))
    client = make_client(settings, origin=SHOP)

    def status(address: str) -> int:
        headers = {"x-forwarded-for": f"6.6.6.6, {address}"}
        return client.get("/api/widget", headers=headers).status_code

    assert [status(a) for a in ("203.0.113.1", "203.0.113.2", "203.0.113.1")] == [200, 200, 429]


def test_what_nobody_expected_is_a_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(widget, "face", fail)
    answer = make_client(origin=SHOP).get("/api/widget", headers={"accept-language": "de"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert answer.json()["message"] == "Bei uns ist etwas schiefgegangen."
    assert answer.headers["access-control-allow-origin"] == SHOP
    assert "secret" not in answer.text + capsys.readouterr().err


def test_an_error_of_another_room_is_told_as_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ServeError("something_new", detail="inner")

    monkeypatch.setattr(widget, "face", fail)
    answer = make_client(origin=SHOP).get("/api/widget")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")


def test_the_log_names_routes_and_never_what_was_said_or_by_whom(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("info")
    try:
        visitor = Visitor(origin=SHOP)
        visitor.agree("answer")
        visitor.ask("marmalade")
        visitor.client.get("/marmalade?marmalade=1")
    finally:
        logs.configure("warning")
    logged = capsys.readouterr().err
    assert '"method": "POST", "route": "/api/chat", "status": 200' in logged
    assert '"route": "none", "status": 404' in logged
    for word in ("marmalade", visitor.token, "testclient", SHOP):
        assert word not in logged


def test_a_spec_with_a_careless_list_still_lets_only_real_origins_in() -> None:
    sites = ("https://shop.test/", "*", "", "null", "HTTPS://OTHER.test:443/path")
    app = make_app(FakeBot(with_sites(make_spec(), *sites)))

    def status(origin: str) -> int:
        client = TestClient(app, base_url=OWN)
        return client.get("/api/widget", headers={"origin": origin}).status_code

    assert status("https://shop.test") == status("https://other.test") == 200
    assert status("*") == status("null") == status("") == 403
