"""Learns by which meaning a topic that is never answered is known, and says how well it does.

    python -m tests.benchmarks.fit_topics [--write]

Learnt from `topics/examples.json` and every second ordinary question there is; the limit of each
topic stands above all of those, judged by weights that did not see them. The figures are of
`topics/paraphrases.json` and of the other ordinary questions.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from builder.answering.topic_meaning import LEAST_WORDS, Learnt
from builder.answering.topics import Topics
from builder.core.voice import TopicSettings
from builder.knowledge.embedding.minilm import load_minilm
from tests.benchmarks.data import ROOT
from tests.benchmarks.output import say
from tests.benchmarks.scoring import Floats, fit_logistic
from tests.support.held_out_talk import fresh_questions, ordinary_questions

HERE = Path(__file__).parent
TARGET = ROOT / "resources" / "talk" / "topic_meanings.json"
NAMES = ("medical", "legal", "discounts", "competitors")
RIDGE = 20.0
"""How strongly weights are held down; half and twice as much did alike."""

PARTS = 3
ABOVE = 0.1
"""How far the limit stands above the likeliest ordinary question."""

ABOUT_A_TOPIC = frozenset(
    {
        "I am pregnant, is this safe?",
        "What should I avoid after tooth whitening?",
        "Can you recommend a doctor?",
        "Is there a Prime Day discount?",
        "Costco has it for less",
        "Found it cheaper on Amazon",
        "Is the Philips Sonicare better than Oral-B?",
    }
)
"""Lines among the ordinary ones that a topic may claim: neither learnt from nor counted."""

WORDS = Topics(TopicSettings(medical=True, legal=True, discounts=True))


def ordinary() -> list[str]:
    """Questions that a bot is for, without those that the lists of words claim."""
    found = [*ordinary_questions("en"), *fresh_questions("en")]
    for path in sorted((HERE / "businesses").glob("*.json")):
        found += [each["question"] for each in json.loads(path.read_text("utf-8"))["questions"]]
    found += json.loads((HERE / "messages.json").read_text("utf-8"))["question"]["en"]
    talks = json.loads((HERE / "follow_ups" / "en.json").read_text("utf-8"))["talks"]
    found += [text for talk in talks for text in talk["said"]]
    kept = dict.fromkeys(text for text in found if len(text.split()) >= LEAST_WORDS)
    return [text for text in kept if WORDS.of(text) is None and text not in ABOUT_A_TOPIC]


def learn() -> Learnt:
    """The weights and limits."""
    lists = _lists("examples.json")
    seen = _vectors(ordinary()[0::2])
    made = {name: _vectors(texts) for name, texts in lists.items()}
    weights, limits = [], []
    for name in NAMES:
        others = np.vstack([found for other, found in made.items() if other != name])
        part = np.arange(len(seen)) % PARTS
        scores = np.zeros(len(seen))
        for at in range(PARTS):
            each = _fit(made[name], np.vstack([others, seen[part != at]]))
            scores[part == at] = seen[part == at] @ each[:-1] + each[-1]
        whole = _fit(made[name], np.vstack([others, seen]))
        weights.append(whole[:-1].round(2))
        limits.append(round(float(scores.max() + ABOVE - whole[-1]), 2))
    return Learnt(
        embedder=load_minilm().identity.sha256,
        names=NAMES,
        weights=np.array(weights, dtype=np.float32),
        limits=np.array(limits, dtype=np.float32),
    )


def judge(learnt: Learnt) -> dict[str, Any]:
    """Recall on paraphrases, by words and by meaning too, and false alarms."""
    found: dict[str, Any] = {}
    for name, texts in _lists("paraphrases.json").items():
        words = [WORDS.of(text) is not None for text in texts]
        meant = [learnt.of(vector, NAMES) == name for vector in _vectors(texts)]
        both = [any(pair) for pair in zip(words, meant, strict=True)]
        found[name] = {"asked": len(texts), "words": sum(words), "both": sum(both)}
    asked = ordinary()[1::2]
    taken = [
        (text, learnt.of(vector, NAMES))
        for text, vector in zip(asked, _vectors(asked), strict=True)
    ]
    wrong = [each for each in taken if each[1] is not None]
    return found | {"ordinary": {"asked": len(asked), "wrong": wrong}}


def main() -> None:
    """Learn, judge, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    learnt = learn()
    for name, figures in judge(learnt).items():
        say(f"{name}: {json.dumps(figures, ensure_ascii=False)}")
    if parser.parse_args().write:
        topics = {
            name: {"limit": float(f"{limit:.2f}"), "weights": [float(f"{w:.2f}") for w in row]}
            for name, row, limit in zip(
                learnt.names, learnt.weights.tolist(), learnt.limits.tolist(), strict=True
            )
        }
        TARGET.write_text(json.dumps({"embedder": learnt.embedder, "topics": topics}) + "\n")


def _lists(name: str) -> dict[str, list[str]]:
    lists: dict[str, Any] = json.loads((HERE / "topics" / name).read_text("utf-8"))
    return {kind: texts for kind, texts in lists.items() if kind != "about"}


def _vectors(texts: list[str]) -> Floats:
    embedder = load_minilm()
    return np.array([embedder.embed_question(text) for text in texts], dtype=np.float64)


def _fit(about: Floats, others: Floats) -> Floats:
    x = np.vstack([about, others])
    y = np.concatenate([np.ones(len(about)), np.zeros(len(others))])
    return fit_logistic(x, y, np.ones(len(y)), ridge=RIDGE)


if __name__ == "__main__":
    main()
