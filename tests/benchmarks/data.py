"""Where the data to measure on lies; it is no part of the project."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "HUSHDESK_BENCH_DATA"


class NoDataError(Exception):
    """The folder is not there; the message says how to name it."""


def find_selqa(given: Path | None = None) -> Path:
    """SelQA's development questions as JSON.

    Raises:
        NoDataError: when no folder holds them.
    """
    named = os.environ.get(VARIABLE)
    folder = given or (Path(named) if named else ROOT.parent / "shared" / "data")
    for path in (folder / "retrieval" / "selqa-dev.json", folder / "selqa-dev.json"):
        if path.is_file():
            return path
    msg = f"no retrieval/selqa-dev.json in {folder}; name its folder with --data or {VARIABLE}"
    raise NoDataError(msg)
