"""Killed at any step, or on a full disk, of an export, a backup, a plan that lets old ones go.

The work is done by this same file, run as a program: it forks whoever works, kills it, and looks
at what was left. A careless writer in its place is caught.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from builder.bundle import reader
from builder.bundle.identity import identity_of, recipient_of
from builder.bundle.lock import Lock
from builder.bundle.unsealing import SealedBackup
from builder.core.backup import Every
from builder.core.errors import HushdeskError, MachineError
from builder.studio import backup_plan, backups, bots, publishing
from builder.studio.bots import Workbench
from builder.vault import recovery
from builder.vault.botfile import BotFile
from builder.vault.secret import Secret
from tests.soak.backup_kills import trial
from tests.support.kills import fork, kill_at
from tests.support.stores import PASSPHRASE, make_bot, make_chunks, make_document, make_spec

TRIALS = (
    "exporting", "exporting_on_a_full_disk", "backing_up_on_a_full_disk", "planned", "at_random",
    "careless",
)  # fmt: skip
ROOT = Path(__file__).parents[2]
CODE = Secret(recovery.spell(b"a code for the tests"))
IDENTITY = identity_of(recovery.backup_seed(CODE) or b"")
HOST = recipient_of(identity_of(b"7" * 32))
DAY = timedelta(days=1)

Acknowledge = Callable[[int], None]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each trial came to; one program for all, as it takes a while to load."""
    folder = tmp_path_factory.mktemp("kills")
    command = [sys.executable, str(Path(__file__)), str(folder), *TRIALS]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("trial", TRIALS)
def test_what_was_there_stays_and_what_is_new_is_whole(told: dict[str, Any], trial: str) -> None:
    found = told[trial]
    assert "failed" not in found, found["failed"]
    assert found["killed"] >= found["at_least"], found


def exporting(folder: Path) -> dict[str, int]:
    """Kill an export at each of its dealings with files: the old bundle is there, or the new."""
    path, target, killed = a_bot(folder), folder / "shop.hush", 0
    exported(path, target)
    old = target.read_bytes()
    seen: dict[int | None, bytes] = {}
    for stop in range(1, 200):
        version = version_of(path)

        def export(acknowledge: Acknowledge, stop: int = stop) -> None:
            with opened(path) as bench:
                kill_at(stop)
                publishing.export(bench, target, lock=Lock(recipients=(HOST,)))
                acknowledge(1)

        acknowledged, was_killed = fork(export)
        killed += was_killed
        found = target.read_bytes()
        verdict = reader.verify(target)
        assert verdict.ok
        assert seen.setdefault(verdict.version, found) == found, "a number came twice"
        assert not acknowledged or (found != old and version_of(path) > version)
        assert version_of(path) >= version
        if not was_killed:
            break
        old = found
    return {"killed": killed, "at_least": 4}


def exporting_on_a_full_disk(folder: Path) -> dict[str, int]:
    """Let the disk end in an export: it is said, and the old bundle is as it was."""
    import resource

    path, target = a_bot(folder), folder / "shop.hush"
    exported(path, target)
    old, refused = target.read_bytes(), 0
    for limit in (0, 4096, len(old) // 2, len(old) - 1):

        def export(acknowledge: Acknowledge, limit: int = limit) -> None:
            with opened(path) as bench:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
                try:
                    publishing.export(bench, target, lock=Lock(recipients=(HOST,)))
                except HushdeskError as error:
                    acknowledge(-1 if error.code == "no_space" else -2)
                resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))

        acknowledged, _ = fork(export)
        assert acknowledged == [-1], acknowledged
        refused += 1
        assert target.read_bytes() == old
        assert [each.name for each in folder.iterdir() if "shop.hush" in each.name] == [target.name]
    return {"killed": refused, "at_least": 4}


