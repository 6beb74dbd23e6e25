"""What the recogniser of names learns from: labelled sentences, plain ones, and made talk."""

from __future__ import annotations

import json
import lzma
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.privacy.pii.names.lists import Kind, Lists, plain
from builder.system import resources
from tests.benchmarks.labelled import Labelled, learnt_from
from tests.support.made_talk import LANGUAGES, TEMPLATES, Talk, disfigured, templates


def sentences(data: Path) -> list[Labelled]:
    """What may be learnt from; see `tests/benchmarks/labelled.py` for what is held out."""
    return [each for path in sorted(data.glob("*.conll")) for each in learnt_from(path)]


def plain_texts(lists: Lists) -> list[Labelled]:
    """What this and other programs say in three languages: what is kept of it names nobody."""
    found = list[Labelled]()
    for language in LANGUAGES:
        packed = (TEMPLATES / f"plain_{language}.txt.xz").read_bytes()
        texts: dict[str, str] = json.loads(resources.text("texts", f"{language}.json"))
        for text in [*texts.values(), *lzma.decompress(packed).decode("utf-8").split("\n")]:
            shown = re.sub(r"\{\w*\}", "12", text)
            inside = re.findall(r"(?<!^)(?<![.!?:] )\b[^\W\d_]+", shown)
            kinds = [lists.get(plain(word), Kind.NONE) for word in inside if word[0].isupper()]
            if not any(kind & (Kind.GIVEN_WIDELY | Kind.CITY | Kind.REGION) for kind in kinds):
                found.append(Labelled(shown, ()))
    return found


def talk(
    maker: Talk, plain: Sequence[Labelled], chance: random.Random, count: int
) -> Iterator[Labelled]:
    """Made talk: half of it with people in it, most of it English, some beside plain sentences."""
    kept = {
        (kind, language): templates(kind, language)
        for kind in ("people", "questions")
        for language in LANGUAGES
    }
    for _ in range(count):
        language = chance.choices(LANGUAGES, (5, 3, 3))[0]
        kind = "people" if chance.random() < 0.5 else "questions"
        filled = maker.fill(chance.choice(kept[kind, language]), language)
        roll = chance.random()
        if roll < 0.3:
            other = "people" if chance.random() < 0.4 else "questions"
            filled = _after(
                filled, maker.fill(chance.choice(kept[other, language]), language), chance
            )
        elif roll < 0.4:
            filled = _after(chance.choice(plain), filled, chance)
        yield disfigured(filled, chance)


def _after(first: Labelled, second: Labelled, chance: random.Random) -> Labelled:
    text = first.text + chance.choice(["\n", " ", " ", "\n\n"])
    moved = tuple((a + len(text), b + len(text), kind) for a, b, kind in second.spans)
    return Labelled(text + second.text, first.spans + moved)


def renamed(labelled: Labelled, maker: Talk, chance: random.Random) -> Labelled:
    """The sentence with other persons in it, half of the time."""
    if chance.random() < 0.4 or not any(kind == "PERSON" for _, _, kind in labelled.spans):
        return labelled
    text, spans, done = "", list[tuple[int, int, str]](), 0
    for start, end, kind in labelled.spans:
        text += labelled.text[done:start]
        old = labelled.text[start:end]
        new = old
        if kind == "PERSON" and old.istitle():
            new = maker.fill("{full}" if " " in old else "{family}", "en").text
        spans.append((len(text), len(text) + len(new), kind))
        text += new
        done = end
    return Labelled(text + labelled.text[done:], tuple(spans))
