"""Topics are known by meaning, by weights for the embedder that ships, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.answering.topic_meaning import meant
from builder.core.conversation import Answer, Question
from builder.core.setting import Value
from builder.knowledge.embedding.minilm import load_minilm
from builder.system import resources
from tests.support.embedders import WordEmbedder
from tests.support.shops import open_shop

pytestmark = pytest.mark.xdist_group("minilm")

EVERY = frozenset({"medical", "legal", "discounts", "competitors"})
PARAPHRASES = Path(__file__).parents[1] / "benchmarks" / "topics" / "paraphrases.json"
ORDINARY = (
    "When do you open tomorrow?",
    "What does a full service cost?",
    "Can I return it if it does not fit?",
    "How do I cancel my appointment?",
    "Do you take new patients?",
    "How long is the guarantee?",
    "Do you sell painkillers?",
    "Does this contain nuts?",
    "Is delivery free?",
    "Which size do I need for my son?",
)


def ask(text: str, **changes: Value) -> Answer:
    bot = open_shop(None, texts=None, **changes)
    bot.retriever.embedder = load_minilm()
    return bot.answer(Question(text))


def test_the_weights_are_for_the_embedder_that_ships() -> None:
    kept = json.loads(resources.text("talk", "topic_meanings.json"))
    assert kept["embedder"] == load_minilm().identity.sha256
    assert set(kept["topics"]) == EVERY


@pytest.mark.parametrize(
    ("topic", "least"), [("medical", 17), ("legal", 12), ("discounts", 5), ("competitors", 11)]
)
def test_paraphrases_that_share_no_word_with_the_lists_are_known(topic: str, least: int) -> None:
    asked = json.loads(PARAPHRASES.read_text(encoding="utf-8"))[topic]
    found = [meant(text, EVERY, load_minilm(), "en") for text in asked]
    assert found.count(topic) >= least


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_questions_are_no_topic(text: str) -> None:
    assert meant(text, EVERY, load_minilm(), "en") is None


def test_an_answer_is_left_to_a_person_and_why_says_that_the_meaning_told() -> None:
    asked = "These spots on my arm won't go away"
    answer = ask(asked, voice__topics__medical=True)
    assert (answer.reason, answer.refused) == ("topic_medical", True)
    assert "topic_by_meaning" in answer.trace.rules
    assert ask(asked).kind != "topic", "only what the owner chose"


def test_comparisons_are_left_out_only_where_competitors_are_named() -> None:
    asked = "Do others in town do it for less?"
    named: tuple[str, ...] = ("Velo",)
    assert ask(asked, voice__topics__competitors=named).reason == "topic_competitors"
    assert ask(asked).kind != "topic"


def test_other_embedders_other_languages_and_two_words_are_left_to_the_lists() -> None:
    asked = "These spots on my arm won't go away"
    assert meant(asked, EVERY, load_minilm(), "en") == "medical"
    assert meant(asked, EVERY, WordEmbedder(), "en") is None
    assert meant(asked, EVERY, None, "en") is None
    assert meant("spots arm", EVERY, load_minilm(), "en") is None
    german = "Diese Flecken auf meinem Arm gehen nicht weg"
    assert meant(german, EVERY, load_minilm(), "de") is None
