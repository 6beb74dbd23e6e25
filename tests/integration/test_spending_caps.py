"""A cap holds over threads, restarts and processes that are killed, on one encrypted store."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from builder.core.errors import VaultError
from builder.core.spending import Caps, Refused, Spent
from builder.vault.hoststore import HostStore
from tests.support.stores import HandClock

ROOT = Path(__file__).parents[2]
CAPS = Caps(day=1000, month=1000)
EACH = 60
COST = Spent("paid", 6, 0, EACH, "USD", calls=1)


def total(store: HostStore) -> int:
    return sum(row.cost for row in store.spending.figures()) + store.spending.held()


def test_threads_on_one_file_cannot_pass_a_cap(tmp_path: Path) -> None:
    with HostStore.open(tmp_path) as store:
        seen: list[int] = []
        begin = threading.Barrier(12)

        def ask() -> None:
            begin.wait(30)
            for _ in range(5):
                held = store.spending.reserve("paid", EACH, CAPS)
                seen.append(total(store))
                if not isinstance(held, Refused):
                    store.spending.settle(held, COST, CAPS)

        threads = [threading.Thread(target=ask) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert max(seen) <= CAPS.day
        assert store.spending.figures()[0].calls == CAPS.day // EACH
        assert store.spending.held() == 0


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_processes_that_are_killed_midway_cannot_pass_a_cap(tmp_path: Path) -> None:
    """Each takes the store in turn, makes calls and dies with one under way."""
    HostStore.open(tmp_path).close()
    command = [sys.executable, str(Path(__file__)), str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    working = [subprocess.Popen(command, env=env) for _ in range(6)]
    assert {each.wait(120) for each in working} == {-9}

    with HostStore.open(tmp_path) as store:
        assert store.spending.held() > 0, "calls that were cut off are still held"
        before = total(store)
        assert store.spending.recover("USD") > 0
        assert total(store) == before <= CAPS.day
        assert isinstance(store.spending.reserve("paid", CAPS.day, CAPS), Refused)
        assert store.spending.figures()[0].estimated > 0


def test_a_second_process_is_kept_out_while_one_counts(tmp_path: Path) -> None:
    with HostStore.open(tmp_path), pytest.raises(VaultError, match="file_busy"):
        HostStore.open(tmp_path)


def test_a_day_and_a_month_begin_anew(tmp_path: Path) -> None:
    clock = HandClock()
    caps = Caps(day=100, month=150)
    with HostStore.open(tmp_path, clock=clock) as store:
        first = store.spending.reserve("paid", 100, caps)
        assert isinstance(first, int)
        store.spending.settle(first, Spent("paid", cost=100, calls=1), caps)
        assert store.spending.reserve("paid", 1, caps) == Refused("day", first=False)
        assert store.spending.capped(caps)
        clock.forward(1 * 86_400)
        assert not store.spending.capped(caps)
        assert store.spending.left(caps) == 50
        assert store.spending.reserve("paid", 60, caps) == Refused("month", first=True)
        clock.forward(31 * 86_400)
        assert store.spending.left(caps) == 100


def test_a_call_over_midnight_belongs_to_the_day_it_began(tmp_path: Path) -> None:
    clock = HandClock()
    began = clock.now().date().isoformat()
    with HostStore.open(tmp_path, clock=clock) as store:
        held = store.spending.reserve("paid", 100, Caps())
        assert isinstance(held, int)
        clock.forward(1 * 86_400)
        store.spending.settle(held, COST, Caps())
        assert store.spending.settle(held, COST, Caps()) == [], "settled once alone"
        assert [(row.day, row.cost) for row in store.spending.figures()] == [(began, EACH)]


def _work(folder: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            store = HostStore.open(folder)
            break
        except VaultError as error:
            if error.code != "file_busy" or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    for _ in range(3):
        held = store.spending.reserve("paid", EACH, CAPS)
        if not isinstance(held, Refused):
            store.spending.settle(held, COST, CAPS)
    store.spending.reserve("paid", EACH, CAPS)
    os.kill(os.getpid(), 9)


if __name__ == "__main__":
    _work(Path(sys.argv[1]))