def backing_up_on_a_full_disk(folder: Path) -> dict[str, int]:
    """Let the disk end in a backup: it is said, nothing is left, and the bot goes on."""
    import resource

    path, stick, refused = a_bot(folder), folder / "stick", 0
    stick.mkdir()
    for limit in range(0, path.stat().st_size, path.stat().st_size // 4):

        def back_up(acknowledge: Acknowledge, limit: int = limit) -> None:
            with opened(path) as bench:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
                try:
                    backups.make(bench, stick)
                except MachineError as error:
                    acknowledge(-1 if error.code == "no_space" else -2)
                resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
                bench.file.facts.put("after", str(limit))
                acknowledge(limit)

        acknowledged, _ = fork(back_up)
        assert acknowledged == [-1, limit], acknowledged
        assert list(stick.iterdir()) == []
        with BotFile.open(path, passphrase=PASSPHRASE) as file:
            assert file.facts.get("after") == str(limit)
            assert file.backups.all() == []
        refused += 1
    return {"killed": refused, "at_least": 4}


def planned(folder: Path) -> dict[str, int]:
    """Kill a planned backup at each step: there is a whole one always, and in the end just one."""
    path, stick, killed = a_bot(folder), folder / "stick", 0
    stick.mkdir()
    with opened(path) as bench:
        backup_plan.choose(bench, Every.DAILY, stick, keep=1)
        backup_plan.run(bench)
    now = datetime.now(UTC)
    for stop in range(1, 200):
        at = now + stop * DAY

        def run(acknowledge: Acknowledge, stop: int = stop, at: datetime = at) -> None:
            with opened(path) as bench:
                kill_at(stop)
                backup_plan.run(bench, now=at)
                acknowledge(1)

        acknowledged, was_killed = fork(run)
        killed += was_killed
        there = list(stick.glob("*.hushbackup"))
        assert there
        assert all(map(is_backup, there)), there
        if acknowledged:
            assert [each for each in stick.iterdir() if each.suffix == ".part"] == []
        if not was_killed:
            break
    with opened(path) as bench:
        (left,) = backups.listing(bench)
    assert [str(each) for each in stick.iterdir()] == [left.file]  # none lies there unknown
    return {"killed": killed, "at_least": 4}


def at_random(folder: Path) -> dict[str, int]:
    """Everything in turn, killed at any moment; many more of it in `tests.soak.backup_kills`."""
    return {"killed": trial(folder, seed=1, kills=3)["killed"], "at_least": 2}


def careless(folder: Path) -> dict[str, int]:
    """The control: a backup written where it shall stand, piece by piece, does not pass."""

    def straight(source: Path, target: Path) -> None:
        data = source.read_bytes()
        with target.open("wb") as out:
            out.write(data[: len(data) // 2])
        with target.open("ab") as out:
            out.write(data[len(data) // 2 :])
        source.unlink()

    with patch("builder.studio.backups.move_new", straight):
        try:
            planned(folder)
        except AssertionError:
            return {"killed": 1, "at_least": 1}
    return {"killed": 0, "at_least": 1}


def tried(name: str, folder: Path) -> dict[str, Any]:
    """What a trial came to, or why it failed."""
    (folder / name).mkdir()
    try:
        result: dict[str, Any] = globals()[name](folder / name)
    except Exception:  # noqa: BLE001 - told by its test
        result = {"failed": traceback.format_exc()}
    return result


def a_bot(folder: Path) -> Path:
    """A bot that nothing blocks, whose backups `CODE` opens."""
    os.environ["HUSHDESK_HOME"] = str(folder / "home")
    path = folder / "home" / "bots" / "a.hushbot"
    with make_bot(path, spec=replace(make_spec(), name="a"), passphrase=PASSPHRASE) as file:
        document = make_document()
        file.documents.replace(document, make_chunks(document, 3), original=os.urandom(40_000))
    with opened(path) as bench:
        bench.change({"contact.email": "shop@example.org"})
        consent = {"privacy.consent.text": "May we keep it?"}
        bench.change(consent)
        backups.add_recovery(bench, CODE)
    return path


def opened(path: Path) -> Workbench:
    return bots.open_bot(path, keyring=None, passphrase=PASSPHRASE)


def exported(path: Path, target: Path) -> None:
    with opened(path) as bench:
        publishing.export(bench, target, lock=Lock(recipients=(HOST,)))


def version_of(path: Path) -> int:
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file._database.execute("PRAGMA cipher_integrity_check") == []
        return int(file.facts.get("bundle_version") or 0)


def is_backup(file: Path) -> bool:
    with file.open("rb") as sealed:
        try:
            SealedBackup(sealed, identity=IDENTITY).unseal(io.BytesIO())
        except HushdeskError:
            return False
    return True


if __name__ == "__main__":
    sys.stdout.write(json.dumps({name: tried(name, Path(sys.argv[1])) for name in sys.argv[2:]}))
