"""Backups, restores, comparisons, exports and changes, killed at random moments, again and again.

    .venv/bin/python -m tests.soak.backup_kills --trials 50 --seed 1

A trial gives a bot a plan that keeps two backups; whoever works does one thing after the other and
says when each is done. After each kill the bot opens, what was acknowledged is there, every backup
and bundle is whole, and a restored bot is whole or not there.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from builder.bundle import reader
from builder.bundle.identity import identity_of, recipient_of
from builder.bundle.lock import Lock
from builder.bundle.unsealing import SealedBackup
from builder.core.backup import Every
from builder.core.errors import HushdeskError
from builder.studio import backup_comparing, backup_plan, backups, bots, publishing, restoring
from builder.studio.bots import Workbench
from builder.vault import recovery
from builder.vault.botfile import BotFile
from builder.vault.restoring import Ways
from builder.vault.secret import Secret
from tests.support.kills import fork
from tests.support.stores import (
    CHEAP,
    PASSPHRASE,
    make_bot,
    make_chunks,
    make_document,
    make_spec,
)

CODE = Secret(recovery.spell(b"a code for the tests"))
IDENTITY = identity_of(recovery.backup_seed(CODE) or b"")
HOST = recipient_of(identity_of(b"7" * 32))
KEPT = 2
MOMENT_S = 0.15

Acknowledge = Callable[[int], None]


def trial(folder: Path, *, seed: int, kills: int) -> dict[str, int]:
    """One bot, killed `kills` times; what was seen.

    Raises:
        AssertionError: when something was lost, is half, or lies anywhere unknown.
    """
    os.environ["HUSHDESK_HOME"] = str(folder / "home")
    dice, seen, done = random.Random(seed), Counter[str](), 0
    path, stick = folder / "home" / "bots" / "a.hushbot", folder / "stick"
    stick.mkdir()
    _prepare(path, stick)
    for number in range(kills):
        order = [dice.randrange(len(_DEEDS)) for _ in range(20)]

        def work(
            acknowledge: Acknowledge,
            order: list[int] = order,
            begun: int = done + 1,
            at: int = number,
        ) -> None:
            with bots.open_bot(path, keyring=None, passphrase=PASSPHRASE) as bench:
                for turn, deed in enumerate(order):
                    _DEEDS[deed](bench, stick, begun + turn + 1, at * 100 + turn)
                    acknowledge(begun + turn + 1)

        told, killed = fork(work, dice.randrange(6), dice.uniform(0, MOMENT_S))
        seen["killed" if killed else "finished"] += 1
        done = max([done, *told])
        seen["restored"] = _look(path, stick, done)
    with bots.open_bot(path, keyring=None, passphrase=PASSPHRASE) as bench:
        backup_plan.run(bench, now=datetime.now(UTC) + timedelta(days=9999))
        planned = {made.file for made in backups.listing(bench) if made.planned}
    assert {str(each) for each in stick.glob("*.hushbackup")} == planned
    assert len(planned) <= KEPT
    assert not [each for each in stick.iterdir() if each.name.endswith(".hushbackup.part")]
    return dict(seen)


def _prepare(path: Path, stick: Path) -> None:
    with make_bot(path, spec=replace(make_spec(), name="a"), passphrase=PASSPHRASE) as file:
        document = make_document()
        file.documents.replace(document, make_chunks(document, 3), original=os.urandom(60_000))
    with bots.open_bot(path, keyring=None, passphrase=PASSPHRASE) as bench:
        contact = {"contact.email": "shop@example.org", "privacy.consent.text": "May we?"}
        bench.change(contact)
        backups.add_recovery(bench, CODE)
        backup_plan.choose(bench, Every.DAILY, stick, keep=KEPT)


def _plan(bench: Workbench, _: Path, mark: int, day: int) -> None:
    _note(bench, _, mark, day)
    assert backup_plan.run(bench, now=datetime.now(UTC) + timedelta(days=day + 2))


def _note(bench: Workbench, _: Path, mark: int, _day: int) -> None:
    bench.file.facts.put("mark", str(mark))


def _change(bench: Workbench, _: Path, mark: int, _day: int) -> None:
    bench.change({"appearance.title": f"Shop {mark}"})
    _note(bench, _, mark, _day)


def _export(bench: Workbench, stick: Path, mark: int, _day: int) -> None:
    publishing.export(bench, stick / "shop.hush", lock=Lock(recipients=(HOST,)))
    _note(bench, stick, mark, _day)


def _compare(bench: Workbench, stick: Path, mark: int, _day: int) -> None:
    for sealed in sorted(stick.glob("*.hushbackup"))[:1]:
        backup_comparing.compare(bench, sealed)
    _note(bench, stick, mark, _day)


def _restore(bench: Workbench, stick: Path, mark: int, _day: int) -> None:
    for sealed in sorted(stick.glob("*.hushbackup"))[:1]:
        ways = Ways(passphrase=PASSPHRASE, cost=CHEAP)
        restoring.restore(sealed, ways, secret=CODE, name=f"back {mark}")
    _note(bench, stick, mark, _day)


_DEEDS = (_plan, _change, _export, _compare, _restore, _plan)


def _look(path: Path, stick: Path, done: int) -> int:
    """Everything is whole; how many bots were restored so far."""
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file._database.execute("PRAGMA cipher_integrity_check") == []
        assert file.audit.verify().ok
        assert int(file.facts.get("mark") or 0) >= done, "an acknowledged deed was lost"
        assert len(file.documents.all()) == 1
    for each in stick.glob("*.hushbackup"):
        with each.open("rb") as sealed:
            SealedBackup(sealed, identity=IDENTITY).unseal(io.BytesIO())
    bundle = stick / "shop.hush"
    assert not bundle.exists() or reader.verify(bundle).ok
    restored = 0
    for each in path.parent.glob("back *.hushbot"):
        with suppress(HushdeskError), BotFile.open(each, passphrase=PASSPHRASE) as file:
            assert file._database.one("PRAGMA integrity_check") == ("ok",)
            restored += 1
    assert restored == len(list(path.parent.glob("back *.hushbot"))), "half a bot was left"
    return restored


def main() -> int:
    """Run as many as were asked for; one line of JSON a trial."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for number in range(chosen.trials):
        with tempfile.TemporaryDirectory() as folder:
            told: dict[str, Any] = trial(
                Path(folder), seed=chosen.seed + number, kills=chosen.kills
            )
        sys.stdout.write(json.dumps({"seed": chosen.seed + number, **told}) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
