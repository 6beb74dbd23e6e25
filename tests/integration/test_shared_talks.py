"""Talks and limits that replicas share through a real Redis."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from builder.core.document import Finding
from builder.core.errors import MachineError, ServeError
from builder.server import session_beats, shared_sessions
from builder.server.limits import Counted
from builder.server.redis_line import LIMIT_S, LOST, RedisLine
from builder.server.replicas import Names, Replicas
from builder.server.sessions import ANSWER, TRANSCRIPT, Message, Session
from builder.server.settings import Caps
from builder.server.shared_limits import SharedAllowances
from builder.server.shared_sessions import SharedSessions
from builder.system.clock import SystemClock
from builder.vault.secret import Secret
from builder.vault.visitors import StoredVisitor
from tests.support.certificates import loopback_contexts
from tests.support.conditions import until
from tests.support.redis import PASSWORD, PROGRAM, RedisServer, free_port
from tests.support.stores import HandClock

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="redis-server is not installed")

SITE = "https://shop.example"
MARKER = "Ottilie-Marker-7731"


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    with RedisServer(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def kept() -> dict[str, StoredVisitor]:
    """What the database knows of visitors."""
    return {}


class Replica:
    """What one replica has of Redis."""

    def __init__(self, redis: RedisServer, kept: dict[str, StoredVisitor], caps: Caps) -> None:
        self.line = RedisLine(Secret(redis.url))
        shared = Replicas(Secret("-"), Secret(redis.url), Secret(bytes(range(32))))
        names, clock = Names(shared.names_key, "bot"), SystemClock()
        self.talks = SharedSessions(self.line, names, shared.session_key, caps, clock, kept.get)
        self.counted: Counted = SharedAllowances(self.line, names, clock)


@pytest.fixture
def replicas(redis: RedisServer, kept: dict[str, StoredVisitor]) -> Iterator[list[Replica]]:
    with redis.client() as client:
        client.flushall()
    made = [Replica(redis, kept, Caps(turns=3, sessions_at_once=4)) for _ in range(2)]
    yield made
    for each in made:
        each.talks.close()
        each.line.close()


def begin(replica: Replica, *purposes: str) -> tuple[str, Session]:
    agreed = frozenset(purposes or (ANSWER,))
    return replica.talks.open(origin=SITE, language="en", purposes=agreed)


def test_a_talk_goes_on_on_another_replica_with_all_it_held(replicas: list[Replica]) -> None:
    one, two = replicas
    token, session = begin(one, ANSWER, TRANSCRIPT)
    with one.talks.changing(session):
        extra = {"refused": True, "sources": [{"document": "Rules.pdf"}]}
        session.messages.append(Message("bot", "Hello.", "2026-01-01T00:00:00", "m1", 7, extra))
        session.passed_on.append("v1")
        session.person_reason, session.stored = "asked", True
        session.objected = frozenset({"x"})
        masked = session.names.replace("I am Mary", [Finding("PERSON", 5, 9, 1.0)])
    found = two.talks.find(token, SITE)
    assert (found.id, found.language, found.expires) == (session.id, "en", session.expires)
    assert found.purposes == {ANSWER, TRANSCRIPT}
    assert found.messages == session.messages
    assert found.refusals == 1
    assert (found.passed_on, found.person_reason, found.stored) == (["v1"], "asked", True)
    assert found.objected == {"x"}
    assert found.names.restore(masked) == "I am Mary"
    assert found.names.replace("Mary", [Finding("PERSON", 0, 4, 1.0)]) == masked.removeprefix(
        "I am "
    )


def test_what_two_replicas_met_at_once_stays_apart(replicas: list[Replica]) -> None:
    token, session = begin(replicas[0])
    other = replicas[1].talks.find(token, SITE)
    with replicas[0].talks.changing(session):
        mary = session.names.replace("Mary", [Finding("PERSON", 0, 4, 1.0)])
    other.names.replace("Otto", [Finding("PERSON", 0, 4, 1.0)])
    with replicas[1].talks.changing(other):
        pass
    both = replicas[0].talks.find(token, SITE).names
    otto = both.replace("Otto", [Finding("PERSON", 0, 4, 1.0)])
    assert mary != otto
    assert (both.restore(mary), both.restore(otto)) == ("Mary", "Otto")


@pytest.mark.parametrize("token", ["", "x", "x" * 43])
def test_an_unknown_token_is_refused(replicas: list[Replica], token: str) -> None:
    with pytest.raises(ServeError, match="session_unknown"):
        replicas[0].talks.find(token, SITE)


def test_a_token_is_worth_nothing_on_another_site(replicas: list[Replica]) -> None:
    token, _ = begin(replicas[0])
    with pytest.raises(ServeError, match="session_unknown"):
        replicas[1].talks.find(token, "https://evil.example")


def test_a_talk_has_one_answer_at_a_time_and_so_many_turns(replicas: list[Replica]) -> None:
    one, two = replicas
    token, session = begin(one)
    with one.talks.answering(session):
        again = two.talks.find(token, SITE)
        with pytest.raises(ServeError, match="answer_running"), two.talks.answering(again):
            pass
    for replica in (two, one):
        with replica.talks.answering(replica.talks.find(token, SITE)):
            pass
    with pytest.raises(ServeError, match="turns_used_up"), two.talks.answering(again):
        pass


def test_turns_hold_when_asked_for_in_parallel(replicas: list[Replica]) -> None:
    token, _ = begin(replicas[0])
    begun, refused, ready = [], [], threading.Barrier(8)

    def ask(replica: Replica) -> None:
        session = replica.talks.find(token, SITE)
        ready.wait()
        try:
            with replica.talks.answering(session):
                begun.append(session)
        except ServeError as error:
            refused.append(error.code)

    threads = [threading.Thread(target=ask, args=(replicas[n % 2],)) for n in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert 1 <= len(begun) <= 3
    assert len(begun) + len(refused) == 8


def test_the_lock_of_a_killed_replica_goes_away(
    replicas: list[Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_sessions, "ANSWER_LEASE_S", 0.2)
    one, two = replicas
    one.talks.close()  # it says no more that it lives
    token, session = begin(one)
    killed = ExitStack()
    killed.enter_context(one.talks.answering(session))

    def free() -> bool:
        try:
            with two.talks.answering(two.talks.find(token, SITE)):
                return True
        except ServeError:
            return False

    assert until(free)


def test_a_replica_that_lives_keeps_its_lock(
    redis: RedisServer, kept: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_sessions, "ANSWER_LEASE_S", 0.4)
    monkeypatch.setattr(session_beats, "BEAT_S", 0.05)
    replica = Replica(redis, kept, Caps())
    token, session = begin(replica)
    with replica.talks.answering(session):
        time.sleep(0.8)  # twice its lease: what is meant is the time itself
        again = replica.talks.find(token, SITE)
        with pytest.raises(ServeError, match="answer_running"), replica.talks.answering(again):
            pass
    replica.talks.close()
    replica.line.close()


def test_what_is_decided_elsewhere_reaches_an_answer_under_way(replicas: list[Replica]) -> None:
    one, two = replicas
    token, session = begin(one)
    with one.talks.answering(session):
        other = two.talks.find(token, SITE)
        with two.talks.changing(other):
            other.frozen = SystemClock().now()
        assert until(lambda: session.frozen is not None)
        with two.talks.changing(other):
            other.frozen = None
            other.purposes = frozenset()
        assert until(lambda: not session.purposes)
        assert session.frozen is None
        two.talks.drop(token)
        assert until(lambda: session.closed)


def test_a_talk_that_is_over_is_over_everywhere(replicas: list[Replica]) -> None:
    one, two = replicas
    token, session = begin(one)
    other = two.talks.find(token, SITE)
    with two.talks.changing(other):
        other.closed = True
    with pytest.raises(ServeError, match="session_unknown"):
        one.talks.find(token, SITE)
    with one.talks.changing(session):
        assert session.closed
    assert len(one.talks) == 0


def test_an_operator_without_a_token_freezes_and_ends_a_talk(replicas: list[Replica]) -> None:
    one, two = replicas
    token, session = begin(one)
    unread = two.talks.of(session.id)
    assert unread is not None
    with two.talks.changing(unread):
        unread.frozen = SystemClock().now()
    assert one.talks.find(token, SITE).frozen == unread.frozen
    assert one.talks.find(token, SITE).purposes == {ANSWER}
    with two.talks.changing(unread):
        unread.closed = True
    with pytest.raises(ServeError, match="session_unknown"):
        one.talks.find(token, SITE)
    assert two.talks.of("nobody") is None


def test_there_are_only_so_many_talks_on_all_replicas(replicas: list[Replica]) -> None:
    tokens = [begin(replicas[n % 2])[0] for n in range(4)]
    for replica in replicas:
        with pytest.raises(ServeError, match="host_busy"):
            begin(replica)
        assert len(replica.talks) == 4
    replicas[1].talks.drop(tokens[0])
    begin(replicas[0])


def test_talks_in_a_language_end_together(replicas: list[Replica]) -> None:
    one, two = replicas
    english, _ = begin(one)
    german, _ = two.talks.open(origin=SITE, language="de", purposes=frozenset({ANSWER}))
    assert two.talks.end_in({"en", "es"}) == 1
    with pytest.raises(ServeError, match="session_unknown"):
        one.talks.find(english, SITE)
    assert one.talks.find(german, SITE).language == "de"
    assert len(one.talks) == 1


def test_other_words_than_were_agreed_to_end_a_talk(replicas: list[Replica]) -> None:
    one, two = replicas
    one.talks.terms(lambda language: f"words of yesterday, {language}")
    token, _ = begin(one)
    assert one.talks.find(token, SITE).language == "en"
    two.talks.terms(lambda language: f"words of today, {language}")
    with pytest.raises(ServeError, match="session_unknown"):
        two.talks.find(token, SITE)


def test_redis_holds_nothing_that_can_be_read(replicas: list[Replica], redis: RedisServer) -> None:
    token, session = begin(replicas[0], ANSWER, TRANSCRIPT)
    with replicas[0].talks.changing(session):
        session.messages.append(Message("visitor", MARKER, "now", "m1"))
        session.names.replace(MARKER, [Finding("PERSON", 0, len(MARKER), 1.0)])
    replicas[0].counted.reserve(MARKER, 1, limit=5, window_s=60)
    held = redis.contents()
    with redis.client() as client:
        client.set("control", MARKER)
    control = redis.contents()
    for secret in (MARKER, token, session.id, SITE, "transcript"):
        assert secret.encode() not in held
    assert MARKER.encode() in control


def test_a_piece_moved_to_another_talk_does_not_open(
    replicas: list[Replica], redis: RedisServer
) -> None:
    one, two = (begin(replicas[0]) for _ in range(2))
    with redis.client() as client:
        marks = [each[1].held.mark for each in (one, two)]  # type: ignore[attr-defined]
        names = [next(iter(client.scan_iter(f"*:talk:{mark}"))) for mark in marks]
        client.hset(names[1], "body", client.hget(names[0], "body"))
    with pytest.raises(ServeError, match="session_unknown"):
        replicas[0].talks.find(two[0], SITE)


def test_a_cap_holds_to_the_last_over_two_replicas(replicas: list[Replica]) -> None:
    let_in: list[bool] = []

    def knock(replica: Replica) -> None:
        let_in.extend(
            replica.counted.reserve("message:somebody", 1, limit=25, window_s=86_400)
            for _ in range(10)
        )

    threads = [threading.Thread(target=knock, args=(replicas[n % 2],)) for n in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert sum(let_in) == 25
    assert len(let_in) == 60


def test_a_window_ends_by_the_clock(redis: RedisServer) -> None:
    line, clock = RedisLine(Secret(redis.url)), HandClock()
    counted = SharedAllowances(line, Names(b"k" * 32, "windows"), clock)
    assert counted.reserve("a", 1, limit=1, window_s=60)
    assert not counted.reserve("a", 1, limit=1, window_s=60)
    assert 1 <= counted.seconds_left(60) <= 60
    clock.forward(seconds=60)
    assert counted.reserve("a", 1, limit=1, window_s=60)
    line.close()


def test_without_redis_each_replica_counts_by_itself_and_says_so(
    tmp_path: Path, kept: dict[str, StoredVisitor]
) -> None:
    with RedisServer(tmp_path) as server:
        replica = Replica(server, kept, Caps())
        token, session = begin(replica, ANSWER, TRANSCRIPT)
        server.stop()
        assert replica.counted.reserve("a", 1, limit=1, window_s=86_400)
        assert not replica.counted.reserve("a", 1, limit=1, window_s=86_400)
        assert replica.line.look() == replica.line.state == LOST
        with pytest.raises(ServeError, match="store_failed"):
            replica.talks.find(token, SITE)
        with replica.talks.changing(session):
            assert session.closed  # the database does not know this visitor any more
        server.start()
        assert until(lambda: replica.line.look() == "ok")
        with pytest.raises(ServeError, match="session_unknown"):  # it had forgotten everything
            replica.talks.find(token, SITE)
        replica.talks.close()
        replica.line.close()


def test_without_redis_the_database_says_what_a_visitor_decided(
    tmp_path: Path, kept: dict[str, StoredVisitor]
) -> None:
    with RedisServer(tmp_path) as server:
        replica = Replica(server, kept, Caps())
        _, session = begin(replica, ANSWER, TRANSCRIPT)
        now = SystemClock().now()
        agreed = frozenset({ANSWER})
        kept[session.id] = StoredVisitor(session.id, now, now, SITE, "en", agreed, frozen=now)
        server.stop()
        with replica.talks.changing(session):
            assert not session.closed
            assert (session.purposes, session.frozen) == (agreed, now)
        replica.line.close()


def test_without_redis_nothing_is_decided_that_would_not_hold(
    tmp_path: Path, kept: dict[str, StoredVisitor]
) -> None:
    with RedisServer(tmp_path) as server:
        replica = Replica(server, kept, Caps())
        _, session = begin(replica)
        server.stop()

        def freeze() -> None:
            with replica.talks.changing(session):
                session.frozen = SystemClock().now()

        def close() -> None:
            with replica.talks.changing(session):
                session.closed = True

        for decide in (freeze, close):
            with pytest.raises(ServeError, match="store_failed"):
                decide()
        replica.line.close()


def test_a_password_is_in_no_error_and_no_repr(tmp_path: Path) -> None:
    line = RedisLine(Secret("redis://:hunter2-secret@127.0.0.1:1/0"))
    with pytest.raises(MachineError) as refusal:
        line.ask(lambda client: client.ping())
    told = f"{refusal.value!r} {refusal.value.params} {line!r} {refusal.value.__context__!r}"
    assert "hunter2" not in told
    line.close()


def test_a_redis_that_hangs_keeps_one_waiting_and_nobody_else(
    replicas: list[Replica], redis: RedisServer
) -> None:
    line = replicas[0].line
    assert line.look() == "ok"
    with redis.hung():
        assert line.look() == LOST
        began = time.monotonic()
        codes = {line.look() for _ in range(50)}
        assert codes == {LOST}
        assert time.monotonic() - began < 5 * LIMIT_S
    assert until(lambda: line.look() == "ok")


def test_a_socket_of_this_machine_does_as_well(tmp_path: Path) -> None:
    with RedisServer(tmp_path, "--unixsocket", str(tmp_path / "redis.sock")):
        line = RedisLine(Secret(f"unix://:{PASSWORD}@{tmp_path}/redis.sock"))
        assert line.look() == "ok"
        line.close()


def test_another_machine_is_spoken_to_by_tls_and_must_be_the_one_it_says(tmp_path: Path) -> None:
    loopback_contexts(tmp_path)
    both, port = str(tmp_path / "loopback.pem"), free_port()
    words = ["--tls-port", str(port), "--tls-cert-file", both, "--tls-key-file", both]
    words += ["--tls-ca-cert-file", both, "--tls-auth-clients", "no"]
    with RedisServer(tmp_path / "redis", *words):
        url = f"rediss://:{PASSWORD}@127.0.0.1:{port}/0"
        trusting = RedisLine(Secret(f"{url}?ssl_ca_certs={both}"))
        assert trusting.look() == "ok"
        assert RedisLine(Secret(url)).look() == LOST  # signed by nobody that is known
        trusting.close()


@pytest.mark.expects_refused_network
def test_redis_elsewhere_is_contacted_by_its_name_alone() -> None:
    line = RedisLine(Secret("rediss://:p@cache.invalid:6379/0"))
    assert line.look() == LOST
    assert line.host == "cache.invalid"
    line.close()
