"""Fits the weights of `knowledge.evidence` and `answering.grounding`, and says how well they do.

    python -m tests.benchmarks.fit [--data FOLDER]

Cross-validated by article (by business for the businesses), so that no question is judged by
weights that saw its article. The refusal weights learn from bots of four kinds alike: all of
SelQA (1,700 passages), bots of ten and of three of its articles (50 and 15 passages), and the four
invented businesses; in each, answerable questions weigh as much as the others together. Languages
that the embedder does not speak have weights of their own, from bots of all and of five topics.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from builder.answering import grounding
from builder.knowledge.embedding.minilm import load_minilm
from builder.knowledge.evidence import weigh
from builder.knowledge.question_kind import Kind, kind_of
from tests.benchmarks.data import find_selqa
from tests.benchmarks.fit_second_look import fit_parts, read_with
from tests.benchmarks.output import say
from tests.benchmarks.question_sets import answers_with, businesses, languages, selqa
from tests.benchmarks.scoring import (
    Floats,
    answered_at,
    area,
    crosswise,
    fit_choice,
    fit_logistic,
    folds,
)
from tests.benchmarks.states import Bench, Seen

FOREIGN = frozenset({"de", "es"})
WRONG = (0.02, 0.05)
SENTENCE_PARTS = ("cosine", "overlap", "passage overlap", "score", "holds")


def look_everywhere(path: Path) -> list[Seen]:
    """Every question in every state of every kind of bot."""
    model = load_minilm()
    bench = Bench(selqa(path), model)
    everything = list(bench.collection.documents)
    seen = list(bench.seen(everything, bench.collection.asked, "selqa"))
    seen += bench.small_bots("small", 10, 40)
    seen += bench.small_bots("tiny", 3, 60)
    for business in businesses():
        small = Bench(business, model)
        retriever = small.bot(list(business.documents))
        seen += [
            Seen(asked, "business", state, retriever.search(asked.question))
            for asked in business.asked
            for state in ["whole" if asked.document else "unknown"]
        ]
        retriever.close()
    for collection in languages():
        foreign = Bench(collection, model)
        seen += foreign.seen(list(collection.documents), collection.asked, collection.name)
        seen += foreign.small_bots(f"{collection.name}-5", 5, 25)
    return [each for each in seen if each.hits]


def fit_sentences(seen: Sequence[Seen]) -> None:
    """Print what each part of a sentence's score should weigh, and how often it is then right."""
    whole = [each for each in seen if each.bot in {"selqa", *FOREIGN} and each.answerable]
    lists, right = [], []
    for each in whole:
        special = kind_of(each.asked.question) is not Kind.OTHER
        weighed = weigh(each.asked.question, each.hits)
        lists.append(
            np.array(
                [
                    [w.cosine, w.overlap, hit.overlap, hit.score, float(w.holds and special)]
                    for w in weighed
                    for hit in [each.hits[w.hit]]
                ]
            )
        )
        right.append(np.array([_is_right(each, w.hit, w.sentence) for w in weighed]))
    parts = folds([each.asked.group for each in whole])

    def fit(train: NDArray[np.bool_]) -> Callable[[int], float]:
        chosen = np.flatnonzero(train)
        weights = fit_choice([lists[i] for i in chosen], [right[i] for i in chosen])
        return lambda index: _place(lists[index] @ weights, right[index])

    places = crosswise(parts, fit)
    weights = fit_choice(lists, right)
    say(f"sentence weights: {_named(SENTENCE_PARTS, weights / weights.sum())}")
    say(f"  first {np.mean(places < 1):.3f}, within two {np.mean(places < 2):.3f}")


