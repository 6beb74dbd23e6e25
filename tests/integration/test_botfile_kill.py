"""Killed at any moment, or on a full disk: the file opens and nothing acknowledged is lost.

The work is done by this same file, run as a program: it forks a writer, kills it, opens what it
left and compares that with what the writer had acknowledged.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.bundle.identity import identity_of
from builder.bundle.unsealing import SealedBackup
from builder.core.document import Chunk, SourceRef
from builder.core.errors import HushdeskError, MachineError
from builder.core.ids import new_id
from builder.studio import backups, bots
from builder.studio import restoring as restored
from builder.vault import recovery
from builder.vault.access import Held
from builder.vault.botfile import BotFile
from builder.vault.key_file import keys_path
from builder.vault.restoring import Ways
from builder.vault.secret import Secret
from tests.support.kills import fork, kill_at
from tests.support.stores import (
    CHEAP,
    EMBEDDER,
    PASSPHRASE,
    make_bot,
    make_document,
    make_vectors,
)

TRIALS = (
    "writing", "creating", "full", "backing_up", "restoring", "restoring_on_a_full_disk",
    "rekeying", "rekeying_on_a_full_disk",
)  # fmt: skip
ROUNDS = int(os.environ.get("HUSHDESK_KILL_ROUNDS", "60"))
ROOT = Path(__file__).parents[2]
CODE = Secret(recovery.spell(b"a code for the tests"))
OTHER_CODE = Secret(recovery.spell(b"another one for them"))
IDENTITY = identity_of(recovery.backup_seed(CODE) or b"")

State = dict[str, Any]


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("trial", TRIALS)
def test_nothing_acknowledged_is_lost(tmp_path: Path, trial: str) -> None:
    command = [sys.executable, str(Path(__file__)), trial, str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["killed"] > told["at_least"], told


# --- what is written, and what must be found: both follow from the number of the step alone


def step(file: BotFile, number: int) -> None:
    """Do step `number`."""
    name = f"d{number // 6 % 5}"
    match number % 6:
        case 0 | 3:
            document = make_document(name, id=name, title=str(number))
            chunks = chunks_of(name, number)
            file.documents.replace(document, chunks, original=os.urandom(20_000))
        case 1 | 4:
            chunks = list(file.chunks.of_document(name))
            file.chunks.save_vectors(make_vectors(chunks), EMBEDDER)
        case 2:
            file.save_spec(replace(file.spec(), name=str(number)))
        case _:
            file.access.add_passphrase(PASSPHRASE, cost=CHEAP)
            file.documents.remove(f"d{number // 6 % 3}")


def chunks_of(name: str, number: int) -> list[Chunk]:
    """The passages that step `number` gives the document `name`."""
    return [
        Chunk(f"{name}-{number}-{n}", name, n, f"Text {number}. " * 40, SourceRef(page=n + 1))
        for n in range(1 + number * 7 % 40)
    ]


def expected(steps: int) -> State:
    """What the file must hold after so many steps."""
    documents: dict[str, list[int]] = {}
    names = ["Corner Shop"]
    for number in range(steps):
        name = f"d{number // 6 % 5}"
        if number % 6 in {0, 3}:
            documents[name] = [number, 1 + number * 7 % 40, 0]
        elif number % 6 in {1, 4}:
            documents[name][2] = documents[name][1]
        elif number % 6 == 2:
            names.append(str(number))
        else:
            documents.pop(f"d{number // 6 % 3}", None)
    return {"documents": documents, "name": names[-1], "revision": len(names)}


def found(path: Path) -> State:
    """What the file holds, every byte of it authenticated."""
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file._database.execute("PRAGMA cipher_integrity_check") == []
        assert file._database.execute("PRAGMA foreign_key_check") == []
        assert file._database.one("PRAGMA integrity_check") == ("ok",)
        assert file.audit.verify().ok
        spec = file.spec()
        documents = {
            entry.name: [int(entry.title or -1), *file.chunks.counts(entry.id)]
            for entry in file.documents.all()
        }
        return {"documents": documents, "name": spec.name, "revision": spec.revision}


# --- the three trials, each in a process of its own without threads, so that it can fork


def writing(folder: Path) -> dict[str, int]:
    """Kill the writer after a random number of steps and a random moment more."""
    path, chance, done, killed = folder / "a.hushbot", random.Random(7), 0, 0
    make_bot(path, spec=None, passphrase=PASSPHRASE).close()
    for _ in range(ROUNDS):
        begun = done

        def write(acknowledge: Callable[[int], None], begun: int = begun) -> None:
            with BotFile.open(path, passphrase=PASSPHRASE) as file:
                for number in range(begun, begun + 1000):
                    step(file, number)
                    acknowledge(number)

        acknowledged, was_killed = fork(write, chance.randrange(0, 6), chance.uniform(0, 0.01))
        killed += was_killed
        done = max([begun, *(number + 1 for number in acknowledged)])
        state = found(path)
        if state != expected(done):  # the step under way may have been finished, never half
            assert state == expected(done + 1), (done, state)
            done += 1
    return {"killed": killed, "at_least": ROUNDS // 2, "steps": done}


def creating(folder: Path) -> dict[str, int]:
    """Kill the creation of a bot at each of its dealings with the file system, one after one."""
    killed = 0
    for stop in range(1, 200):
        path = folder / str(stop) / "a.hushbot"

        def create(acknowledge: Callable[[int], None], path: Path = path, stop: int = stop) -> None:
            kill_at(stop)
            BotFile.create(path, spec_of(), passphrase=PASSPHRASE, cost=CHEAP)
            acknowledge(1)

        acknowledged, was_killed = fork(create)
        killed += was_killed
        if not acknowledged:
            with contextlib.suppress(HushdeskError):  # nothing was promised: there may be no bot
                BotFile.create(path, spec_of(), passphrase=PASSPHRASE, cost=CHEAP).close()
        assert found(path)["revision"] == 1
        left = {entry.name for entry in path.parent.iterdir() if ".part" not in entry.name}
        assert left - {"a.hushbot.keys.kept-1"} == {"a.hushbot", "a.hushbot.keys"}, left
        if not was_killed:
            break
    return {"killed": killed, "at_least": 8}


def full(folder: Path) -> dict[str, int]:
    """Let the disk end at different places: each is said, and what was written before stays."""
    import resource

    refusals = 0
    for limit in range(100_000, 260_000, 16_000):
        path = folder / str(limit) / "a.hushbot"
        make_bot(path, passphrase=PASSPHRASE).close()

        def write(
            acknowledge: Callable[[int], None], path: Path = path, limit: int = limit
        ) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            with BotFile.open(path, passphrase=PASSPHRASE) as file:
                for number in range(1000):
                    try:
                        step(file, number)
                    except MachineError as error:
                        acknowledge(-1 if error.code == "no_space" else -2)
                        return
                    acknowledge(number)

        acknowledged, was_killed = fork(write)
        assert acknowledged[-1] == -1, acknowledged
        assert not was_killed
        refusals += 1
        steps, state = len(acknowledged) - 1, found(path)
        assert state in (expected(steps), expected(steps + 1)), (steps, state)
    return {"killed": refusals, "at_least": 9}


def rekeying(folder: Path) -> dict[str, int]:
    """Kill a change of keys at each of its dealings with the file system: old or new ways open."""
    made, killed, rolled = _with_code(folder), 0, set()
    for stop in range(1, 200, 3 if ROUNDS <= 60 else 1):
        path = _copied(made, folder / str(stop))

        def change(acknowledge: Callable[[int], None], path: Path = path, stop: int = stop) -> None:
            with BotFile.open(path, passphrase=PASSPHRASE) as file:
                kill_at(stop)
                file.access.rekey(Held(passphrase=PASSPHRASE, new_code=OTHER_CODE))
                acknowledge(1)

        acknowledged, was_killed = fork(change)
        killed += was_killed
        with BotFile.open(path, passphrase=PASSPHRASE) as file:  # which settles it
            renewed = "rekeyed" in file.audit.counts()
        assert renewed or not acknowledged
        rolled.add(renewed)
        right, other = (OTHER_CODE, CODE) if renewed else (CODE, OTHER_CODE)
        BotFile.open(path, passphrase=right).close()
        with pytest.raises(HushdeskError, match="wrong_recovery"):
            BotFile.open(path, passphrase=other)
        assert found(path)["documents"] == {"d0": [0, 1, 0]}
        left = {entry.name for entry in path.parent.iterdir() if ".part" not in entry.name}
        assert left - {"a.hushbot.tries"} == {"a.hushbot", "a.hushbot.keys"}, left
        if not was_killed:
            break
    assert rolled == {False, True}
    return {"killed": killed, "at_least": 5}


def rekeying_on_a_full_disk(folder: Path) -> dict[str, int]:
    """Let the disk end at different places of it: it is said, and the old ways go on opening."""
    import resource

    made, refusals = _with_code(folder), 0
    for limit in range(4_000, made.stat().st_size + 40_000, 120_000):
        path = _copied(made, folder / str(limit))

        def change(
            acknowledge: Callable[[int], None], path: Path = path, limit: int = limit
        ) -> None:
            with BotFile.open(path, passphrase=PASSPHRASE) as file:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                try:
                    file.access.rekey(Held(passphrase=PASSPHRASE, code=CODE))
                except MachineError as error:
                    acknowledge(-1 if error.code == "no_space" else -2)
                assert file.spec().name == "a"  # it goes on

        acknowledged, _ = fork(change)
        assert acknowledged in ([-1], []), acknowledged
        refusals += len(acknowledged)
        assert found(path)["documents"] == {"d0": [0, 1, 0]}
        BotFile.open(path, passphrase=CODE).close()
        left = {entry.name for entry in path.parent.iterdir()}
        assert left == {"a.hushbot", "a.hushbot.keys"}, left
    return {"killed": refusals, "at_least": 2}


def _copied(path: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in (path, keys_path(path)):
        shutil.copy(file, folder / file.name)
    return folder / path.name


def backing_up(folder: Path) -> dict[str, int]:
    """Kill a backup at each of its dealings with the file system: it is whole, or there is none."""
    path, killed = _with_code(folder), 0
    for stop in range(1, 200):
        target = folder / f"{stop}.hushbackup"

        def make(
            acknowledge: Callable[[int], None], target: Path = target, stop: int = stop
        ) -> None:
            with bots.open_bot(path, keyring=None, passphrase=PASSPHRASE) as bench:
                kill_at(stop)
                backups.make(bench, target)
                acknowledge(1)

        acknowledged, was_killed = fork(make)
        killed += was_killed
        assert not acknowledged or target.exists()
        if target.exists():
            with target.open("rb") as sealed:
                SealedBackup(sealed, identity=IDENTITY).unseal(io.BytesIO())
        assert found(path)["revision"] == 1
        if not was_killed:
            break
    return {"killed": killed, "at_least": 3}


def restoring(folder: Path) -> dict[str, int]:
    """Kill a restoring likewise: the bot is back whole, or it can be restored again."""
    sealed, killed = _sealed(folder), 0
    for stop in range(1, 200):
        os.environ["HUSHDESK_HOME"] = str(folder / f"home{stop}")

        def restore(acknowledge: Callable[[int], None], stop: int = stop) -> None:
            kill_at(stop)
            restored.restore(sealed, Ways(passphrase=PASSPHRASE, cost=CHEAP), secret=CODE)
            acknowledge(1)

        acknowledged, was_killed = fork(restore)
        killed += was_killed
        if not acknowledged:
            with contextlib.suppress(HushdeskError):
                restored.restore(sealed, Ways(passphrase=PASSPHRASE, cost=CHEAP), secret=CODE)
        assert found(folder / f"home{stop}" / "bots" / "a.hushbot")["revision"] == 1
        if not was_killed:
            break
    return {"killed": killed, "at_least": 6}


def restoring_on_a_full_disk(folder: Path) -> dict[str, int]:
    """Let the disk end at different places of a restoring: it is said, and nothing is left."""
    import resource

    sealed, refusals = _sealed(folder), 0
    for limit in range(20_000, 300_000, 40_000):
        home = folder / f"home{limit}"
        os.environ["HUSHDESK_HOME"] = str(home)

        def restore(acknowledge: Callable[[int], None], limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            try:
                restored.restore(sealed, Ways(passphrase=PASSPHRASE, cost=CHEAP), secret=CODE)
            except MachineError as error:
                acknowledge(-1 if error.code == "no_space" else -2)

        acknowledged, _ = fork(restore)
        assert acknowledged in ([-1], []), acknowledged
        left = [entry for entry in home.rglob("*") if "hushbot" in entry.name]
        if acknowledged:
            refusals += 1
            assert not [entry for entry in left if entry.suffix != ".lock"], left
    return {"killed": refusals, "at_least": 4}


def _with_code(folder: Path) -> Path:
    """A bot with a document that opens with `PASSPHRASE`, and whose backups `CODE` opens."""
    os.environ["HUSHDESK_HOME"] = str(folder / "home")
    path = folder / "home" / "bots" / "a.hushbot"
    make_bot(path, spec=replace(spec_of(), name="a"), passphrase=PASSPHRASE).close()
    with bots.open_bot(path, keyring=None, passphrase=PASSPHRASE) as bench:
        step(bench.file, 0)
        backups.add_recovery(bench, CODE)
    return path


def _sealed(folder: Path) -> Path:
    with bots.open_bot(_with_code(folder), keyring=None, passphrase=PASSPHRASE) as bench:
        return Path(backups.make(bench, folder / "a.hushbackup").file)


def spec_of() -> Any:
    """The settings of a new bot."""
    from tests.support.stores import make_spec

    return replace(make_spec(), id=new_id())


if __name__ == "__main__":
    trial = globals()[sys.argv[1]]
    sys.stdout.write(json.dumps(trial(Path(sys.argv[2]))))
