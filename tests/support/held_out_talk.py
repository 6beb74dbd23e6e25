"""Talk that the recogniser of names never saw: other templates, other names, or none at all."""

from __future__ import annotations

import json
import random
from pathlib import Path

from builder.privacy.pii.names.lists import unpack
from builder.system import resources
from tests.benchmarks.labelled import Labelled
from tests.support.made_talk import ROOT, People, Talk

NAMES = ROOT / "tests" / "data" / "names"
TEMPLATES = ROOT / "tests" / "benchmarks" / "support_talk"

GROUPS = {
    "english": "english",
    "german, dutch, nordic": "german dutch nordic",
    "french, italian": "french italian",
    "spanish, portuguese": "spanish portuguese",
    "slavic": "west_slavic east_slavic",
    "baltic, hungarian, romanian, greek": "baltic_hungarian_romanian greek",
    "turkic": "turkic",
    "arabic, persian, hebrew": "arabic persian hebrew",
    "south asian": "south_asian",
    "east asian": "chinese japanese korean vietnamese",
    "southeast asian": "southeast_asian",
    "african": "african",
}
"""Origins together where one alone holds out too few names to say anything."""


def held_out_names() -> People:
    """The names by origin that the recogniser never saw."""
    read: People = json.loads((NAMES / "held_out.json").read_text("utf-8"))
    return read


def held_out_talk(language: str, rounds: int, seed: int) -> list[Labelled]:
    """Each template of the language so many times; streets are for other measures."""
    talk = _talk(seed)
    return [talk.fill(line, language) for line in _templates(language) for _ in range(rounds)]


def talk_by_origin(rounds: int, seed: int) -> dict[str, list[Labelled]]:
    """By group of origins: each English template with a person so many times."""
    lines = [line for line in _templates("en") if "{full}" in line or "{given}" in line]
    found: dict[str, list[Labelled]] = {}
    for group, origins in GROUPS.items():
        talk, chosen = _talk(seed), origins.split()
        found[group] = [
            talk.fill(line, "en", chosen[turn % len(chosen)])
            for line in lines
            for turn in range(rounds)
        ]
    return found


def ordinary_questions(language: str) -> list[str]:
    """Questions and phrases of a shop's everyday in which nobody is named."""
    return (NAMES / f"ordinary_{language}.txt").read_text("utf-8").splitlines()


def fresh_questions(language: str) -> list[str]:
    """More of the same: 4 of 205 were alarms at first sight, after which rules were mended."""
    return (TEMPLATES / f"fresh_{language}.txt").read_text("utf-8").splitlines()


def _talk(seed: int) -> Talk:
    places = unpack(resources.data("names", "lists.json.xz"))
    return Talk(held_out_names(), places, random.Random(seed))


def _templates(language: str) -> list[str]:
    path: Path = TEMPLATES / f"{language}.txt"
    return [line for line in path.read_text("utf-8").splitlines() if "{street}" not in line]
