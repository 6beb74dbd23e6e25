#!/usr/bin/env python3
"""Keeps the catalogues of the desktop app: `update` collects its texts, `release` compiles them.

    .venv/bin/python packaging/translations.py update
    .venv/bin/python packaging/translations.py release

Both work without a network; the tools come with Qt for Python.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
LANGUAGES = ("en", "de", "es")


def main() -> int:
    """Run one of the two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("update", "release"))
    parser.add_argument("--folder", type=Path, default=CATALOGUES, help="where the catalogues are")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        catalogue = options.folder / f"hushdesk_{language}.ts"
        if options.step == "update":
            update(language, catalogue)
        else:
            release(catalogue)
    return 0


def update(language: str, catalogue: Path) -> None:
    """Collect the texts of the source into `catalogue`; what is translated stays."""
    sources = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "ui").rglob("*.py"))
    words = ["-source-language", "en", "-target-language", language, "-locations", "none"]
    words += ["-no-obsolete", "-sort-messages", "-silent"]
    if language == "en":
        words.append("-pluralonly")  # the texts in the source are English
    run("pyside6-lupdate", *words, *sources, "-ts", str(catalogue))


def release(catalogue: Path) -> None:
    """Compile `catalogue` into the file that the app reads."""
    run("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def run(program: str, *words: str) -> None:
    """Run a tool from beside this interpreter."""
    folder = Path(sys.executable).parent
    subprocess.run([str(folder / program), *words], cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