def fit_refusal(seen: Sequence[Seen], fitted: grounding.Odds) -> None:
    """Print the logistic's weights, its areas, and what a threshold of 0.5 does.

    Where sentences were looked at twice, what the second look goes by is learnt anew for each
    part too: it must not have seen the article that is judged either.
    """
    names = tuple(fitted.weights)
    twice = "met" in names
    seen = [each for each in seen if not twice or grounding.read_again(each.hits)]
    found = [grounding.features(each.asked.question, each.hits) for each in seen]
    y = np.array([each.answerable for each in seen])
    counts = Counter((each.bot, each.answerable) for each in seen)
    weights = np.array([1000 / counts[each.bot, each.answerable] for each in seen])
    parts = folds([each.asked.group for each in seen])

    def rows(train: NDArray[np.bool_]) -> Floats:
        table = found
        if twice:
            looked = _look_learnt(seen, train)
            again = [grounding.read_again(read_with(each, looked)) for each in seen]
            table = [one | two for one, two in zip(found, again, strict=True)]
        return np.array([[row[name] for name in names] for row in table])

    def fit(train: NDArray[np.bool_]) -> Callable[[int], float]:
        x = rows(train)
        beta = fit_logistic(x[train], y[train].astype(float), weights[train])
        return lambda index: float(1 / (1 + np.exp(-(x[index] @ beta[:-1] + beta[-1]))))

    scores = crosswise(parts, fit)
    x = np.array([[row[name] for name in names] for row in found])
    beta = fit_logistic(x, y.astype(float), weights)
    say(f"refusal weights: {_named(names, beta[:-1])}, bias {beta[-1]:.2f}")
    shipped = np.array([grounding.confidence(s.asked.question, s.hits)[0] for s in seen])
    for title, values in (("cross-validated", scores), ("as shipped", shipped)):
        say(title)
        _say_rates(seen, values)


def _look_learnt(seen: Sequence[Seen], train: NDArray[np.bool_]) -> Floats:
    """What the second look goes by, learnt from the questions of `train`."""
    learnt = [seen[at] for at in np.flatnonzero(train).tolist()]
    return fit_parts([each for each in learnt if each.bot == "selqa" and each.answerable])


def _say_rates(seen: Sequence[Seen], scores: Floats) -> None:
    bot, state = np.array([s.bot for s in seen]), np.array([s.state for s in seen])
    for kind in dict.fromkeys(bot):
        good = (bot == kind) & (state == "whole")
        parts = [f"  {kind:9s} refused though answerable {np.mean(scores[good] < 0.5):.2f}"]
        for lost in ("section", "article", "unknown"):
            bad = (bot == kind) & (state == lost)
            if bad.any():
                auroc = area(scores[good | bad], good[good | bad])
                both = good | bad
                kept = [f"{answered_at(scores[both], good[both], w):.2f}" for w in WRONG]
                parts.append(
                    f"{lost}: area {auroc:.3f}, answered {np.mean(scores[bad] >= 0.5):.2f}, "
                    f"kept at 2 and 5 in 100 wrong {' and '.join(kept)}"
                )
        say("; ".join(parts))


def _is_right(seen: Seen, hit: int, sentence: int) -> bool:
    found = seen.hits[hit]
    text = found.chunk.sentence_texts()[sentence]
    return found.document == seen.asked.document and answers_with(text, seen.asked)


def _place(scores: Floats, right: NDArray[np.bool_]) -> float:
    """How many sentences stand before the first right one; all, when none is right."""
    places = np.flatnonzero(right[np.argsort(-scores, kind="stable")])
    return float(places[0]) if len(places) else float(len(scores))


def _named(names: Sequence[str], values: Floats) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in zip(names, values, strict=True))


def main() -> None:
    """Fit both."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path)
    seen = look_everywhere(find_selqa(parser.parse_args().data))
    kinds = (
        ("English", True, grounding.READ),
        ("languages the embedder does not speak", False, grounding.FOREIGN),
    )
    for title, spoken, fitted in kinds:
        say(title)
        part = [each for each in seen if (each.bot.partition("-")[0] not in FOREIGN) is spoken]
        fit_sentences(part)
        fit_refusal(part, fitted)


if __name__ == "__main__":
    main()
