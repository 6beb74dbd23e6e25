"""An export that is killed, or that the disk does not take, harms nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle.writer import Contents
from builder.core.ports import ChunkVectors
from tests.soak import bundle_kills
from tests.support.bundles import (
    EMBEDDER,
    SPEC,
    MemorySource,
    make_bundle,
    make_chunk,
    make_desk,
    make_document,
)

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


def test_an_export_that_dies_at_any_call_or_meets_a_full_disk_at_any_byte_harms_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.soak.bundle_kills", "--count", "25", "--seed", "3"],
        capture_output=True, text=True, check=False, timeout=120, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["kills"]["killed"] == 25
    assert found["full_disks"] == {"no_space": 25, "old": 25}


def test_a_half_written_bundle_would_be_seen(tmp_path: Path) -> None:
    file = make_bundle(tmp_path / "shop.hush", desk := make_desk(), version=9).file
    data = file.read_bytes()
    file.write_bytes(data[:-512])
    with pytest.raises(AssertionError, match="neither the old bundle nor a whole new one"):
        bundle_kills._judge(file, b"the old one", desk)
    file.write_bytes(b"Returns within 3 days")
    with pytest.raises(AssertionError, match="holds words of the bot"):
        bundle_kills._judge(file, b"the old one", desk)


class _Large(MemorySource):
    """A bot of 100 MB that exists only while it is read."""

    def vectors(self) -> Iterator[ChunkVectors]:
        for chunk in self.chunks():
            yield ChunkVectors(chunk.id, bytes(4 * EMBEDDER.dimensions), bytes(256 * 1024))


def test_a_large_bot_is_sealed_in_the_memory_of_a_small_one(tmp_path: Path) -> None:
    record = make_document(0, chunks=400)
    source = _Large([record], [make_chunk(record, at) for at in range(400)], (), EMBEDDER)
    tracemalloc.start()
    try:
        made = make_bundle(tmp_path / "a.hush", make_desk(), contents=Contents(SPEC, source))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert made.size > 100 << 20
    assert peak < 60 << 20
    assert made.memory > made.size >> 20
    assert [part.name for part in tmp_path.iterdir()] == ["a.hush"]
