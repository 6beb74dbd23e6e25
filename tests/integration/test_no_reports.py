"""The libraries underneath report to nobody, not even from native code that no hook sees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMBED = """
from builder.knowledge.embedding.minilm import load_minilm
load_minilm().embed_question("When are you open?")
"""


def test_the_embedding_model_leaves_no_session_or_device_id_behind(tmp_path: Path) -> None:
    mine = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    folders = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    env = mine | {name: str(tmp_path) for name in folders}
    subprocess.run([sys.executable, "-c", EMBED], cwd=ROOT, env=env, check=True)
    # What it would send is collected in such files first.
    assert list(tmp_path.rglob("*")) == []
