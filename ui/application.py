"""The desktop app's entry: what it needs, then its window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from builder.core.errors import MachineError
from builder.core.ports import SecretStore
from ui import display
from ui.shell import Shell

_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def main(argv: Sequence[str] | None = None) -> int:
    """Open the desktop app; its exit code.

    Raises:
        MachineError: `no_display`.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="hushdesk")
    parser.add_argument("--sample", action="store_true", help="open the sample bot")
    parser.add_argument("bot", nargs="?", type=Path, help="the file of a bot")
    options = parser.parse_args(words)
    require_display()
    app = QApplication(["hushdesk"])
    app.setApplicationName("hushdesk")
    app.setApplicationDisplayName("Hushdesk")
    app.setDesktopFileName("hushdesk")
    shell = Shell(app, find_keyring=find_keyring)
    app.aboutToQuit.connect(shell.stop)
    # Queued before what the shell begins with: loaded behind the window, in force before the work.
    QTimer.singleShot(0, close_every_other_way_out)
    shell.start(sample=options.sample, bot=options.bot)
    return app.exec()


def require_display() -> None:
    """Refuse plainly where Qt would end the process.

    Raises:
        MachineError: `no_display`.
    """
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform not in _WITHOUT_DISPLAY and not display.answers():
        raise MachineError("no_display")


def close_every_other_way_out() -> None:
    """Refuse every contact outside that does not go through the door."""
    from builder.privacy.egress import install_guard

    install_guard()


def find_keyring() -> SecretStore | None:
    """The keyring of this computer, unless the user said to leave it alone.

    Raises:
        VaultError: why there is none that can be used.
    """
    if os.environ.get("HUSHDESK_NO_KEYRING") == "1":
        return None
    from builder.vault.keyring_store import open_keyring

    return open_keyring()
