"""What is no question is told from questions, and answered in the owner's words."""

from __future__ import annotations

from datetime import datetime

import pytest

from builder.answering.escalation import Escalation
from builder.answering.small_talk import remark
from builder.answering.topics import Topics
from builder.core.conversation import Answer, Question
from builder.core.setting import Value
from builder.core.voice import TopicSettings
from tests.benchmarks import messages
from tests.support.shops import ScriptedModel, open_shop


def ask(text: str, **changes: Value) -> Answer:
    return open_shop(None, texts=None, **changes).answer(Question(text))


@pytest.mark.parametrize("held_out", [False, True])
def test_messages_are_taken_for_what_they_are(*, held_out: bool) -> None:
    found = messages.measure(held_out=held_out)
    poor = {kind: each for kind, each in found.items() if each["recall"] < 0.8}
    wrong = {
        kind: each
        for kind, each in found.items()
        if kind != messages.QUESTION and each["precision"] < 0.9
    }
    assert not poor
    assert not wrong
    assert found[messages.QUESTION]["recall"] >= 0.95, "questions must stay questions"


@pytest.mark.parametrize(
    "text",
    ["thanks, but how much is it?", "Danke, aber was kostet das?", "gracias, ¿cuánto cuesta?"],
)
def test_thanks_with_a_question_is_a_question(text: str) -> None:
    assert remark(text, "en") is None


def test_small_talk_is_answered_at_once_and_never_searched() -> None:
    answer = ask("Thank you!", voice__talk__thanks="Cheers from all of us.")
    assert (answer.text, answer.kind, answer.reason) == ("Cheers from all of us.", "talk", "thanks")
    assert not answer.refused
    assert not answer.escalate
    assert answer.trace.candidates == ()


@pytest.mark.parametrize(("text", "word"), [("gracias", "De nada"), ("Danke!", "Gern geschehen")])
def test_ours_are_in_the_visitors_language(text: str, word: str) -> None:
    assert word in ask(text).text


@pytest.mark.parametrize("text", ["Are you human?", "Bist du ein Bot?", "¿eres una persona?"])
def test_it_always_says_that_it_is_an_ai(text: str) -> None:
    answer = ask(text, voice__talk__human="I am Anna, a real woman.", voice__name="Mia")
    assert answer.text.endswith("I am Anna, a real woman.")
    assert "Mia" in answer.text
    said = answer.text.removesuffix("I am Anna, a real woman.")
    assert any(word in said for word in ("an AI assistant", "KI-Assistent", "asistente de IA"))


def test_an_emergency_is_never_searched_and_offers_a_person() -> None:
    answer = ask("My father is having a heart attack")
    assert (answer.kind, answer.reason, answer.escalate) == ("emergency", "emergency", True)
    assert "112" in answer.text
    assert answer.trace.candidates == ()
    alone = ask("I want to end my life", contact__email="")
    assert (alone.kind, alone.reason, alone.escalate) == ("emergency", "distress", False)


def test_an_emergency_offers_a_person_who_is_reached_by_mail_alone() -> None:
    answer = ask(
        "Call an ambulance, he is not breathing!",
        contact__email="",
        contact__phone="",
        handover__enabled=True,
        handover__email="desk@shop.example",
        handover__mail_server="mail.shop.example",
    )
    assert (answer.kind, answer.escalate) == ("emergency", True)


def test_an_owners_topic_is_left_to_a_person_and_says_which() -> None:
    answer = ask("Can you promise me a discount?", voice__topics__discounts=True)
    assert (answer.kind, answer.reason) == ("topic", "topic_discounts")
    assert answer.refused
    assert answer.escalate
    own = ask(
        "What about the elections?",
        voice__topics__own=("politics, election",),
        voice__topics__answer="Not here.",
    )
    assert (own.text, own.reason) == ("Not here.", "topic_own")
    assert ask("Can you promise me a discount?").kind != "topic", "only what the owner chose"


@pytest.mark.parametrize(
    ("text", "medical"),
    [
        ("Ich habe Zahnschmerzen, was soll ich nehmen?", True),
        ("Was hilft gegen starke Bauchschmerzen?", True),
        ("Was kostet eine Behandlung bei Zahnschmerzen?", False),
        ("Behandeln Sie auch Rückenschmerzen?", False),
    ],
)
def test_german_pains_are_known_however_they_are_put_together(text: str, *, medical: bool) -> None:
    topics = Topics(TopicSettings(medical=True))
    assert (topics.of(text) == "topic_medical") is medical


def test_a_competitor_is_found_by_name_and_not_inside_a_word() -> None:
    names: tuple[str, ...] = ("Velo",)
    assert ask("Are you better than Velo?", voice__topics__competitors=names).kind == "topic"
    assert ask("Do you sell velour?", voice__topics__competitors=names).kind != "topic"


def test_a_language_that_is_not_offered_gets_a_kind_sentence_naming_those_that_are() -> None:
    answer = ask("¿Cuánto cuesta una revisión completa de mi bicicleta?", voice__languages=("en",))
    assert (answer.kind, answer.reason) == ("language", "language_not_offered")
    assert "inglés" in answer.text
    english = ask("What does a full service cost?", voice__languages=("en",))
    assert english.kind == "answer"


def test_a_person_is_spoken_of_only_where_there_is_one() -> None:
    with_one = ask("Who won the war?", answers__refuse_below=1.0)
    without = ask("Who won the war?", answers__refuse_below=1.0, contact__email="")
    assert "person" in with_one.text
    assert "person" not in without.text
    assert with_one.kind == without.kind == "unknown"


def test_no_person_is_spoken_of_while_nobody_is_there() -> None:
    class Closed:
        def is_open(self, now: datetime) -> bool:
            return False

        def next_opening(self, now: datetime) -> datetime | None:
            return None

    bot = open_shop(None, texts=None, answers__refuse_below=1.0)
    bot.escalation = Escalation(bot.spec, Closed)
    assert "person" not in bot.answer(Question("Who won the war?")).text


def test_a_model_is_told_the_voice_and_a_word_to_avoid_never_shows() -> None:
    model = ScriptedModel(
        ["Unused goods can be returned within 30 days. ", "Bargain goods can be returned too."]
    )
    bot = open_shop(
        model,
        voice__name="Mia",
        voice__avoid=("bargain",),
        voice__length="short",
        voice__address="informal",
    )
    answer = bot.answer(Question("Within how many days can unused goods be returned?"))
    assert answer.text == "Unused goods can be returned within 30 days."
    assert "sentences_dropped" in answer.trace.rules
    for words in ("called Mia", "at most 2 short", "Never use these words: bargain", "informally"):
        assert words in model.text_sent


def test_fences_are_random_for_each_question() -> None:
    model = ScriptedModel(["Unused goods can be returned within 30 days."])
    bot = open_shop(model)
    marks = set()
    for _ in range(3):
        bot.answer(Question("Within how many days can unused goods be returned?"))
        marks.add(model.text_sent.partition("<passage ")[2].partition(" ")[0])
    assert len(marks) == 3
    assert all(len(mark) >= 16 for mark in marks)
