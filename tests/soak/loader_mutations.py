"""Thousands of broken documents of every format: each gives text or a reason, in time and memory.

    .venv/bin/python -m tests.soak.loader_mutations --count 3000 --seed 1

The good files are the contract's samples, so that a new format is soaked as soon as it is held to
the contract. Zip-based files are also broken inside a member and packed again rightly,
because checksums would stop the rest at the door. Everything is read in a child with the limits of
a worker: when it hangs or dies, or gives text without text, that is a failure. What it raises other
than our own errors, a worker tells as damage; it is printed all the same, for a loader should know
its own faults.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import random
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT
from builder.knowledge.loaders import load

# Makers of documents are imported where they are needed: the child must meet the parsers first.
Mutation = Callable[[bytearray, random.Random, bytes], None]
_DAY = 86_400
_SECONDS = 20.0
"""No broken twin of files this small may take longer."""


def _flip(data: bytearray, dice: random.Random, _other: bytes) -> None:
    for _ in range(dice.choice((1, 1, 4, 16))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _truncate(data: bytearray, dice: random.Random, _other: bytes) -> None:
    del data[dice.randrange(len(data)) :]


def _splice(data: bytearray, dice: random.Random, other: bytes) -> None:
    """A piece of another file, or of this one, comes in place of what stood there."""
    source = dice.choice((other, bytes(data)))
    start, size = dice.randrange(len(source)), dice.choice((4, 16, 64, 512, 2048))
    place = dice.randrange(len(data))
    data[place : place + dice.choice((0, size))] = source[start : start + size]


def _number(data: bytearray, dice: random.Random, _other: bytes) -> None:
    """A count or a place becomes one that breaks careless readers."""
    value = dice.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, len(data)))
    size = dice.choice((1, 2, 4))
    place = dice.randrange(len(data))
    data[place : place + size] = (value % (1 << 8 * size)).to_bytes(size, "little")


def _repeat(data: bytearray, dice: random.Random, _other: bytes) -> None:
    start, size = dice.randrange(len(data)), dice.choice((8, 64, 512))
    data[start:start] = data[start : start + size] * dice.choice((1, 2, 50))


MUTATIONS: tuple[Mutation, ...] = (_flip, _truncate, _splice, _number, _number, _repeat)


def mutated(good: bytes, other: bytes, dice: random.Random) -> bytes:
    """One broken twin of `good`; `other` is a file that pieces may come from."""
    if zipfile.is_zipfile(io.BytesIO(good)) and dice.random() < 0.8:
        return _inside(good, other, dice)
    data = bytearray(good)
    for _ in range(dice.choice((1, 1, 2, 5))):
        if data:
            dice.choice(MUTATIONS)(data, dice, other)
    return bytes(data)


def _inside(good: bytes, other: bytes, dice: random.Random) -> bytes:
    """The same archive with one of its members broken, or gone."""
    from tests.support.documents import make_zip

    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice([name for name, data in members.items() if data])
    if dice.random() < 0.05:
        del members[name]
        return make_zip(members)
    data = bytearray(members[name])
    for _ in range(dice.choice((1, 1, 2, 5))):
        if data:
            dice.choice(MUTATIONS)(data, dice, other)
    return make_zip({**members, name: bytes(data)})


def twins(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Format, name and bytes of `count` broken twins of each format, always the same."""
    from tests.contract.test_loaders import SAMPLES

    goods = [sample.good for sample in SAMPLES.values()]
    for kind, sample in SAMPLES.items():
        dice = random.Random(f"{kind} {seed}")
        for _ in range(count):
            yield kind, sample.name, mutated(sample.good, dice.choice(goods), dice)


def outcome(name: str, data: bytes) -> str:
    """`text`, or the code of the reason; anything else that is raised is a failure."""
    try:
        _, document = load(data, name)
    except DocumentError as error:
        return error.code
    if not document.sections or not all(section.text.strip() for section in document.sections):
        raise AssertionError("text without text")
    return "text"


def _child(pipe: Connection) -> None:
    """Read what comes, within a worker's limits; say what became of it."""
    from builder.knowledge.worker_child import restrict

    restrict(replace(DEFAULT, cpu_seconds=_DAY))
    warnings.simplefilter("ignore")
    while True:
        name, data = pipe.recv()
        try:
            said = outcome(name, data)
        except MemoryError:  # a worker gives this word for it
            said = "document_memory"
        except AssertionError as fault:
            said = f"!{fault}"
        except Exception as fault:  # noqa: BLE001 - that is what is looked for
            said = f"?{type(fault).__name__}: {fault}"[:200]
        pipe.send(said)


class Reader:
    """A child that reads one file after the other, and is replaced when it dies or hangs."""

    def __init__(self) -> None:
        self._start()

    def read(self, name: str, data: bytes) -> str:
        """What became of one file: `!` begins a failure, `?` what was raised astray."""
        self._pipe.send((name, data))
        try:
            if self._pipe.poll(_SECONDS):
                return str(self._pipe.recv())
            said = "!hangs"
        except (EOFError, OSError):
            said = f"!dies: {self._process.exitcode}"
        self.close()
        self._start()
        return said

    def close(self) -> None:
        """End the child."""
        self._process.kill()
        self._process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_child, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()


def main(arguments: list[str]) -> int:
    """Read the twins and print a JSON object; 1 when any was a failure."""
    from tests.contract.test_loaders import SAMPLES

    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=list(SAMPLES), action="append")
    options = parser.parse_args(arguments)
    codes: dict[str, Counter[str]] = {kind: Counter() for kind in SAMPLES}
    slowest: dict[str, float] = dict.fromkeys(SAMPLES, 0.0)
    failures: list[str] = []
    astray: list[str] = []
    reader, began = Reader(), time.monotonic()
    for number, (kind, name, data) in enumerate(twins(options.count, options.seed)):
        if options.only and kind not in options.only:
            continue
        start = time.monotonic()
        said = reader.read(name, data)
        slowest[kind] = max(slowest[kind], time.monotonic() - start)
        codes[kind][said.split(":", 1)[0]] += 1
        if said[0] in "!?":
            found = failures if said[0] == "!" else astray
            found.append(f"{kind}, twin {number % options.count}: {said[1:]}")
    reader.close()
    report = {
        "codes": {kind: dict(found) for kind, found in codes.items() if found},
        "slowest_s": {kind: round(seconds, 2) for kind, seconds in slowest.items() if seconds},
        "failures": failures,
        "astray": astray,
        "seconds": round(time.monotonic() - began, 1),
    }
    sys.stdout.write(json.dumps(report, indent=2) + "\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
