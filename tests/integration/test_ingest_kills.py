"""Killed while it reads, at random moments: every file ends up ready exactly once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
@pytest.mark.timeout(240)
def test_reading_that_is_killed_again_and_again_loses_nothing(home: Path) -> None:
    # A program of its own: only one without threads may fork.
    command = [sys.executable, "-m", "tests.soak.ingest_kills"]
    done = subprocess.run(
        [*command, "--trials", "1", "--kills", "8", "--seed", "3"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["killed"] >= 4, seen
    assert seen["some_open"] >= 3, seen
