"""What the sentences that were read twice say together: does one of them answer the question?"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from builder.knowledge.evidence import Weighed
from builder.knowledge.hits import Hit
from builder.knowledge.question_kind import Kind, kind_of
from builder.knowledge.second_look import CLOSENESS, PARTS
from builder.system import resources

NAMES = (
    "odds", "lead", "margin", "certain", "agreed", "score", "ahead", "keyword", "overlap",
    "widest", "passage", "likeness", *CLOSENESS, "misfit", "crowd",
)  # fmt: skip
"""
- odds: those of the best sentence (`second_look`).
- lead, margin: how far they are ahead of the next three, and of the next.
- certain, agreed: the share of all sentences' odds that it has, and that its passage has.
- score, keyword, passage: of the best passage, as `Hit` has them.
- ahead: how far that is ahead of other documents, in a large bot.
- overlap, widest: share of the question's words in the sentence's passage, and in any.
- likeness, alone, met, least: the nearest that any sentence comes, by each measure.
- misfit: 1 when the question asks for a time, an amount, … and the sentence holds none.
- crowd: logarithm of how many passages were searched.
"""

RUNNERS_UP = 3
UNTESTED, MOST_LEAD = 2.0, 6.0
"""The lead over sentences that are not there, and the most that any lead counts."""

FEW, MANY = 4.0, 7.5
"""Logarithms of how many passages make the lead over other documents tell nothing (55), and
everything (1,800): in a small bot the runner-up is far behind for any question."""


@dataclass(frozen=True, slots=True)
class Odds:
    """A logistic over named features."""

    bias: float
    weights: Mapping[str, float]


@lru_cache(maxsize=1)
def learnt() -> Odds:
    """The weights that came with the program (`tests/benchmarks/fit.py`)."""
    kept = json.loads(resources.text("ranking", "refusals.json"))
    return Odds(float(kept["bias"]), {name: kept["weights"].get(name, 0.0) for name in NAMES})


def describe(
    question: str, hits: Sequence[Hit], weighed: Sequence[Weighed]
) -> dict[str, float] | None:
    """The values of `NAMES`; None where no sentence was read twice."""
    read = [(each, each.odds) for each in weighed if each.odds is not None]
    if not read:
        return None
    best, top = read[0]
    others = [odds for _, odds in read[1 : 1 + RUNNERS_UP]]
    others += [top - UNTESTED] * (RUNNERS_UP - len(others))
    raised = [math.exp(odds - top) for _, odds in read]
    same = [e for e, (each, _) in zip(raised, read, strict=True) if each.hit == best.hit]
    crowd = math.log(max(hits[0].among, len(hits), 2))
    first = max(hits, key=lambda hit: hit.score)
    found = {
        "odds": top,
        "lead": min(top - fmean(others), MOST_LEAD),
        "margin": min(top - others[0], MOST_LEAD),
        "certain": 1 / sum(raised),
        "agreed": sum(same) / sum(raised),
        "score": first.score,
        "ahead": _ahead(first, hits) * min(max((crowd - FEW) / (MANY - FEW), 0.0), 1.0),
        "keyword": first.keyword,
        "passage": first.passage,
        "overlap": hits[best.hit].overlap,
        "widest": max(hit.overlap for hit in hits),
        "likeness": max(each.cosine for each, _ in read),
        "misfit": float(kind_of(question) is not Kind.OTHER and not best.holds),
        "crowd": crowd,
    }
    nearest = _nearest(hits)
    return {name: found[name] if name in found else nearest[name] for name in NAMES}


def _nearest(hits: Sequence[Hit]) -> dict[str, float]:
    parts = [each.parts for hit in hits for each in hit.readings if each is not None]
    return {name: max(row[PARTS.index(name)] for row in parts) for name in CLOSENESS}


def _ahead(first: Hit, hits: Sequence[Hit]) -> float:
    others = [hit.score for hit in hits if hit.document != first.document][:RUNNERS_UP]
    return first.score - (fmean(others) if others else 0.0)
