from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from builder.core.errors import ServeError
from builder.core.ports import Reservation
from builder.server import limits
from builder.server.limits import DAY, MINUTE, Allowances, Limiter
from builder.server.settings import Caps
from tests.support.stores import HandClock


def make_limiter(clock: HandClock, *, key: bytes = b"k" * 32, **caps: int) -> Limiter:
    return Limiter(Caps(**caps), key, clock, Allowances(clock))


def test_an_allowance_is_spent_and_comes_back_with_the_next_window() -> None:
    clock = HandClock()
    allowances: Reservation = Allowances(clock)
    taken = [allowances.reserve("a", 1, limit=2, window_s=MINUTE) for _ in range(3)]
    assert taken == [True, True, False]
    assert allowances.reserve("b", 1, limit=2, window_s=MINUTE)
    clock.forward(60)
    assert allowances.reserve("a", 2, limit=2, window_s=MINUTE)


def test_more_than_is_left_is_refused_whole() -> None:
    allowances = Allowances(HandClock())
    assert not allowances.reserve("a", 3, limit=2, window_s=MINUTE)
    assert allowances.reserve("a", 2, limit=2, window_s=MINUTE)


def test_a_limit_holds_under_parallel_use() -> None:
    allowances = Allowances(HandClock())
    taken: list[bool] = []

    def use() -> None:
        for _ in range(200):
            taken.append(allowances.reserve("a", 1, limit=150, window_s=DAY))  # noqa: PERF401

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 150


def test_counters_of_past_windows_are_forgotten() -> None:
    clock = HandClock()
    allowances = Allowances(clock)
    allowances.reserve("minute", 1, limit=9, window_s=MINUTE)
    allowances.reserve("day", 1, limit=9, window_s=DAY)
    clock.forward(61)
    allowances.reserve("other", 1, limit=9, window_s=MINUTE)
    assert {place[0] for place in allowances._used} == {"day", "other"}


def test_a_flood_of_addresses_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_MOST", 3)
    allowances = Allowances(HandClock())
    taken = [allowances.reserve(f"a{n}", 1, limit=9, window_s=MINUTE) for n in range(5)]
    assert taken == [True, True, True, False, False]
    assert allowances.reserve("a1", 1, limit=9, window_s=MINUTE)


def test_a_refusal_says_when_to_come_back() -> None:
    clock = HandClock()
    clock.forward(15)
    limiter = make_limiter(clock, messages_per_minute=1)
    limiter.message("203.0.113.5")
    with pytest.raises(ServeError) as refused:
        limiter.message("203.0.113.5")
    assert (refused.value.code, refused.value.params) == ("rate_limited", {"retry_after": 45})
    limiter.message("203.0.113.6")


@pytest.mark.parametrize(
    ("kind", "cap"),
    [
        ("request", "requests_per_minute"),
        ("session", "sessions_per_hour"),
        ("message", "messages_per_day"),
    ],
)
def test_each_kind_of_use_has_its_own_allowance(kind: str, cap: str) -> None:
    clock = HandClock()
    caps = replace(Caps(), **{cap: 1})
    limiter = Limiter(caps, b"k" * 32, clock, Allowances(clock))
    getattr(limiter, kind)("203.0.113.5")
    with pytest.raises(ServeError, match="rate_limited"):
        getattr(limiter, kind)("203.0.113.5")


def test_addresses_of_one_network_share_an_allowance() -> None:
    limiter = make_limiter(HandClock(), messages_per_minute=1)
    limiter.message("2001:db8::1")
    with pytest.raises(ServeError, match="rate_limited"):
        limiter.message("2001:db8::2")


def test_what_stands_for_an_address_changes_every_day_and_needs_the_key() -> None:
    clock = HandClock()
    limiter = make_limiter(clock)
    today = limiter.mark("203.0.113.5")
    assert "203.0.113.5" not in today
    assert today == make_limiter(clock).mark("203.0.113.5")
    assert today != make_limiter(clock, key=b"x" * 32).mark("203.0.113.5")
    clock.forward(DAY)
    assert today != limiter.mark("203.0.113.5")
