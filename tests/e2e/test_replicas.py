"""Three hosts of one shop behind a balancer: what one knows, all know; what one loses, none has."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from builder.system.clock import SystemClock
from tests.support import warm_program
from tests.support.bundles import make_desk
from tests.support.conditions import until
from tests.support.host_process import make_shop
from tests.support.hosts import make_gate, named
from tests.support.postgres import server
from tests.support.redis import PROGRAM
from tests.support.replicas import COUNT, Caller, Shop

pytestmark = pytest.mark.skipif(
    PROGRAM is None or not warm_program.AVAILABLE, reason="needs redis-server and Linux"
)

MARKER = "zanzibar-marker@example.org"
OPEN = "When are you open on Saturday?"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with Shop(tmp_path_factory.mktemp("shop"), make_desk()) as made:
        yield made


_places = iter(range(2, 250))


@pytest.fixture
def caller(shop: Shop) -> Iterator[Caller]:
    made = Caller(shop.address, at=next(_places))
    yield made
    made.close()


def test_a_talk_goes_round_all_replicas(shop: Shop, caller: Caller) -> None:
    for _ in range(COUNT + 1):
        (done,) = named(caller.ask(OPEN), "done")
        assert "nine to six" in done["text"]
    told = caller.me().json()
    assert len(told["messages"]) == len(told["transcript"]) == 2 * (COUNT + 1)


def test_personal_data_stands_under_one_name_and_nowhere_in_redis(
    shop: Shop, caller: Caller
) -> None:
    for _ in range(COUNT):
        caller.ask(f"My address is {MARKER}, may I return a bike?")
    told = caller.me().json()
    masked = [row["text"] for row in told["transcript"] if row["role"] == "visitor"]
    assert len(masked) == COUNT
    assert len(set(masked)) == 1
    assert MARKER not in masked[0]
    held = shop.redis.contents()
    with shop.redis.client() as client:
        client.set("control", MARKER)
    assert MARKER.encode() in shop.redis.contents()
    for secret in (MARKER, caller.token, told["session"]["id"], "return a bike", "receipt"):
        assert secret.encode() not in held


def test_a_cap_lets_exactly_so_many_through(shop: Shop) -> None:
    at = next(_places)
    visitors = [Caller(shop.address, at=at) for _ in range(6)]
    came: list[int] = []

    def knock(visitor: Caller) -> None:
        came.extend(visitor.http.post("api/session", json={}).status_code for _ in range(11))

    _together([partial(knock, visitor) for visitor in visitors])
    assert Counter(came) == {200: 60 - 6, 429: 12}  # sixty talks an hour, six of them before
    for visitor in visitors:
        visitor.close()


def test_a_pause_reaches_all_and_outlives_redis(shop: Shop, caller: Caller) -> None:
    assert caller.operator("POST", "pause", says="Back at noon.").status_code == 200
    began = time.monotonic()
    assert until(lambda: all(_closed(each.address) for each in shop.replicas))
    assert time.monotonic() - began < 5  # a second, on a machine that has nothing else to do
    answer = caller.post(OPEN)
    assert (answer.status_code, answer.json()["code"]) == (503, "bot_paused")
    assert "Back at noon." in answer.text
    shop.redis.stop()
    shop.redis.start()
    time.sleep(1)  # two looks of every replica: it stays closed
    assert all(_closed(each.address) for each in shop.replicas)
    caller.operator("POST", "resume")
    assert until(lambda: not any(_closed(each.address) for each in shop.replicas))
    events = [row.event for row in shop.store.audit.newest(limit=200)]
    assert events.count("bot_paused") == events.count("bot_resumed") == 1


def test_the_command_pauses_all_by_the_database_alone(shop: Shop, caller: Caller) -> None:
    where = [*shop.options[:2], *shop.options[4:]]
    assert shop.command("operator", "pause", "--says", "Stocktaking.", *where)["open"] is False
    assert until(lambda: all(_closed(each.address) for each in shop.replicas))
    assert "Stocktaking." in caller.post(OPEN).text
    assert shop.command("operator", "resume", *where)["open"] is True
    assert until(lambda: not any(_closed(each.address) for each in shop.replicas))
    incomplete = shop.command("operator", "pause", *where[:2])
    assert incomplete["error"]["code"] == "replicas_incomplete"


def test_commands_on_a_replicas_machine_reach_all_or_say_where_to_ask(
    shop: Shop, caller: Caller
) -> None:
    caller.ask(OPEN)
    (folder,) = shop.folders[:1]
    for words in (["operator", "pause"], ["spending"], ["audit", "verify"]):
        assert shop.command(*words, "--data", folder)["error"]["code"] == "replica_folder"
    told = shop.command("subject", "erase", caller.reference, "--data", folder)
    assert told["erased"]["transcripts"] == 2
    for _ in range(COUNT):
        assert caller.post(OPEN).json()["code"] == "session_unknown"


def test_a_version_taken_back_is_refused_by_all(shop: Shop, caller: Caller) -> None:
    caller.ask(OPEN)
    assert caller.operator("POST", "revoke", min_version=2).json()["open"] is True
    for each in shop.replicas:
        assert not _closed(each.address)
    assert until(lambda: all(_state(caller)["min_version"] == 2 for _ in range(COUNT)))


def test_an_erased_visitor_is_forgotten_everywhere(shop: Shop, caller: Caller) -> None:
    caller.ask(OPEN)
    session = caller.me().json()["session"]["id"]
    receipt = caller.me("DELETE").json()
    assert receipt["erased"]["transcripts"] == 2
    for _ in range(COUNT):
        assert caller.post(OPEN).json()["code"] == "session_unknown"
        assert caller.me().json()["code"] == "session_unknown"
    assert not shop.store.conversations.read(session)
    assert shop.store.visitors.get(session) is None


def test_an_operator_erases_and_freezes_a_talk_under_way(shop: Shop, caller: Caller) -> None:
    caller.ask(OPEN)
    frozen = caller.operator("POST", f"visitors/{caller.reference}/freeze")
    assert frozen.status_code == 200
    for _ in range(COUNT):
        (problem,) = named(caller.ask(OPEN), "error")
        assert problem["code"] == "data_frozen"
    assert caller.operator("DELETE", f"visitors/{caller.reference}").status_code == 200
    assert caller.post(OPEN).json()["code"] == "session_unknown"


def test_a_withdrawal_holds_on_every_replica(shop: Shop, caller: Caller) -> None:
    caller.ask(OPEN)
    told = caller.me("PATCH", consent={"purposes": ["answer"]}).json()
    assert told["erased"] == 2
    for _ in range(COUNT):
        assert named(caller.ask(OPEN), "done")
    assert caller.me().json()["transcript"] == []


def test_health_says_what_is_shared(shop: Shop, caller: Caller) -> None:
    assert caller.http.get("healthz").json() == {"status": "alive", "shared": True}
    told = caller.http.get("readyz").json()
    assert (told["shared"], told["database"], told["redis"]) == (True, "ok", "ok")
    metrics = caller.http.get(
        "metrics", headers={"authorization": "Bearer a-token-of-the-operator-of-all-replicas"}
    ).text
    for line in ("hushdesk_shared 1.0", "hushdesk_redis_ok 1.0", "hushdesk_store_ok 1.0"):
        assert line in metrics


def test_no_acknowledged_message_is_lost_when_a_replica_is_killed(shop: Shop) -> None:
    old = shop.store.conversations
    past = SystemClock().now() - timedelta(days=400)
    old.append("old", "visitor", make_gate(make_shop()).clear("hello", "transcript"), past)
    told = _load(shop, visitors=6, seconds=2.5)
    for session, questions in told.items():
        # Counted, not compared: what is kept is masked, and each was asked once.
        roles = [row.role for row in shop.store.conversations.read(session)]
        assert roles.count("visitor") >= len(questions), session
        assert roles.count("bot") >= len(questions), session
    assert sum(map(len, told.values())) > 12
    assert until(lambda: not old.read("old"))  # what is past its days goes when one starts


def test_without_redis_the_chat_goes_on_and_says_so(shop: Shop, caller: Caller) -> None:
    caller.ask(OPEN)
    session, before = caller.me().json()["session"]["id"], caller.token
    shop.redis.stop()
    assert caller.post(OPEN).json()["code"] == "store_failed"
    assert caller.me("DELETE").json()["code"] == "store_failed"  # it would not reach all
    assert len(caller.me().json()["transcript"]) == 2
    caller.token = caller.open()["token"]
    for _ in range(COUNT):
        (done,) = named(caller.ask(OPEN), "done")
        assert "nine to six" in done["text"]
    assert len(caller.me().json()["transcript"]) == 2 * COUNT
    for each in shop.replicas:
        told = httpx.get(f"{each.address}readyz", trust_env=False).json()
        assert (told["ready"], told["redis"], told["database"]) == (True, "redis_lost", "ok")
    assert caller.operator("POST", "pause").status_code == 200
    assert until(lambda: all(_closed(each.address) for each in shop.replicas))
    caller.operator("POST", "resume")
    assert until(lambda: not any(_closed(each.address) for each in shop.replicas))
    assert caller.me("DELETE").json()["erased"]["transcripts"] == 2 * COUNT
    assert caller.post(OPEN).json()["code"] == "session_unknown"
    shop.redis.start()
    assert until(lambda: all(_ready(each.address, "redis") == "ok" for each in shop.replicas))
    caller.token = before  # Redis has forgotten the talk; the database has not lost a word of it
    assert caller.post(OPEN).json()["code"] == "session_unknown"
    assert len(shop.store.conversations.read(session)) == 2


def test_without_the_database_answers_go_on_and_are_written_down_later(
    shop: Shop, caller: Caller
) -> None:
    caller.ask(OPEN)
    session = caller.me().json()["session"]["id"]
    server().stop()
    try:
        for _ in range(COUNT):
            assert named(caller.ask("What does a full service cost?"), "done")
        away = "database_unreachable"
        assert until(
            lambda: all(_ready(each.address, "database") == away for each in shop.replicas)
        )
        assert all(_ready(each.address, "ready") for each in shop.replicas)
        assert caller.operator("POST", "pause").status_code == 200
        assert until(lambda: all(_closed(each.address) for each in shop.replicas))
    finally:
        server().start()
    assert until(lambda: len(shop.store.conversations.read(session)) == 2 + 2 * COUNT)
    assert all(_closed(each.address) for each in shop.replicas)
    caller.operator("POST", "resume")
    assert until(lambda: not any(_closed(each.address) for each in shop.replicas))


def _load(shop: Shop, *, visitors: int, seconds: float) -> dict[str, list[str]]:
    """Questions by talk that were answered to the end, while one replica is killed amid them."""
    acknowledged: dict[str, list[str]] = {}
    over = threading.Event()

    def talk(at: int) -> None:
        caller = Caller(shop.address, at=at)
        session = caller.me().json()["session"]["id"]
        mine = acknowledged.setdefault(session, [])
        number = 0
        while not over.is_set():
            number += 1
            question = f"What does service number {number} cost?"
            try:
                answer = caller.post(question)
            except httpx.TransportError:
                continue  # cut off: nothing was acknowledged
            if answer.status_code == 200 and "event: done" in answer.text:
                mine.append(question)
            elif answer.status_code == 429:
                break
        caller.close()

    def kill() -> None:
        time.sleep(seconds / 2)
        victim = shop.replicas[1]
        victim.kill()
        time.sleep(seconds / 2)
        over.set()

    _together([kill, *(partial(talk, next(_places)) for _ in range(visitors))])
    shop.replace(shop.replicas[1])
    return acknowledged


def _together(works: list[Any]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for each in threads:
        each.start()
    for each in threads:
        each.join(120)


def _ready(address: str, what: str) -> Any:
    return httpx.get(f"{address}readyz", trust_env=False).json()[what]


def _state(caller: Caller) -> Any:
    return caller.operator("GET", "state").json()


def _closed(address: str) -> bool:
    return bool(httpx.get(f"{address}readyz", trust_env=False).json().get("closed"))
