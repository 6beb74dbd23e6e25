"""How a host holds out: questions at a fixed rate, many streams at once, time to a first answer.

    PYTHONPATH=. python -m tests.soak.host_load [--rate 20] [--seconds 20] [--streams 200]

The host is `hushdesk serve` in a process of its own over a small shop with vectors, answering in
quotes. Questions are sent when they are due, whether or not earlier ones were answered (an open
loop), and timed from that moment, so that a host that falls behind cannot hide it. From `--rate`
the rate rises by a half each time until the host breaks: an answer that is none, or one in twenty
slower than a second. Beside each line stands the machine's load, which others may be part of;
what a question takes of the host's own processor time (`cpu_ms`) hardly depends on them.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import math
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from builder.knowledge.embedding.minilm import load_minilm
from builder.server.settings import Caps
from builder.server.wire import FROM_ONE
from tests.support.bundles import make_desk
from tests.support.host_process import HostProcess, make_passages, seal_shop

QUESTIONS = (
    "Can I return a bike within 30 days?",
    "When are you open on Saturday?",
    "What does a full service cost?",
    "How long does a service take?",
    "Is the workshop open on Sunday?",
    "Do you sell aeroplanes?",
)
BROKEN_MS = 1000
"""One in twenty is slower: visitors notice, and the host falls behind."""

VISITOR_EVERY = Caps().messages_per_minute / 60  # questions a second of one address


async def visit(http: httpx.AsyncClient, address: str) -> str:
    """A visitor's token, with consent to everything."""
    consent = (await http.get("api/widget", headers=_from(address))).json()["consent"]
    purposes = [purpose["id"] for purpose in consent["purposes"]]
    body = {"consent": {"version": consent["version"], "purposes": purposes}}
    told = (await http.post("api/session", json=body, headers=_from(address))).json()
    return str(told["token"])


async def ask(http: httpx.AsyncClient, visitor: tuple[str, str], text: str) -> str:
    """How one question ended: `done`, or the code of what was wrong."""
    address, token = visitor
    body = {"token": token, "message": text}
    try:
        answer = await http.post("api/chat", json=body, headers=_from(address))
    except httpx.HTTPError as error:
        return type(error).__name__
    if answer.status_code != 200:
        return str(answer.json()["code"])
    return "done" if "event: done" in answer.text else "broken_off"


async def at_rate(http: httpx.AsyncClient, rate: float, seconds: float, pid: int) -> dict[str, Any]:
    """Ask `rate` questions a second; milliseconds from when each was due to its last byte."""
    wanted = math.ceil(rate / VISITOR_EVERY) * 2
    visitors = [(f"10.1.{n // 250}.{n % 250}", "") for n in range(wanted)]
    visitors = [(each, await visit(http, each)) for each, _ in visitors]
    spent: list[float] = []
    ends: Counter[str] = Counter()

    async def one(due: float, visitor: tuple[str, str], text: str) -> None:
        ends[await ask(http, visitor, text)] += 1
        spent.append((time.perf_counter() - due) * 1000)

    began, tasks, before = time.perf_counter() + 0.1, [], _cpu_s(pid)
    turns = zip(itertools.cycle(visitors), itertools.cycle(QUESTIONS), strict=False)
    for n in range(int(rate * seconds)):
        due = began + n / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(due, *next(turns))))
    await asyncio.gather(*tasks)
    spent.sort()
    shares = {f"p{p}_ms": round(spent[int(len(spent) * p / 100) - 1]) for p in (50, 95, 99)}
    cpu = round((_cpu_s(pid) - before) * 1000 / len(spent), 1)
    return {"rate": rate, "questions": len(spent), **shares, "cpu_ms": cpu, "ends": dict(ends)}


async def held_open(http: httpx.AsyncClient, streams: int, pid: int) -> dict[str, Any]:
    """Open so many connections at once, each with a stream, and read them all to their end."""
    visitors = [f"10.2.{n // 250}.{n % 250}" for n in range(streams)]
    tokens = [await visit(http, each) for each in visitors]
    before, began = _memory_mb(pid), time.perf_counter()
    ends = await asyncio.gather(
        *(ask(http, pair, QUESTIONS[0]) for pair in zip(visitors, tokens, strict=True))
    )
    spent = round(time.perf_counter() - began, 2)
    memory = [before, _memory_mb(pid)]
    return {"streams": streams, "ends": dict(Counter(ends)), "all_read_s": spent, "mb": memory}


async def measure(address: str, pid: int, given: argparse.Namespace) -> None:
    """Print a line for each thing measured."""
    limits = httpx.Limits(max_connections=FROM_ONE + 200)
    own = {"origin": address.rstrip("/"), "x-forwarded-proto": "http"}
    async with httpx.AsyncClient(
        base_url=address, headers=own, timeout=120, limits=limits, trust_env=False
    ) as http:
        rate, broken = given.rate, False
        while rate <= given.to and not broken:
            told = await at_rate(http, rate, given.seconds, pid)
            say(told)
            broken = told["p95_ms"] > BROKEN_MS or set(told["ends"]) != {"done"}
            rate = rate if broken else round(rate * 1.5, 1)
        say({"breaks_at": rate} if broken else {"holds_at_least": round(rate / 1.5, 1)})
        await asyncio.sleep(given.seconds / 4)  # what was late is over
        say(await held_open(http, given.streams, pid))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--to", type=float, default=400.0, help="the highest rate tried")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--streams", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk, place = make_desk(), Path(folder)
        source = make_passages(load_minilm())
        bundle = seal_shop(place / "shop.hush", desk, source=source)
        began = time.perf_counter()
        words = ("--signer", desk.key.public, "--behind-proxy", "1")
        with HostProcess(bundle, place / "data", *words) as host, host.visit() as first:
            first.ask(QUESTIONS[0])
            say({"first_answer_s": round(time.perf_counter() - began, 2)})
            deadline = time.monotonic() + 60
            while first.http.get("readyz").json()["vectors"] < 3 and time.monotonic() < deadline:
                time.sleep(0.1)
            asyncio.run(measure(host.address, host.pid, given))


def say(told: dict[str, Any]) -> None:
    """One line of JSON."""
    line = json.dumps({**told, "load": round(os.getloadavg()[0], 1)})
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _from(address: str) -> dict[str, str]:
    return {"x-forwarded-for": address}


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
