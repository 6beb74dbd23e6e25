"""How often names are found in documents, before and after a document's own evidence is weighed.

    python -m tests.benchmarks.document_names [FOLDER] [--data FOLDER] [--sample N] [--json]

FOLDER holds files of any kind; without it those of `documents/` in the data folder are read, and
the sample bot's. Told are findings of each type for 1,000 words as talk is read (`Detector.find`)
and as a document is (`Detector.find_in_document`); `--sample` prints so many findings of persons,
drawn at random, to be judged by hand. Beside them stand the precision and recall of persons by
span on labelled text that the network never saw, each set laid out as documents of 40 sentences,
and recall by the origin of the names.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from builder.core.document import Finding
from builder.core.errors import DocumentError
from builder.knowledge import worker
from builder.knowledge.name_languages import Spoken
from builder.privacy.pii import Detector, build_detector
from tests.benchmarks.data import ROOT, VARIABLE
from tests.benchmarks.labelled import Labelled, held_out_sentences
from tests.benchmarks.output import say
from tests.benchmarks.personal_data import ROUNDS, SEED, scores
from tests.support.held_out_talk import held_out_talk, talk_by_origin
from tests.support.made_talk import LANGUAGES

PERSON = "PERSON"
_SENTENCES = 40
_AROUND = 60
Read = tuple[str, Sequence[str]]


def documents(folders: Sequence[Path]) -> Iterator[Read]:
    """(name, texts) of each file that gives text."""
    for path in sorted(path for folder in folders for path in folder.iterdir() if path.is_file()):
        try:
            parsed = worker.parse(path.read_bytes(), path.name)
        except DocumentError:
            continue
        yield path.name, [section.text for section in parsed.document.sections]


def count(read: Sequence[Read], detector: Detector) -> tuple[dict[str, Any], list[str]]:
    """Findings of each type for 1,000 words, as talk and as documents; and all persons' places."""
    words = 0
    tallies = {"as talk": Counter[str](), "as documents": Counter[str]()}
    places: list[str] = []
    for name, texts in read:
        words += sum(len(text.split()) for text in texts)
        found = detector.find_in_document(texts, Spoken(texts))
        for text, row in zip(texts, found, strict=True):
            tallies["as documents"].update(each.entity_type for each in row)
            places += [_place(name, text, each) for each in row if each.entity_type == PERSON]
        for row in detector.find_all(texts):
            tallies["as talk"].update(each.entity_type for each in row)
    told: dict[str, Any] = {"words": words}
    for way, tally in tallies.items():
        told[way] = {kind: round(1000 * n / words, 2) for kind, n in tally.most_common()}
    return told, places


def _place(name: str, text: str, each: Finding) -> str:
    before = text[max(0, each.start - _AROUND) : each.start]
    after = text[each.end : each.end + _AROUND]
    return " ".join(f"{name[:20]}: {before}⟦{text[each.start : each.end]}⟧{after}".split())


def by_span(data: Path | None, detector: Detector) -> dict[str, dict[str, dict[str, float]]]:
    """Of each labelled set the scores of persons, as talk and as documents."""
    sets = held_out_sentences(data / "ner") if data and (data / "ner").is_dir() else {}
    for language in LANGUAGES:
        sets[f"letters {language}"] = held_out_talk(language, ROUNDS, seed=SEED)
    return {
        name: {
            "as talk": _scored(labelled, detector.find_all([each.text for each in labelled])),
            "as documents": _scored(labelled, list(_as_documents(labelled, detector))),
        }
        for name, labelled in sets.items()
    }


def by_origin(detector: Detector) -> dict[str, float]:
    """Recall of persons in English letters laid out as documents, by origin of their names."""
    return {
        origin: _scored(talk, list(_as_documents(talk, detector)))["recall"]
        for origin, talk in talk_by_origin(ROUNDS, seed=SEED).items()
    }


def _as_documents(labelled: Sequence[Labelled], detector: Detector) -> Iterator[list[Finding]]:
    for at in range(0, len(labelled), _SENTENCES):
        texts = [each.text for each in labelled[at : at + _SENTENCES]]
        yield from detector.find_in_document(texts, Spoken(texts))


def _scored(labelled: Sequence[Labelled], rows: Sequence[list[Finding]]) -> dict[str, float]:
    spans = [[(f.start, f.end, f.entity_type) for f in row] for row in rows]
    return scores(labelled, spans)[PERSON]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    named = os.environ.get(VARIABLE)
    data = options.data or (Path(named) if named else ROOT.parent / "shared" / "data")
    sample_bot = ROOT / "resources" / "sample_bot" / "documents"
    folders = [options.folder] if options.folder else [data / "documents", sample_bot]
    detector = build_detector(places=False)
    told, places = count(list(documents(folders)), detector)
    told["labelled"] = by_span(data, detector)
    told["origins"] = by_origin(detector)
    for place in random.Random(SEED).sample(places, min(options.sample, len(places))):
        say(place)
    if options.json:
        say(json.dumps(told))
        return
    say(f"{told['words']} words; findings for 1,000 of them")
    for way in ("as talk", "as documents"):
        say(f"  {way:14}{told[way]}")
    for name, ways in told["labelled"].items():
        for way, figures in ways.items():
            say(f"  {name:12}{way:14}{figures}")
    say("recall of persons in documents by origin of the name")
    say("  " + " ".join(f"{origin} {recall:.3f}" for origin, recall in told["origins"].items()))


if __name__ == "__main__":
    main()
