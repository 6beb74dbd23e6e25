"""Questions that mean the same are put together, by the built-in model or by their words."""

from __future__ import annotations

import random
from itertools import combinations

from builder.knowledge.embedding import Embedder
from builder.knowledge.embedding.minilm import load_minilm
from builder.server.groups import Groups
from builder.vault.unanswered import Unanswered

MEANINGS = [
    [
        "Do you repair e-bikes?",
        "Can you fix my electric bike?",
        "Is it possible to have an e-bike repaired at your shop?",
        "Do you service electric bicycles",
    ],
    ["Do you sell gift cards?", "Can I buy a gift voucher?", "Are gift vouchers available?"],
    ["Do you have parking?", "Is there a car park nearby?", "Where can I park my car?"],
    [
        "How much is a puncture repair?",
        "What does it cost to fix a flat tyre?",
        "Price for a puncture?",
    ],
    [
        "Do you ship to Ireland?",
        "Can you deliver to Dublin, Ireland?",
        "Is delivery to Ireland possible?",
    ],
    [
        "Do you take old bikes in part exchange?",
        "Can I trade in my old bike?",
        "Will you buy my used bike?",
    ],
    ["Are dogs allowed in the shop?", "Can I bring my dog?"],
    ["Do you rent out bikes?", "Is bike hire available?", "Can I rent a bicycle for a day?"],
    ["Do you sell children's helmets?", "Have you got helmets for kids?"],
    ["Can I pay with PayPal?", "Do you accept PayPal?", "Is PayPal an option?"],
    ["Do you offer student discounts?", "Is there a discount for students?"],
    ["How long does a service take?", "When will my bike be ready after a service?"],
]


def shares(embedder: Embedder | None) -> tuple[float, float]:
    """How many pairs that mean the same were put together, and how many put together mean it."""
    same = {frozenset(pair) for meaning in MEANINGS for pair in combinations(meaning, 2)}
    found: set[frozenset[str]] = set()
    questions = [question for meaning in MEANINGS for question in meaning]
    random.Random(3).shuffle(questions)
    kept = [
        Unanswered(n, text, "2026-11-25T10:00:00+00:00", "en", "no_evidence")
        for n, text in enumerate(questions)
    ][::-1]
    for group in Groups(embedder).of(kept):
        texts = [each["text"] for each in group["questions"]]
        assert len(texts) == group["count"]
        found |= {frozenset(pair) for pair in combinations(texts, 2)}
    return len(found & same) / len(same), len(found & same) / max(1, len(found))


def test_most_that_mean_the_same_come_together_and_little_else() -> None:
    together, right = shares(load_minilm())
    assert together >= 0.65
    assert right >= 0.9


def test_without_the_model_only_what_shares_its_words_comes_together() -> None:
    together, right = shares(None)
    assert 0 < together < 0.5
    assert right == 1.0
