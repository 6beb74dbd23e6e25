"""The whole walk in a network namespace that has nothing but loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IN_A_ROOM_WITHOUT_DOORS = ["unshare", "--net", "--", "sh", "-c"]


def can_be_cut_off() -> bool:
    if os.name != "posix" or not shutil.which("unshare") or not shutil.which("ip"):
        return False
    tried = subprocess.run(
        [*IN_A_ROOM_WITHOUT_DOORS, "ip link set lo up"], capture_output=True, check=False
    )
    return tried.returncode == 0


@pytest.mark.skipif(not can_be_cut_off(), reason="needs unshare --net and ip, as root")
def test_the_sample_goes_from_documents_to_a_visitor_without_any_network(tmp_path: Path) -> None:
    walk = f"{sys.executable} {ROOT / 'packaging' / 'sample_walk.py'} --once"
    done = subprocess.run(
        [*IN_A_ROOM_WITHOUT_DOORS, f"ip link set lo up && exec {walk}"],
        capture_output=True,
        text=True,
        timeout=200,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "15 of 15 as expected" in done.stdout
    assert "Visitor: When are you open on Saturday?" in done.stdout
    assert "9:00 to 16:00" in done.stdout.rsplit("Visitor:", 1)[1]
    assert not list(tmp_path.iterdir()), "the sample leaves nothing behind"
