"""How long until the window is painted, beside an empty one of the same toolkit."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from tests.benchmarks.data import ROOT

RUNS = 9


def measure() -> dict[str, float]:
    """Medians in seconds, from the start of the process, taken in turns."""
    for which in ("empty", "ours"):  # fills the disk's cache
        _run(which)
    pairs = [(_run("empty"), _run("ours")) for _ in range(RUNS)]
    empty, ours = (median(side) for side in zip(*pairs, strict=True))
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
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.window", which],
            env=around,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        seconds = time.perf_counter() - before
    if done.stdout.strip() != "painted":
        msg = f"the {which} window was not painted"
        raise RuntimeError(msg)
    return seconds
