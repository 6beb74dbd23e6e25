"""Three replicas under load, killed one after the other: nothing acknowledged is lost, caps hold.

    .venv/bin/python -m tests.soak.replicas --rounds 20 --seed 1

A round lets visitors ask over a balancer, kills a replica without warning at some moment, takes
Redis away for a while now and then, and starts the replica again. After it every question whose
answer came to its end stands in the transcript, once at least; one address got exactly what its
cap allows, whichever replica it came to; no word of anybody stands in Redis; and whoever was erased
meanwhile is nowhere.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from tests.support.bundles import make_desk
from tests.support.replicas import Caller, Shop

MARK = "replica-mark"
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
CAP = 60
VISITORS = 6


class Round:
    """What visitors saw in one round."""

    def __init__(self, shop: Shop, dice: random.Random, places: list[str]) -> None:
        self._shop = shop
        self._dice = dice
        self._places = places
        self._over = threading.Event()
        self.acknowledged: dict[str, list[str]] = {}
        self.erased: list[str] = []
        self.left: list[str] = []
        self.seen: Counter[str] = Counter()

    def run(self, seconds: float) -> None:
        """Let visitors ask, and kill a replica amid them."""
        works = [
            threading.Thread(target=self._talk, args=(place, number == 0))
            for number, place in enumerate(self._places)
        ]
        for each in works:
            each.start()
        victim = self._dice.choice(self._shop.replicas)
        time.sleep(seconds * self._dice.random())
        away = self._dice.random() < 0.3
        if away:
            self._shop.redis.stop()
            self.seen["redis_away"] += 1
        victim.kill()
        self.seen["killed"] += 1
        time.sleep(seconds * self._dice.random())
        if away:
            self._shop.redis.start()
        self._shop.replace(victim)
        time.sleep(seconds * self._dice.random())
        self._over.set()
        for each in works:
            each.join(120)

    def _talk(self, place: str, leaves: bool) -> None:
        while not self._over.is_set():
            try:
                self._visit(place, leaves)
            except (httpx.HTTPError, AssertionError, KeyError, ValueError):
                self.seen["cut_off"] += 1

    def _visit(self, place: str, leaves: bool) -> None:
        caller = Caller(self._shop.address, at=place)
        try:
            session = caller.me().json()["session"]["id"]
            mine = self.acknowledged.setdefault(session, [])
            for number in range(len(WORDS)):
                question = f"{MARK} {WORDS[number]}: what does a service cost?"
                answer = caller.post(question)
                if answer.status_code == 200 and "event: done" in answer.text:
                    mine.append(question)
                    self.seen["answered"] += 1
                elif answer.status_code == 429:
                    self.seen["capped"] += 1
                    self._over.wait(1)
                if self._over.is_set():
                    break
            if leaves:
                self.left.append(session)  # cut off now, nobody knows whether it was done
                if caller.me("DELETE").status_code == 200:
                    self.erased.append(session)
                    self.seen["erased"] += 1
        finally:
            caller.close()


def check(shop: Shop, seen: Round) -> None:
    """Nothing acknowledged is lost, nothing erased is kept, nothing is readable in Redis.

    Raises:
        AssertionError: else.
    """
    held = shop.redis.contents()
    assert MARK.encode() not in held
    for session, questions in seen.acknowledged.items():
        rows = shop.store.conversations.read(session)
        kept = sum(row.role == "visitor" for row in rows)
        if session in seen.erased:
            assert not rows, session
        elif rows or session not in seen.left:
            # Counted, not compared: what is kept is masked, and each was asked once.
            assert kept >= len(questions), (session, kept, questions)
        assert session.encode() not in held


def cap(shop: Shop, place: str) -> None:
    """One address begins talks in parallel over all replicas: exactly `CAP` in an hour.

    Raises:
        AssertionError: more or fewer.
    """
    visitors = [Caller(shop.address, at=place) for _ in range(4)]
    came: list[int] = []

    def knock(visitor: Caller) -> None:
        came.extend(visitor.http.post("api/session", json={}).status_code for _ in range(CAP // 3))

    threads = [threading.Thread(target=knock, args=(visitor,)) for visitor in visitors]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    for visitor in visitors:
        visitor.close()
    assert Counter(came)[200] == CAP - len(visitors), Counter(came)


def soak(folder: Path, *, rounds: int, seed: int, seconds: float = 6.0) -> dict[str, Any]:
    """So many rounds; what was seen.

    Raises:
        AssertionError: as `check` and `cap`.
    """
    dice = random.Random(seed)
    seen: Counter[str] = Counter()
    with Shop(folder, make_desk()) as shop:
        for number in range(rounds):
            places = [f"127.1.{number}.{nth + 1}" for nth in range(VISITORS)]
            one = Round(shop, dice, places)
            one.run(seconds)
            check(shop, one)
            cap(shop, f"127.2.{number}.1")
            seen += one.seen
    return dict(seen)


def main(arguments: list[str]) -> int:
    """Print what was seen; 0 when all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        seen = soak(Path(folder), rounds=options.rounds, seed=options.seed)
    print(json.dumps({"rounds": options.rounds, **seen}))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
