"""How sure we may be that the passages found hold the answer: evidence, or a refusal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from builder.knowledge.evidence import Weighed, weigh
from builder.knowledge.hits import Hit
from builder.knowledge.question_kind import EXACT, Kind, kind_of
from builder.knowledge.second_look import PARTS

_MET = PARTS.index("met")


@dataclass(frozen=True, slots=True)
class Odds:
    """A logistic over features of their names, fitted by `tests/benchmarks/fit.py`."""

    bias: float
    weights: Mapping[str, float]


READ = Odds(
    -6.3,
    {
        "likeness": 8.6,
        "overlap": 3.3,
        "misfit": -2.6,
        "crowd": -0.52,
        "ahead": 4.0,
        "margin": 0.58,
        "met": 3.0,
    },
)
"""Where sentences were looked at twice; bots of 15 to 1,700 passages.

Cross-validated by article the area is 0.942 with the section out of 680, 0.966 with the article
out. At 0.5 such a large bot refuses 11 of 100 questions it could answer, answers 14 of 100 whose
section is gone and 8 of 100 whose article is; four invented businesses answered none of 37."""

UNDERSTOOD = Odds(
    -5.5,
    {
        "likeness": 10.3,
        "overlap": 4.3,
        "lead": 10.3,
        "misfit": -2.6,
        "crowd": -0.54,
        "ahead": 3.4,
    },
)
"""Where the embedder speaks the question's language, but cannot look again; the same bots.

Cross-validated by article, the area under the ROC curve is 0.93 when the section that answers was
taken out of 680 (its neighbours stay) and 0.956 when its whole article was. At a confidence of 0.5
such a large bot refuses 12 of 100 questions it could answer, answers 16 of 100 whose section is
gone and 8 of 100 whose article is; bots of 50 passages refuse 5, and answer 1 of 100 questions
about something else; four invented businesses of 12 passages refused 13 and answered 5 of 100."""

FOREIGN = Odds(
    -2.9,
    {
        "likeness": 4.4,
        "overlap": 5.5,
        "lead": 3.8,
        "misfit": -0.5,
        "crowd": -0.23,
        "ahead": 22.9,
    },
)
"""Where it does not: bots of 20 and 67 paragraphs in German and in Spanish."""

EXACT_FOR, EXACT_AGAINST = 3.0, -6.0
"""Set by hand: what counts where a phone number or an e-mail address is asked for."""

FEW, MANY = 4.0, 7.5
"""Logarithms of how many passages make the lead over other documents tell nothing (55), and
everything (1,800): in a small bot the runner-up is far behind for any question."""

RUNNERS_UP = 3

UNTESTED_LEAD, MOST_LEAD = 0.08, 0.3
"""The lead over sentences that are not there (a bot of one or two sentences), between what
answerable questions and others have at the middle; and the most that any lead counts."""

UNTESTED_MARGIN, MOST_MARGIN = 1.0, 8.0
"""The same for the margin of a second look: what questions without an answer have, and what one
in twenty with an answer passes."""


def confidence(question: str, hits: Sequence[Hit]) -> tuple[float, dict[str, float]]:
    """How likely the passages hold an answer, 0..1, and the features that say so."""
    found = features(question, hits)
    if not found:
        return 0.0, {}
    if hits[0].pinned:  # the owner's own word for this very question
        return hits[0].score, {**found, "pinned": round(hits[0].pinned, 4)}
    fitted = READ if "met" in found else UNDERSTOOD if hits[0].trusted else FOREIGN
    odds = fitted.bias + sum(fitted.weights[name] * value for name, value in found.items())
    if kind_of(question) in EXACT:
        odds += EXACT_AGAINST if found["misfit"] else EXACT_FOR
    return 1 / (1 + math.exp(-odds)), {name: round(value, 4) for name, value in found.items()}


def features(question: str, hits: Sequence[Hit]) -> dict[str, float]:
    """What is looked at; empty without a passage.

    - likeness: cosine of the best sentence with the question.
    - overlap: share of the question's weighted words in its passage.
    - misfit: 1 when the question asks for a time, an amount, … and the sentence holds none.
    - crowd: logarithm of how many passages were searched.
    - ahead: how far the best passage is ahead of other documents, in a large bot.
    - margin, met: what a second look tells, where there was one; see `read_again`.
    - lead: else how far the best sentence is ahead of the next ones.
    """
    # By the first look: its scores mean the same for every question.
    weighed = sorted(weigh(question, hits), key=lambda each: -each.score)
    if not weighed:
        return {}
    best = weighed[0]
    crowd = math.log(max(hits[0].among, len(hits), 2))
    large = min(max((crowd - FEW) / (MANY - FEW), 0.0), 1.0)
    asks = kind_of(question) is not Kind.OTHER
    return {
        "likeness": best.cosine,
        "overlap": hits[best.hit].overlap,
        "misfit": float(asks and not best.holds),
        "crowd": crowd,
        "ahead": _ahead(hits) * large,
        **(read_again(hits) or {"lead": _lead(weighed)}),
    }


def read_again(hits: Sequence[Hit]) -> dict[str, float]:
    """What a second look tells of the passages; empty where there was none.

    - margin: how far the likeliest sentence's odds are ahead of the next ones'.
    - met: how near the question's word pieces come to those of the sentence that meets them best.
    """
    readings = [each for hit in hits for each in hit.readings if each is not None]
    if not readings:
        return {}
    best, *others = sorted((each.odds for each in readings), reverse=True)
    margin = best - fmean(others[:RUNNERS_UP]) if others else UNTESTED_MARGIN
    return {
        "margin": min(margin, MOST_MARGIN),
        "met": max(each.parts[_MET] for each in readings),
    }


def _lead(weighed: Sequence[Weighed]) -> float:
    best, others = weighed[0].score, [each.score for each in weighed[1 : 1 + RUNNERS_UP]]
    others += [best - UNTESTED_LEAD] * (RUNNERS_UP - len(others))
    return min(best - fmean(others), MOST_LEAD)


def _ahead(hits: Sequence[Hit]) -> float:
    best, *rest = sorted(hits, key=lambda hit: -hit.score)
    others = [hit.score for hit in rest if hit.document != best.document][:RUNNERS_UP]
    return best.score - (fmean(others) if others else 0.0)
