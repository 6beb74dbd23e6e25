"""Two windows, or a window and a command line, on one bot: one writes, the other is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.core.errors import HushdeskError
from builder.studio import bots
from builder.system import texts
from builder.vault.botfile import BotFile
from builder.vault.key_file import keys_path
from tests.support.commands import Inline
from tests.support.stores import PASSPHRASE, make_bot

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from builder.vault.botfile import BotFile
from builder.vault.secret import Secret
with BotFile.open(__import__('pathlib').Path(sys.argv[1]), passphrase=Secret(sys.argv[2])):
    print('open', flush=True)
    sys.stdin.read()
"""


def refused(path: Path) -> str:
    with pytest.raises(HushdeskError) as caught:
        BotFile.open(path)
    assert "…" not in texts.sentence(caught.value)
    return caught.value.code


def test_another_process_is_told_before_it_asks_for_a_secret(tmp_path: Path) -> None:
    path = tmp_path / "shop.hushbot"
    make_bot(path, passphrase=PASSPHRASE).close()
    assert refused(path) == "passphrase_needed"
    command = [sys.executable, "-c", HOLD, str(path), PASSPHRASE.text()]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert refused(path) == "file_busy"
        before = path.read_bytes()
        other.kill()  # a program that died holds nothing
        other.wait()
    assert path.read_bytes()[:4096] == before[:4096]
    BotFile.open(path, passphrase=PASSPHRASE).close()


def test_a_command_is_told_that_the_window_has_the_bot(tmp_path: Path) -> None:
    terminal = Inline(tmp_path)
    terminal.run("new", "Corner")
    path = tmp_path / "home" / "bots" / "Corner.hushbot"
    secret = (tmp_path / "unlock").read_text().strip()
    from builder.vault.secret import Secret

    with bots.open_bot(path, keyring=None, passphrase=Secret(secret)) as window:
        told = terminal.run("set", "--bot", "Corner", "appearance.title=Other", expect=1)
        assert "file_busy" in told.errors
        assert "another window or program" in told.errors
        window.change({"appearance.title": "Mine"})
    assert terminal.run("show", "--bot", "Corner").row["appearance.title"] == "Mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "disc" / "shop.hushbot"
    make_bot(path, passphrase=PASSPHRASE).close()
    path.parent.chmod(0o500)
    try:
        assert refused(path) == "bot_folder_closed"
    finally:
        path.parent.chmod(0o700)


def test_a_folder_that_refuses_the_lock_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shop.hushbot"
    make_bot(path, passphrase=PASSPHRASE).close()
    before = path.read_bytes(), keys_path(path).read_bytes()
    real = os.open

    def closed(name: object, flags: int, mode: int = 0o777) -> int:
        if str(name).endswith(".lock"):
            raise OSError(30, "Read-only file system")
        return real(str(name), flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr("builder.system.locks.os.open", closed)
        assert refused(path) == "bot_folder_closed"
    assert (path.read_bytes(), keys_path(path).read_bytes()) == before
