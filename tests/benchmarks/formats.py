"""Files and passages a second by format, beside llama-index's own readers, in one run.

    python -m tests.benchmarks.formats [--data FOLDER] [--json]

Reading means: from the file on disk to passages, personal data not looked for, nothing embedded.
Ours reads each file in a killable child with limits; the readers beside it have neither. The files
are those of `documents/` in the data folder. See `README.md` here for the peer's environment.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from builder.core.errors import DocumentError
from builder.knowledge import nursery, worker
from builder.knowledge.chunking import split, warm_up
from tests.benchmarks.data import ROOT, VARIABLE
from tests.benchmarks.output import say

PEER_PYTHON = ROOT / ".venv-bench" / ("Scripts" if os.name == "nt" else "bin") / "python"


def measure(folder: Path) -> dict[str, Any]:
    """For each suffix its files, how many gave a reason instead of text, and what came out."""
    warm_up()
    nurseries = nursery.Nurseries() if nursery.AVAILABLE else None
    parse = nurseries.parse if nurseries else worker.parse
    found: dict[str, Counter[str]] = {}
    reasons: Counter[str] = Counter()
    for path in sorted(folder.iterdir()):
        row = found.setdefault(path.suffix[1:], Counter(files=0, failed=0))
        started = time.perf_counter()
        try:
            parsed = parse(path.read_bytes(), path.name)
            chunks = split(parsed.document, document_id="d", name=path.name)
            row["passages"] += len(chunks)
            row["letters"] += sum(sum(map(str.isalnum, chunk.text)) for chunk in chunks)
        except DocumentError as error:
            row["failed"] += 1
            reasons[error.code] += 1
        row["seconds"] += time.perf_counter() - started  # type: ignore[assignment]
        row["files"] += 1
    if nurseries:
        nurseries.close()
    return {"formats": {name: dict(row) for name, row in found.items()}, "reasons": dict(reasons)}


def _show(ours: dict[str, Any], peer: dict[str, Any]) -> None:
    head = "files  no text    files/s  passages/s    letters"
    say(f"{'':8}{'ours: ' + head:>54}  |{'plain: ' + head:>54}")
    for name, row in sorted(ours["formats"].items()):
        say(f"{name:8}{_row(row):>54}  |{_row(peer.get(name, {})):>54}")
    say(f"our reasons: {ours['reasons']}")


def _row(row: dict[str, float]) -> str:
    if not row:
        return "not installed"
    seconds = row["seconds"] or 1e-9
    rates = f"{row['files'] / seconds:10.1f} {row.get('passages', 0) / seconds:11.1f}"
    return f"{row['files']:5} {row['failed']:8} {rates} {row.get('letters', 0):10}"


def main() -> int:
    """Run both sides and print them beside each other."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder that holds documents/")
    parser.add_argument("--json", action="store_true", help="the JSON object alone")
    chosen = parser.parse_args()
    named = os.environ.get(VARIABLE)
    base = chosen.data or (Path(named) if named else ROOT.parent / "shared" / "data")
    folder = base / "documents"
    if not folder.is_dir():
        sys.stderr.write(f"no documents/ in {base}; name its folder with --data or {VARIABLE}\n")
        return 1
    ours, peer = measure(folder), {}
    if PEER_PYTHON.exists():
        script = str(Path(__file__).parent / "peer_formats.py")
        done = subprocess.run(
            [str(PEER_PYTHON), "-P", script, str(folder)], stdout=subprocess.PIPE, check=True
        )
        peer = json.loads(done.stdout.splitlines()[-1])
    if not chosen.json:
        _show(ours, peer)
    say(json.dumps({"ours": ours, "peer": peer}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
