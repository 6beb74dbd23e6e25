"""How long until a window is painted: ours, and an empty one of the same toolkit.

    python -m tests.benchmarks.startup empty|ours

Prints a line when the window has been painted, and ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.benchmarks.data import ROOT
from tests.benchmarks.output import say

RUNS = 5


def measure() -> dict[str, float]:
    """Medians in seconds, from the start of the process, taken in turns."""
    times: dict[str, list[float]] = {"empty": [], "ours": []}
    for _ in range(RUNS):
        for which, kept in times.items():
            kept.append(_run(which))
    empty, ours = median(times["empty"]), median(times["ours"])
    return {
        "empty_window_s": round(empty, 3),
        "our_window_s": round(ours, 3),
        "ratio": round(ours / empty, 2),
    }


def _run(which: str) -> float:
    with tempfile.TemporaryDirectory() as home:
        around = {**os.environ, "HUSHDESK_HOME": home}
        if not (around.get("DISPLAY") or around.get("WAYLAND_DISPLAY")):
            around["QT_QPA_PLATFORM"] = "offscreen"
        before = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.startup", which],
            env=around,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            line = process.stdout.readline() if process.stdout else ""
            seconds = time.perf_counter() - before
    if line.strip() != "painted":
        msg = f"the {which} window was not painted"
        raise RuntimeError(msg)
    return seconds


def show(which: str) -> None:
    """Show one window, say when it is painted, end."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                say("painted")
                # Nothing is worth an orderly end here; threads may still be importing.
                os._exit(0)
            return False

    app = QApplication(["hushdesk"])
    watch = Watch()
    window: QWidget
    if which == "empty":
        window = QMainWindow()
        window.installEventFilter(watch)
        window.show()
    else:
        from ui.shell import Shell

        shell = Shell(app, find_keyring=lambda: None)
        window = shell.window
        window.installEventFilter(watch)
        shell.start()
    app.exec()


if __name__ == "__main__":
    show(sys.argv[1])
