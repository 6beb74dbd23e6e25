"""Learns what `knowledge.second_look` goes by, and says how well it does.

    python -m tests.benchmarks.fit_second_look [--data FOLDER] [--write]

Cross-validated by article: no question is judged by weights that saw its article. What is written
is learnt from everything. Without chance: the same data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.knowledge.embedding.minilm import load_minilm
from builder.knowledge.hits import Hit
from builder.knowledge.second_look import PARTS
from tests.benchmarks.data import ROOT, find_selqa
from tests.benchmarks.output import say
from tests.benchmarks.question_sets import answers_with, selqa
from tests.benchmarks.scoring import Floats, fit_choice, folds
from tests.benchmarks.states import PASSAGES, Bench, Seen

TARGET = ROOT / "resources" / "ranking" / "sentences.json"
HOLD = 0.05
"""How strongly weights are held down; half and twice as much did alike."""


def learn(whole: Sequence[Seen]) -> dict[str, Any]:
    """The weights, learnt from everything, as they are kept."""
    parts = fit_parts(whole)
    weights = {name: round(float(value), 4) for name, value in zip(PARTS, parts, strict=True)}
    return {"lift": round(_fit_lift(whole, parts), 5), "parts": weights}


def judge(whole: Sequence[Seen]) -> None:
    """Say how well weights do on articles that they never saw."""
    fold = folds([each.asked.group for each in whole])
    places = np.zeros((len(whole), 2))
    for part in np.unique(fold):
        learnt = [each for each, f in zip(whole, fold, strict=True) if f != part]
        parts = fit_parts(learnt)
        lift = _fit_lift(learnt, parts)
        for at in np.flatnonzero(fold == part).tolist():
            places[at] = [_place(whole[at], parts), _document_place(whole[at], parts, lift)]
    for title, found in zip(("sentence", "document"), places.T, strict=True):
        shares = [f"{np.mean(found < k):.4f}" for k in (1, 2, 5)]
        say(f"right {title} first, within two, within five: {', '.join(shares)}")


def fit_parts(whole: Sequence[Seen]) -> Floats:
    """What each of `PARTS` should weigh."""
    rows = [_rows(each) for each in whole]
    return fit_choice([x for x, _ in rows], [y for _, y in rows], hold=HOLD)


def read_with(seen: Seen, parts: Floats) -> Sequence[Hit]:
    """The passages of `seen` as if the second look had weighed `parts`."""
    return [
        replace(
            hit,
            readings=tuple(
                each and replace(each, odds=float(np.array(each.parts) @ parts))
                for each in hit.readings
            ),
        )
        for hit in seen.hits
    ]


def _fit_lift(whole: Sequence[Seen], parts: Floats) -> float:
    """What the best odds weigh beside a passage's score of weight 1."""
    rows = [_documents(each, parts) for each in whole]
    score, odds = fit_choice([x for x, _ in rows], [y for _, y in rows])
    return float(odds / score)


def _rows(seen: Seen) -> tuple[Floats, NDArray[np.bool_]]:
    """The parts of every sentence read, and which are right."""
    rows, right = [], []
    for hit in seen.hits:
        texts = hit.chunk.sentence_texts()
        for number, reading in enumerate(hit.readings):
            if reading is not None:
                rows.append(reading.parts)
                right.append(hit.document == seen.asked.document and answers_with(
                    texts[number], seen.asked
                ))  # fmt: skip
    return np.array(rows).reshape(-1, len(PARTS)), np.array(right, dtype=bool)


def _documents(seen: Seen, parts: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    least = min(float(row @ parts) for row in _rows(seen)[0])

    def best(hit: Hit) -> float:
        read = [float(np.array(r.parts) @ parts) for r in hit.readings if r is not None]
        return max(read, default=least)

    rows = np.array([[hit.score, best(hit)] for hit in seen.hits])
    return rows, np.array([hit.document == seen.asked.document for hit in seen.hits])


def _document_place(seen: Seen, parts: Floats, lift: float) -> int:
    rows, _ = _documents(seen, parts)
    order = np.argsort(-(rows @ np.array([1.0, lift])), kind="stable")
    names = list(dict.fromkeys(seen.hits[at].document for at in order))
    return names.index(seen.asked.document) if seen.asked.document in names else 99


def _place(seen: Seen, parts: Floats) -> float:
    rows, right = _rows(seen)
    found = np.flatnonzero(right[np.argsort(-(rows @ parts), kind="stable")])
    return float(found[0]) if len(found) else 99.0


def look(path: Path) -> list[Seen]:
    """Every question beside all documents, its answer among them."""
    bench = Bench(selqa(path), load_minilm())
    retriever = bench.bot(list(bench.collection.documents))
    asked = bench.collection.asked
    seen = [
        Seen(each, "selqa", "whole", retriever.search(each.question, PASSAGES)) for each in asked
    ]
    retriever.close()
    return [each for each in seen if any(r for hit in each.hits for r in hit.readings)]


def main() -> None:
    """Judge, and write where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"into {TARGET}")
    options = parser.parse_args()
    whole = look(find_selqa(options.data))
    judge(whole)
    text = json.dumps(learn(whole), indent=2) + "\n"
    say(text)
    if options.write:
        TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
