"""Thousands of broken bundles: each must be refused with a code, and none opened.

    .venv/bin/python -m tests.soak.bundle_mutations --count 20000 --seed 1

Two kinds. *Outside*: a good bundle is changed as a thief or a bad disk would; nothing may be
decrypted. *Inside*: what was sealed is changed and then signed rightly, as a hostile or faulty
program with the owner's key would; the bot's content is never other than the manifest's hashes say,
and nothing but a code comes out.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from builder.bundle import archive, lock, reader
from builder.bundle.envelope import About, Envelope
from builder.bundle.manifest import FORMAT
from builder.core.errors import BundleError
from tests.support.bundles import SPEC, Desk, make_bundle, make_desk, make_source, open_members

Mutation = Callable[[bytearray, random.Random], None]


def _flip(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _overwrite(data: bytearray, dice: random.Random) -> None:
    place = dice.randrange(len(data))
    data[place : place + 16] = dice.randbytes(len(data[place : place + 16]))


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _drop(data: bytearray, dice: random.Random) -> None:
    place = dice.randrange(len(data))
    del data[place : place + dice.choice((1, 7, 512, 1024))]


def _insert(data: bytearray, dice: random.Random) -> None:
    place = dice.randrange(len(data) + 1)
    data[place:place] = dice.choice((b"\0", b"a", bytes(512), dice.randbytes(512)))


def _swap(data: bytearray, dice: random.Random) -> None:
    one, two = (512 * dice.randrange(len(data) // 512 + 1) for _ in range(2))
    data[one : one + 512], data[two : two + 512] = data[two : two + 512], data[one : one + 512]


def _repeat(data: bytearray, dice: random.Random) -> None:
    one, two = (512 * dice.randrange(len(data) // 512 + 1) for _ in range(2))
    data[one:one] = data[two : two + 512]


MUTATIONS: tuple[Mutation, ...] = (_flip, _overwrite, _cut, _drop, _insert, _swap, _repeat)


def _mutated(good: bytes, dice: random.Random) -> bytes:
    while True:
        data = bytearray(good)
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            if data:
                dice.choice(MUTATIONS)(data, dice)
        if data != good:
            return bytes(data)


def outside(folder: Path, desk: Desk, *, count: int, seed: int) -> Counter[str]:
    """Open `count` changed bundles; how often each code was given. Opening one is a failure."""
    dice, codes = random.Random(seed), Counter[str]()
    file = make_bundle(folder / "outside.hush", desk).file
    good = file.read_bytes()
    with mock.patch.object(reader, "unpack", side_effect=AssertionError("decrypted")):
        for _ in range(count):
            file.write_bytes(_mutated(good, dice))
            try:
                reader.open_bundle(file, signer=desk.key.public, identity=desk.host_identity)
            except BundleError as error:
                codes[error.code] += 1
            else:
                raise AssertionError("a changed bundle was opened")
    return codes


def inside(folder: Path, desk: Desk, *, count: int, seed: int) -> Counter[str]:
    """Open `count` bundles with changed content, signed rightly; how often each code came."""
    dice, codes = random.Random(seed), Counter[str]()
    file = make_bundle(folder / "inside.hush", desk).file
    good = archive.write(open_members(file, desk))
    chunks = list(make_source().chunks())
    about = About(SPEC.id, 3, desk.key.public, lock.RECIPIENTS, FORMAT)
    for _ in range(count):
        payload = desk.to_host.seal(_mutated(good, dice))
        file.write_bytes(Envelope.seal(about, payload, desk.key))
        try:
            opened = reader.open_bundle(file, signer=desk.key.public, identity=desk.host_identity)
        except BundleError as error:
            codes[error.code] += 1
        else:
            # A name or date inside the manifest is the signer's to choose; the rest is hashed.
            codes["opened"] += 1
            if list(opened.source.chunks()) != chunks or opened.spec != SPEC:
                raise AssertionError("changed content was opened")
    return codes


def main(arguments: list[str]) -> int:
    """Run both kinds and print a JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    desk, began = make_desk(), time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = {
            kind.__name__: dict(kind(folder, desk, count=options.count, seed=options.seed))
            for kind in (outside, inside)
        }
    report = {**found, "seconds": round(time.monotonic() - began, 1)}
    sys.stdout.write(json.dumps(report, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
