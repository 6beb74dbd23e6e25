"""Reading killed at random moments, again and again: nothing is lost, nothing is there twice.

    .venv/bin/python -m tests.soak.ingest_kills --trials 50 --seed 1 [--model]

A trial gives some forty small files to a bot, kills the reading process without warning, opens
the bot, looks at what is there, goes on, kills again, and in the end lets it finish. Half-way some
files change and are given again. `--model` learns with the real embedding model, not a quick one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from builder.core.document import Outcome
from builder.core.journal import OPEN, FileState
from builder.core.progress import Step, silent
from builder.studio import bots, documents, ingest
from builder.vault.botfile import BotFile
from tests.support.embedders import WordEmbedder
from tests.support.stores import PASSPHRASE, make_bot

FILES = 40
CHANGED = 4
STEPS = 60
"""Reports of progress after which a good part of the files is ready."""

MOMENT_S = 0.02

_GOOD = frozenset({FileState.READY, FileState.UNCHANGED})


def trial(folder: Path, *, seed: int, kills: int, model: bool = False) -> dict[str, Any]:
    """One bot, killed `kills` times at most; what was seen.

    Raises:
        AssertionError: when something was lost or is there twice.
    """
    dice = random.Random(seed)
    shop, path = folder / "shop", folder / "shop.hushbot"
    for number in range(FILES):
        _write(shop, number, 1)
    make_bot(path, passphrase=PASSPHRASE).close()
    seen: Counter[str] = Counter()
    answering: set[str] = set()
    changed = dice.sample(range(FILES), CHANGED)
    begun = False
    for kill in range(kills):
        again = kill == kills // 2
        for number in changed if again else ():
            _write(shop, number, 2)
        given = [shop] if again or not begun else []
        end = _Ending(dice.randrange(STEPS), dice.uniform(0, MOMENT_S))
        killed = _fork(partial(_read, path, given, model, end))
        seen["killed" if killed else "finished"] += 1
        with BotFile.open(path, passphrase=PASSPHRASE) as file:
            seen[_look(file, answering)] += 1
            begun = bool(file.journal.tally().total)  # else killed before it was written down
    for number in changed:
        _write(shop, number, 2)
    assert not _fork(partial(_read, path, [shop], model, None))
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        _check_end(file, shop, {f"{number % 4}/{number}.txt" for number in changed})
    return dict(seen)


def _write(shop: Path, number: int, version: int) -> None:
    file = shop / f"{number % 4}" / f"{number}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    said = f"Article {number}, version {version}, costs {number * 7 + version} pounds. "
    file.write_text(said * (1 + number % 5 * 30))


def _read(path: Path, given: list[Path], model: bool, end: _Ending | None) -> None:
    with bots.open_bot(path, keyring=None, passphrase=PASSPHRASE) as bench:
        if not model:
            bench.bot.retriever.embedder = WordEmbedder()
        if end:
            end(Step("opened"))
        if given:
            ingest.enter(bench, given)
        for _ in documents.resume(bench, progress=end or silent):
            pass


class _Ending:
    """Ends this process without warning, some moment after some step: load moves nothing."""

    def __init__(self, steps: int, moment_s: float) -> None:
        self._steps = steps
        self._moment_s = moment_s

    def __call__(self, _step: Step) -> None:
        if self._steps == 0:
            threading.Timer(self._moment_s, os.kill, (os.getpid(), signal.SIGKILL)).start()
        self._steps -= 1


def _look(file: BotFile, answering: set[str]) -> str:
    """Every document is whole and none that answered is gone; how far the reading was."""
    assert file._database.one("PRAGMA integrity_check") == ("ok",)
    assert file._database.execute("PRAGMA foreign_key_check") == []
    states = {entry.name: entry.state for entry in file.journal.entries()}
    for document in file.documents.all():
        passages, vectors = file.chunks.counts(document.id)
        assert passages == document.chunks > 0, document.name
        assert passages == vectors or states[document.name] in OPEN, document.name
        answering.add(document.name)
    assert answering <= {document.name for document in file.documents.all()}
    if not answering:
        return "nothing_read"
    return "some_open" if set(states.values()) & OPEN else "all_done"


def _check_end(file: BotFile, shop: Path, changed: set[str]) -> None:
    """Every file is ready exactly once, in its newest version."""
    entries, kept = file.journal.entries(), file.documents.all()
    names = sorted(each.relative_to(shop).as_posix() for each in shop.rglob("*.txt"))
    assert sorted(entry.name for entry in entries) == names
    assert [document.name for document in kept] == names
    assert {entry.state for entry in entries} <= _GOOD
    assert {document.outcome for document in kept} == {Outcome.READY}
    assert file.chunks.waiting() == {}
    for document in kept:
        passages, vectors = file.chunks.counts(document.id)
        assert 0 < passages == vectors == document.chunks
        text = next(iter(file.chunks.of_document(document.id))).text
        assert f"version {1 + (document.name in changed)}" in text
    (chunks,) = file._database.one("SELECT count(*) FROM chunks") or (0,)
    (vectors,) = file._database.one("SELECT count(*) FROM vectors") or (0,)
    assert chunks == vectors == sum(document.chunks for document in kept)


def _fork(work: Callable[[], None]) -> bool:
    """Do `work` in a process of its own; whether it was killed before it had ended."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - told here, the parent sees the code
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, -signal.SIGKILL}, code
    return code != 0


def trials(count: int, seed: int, *, kills: int, model: bool = False) -> Iterator[dict[str, Any]]:
    """Several trials, each in a folder of its own."""
    for number in range(count):
        with tempfile.TemporaryDirectory() as folder:
            yield trial(Path(folder), seed=seed + number, kills=kills, model=model)


def main() -> int:
    """Run as many as were asked for; one line of JSON a trial."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", action="store_true", help="learn with the real model")
    chosen = parser.parse_args()
    for seen in trials(chosen.trials, chosen.seed, kills=chosen.kills, model=chosen.model):
        sys.stdout.write(json.dumps(seen) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
