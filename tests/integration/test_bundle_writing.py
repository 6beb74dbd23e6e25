"""An export that is killed, or that the disk does not take, harms nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")

EXPORT = """
import os, resource, signal, sys
from pathlib import Path
from builder.bundle.writer import Contents, seal
from builder.core.errors import MachineError
from tests.support.bundles import SPEC, make_desk, make_source

def die(step):
    if step.done == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

desk = make_desk()
if sys.argv[3] == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
if sys.argv[3] == "flush":
    os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
try:
    seal(Contents(SPEC, make_source()), to=Path(sys.argv[1]), lock=desk.to_host,
         signing_key=desk.key, version=2, progress=die)
except MachineError as error:
    print(error.code)
"""


def _export(file: Path, step: int, mode: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-c", EXPORT, file, str(step), mode],
        capture_output=True, text=True, check=False, timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.mark.parametrize("step", [0, 2, 4])
def test_an_export_that_is_killed_leaves_the_old_bundle(tmp_path: Path, step: int) -> None:
    file = tmp_path / "shop.hush"
    file.write_bytes(b"the old one")
    assert _export(file, step).returncode == -signal.SIGKILL
    assert file.read_bytes() == b"the old one"


def test_an_export_that_is_killed_while_it_writes_leaves_the_old_bundle(tmp_path: Path) -> None:
    file = tmp_path / "shop.hush"
    file.write_bytes(b"the old one")
    assert _export(file, 99, "flush").returncode == -signal.SIGKILL
    assert file.read_bytes() == b"the old one"
    leftovers = [part.read_bytes() for part in tmp_path.iterdir() if part != file]
    assert not any(b"Returns" in data for data in leftovers), "only sealed bytes ever lie on disk"


def test_a_full_disk_is_named_and_leaves_the_old_bundle(tmp_path: Path) -> None:
    file = tmp_path / "shop.hush"
    file.write_bytes(b"the old one")
    done = _export(file, 99, "full")
    assert (done.stdout.strip(), done.returncode) == ("no_space", 0), done.stderr
    assert file.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [file]
