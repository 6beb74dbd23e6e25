"""Learns what `knowledge.second_look` and `answering.certainty` go by, and says how well they do.

    python -m tests.benchmarks.fit_second_look [--data FOLDER] [--write]

Cross-validated by article (by business for the businesses): no question is judged by weights that
saw its article, and refusals are judged by odds that never saw it either. What is written is learnt
from everything. Without chance: the same data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.answering import certainty
from builder.knowledge.evidence import weigh
from builder.knowledge.hits import Hit, Reading
from builder.knowledge.question_kind import EXACT, kind_of
from builder.knowledge.second_look import PARTS
from tests.benchmarks.data import ROOT, find_selqa
from tests.benchmarks.fit import look_everywhere, say_rates
from tests.benchmarks.output import say
from tests.benchmarks.question_sets import answers_with
from tests.benchmarks.scoring import Floats, area, fit_choice, fit_logistic, folds
from tests.benchmarks.states import Seen

TARGET = ROOT / "resources" / "ranking"
HOLD_PARTS, HOLD_ODDS = 0.05, 20.0
"""How strongly weights are held down; half and twice as much did alike."""
PLACES = (("section", 0.05), ("article", 0.02))


def learn(seen: Sequence[Seen]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The weights of both, learnt from everything, as they are kept."""
    parts = _fit_parts(seen)
    beta = _fit_refusals(seen, parts)
    lift, bias = _fit_lift(seen, parts), round(float(beta[-1]), 4)
    weights = {name: round(float(value), 4) for name, value in zip(PARTS, parts, strict=True)}
    named = zip(certainty.NAMES, beta[:-1], strict=True)
    return (
        {"lift": round(lift, 5), "parts": weights},
        {"bias": bias, "weights": {name: round(float(value), 4) for name, value in named}},
    )


def judge(seen: Sequence[Seen]) -> None:
    """Say how well weights do on articles that they never saw."""
    fold = folds([each.asked.group for each in seen])
    sure, places = np.zeros(len(seen)), np.full((len(seen), 2), 99.0)
    for part in np.unique(fold):
        learnt = [each for each, f in zip(seen, fold, strict=True) if f != part]
        parts = _fit_parts(learnt)
        beta, lift = _fit_refusals(learnt, parts), _fit_lift(learnt, parts)
        for at in np.flatnonzero(fold == part).tolist():
            sure[at] = _odds(seen[at], parts) @ beta[:-1] + beta[-1]
            if seen[at].bot == "selqa" and seen[at].answerable:
                places[at] = [_place(seen[at], parts), _document_place(seen[at], parts, lift)]
    whole = np.array([each.bot == "selqa" and each.answerable for each in seen])
    for title, column in (("sentence", 0), ("document", 1)):
        found = places[whole, column]
        shares = [f"{np.mean(found < k):.4f}" for k in (1, 2, 5)]
        say(f"right {title} first, within two, within five: {', '.join(shares)}")
    for lost, wrong in PLACES:
        gone = np.array([each.bot == "selqa" and each.state == lost for each in seen])
        limit = np.sort(sure[gone])[::-1][int(wrong * gone.sum())]
        auroc = area(sure[whole | gone], whole[whole | gone])
        say(f"{lost} out: area {auroc:.4f}, {np.mean(sure[whole] > limit):.3f} at {wrong} wrong")
    say_rates(seen, 1 / (1 + np.exp(-sure)))


def _fit_parts(seen: Sequence[Seen]) -> Floats:
    whole = [each for each in seen if each.bot == "selqa" and each.answerable]
    rows = [_rows(each) for each in whole]
    return fit_choice([x for x, _ in rows], [y for _, y in rows], hold=HOLD_PARTS)


def _fit_refusals(seen: Sequence[Seen], parts: Floats) -> Floats:
    counts = Counter((each.bot, each.answerable) for each in seen)
    weights = np.array([1000 / counts[each.bot, each.answerable] for each in seen])
    x = np.array([_odds(each, parts) for each in seen])
    y = np.array([each.answerable for each in seen]).astype(float)
    return fit_logistic(x, y, weights, ridge=HOLD_ODDS)


def _fit_lift(seen: Sequence[Seen], parts: Floats) -> float:
    """What the best odds weigh beside a passage's score of weight 1."""
    whole = [each for each in seen if each.bot == "selqa" and each.answerable]
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


def _odds(seen: Seen, parts: Floats) -> Floats:
    """What a refusal is judged by, under other weights of the parts."""
    hits = [
        replace(hit, readings=tuple(_again(r, parts) for r in hit.readings)) for hit in seen.hits
    ]
    found = certainty.describe(seen.asked.question, hits, weigh(seen.asked.question, hits))
    return np.array(list((found or {}).values()))


def _again(reading: Reading | None, parts: Floats) -> Reading | None:
    return reading and replace(reading, odds=float(np.array(reading.parts) @ parts))


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


def usable(seen: Sequence[Seen]) -> list[Seen]:
    """What can be learnt from: sentences were read, and nothing exact is asked for."""
    return [
        each
        for each in seen
        if any(r for hit in each.hits for r in hit.readings)
        and kind_of(each.asked.question) not in EXACT
    ]


def main() -> None:
    """Judge, and write where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--write", action="store_true", help=f"into {TARGET}")
    options = parser.parse_args()
    seen = usable(look_everywhere(find_selqa(options.data)))
    judge(seen)
    for name, kept in zip(("sentences", "refusals"), learn(seen), strict=True):
        text = json.dumps(kept, indent=2) + "\n"
        say(text)
        if options.write:
            (TARGET / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
