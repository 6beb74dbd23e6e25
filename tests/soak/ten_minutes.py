"""The ten minutes by the clock: from the export to a first answer in a visitor's browser.

    PYTHONPATH=. python -m tests.soak.ten_minutes [--install WHEEL]

An owner exports with a kit, whoever runs the server follows its steps word for word, the line goes
into a page of the owner's site, and a visitor there agrees and asks. What people do in between
(reading, copying the folder over, pasting the secret) is not in the figures: it is what the rest of
the ten minutes is for. With `--install` the program comes by a real `venv` and `pip install`.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.support.browser import Guest, Site, open_browser
from tests.support.host_process import SEAL
from tests.support.kit_machine import ROOT, KitMachine, commands

PAPER = (
    "Opening hours: we are open Monday to Saturday from nine to six.\n\n"
    "Returns: bikes can be returned within 30 days of delivery. Bring the receipt.\n"
)
QUESTION = "Can I return a bike?"


class Owner:
    """The command line on the owner's computer."""

    def __init__(self, folder: Path) -> None:
        self._unlock = folder / "unlock"
        self._unlock.write_text("an owner's own long passphrase of many words")
        self._environment = os.environ | {
            "HUSHDESK_HOME": str(folder / "home"),
            "HUSHDESK_NO_KEYRING": "1",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *words: str) -> dict[str, Any]:
        """What a command told last."""
        done = subprocess.run(
            [sys.executable, "-m", "builder.cli.main", *words, "--json", "--unlock-file",
             str(self._unlock)],
            env=self._environment, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        lines = done.stdout.splitlines()
        told: dict[str, Any] = json.loads(lines[-1]) if lines else {}
        return told


class Clock:
    """Says how long each step took, and all of them."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    def lap(self, step: str) -> None:
        """A step is done."""
        now = time.monotonic()
        self.say(step, now - self._last)
        self._last = now

    def end(self) -> None:
        """All are."""
        self.say("in all", time.monotonic() - self._began)

    def say(self, step: str, seconds: float) -> None:
        """One line of JSON."""
        sys.stdout.write(f"{json.dumps({'step': step, 'seconds': round(seconds, 1)})}\n")
        sys.stdout.flush()


def main() -> None:
    """Go through it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", type=Path, metavar="WHEEL", help="of this program")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Site() as site:
        place = Path(folder)
        owner = Owner(place)
        owner.run("new", "Willow Bikes")
        (place / "shop.md").write_text(PAPER)
        owner.run("add", "--bot", "Willow Bikes", str(place / "shop.md"))
        settings = ("contact.email=help@willow.example", f"site.allowed_origins={site.origin}")
        owner.run("set", "--bot", "Willow Bikes", *settings)
        (place / "machine").mkdir()
        with KitMachine(place / "machine", installs=given.install is not None) as machine:
            go(place, owner, machine, site, given.install)


def go(place: Path, owner: Owner, machine: KitMachine, site: Site, wheel: Path | None) -> None:
    """From here on the clock runs."""
    clock, kit, secret = Clock(), place / "kit", place / "secret"
    secret.write_text(SEAL)
    owner.run(
        "export", "--bot", "Willow Bikes", "--to", str(place / "willow.hush"),
        "--passphrase-file", str(secret), "--kit", str(kit),
    )  # fmt: skip
    clock.lap("export with the kit")
    if wheel is None:
        (kit / "hushdesk-0.1.0-py3-none-any.whl").touch()
    else:
        shutil.copy(wheel, kit)
    steps = commands((kit / "STEPS.md").read_text(), "Way 1")
    machine.follow(steps, kit, SEAL, told=lambda c, s: clock.say(f"  $ {c}", s), patience=1800)
    clock.lap("the steps on the server")
    words = shlex.split(f"python smoke.py {machine.address} --ask 'When are you open?'")
    done = machine.check(kit, [sys.executable, *words[1:]])
    assert done.returncode == 0, done.stdout + machine.log[-2000:]
    clock.lap("up, and checked with smoke.py")
    site.embed(machine.address)
    with open_browser() as browser:
        guest = Guest(browser, host=machine.address).go(f"{site.origin}/").open().agree()
        guest.ask(QUESTION)
        assert "within 30 days" in guest.log.inner_text()
        guest.close()
    clock.lap("a visitor's first answer, in a browser")
    clock.end()


if __name__ == "__main__":
    main()
