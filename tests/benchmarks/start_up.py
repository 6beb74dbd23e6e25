"""How long until the window is there, beside an empty window of the same toolkit."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1400, 880)
window.show()
app.processEvents()
print("shown", flush=True)
"""

OURS = """
from PySide6.QtWidgets import QApplication
from ui.shell import Shell
app = QApplication(["hushdesk"])
shell = Shell(app, find_keyring=lambda: None)
shell.start(sample=False, bot=None)
while not any(window.isVisible() for window in app.topLevelWidgets()):
    app.processEvents()
app.processEvents()
print("shown", flush=True)
"""


@dataclass(frozen=True, slots=True)
class StartUp:
    """Medians in seconds, from the start of the process to the window with its first events."""

    ours_s: float
    empty_s: float

    @property
    def ratio(self) -> float:
        """How many times an empty window's start ours takes."""
        return self.ours_s / self.empty_s


def measure(rounds: int = 9) -> StartUp:
    """Start both in turn, so that a busy machine is busy for both."""
    for program in (EMPTY, OURS):  # fills the disk's cache
        _seconds(program)
    pairs = [(_seconds(OURS), _seconds(EMPTY)) for _ in range(rounds)]
    ours, empty = zip(*pairs, strict=True)
    return StartUp(statistics.median(ours), statistics.median(empty))


def _seconds(program: str) -> float:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HUSHDESK_HOME": home}
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.kill()
        process.communicate()
    if line.strip() != "shown":
        raise RuntimeError("the window did not come up")
    return seconds
