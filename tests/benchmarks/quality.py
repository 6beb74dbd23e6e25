"""How well our answers are found: as a program of its own, it prints one JSON object.

python -m tests.benchmarks.quality SELQA.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from builder.answering import grounding
from builder.answering.models.quotes import pick
from builder.knowledge.embedding.minilm import load_minilm
from builder.knowledge.evidence import weigh
from tests.benchmarks.output import say
from tests.benchmarks.question_sets import answers_with, businesses, selqa
from tests.benchmarks.scoring import answered_at, area
from tests.benchmarks.states import PASSAGES, Bench, Seen

THRESHOLD = 0.5
WRONG = {"section": 0.05, "article": 0.02}
"""Shares of the questions that lost their answer which may be answered all the same."""


def measure(path: Path) -> dict[str, Any]:
    """Everything about quality, on SelQA and on the invented businesses."""
    model = load_minilm()
    bench = Bench(selqa(path), model)
    names = list(bench.collection.documents)
    seen = list(bench.seen(names, bench.collection.asked, "selqa"))
    whole = [each for each in seen if each.state == "whole"]
    found: dict[str, Any] = {
        "documents": len(names),
        "passages": sum(map(len, bench.chunks.values())),
        "questions": len(whole),
        "embedder": f"{model.identity.name} {model.identity.precision}",
    }
    found |= _retrieval(bench, whole) | _sentences(whole) | _refusal(seen)
    found["businesses"] = _businesses(model)
    return found


def _retrieval(bench: Bench, whole: Sequence[Seen]) -> dict[str, float]:
    retriever = bench.bot(list(bench.collection.documents))
    places = []
    for each in whole:
        # Several passages of one document count once.
        hits = retriever.search(each.asked.question, 4 * PASSAGES)
        documents = list(dict.fromkeys(hit.document for hit in hits))
        at = each.asked.document
        places.append(documents.index(at) if at in documents else len(documents) + 5)
    retriever.close()
    return {"hit_at_1": _share(places, 1), "hit_at_5": _share(places, 5)}


def _sentences(whole: Sequence[Seen]) -> dict[str, float]:
    """Among all sentences of all documents; and as quoted, two only when they fit alike."""
    places, quoted = [], []
    for each in whole:
        right = [
            _is_right(each, weighed.hit, weighed.sentence)
            for weighed in weigh(each.asked.question, each.hits)[:2]
        ]
        places.append(right.index(True) if True in right else 2)
        chosen = pick(each.asked.question, each.hits)
        quoted.append(any(_is_right(each, choice.hit, choice.sentence) for choice in chosen))
    return {
        "sentence_first": _share(places, 1),
        "sentence_within_two": _share(places, 2),
        "quotes_hold_it": round(float(np.mean(quoted)), 4),
    }


def _refusal(seen: Sequence[Seen]) -> dict[str, float]:
    sure = np.array([grounding.confidence(s.asked.question, s.hits)[0] for s in seen])
    state = np.array([each.state for each in seen])
    whole = state == "whole"
    rates = {"refused_though_there": round(float(np.mean(sure[whole] < THRESHOLD)), 4)}
    for lost in ("section", "article"):
        gone = state == lost
        both, good = sure[whole | gone], whole[whole | gone]
        rates[f"auroc_{lost}_removed"] = round(area(both, good), 4)
        rates[f"kept_{lost}_removed"] = round(answered_at(both, good, WRONG[lost]), 4)
        rates[f"answered_{lost}_removed"] = round(float(np.mean(sure[gone] >= THRESHOLD)), 4)
    return rates


def _businesses(model: Any) -> dict[str, Any]:
    """Small bots: answered with the right sentence, and refused where nothing is said."""
    right, there, refused, absent = 0, 0, 0, 0
    for business in businesses():
        retriever = Bench(business, model).bot(list(business.documents))
        for asked in business.asked:
            hits = retriever.search(asked.question, PASSAGES)
            answered = grounding.confidence(asked.question, hits)[0] >= THRESHOLD
            if asked.document:
                there += 1
                quotes = [
                    hits[choice.hit].chunk.sentence_texts()[choice.sentence]
                    for choice in pick(asked.question, hits)
                ]
                right += answered and any(answers_with(quote, asked) for quote in quotes)
            else:
                absent += 1
                refused += not answered
        retriever.close()
    return {"answerable": there, "answered": right, "unanswerable": absent, "refused": refused}


def _is_right(seen: Seen, hit: int, sentence: int) -> bool:
    found = seen.hits[hit]
    text = found.chunk.sentence_texts()[sentence]
    return found.document == seen.asked.document and answers_with(text, seen.asked)


def _share(places: Sequence[int], within: int) -> float:
    return round(float(np.mean(np.array(places) < within)), 4)


if __name__ == "__main__":
    say(json.dumps(measure(Path(sys.argv[1]))))
