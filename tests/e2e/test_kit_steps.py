"""The written steps for a Linux server, run word for word, lead to a bot that answers.

`tests/soak/ten_minutes.py` does it by the clock, from the export to a first answer in a browser.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from builder.bundle.deploy_kit import Needs, write_kit
from builder.server.operators import make
from builder.system import texts
from tests.support.bundles import make_desk
from tests.support.host_process import SEAL, make_shop, seal_shop
from tests.support.kit_machine import KitMachine, commands

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux server's steps")


def test_the_steps_for_a_linux_server_lead_to_a_bot_that_answers(tmp_path: Path) -> None:
    desk = make_desk()
    bundle = seal_shop(tmp_path / "shop.hush", desk)
    kit = tmp_path / "kit"
    token, owner = make("owner", frozenset({"read"}))
    needs = Needs(operator=owner.line)
    write_kit(kit, bundle, signer=desk.key.public, spec=make_shop(), needs=needs)
    (kit / "hushdesk-0.1.0-py3-none-any.whl").touch()  # what the step before brings
    steps = commands((kit / "STEPS.md").read_text(), "Way 1")
    assert len(steps) == 8
    with KitMachine(tmp_path) as machine:
        machine.follow(steps, kit, SEAL)
        (check,) = [c for c in _plain(kit) if "smoke.py" in c]
        words = shlex.split(check.replace("https://chat.example.org", machine.address))
        words[0] = sys.executable
        done = machine.check(kit, words)
        assert done.returncode == 0, done.stdout + machine.log[-2000:]
        headers = {"Authorization": f"Bearer {token}"}  # the desktop that wrote the kit
        asked = urllib.request.Request(f"{machine.address}/operator/state", headers=headers)
        assert json.load(urllib.request.urlopen(asked, timeout=60))["operator"]["name"] == "owner"
    assert "open Monday to Saturday" in done.stdout
    assert f"ok      bundle: version 3, signed by {desk.key.public}" in done.stdout


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_steps_say_the_same_in_every_language(tmp_path: Path, language: str) -> None:
    desk = make_desk()
    bundle = seal_shop(tmp_path / "shop.hush", desk)
    told = {}
    for name in (texts.FALLBACK, language):
        write_kit(tmp_path / name, bundle, signer=desk.key.public,
                  spec=replace(make_shop(), language=name))  # fmt: skip
        told[name] = re.findall(
            r"^ {7}(\S.*)$", (tmp_path / name / "STEPS.md").read_text(), re.MULTILINE
        )
    assert told[language] == told[texts.FALLBACK]
    assert len(told[language]) > 10


def _plain(kit: Path) -> list[str]:
    return re.findall(r"^ {4}(\S.*)$", (kit / "STEPS.md").read_text(), re.MULTILINE)
