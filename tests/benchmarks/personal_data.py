"""Personal data found, beside stock Presidio, on texts the network never saw, in one run.

    python -m tests.benchmarks.personal_data [--data FOLDER] [--json]

Sets: what `packaging/train_names.py` held out of `ner/` in the data folder (left out without it);
made talk of customers in three languages, of templates (`support_talk/`) and names
(`tests/data/names/held_out.json`) that the recogniser of names never saw; ordinary questions, in
which nothing is to be found, and further ones. The rules and thresholds around the network were
mended with all of these in sight, so they are development figures. A finding counts when its type
is right and nine tenths of its place are. F2 weighs what was missed more than what was found too
much. Streets are left out of the talk: where an address ends is another question.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.privacy.pii import build_detector
from tests.benchmarks.data import ROOT, VARIABLE
from tests.benchmarks.labelled import Labelled, Span, held_out_sentences
from tests.benchmarks.output import say
from tests.support.held_out_talk import (
    fresh_questions,
    held_out_talk,
    ordinary_questions,
    talk_by_origin,
)
from tests.support.made_talk import LANGUAGES

OVERLAP = 0.9
SEED = 5
ROUNDS = 12
"""How many times each template of talk is filled."""
Rows = list[list[Span]]


def sets(data: Path | None) -> dict[str, list[Labelled]]:
    """The labelled texts by name."""
    found: dict[str, list[Labelled]] = {}
    if data and (data / "ner").is_dir():
        found |= held_out_sentences(data / "ner")
    for language in LANGUAGES:
        found[f"talk {language}"] = held_out_talk(language, ROUNDS, seed=SEED)
        for name, lines in (
            ("questions", ordinary_questions(language)),
            ("fresh questions", fresh_questions(language)),
        ):
            found[f"{name} {language}"] = [Labelled(line, ()) for line in lines]
    return found


def ours(texts: Mapping[str, Sequence[str]], level: str) -> dict[str, Any]:
    """By set what our detector finds, and processor seconds."""
    found: dict[str, Any] = {}
    for name, lines in texts.items():
        language = name.rpartition(" ")[2]
        chosen = language if language in LANGUAGES else "en"
        detector = build_detector(level=level, language=chosen)
        # Once to learn the words, as a host or an intake long has.
        detector.find_all(lines)
        started = time.process_time()
        findings = detector.find_all(lines)
        seconds = time.process_time() - started
        rows = [[(f.start, f.end, f.entity_type) for f in row] for row in findings]
        found[name] = {"rows": rows, "seconds": seconds}
    return found


def peer(texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The same for Presidio, which is among our own dependencies."""
    script = str(Path(__file__).parent / "peer_personal_data.py")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-P", script, str(path)], stdout=subprocess.PIPE, check=True
        )
    answered: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answered


def scores(labelled: Sequence[Labelled], rows: Rows) -> dict[str, dict[str, float]]:
    """By type precision, recall and F2 over the spans, and `all` over all types labelled here."""
    counts: Counter[tuple[str, str]] = Counter()
    kinds = {kind for text in labelled for _, _, kind in text.spans}
    for text, row in zip(labelled, rows, strict=True):
        found = [span for span in row if span[2] in kinds]
        for each in found:
            counts[each[2], "found"] += 1
            counts[each[2], "right"] += _matches(each, text.spans)
        for each in text.spans:
            counts[each[2], "labelled"] += 1
            counts[each[2], "known"] += _matches(each, found)
    result = {kind: _f2([kind], counts) for kind in sorted(kinds)}
    return {**result, "all": _f2(sorted(kinds), counts)} if kinds else {}


def _matches(span: Span, others: Iterable[Span]) -> bool:
    """Whether one of the others has its type and nine tenths of its place, either way."""
    for start, end, kind in others:
        shared = min(end, span[1]) - max(start, span[0])
        if kind == span[2] and shared >= OVERLAP * (max(end, span[1]) - min(start, span[0])):
            return True
    return False


def _f2(kinds: Sequence[str], counts: Counter[tuple[str, str]]) -> dict[str, float]:
    found, right, labelled, known = (
        sum(counts[kind, what] for kind in kinds)
        for what in ("found", "right", "labelled", "known")
    )
    precision, recall = right / max(found, 1), known / max(labelled, 1)
    together = 5 * precision * recall / max(4 * precision + recall, 1e-9)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f2": round(together, 3),
        "spans": labelled,
    }


def by_origin(rounds: int = ROUNDS) -> dict[str, float]:
    """Recall of persons in English talk, by where their names come from."""
    detector = build_detector(level="strict")
    found: dict[str, float] = {}
    for origin, talk in talk_by_origin(rounds, seed=SEED).items():
        rows = detector.find_all([text.text for text in talk])
        spans = [[(f.start, f.end, f.entity_type) for f in row] for row in rows]
        found[origin] = scores(talk, spans)["PERSON"]["recall"]
    return found


def measure(data: Path | None) -> dict[str, Any]:
    """Everything, as numbers."""
    labelled = sets(data)
    texts = {name: [each.text for each in lines] for name, lines in labelled.items()}
    sides = {"strict": ours(texts, "strict"), "balanced": ours(texts, "balanced")}
    sides["presidio"] = peer(texts)
    result: dict[str, Any] = {"origins": by_origin()}
    for side, found in sides.items():
        result[side] = {
            name: _figures(labelled[name], row["rows"], row["seconds"])
            for name, row in found.items()
        }
    return result


def _figures(labelled: list[Labelled], rows: Rows, seconds: float) -> dict[str, Any]:
    size = sum(len(each.text) for each in labelled) / 1e6
    pace = round(size / max(seconds, 1e-9), 3)
    spans = [[(start, end, kind) for start, end, kind in row] for row in rows]
    scored: dict[str, Any] = scores(labelled, spans)
    if not scored:
        scored = {"alarms": sum(map(bool, rows)), "texts": len(rows)}
    return {**scored, "mb_per_s": pace}


def _show(found: dict[str, Any]) -> None:
    for side in ("strict", "balanced", "presidio"):
        say(side)
        for name, figures in found[side].items():
            if "alarms" in figures:
                said = f"{figures['alarms']} of {figures['texts']} raise an alarm"
            else:
                said = " ".join(
                    f"{kind} {row['f2']:.3f}" for kind, row in figures.items() if kind != "mb_per_s"
                )
            say(f"  {name:18} {figures['mb_per_s']:6.2f} MB/s  {said}")
    say("recall of persons by origin of the name")
    say("  " + " ".join(f"{origin} {recall:.2f}" for origin, recall in found["origins"].items()))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder that holds ner/")
    parser.add_argument("--json", action="store_true", help="the JSON object alone")
    chosen = parser.parse_args()
    named = os.environ.get(VARIABLE)
    base = chosen.data or (Path(named) if named else ROOT.parent / "shared" / "data")
    found = measure(base)
    if not chosen.json:
        _show(found)
    say(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
