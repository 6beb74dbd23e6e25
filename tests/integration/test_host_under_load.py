"""Limits under parallel load, and visitors who hang up or never finish, against a real server."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice, product
from urllib.parse import urlsplit

import httpx
import pytest

from builder.core.conversation import Question
from builder.server import middleware, wire
from builder.server.settings import Caps, HostSettings
from tests.support.bots import SHOP, FakeBot
from tests.support.host_process import Caller
from tests.support.hosts import make_app, running
from tests.support.stores import HandClock


def status_of(caller: Caller, message: str) -> int:
    body = {"token": caller.token, "message": message}
    return caller.http.post("api/chat", json=body).status_code


@pytest.mark.parametrize(
    ("caps", "refused"),
    [
        (Caps(messages_per_minute=7, messages_per_day=10**6), {429}),
        (Caps(messages_per_day=7, messages_per_minute=10**6), {429}),
    ],
    ids=["a minute", "a day"],
)
def test_an_allowance_holds_however_many_ask_at_once(caps: Caps, refused: set[int]) -> None:
    bot, clock = FakeBot(), HandClock()  # a minute that ended meanwhile would allow as many again
    with running(make_app(bot, settings=HostSettings(caps=caps), clock=clock)) as host:
        callers = [Caller(host, origin=SHOP) for _ in range(20)]
        with ThreadPoolExecutor(20) as pool:
            found = Counter(pool.map(lambda caller: status_of(caller, "Hello?"), callers))
        for caller in callers:
            caller.http.close()
    answered = len(bot.asked)
    assert found[429] == 13
    assert set(found) <= {200, 503} | refused
    assert answered == found[200] <= 7


def test_only_so_many_answers_are_made_at_once_and_the_others_are_told_so() -> None:
    bot = FakeBot(hold=True)
    caps = Caps(answers_at_once=2, answers_waiting=0)
    with running(make_app(bot, settings=HostSettings(caps=caps))) as host:
        callers = [Caller(host, origin=SHOP) for _ in range(6)]
        with ThreadPoolExecutor(6) as pool:
            asked = [pool.submit(status_of, caller, "Hello?") for caller in callers]
            first = [future.result() for future in islice(as_completed(asked, 30), 4)]
            bot.release.set()
            assert Counter(future.result(30) for future in asked) == {200: 2, 503: 4}
        assert first == [503] * 4
        assert status_of(callers[0], "Hello again?") == 200
        for caller in callers:
            caller.http.close()


def test_a_crowd_that_asks_at_the_same_moment_is_answered_one_after_the_other() -> None:
    bot = FakeBot()
    caps = Caps(answers_at_once=2, messages_per_minute=10**6, sessions_per_hour=10**6)
    with running(make_app(bot, settings=HostSettings(caps=caps))) as host:
        callers = [Caller(host, origin=SHOP) for _ in range(64)]
        with ThreadPoolExecutor(64) as pool:
            found = Counter(pool.map(lambda caller: status_of(caller, "Hello?"), callers))
        for caller in callers:
            caller.http.close()
    assert found == {200: 64}
    assert len(bot.asked) == 64


def test_a_session_gets_its_turns_and_no_more_however_they_are_asked() -> None:
    bot = FakeBot()
    caps = Caps(turns=3, messages_per_minute=10**6, answers_at_once=8)
    with running(make_app(bot, settings=HostSettings(caps=caps))) as host:
        caller = Caller(host, origin=SHOP)
        with caller, ThreadPoolExecutor(12) as pool:
            for _ in range(4):
                list(pool.map(lambda n: status_of(caller, f"Hello {n}?"), range(12)))
    assert len(bot.asked) == 3


def test_a_visitor_who_hangs_up_stops_the_bot() -> None:
    bot = FakeBot(hold=True)
    with running(make_app(bot)) as host, Caller(host, origin=SHOP) as caller:
        body = {"token": caller.token, "message": "Hello?"}
        with caller.http.stream("POST", "api/chat", json=body) as answer:
            next(answer.iter_raw())
            assert bot.waiting.wait(60)
        assert bot.stopped.wait(60)
        bot.release.set()
        assert [name for name, _ in caller.ask("Hello again?")][-1] == "done"
        assert bot.asked[-1] == Question("Hello again?", (), "en")


def exchange(host: str, raw: bytes) -> bytes:
    parts = urlsplit(host)
    with socket.create_connection((parts.hostname, parts.port), timeout=120) as line:
        line.sendall(raw)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
        return answer


def test_a_body_larger_than_it_says_or_than_is_taken_is_refused() -> None:
    with running(make_app(FakeBot())) as host:
        head = (
            f"POST /api/session HTTP/1.1\r\nHost: {urlsplit(host).netloc}\r\nOrigin: {SHOP}\r\n"
            "Content-Type: application/json\r\nConnection: close\r\n"
        )
        long = exchange(host, f"{head}Content-Length: 1000000\r\n\r\n".encode() + b"x" * 1000)
        assert b"413 " in long.partition(b"\r\n")[0]
        chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
        chunked = exchange(
            host, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 2 + b"0\r\n\r\n"
        )
        assert b"413 " in chunked.partition(b"\r\n")[0]


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        b"POST /api/chat HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n"
        b"Content-Length: 5\r\nConnection: close\r\n\r\n0\r\n\r\n",
    ],
    ids=["tls", "no host", "rebound", "two hosts", "smuggled"],
)
def test_nonsense_on_the_wire_is_refused_and_the_host_lives_on(raw: bytes) -> None:
    with running(make_app(FakeBot())) as host:
        head, _, body = exchange(host, raw).partition(b"\r\n\r\n")
        assert head.split(b" ")[1][:1] == b"4"
        assert json.loads(body)["code"] in {"request_unclear", "host_refused", "origin_refused"}
        assert json.loads(body)["message"]
        assert httpx.get(f"{host}/healthz", trust_env=False).json() == {"status": "alive"}


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "])
def test_half_a_request_is_told_so_and_hung_up_on(begun: bytes) -> None:
    with running(make_app(FakeBot()), head_seconds=0.2) as host:
        head, _, body = exchange(host, begun).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 408 ")
        assert json.loads(body)["code"] == "request_slow"


def test_one_that_sends_half_of_many_requests_keeps_nobody_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wire.Wire, "from_one", 20)
    with running(make_app(FakeBot())) as host, contextlib.ExitStack() as held:
        place = urlsplit(host)
        for _ in range(20):
            line = held.enter_context(socket.create_connection((place.hostname, place.port)))
            line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        crowded = httpx.get(f"{host}/healthz", trust_env=False)
        assert (crowded.status_code, crowded.json()["code"]) == (503, "host_busy")
        assert crowded.headers["retry-after"] == "5"
        held.close()
        assert eventually(lambda: httpx.get(f"{host}/healthz", trust_env=False).is_success)


def test_a_body_that_never_ends_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "_BODY_SECONDS", 0.2)
    with running(make_app(FakeBot())) as host:
        raw = (
            f"POST /api/session HTTP/1.1\r\nHost: {urlsplit(host).netloc}\r\nOrigin: {SHOP}\r\n"
            "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        head, _, body = exchange(host, raw.encode()).partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 408 ")
        assert json.loads(body)["code"] == "request_slow"


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_garbage_in_every_field_never_breaks_a_route() -> None:
    garbage: list[object] = [None, True, 7, 1e308, "x" * 900, [], [[]], {}, {"a": {"b": []}}, "\0"]
    fields = ["token", "message", "id", "thumb", "note", "contact", "consent", "language", "end"]
    headers = {"origin": SHOP, "content-type": "application/json"}
    with running(make_app(FakeBot())) as host:
        for path, value in product(("session", "chat", "feedback", "handover"), garbage):
            body = json.dumps(dict.fromkeys(fields, value))
            answer = httpx.post(f"{host}/api/{path}", content=body, headers=headers)
            assert answer.status_code == 422
            assert answer.json()["code"] == "request_unclear"
