"""An export that dies at any call, or for which the disk is full at any byte, harms nothing.

    .venv/bin/python -m tests.soak.bundle_kills --count 500 --seed 1

A child of this process seals a bot over an older bundle. It is killed at the n-th call of a
function, or may write only so many bytes. Then the file is the old one or a whole new one, and what
else lies there holds no word of the bot.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from builder.bundle import reader, spool
from builder.bundle.writer import Contents, seal
from builder.core.errors import MachineError
from tests.support.bundles import SPEC, Desk, make_bundle, make_desk, make_source

SMALL = 1024
"""Bytes after which what waits goes to the disk, so that these bots do."""

PLAIN = (b"Returns within", b"Page 0.pdf")


def _seal(file: Path, desk: Desk) -> None:
    contents = Contents(SPEC, make_source(6, 4))
    # Bound as a default when the class was made: the module's number alone would change nothing.
    with mock.patch.object(spool.Spool.__init__, "__kwdefaults__", {"in_memory": SMALL}):
        seal(contents, to=file, lock=desk.to_host, signing_key=desk.key, version=9)


def _calls(work: Callable[[], None], die_at: int = 0) -> int:
    """How many calls `work` makes; dies at one of them."""
    count = 0

    def watch(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        if event in {"call", "c_call"}:
            count += 1
            if count == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _in_a_child(work: Callable[[], object]) -> int:
    """The code that a child ends with, or minus the signal."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except MachineError as error:
            os._exit(3 if error.code == "no_space" else 4)
        except BaseException:  # noqa: BLE001 - a child must not go on as the parent
            os._exit(5)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _judge(file: Path, old: bytes, desk: Desk) -> str:
    for part in file.parent.iterdir():
        data = part.read_bytes()
        if any(word in data for word in PLAIN):
            raise AssertionError(f"{part.name} holds words of the bot")
        if part != file:
            part.unlink()
    if file.read_bytes() == old:
        return "old"
    verdict = reader.verify(file, desk.key.public)
    if not verdict.ok or verdict.version != 9:
        raise AssertionError(f"neither the old bundle nor a whole new one: {verdict.code}")
    file.write_bytes(old)
    return "new"


def kills(folder: Path, *, count: int, seed: int) -> Counter[str]:
    """Kill `count` exports, each at another call; what was there afterwards."""
    dice, found, desk = random.Random(seed), Counter[str](), make_desk()
    file = make_bundle(folder / "shop.hush", desk).file
    old = file.read_bytes()
    _seal(file, desk)  # imports done, so that calls are counted alike
    file.write_bytes(old)
    total = _calls(lambda: _seal(file, desk))
    file.write_bytes(old)
    for _ in range(count):
        at = dice.randrange(1, total)
        ended = _in_a_child(partial(_calls, partial(_seal, file, desk), at))
        found[_judge(file, old, desk)] += 1
        found["killed" if ended == -signal.SIGKILL else "not killed"] += 1
    return found


def full_disks(folder: Path, *, count: int, seed: int) -> Counter[str]:
    """Let `count` exports write only so many bytes; what was there afterwards."""
    dice, found, desk = random.Random(seed), Counter[str](), make_desk()
    file = make_bundle(folder / "shop.hush", desk).file
    old = file.read_bytes()
    _seal(file, desk)
    size = file.stat().st_size
    file.write_bytes(old)

    def seal_with(most: int) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        _seal(file, desk)

    for _ in range(count):
        most = dice.randrange(size)
        ended = _in_a_child(partial(seal_with, most))
        found["no_space" if ended == 3 else f"ended with {ended}"] += 1
        found[_judge(file, old, desk)] += 1
    return found


def main(arguments: list[str]) -> int:
    """Run both and print a JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        found = {
            kind.__name__: dict(kind(Path(name), count=options.count, seed=options.seed))
            for kind in (kills, full_disks)
        }
    sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
