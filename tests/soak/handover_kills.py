"""A host killed while it hands talks over: nothing is lost, nothing claimed that did not come.

    .venv/bin/python -m tests.soak.handover_kills --trials 20 --seed 1

A trial serves a real bundle, passes some talks on to a webhook that is slow, busy or breaks off,
kills the host without warning again and again, and in the end lets it deliver. Every talk must
have come, each under one id; a talk that the host called delivered must have come before it said
so; and no word of a visitor, nor the signing secret, may stand in any file in the clear.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from builder.bundle.writer import Contents
from builder.core import setting
from builder.vault.handovers import State
from builder.vault.hoststore import HostStore
from tests.support.bundles import make_bundle, make_desk
from tests.support.host_process import Caller, HostProcess, make_passages, make_shop
from tests.support.sweep import sweep
from tests.support.webhook_server import SECRET, WebhookServer

TALKS = 4
MARK = "handover-mark-"
LIMIT_S = 120.0


def trial(folder: Path, *, seed: int, kills: int) -> dict[str, Any]:
    """One host, killed `kills` times; what was seen.

    Raises:
        AssertionError: when something was lost, or said to be there before it was.
    """
    dice = random.Random(seed)
    seen: Counter[str] = Counter()
    folder.mkdir(parents=True, exist_ok=True)
    with WebhookServer() as server:
        (bundle, signer), data = _sealed(folder, server.url), folder / "host"
        key = folder / "webhook.key"
        key.write_text(SECRET)
        words = ("--signer", signer, "--key-file", f"webhook={key}")
        passed: list[str] = []
        for kill in range(kills):
            faults: tuple[int | str, ...] = (503, "cut", 200, 429)
            server.script.steps = [dice.choice(faults) for _ in range(dice.randrange(4))]
            with HostProcess(bundle, data, *words) as host:
                while len(passed) < TALKS * (kill + 1) // kills:
                    passed.append(_pass_on(host, f"{MARK}{seed}-{len(passed)}"))
                time.sleep(dice.random() * 0.25)
                host.kill()
            seen["killed"] += 1
            seen.update(_check(data, server))
        _due_now(data)
        with HostProcess(bundle, data, *words):
            _until(lambda: _ids(server) >= TALKS)
        _check(data, server)
        key.unlink()
        came = Counter(row.headers["webhook-id"] for row in server.came)
        texts = " ".join(row.body.decode() for row in server.came)
    assert all(row.genuine for row in server.came)
    assert len(came) == TALKS, came
    assert all(mark in texts for mark in passed)
    with HostStore.open(data) as store:
        states = Counter(str(item.state) for item in store.handovers.read())
    assert set(states) <= {"delivered", "waiting", "sending"}, states
    found = sweep([folder], [MARK, SECRET.removeprefix("whsec_")])
    assert not found, found
    return {**seen, "talks": len(passed), "sent": sum(came.values()), **states}


def _sealed(folder: Path, url: str) -> tuple[Path, str]:
    spec = setting.change(make_shop(), {"handover.enabled": True, "handover.webhook": url})
    file = folder / "shop.hush"
    desk = make_desk()
    make_bundle(file, desk, lock=desk.to_passphrase, contents=Contents(spec, make_passages()))
    return file, desk.key.public


def _pass_on(host: HostProcess, mark: str) -> str:
    """Pass one talk on; the host has taken it once this returns."""
    with Caller(host.address) as visitor:
        body = {"token": visitor.token, "consent": True, "message": mark}
        told = visitor.http.post("api/handover", json=body)
        assert told.status_code == 200, told.text
    return mark


def _ids(server: WebhookServer) -> int:
    return len({row.headers["webhook-id"] for row in server.came})


def _check(data: Path, server: WebhookServer) -> dict[str, int]:
    """What the file says after a kill; whatever it calls delivered must have come."""
    came = {row.headers["webhook-id"] for row in server.came}
    with HostStore.open(data) as store:
        items = store.handovers.read()
    for item in items:
        if item.state is State.DELIVERED:
            assert item.id in came, "said to be there before it was"
            assert not item.body
        else:
            assert item.body, "lost"
    return Counter(f"found_{item.state}" for item in items)


def _due_now(data: Path) -> None:
    """Spare the soak the waits between tries."""
    from builder.system.clock import SystemClock

    with HostStore.open(data) as store:
        store.handovers.recover()
        store.handovers.retry(SystemClock().now())


def _until(done: Any) -> None:
    ends = time.monotonic() + LIMIT_S
    while not done():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.05)


def main() -> int:
    """Run the trials."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=10)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for number in range(options.trials):
        with tempfile.TemporaryDirectory() as folder:
            try:
                told = trial(Path(folder), seed=options.seed + number, kills=options.kills)
            except (AssertionError, httpx.HTTPError) as error:
                told = {"failed": repr(error)[:400]}
                sys.stdout.write(json.dumps({"seed": options.seed + number, **told}) + "\n")
                return 1
        sys.stdout.write(json.dumps({"seed": options.seed + number, **told}) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
