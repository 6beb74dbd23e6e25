"""A question that leans on the talk is understood; one that stands by itself is left alone."""

from __future__ import annotations

import pytest

from builder.answering.follow_ups import leans, understood
from builder.core.conversation import Question, Turn
from tests.benchmarks import talks
from tests.support.shops import ScriptedModel, open_shop


def said(*texts: str) -> tuple[Turn, ...]:
    return tuple(
        turn for text in texts for turn in (Turn("visitor", text), Turn("bot", "An answer."))
    )


@pytest.mark.parametrize(
    ("before", "asked", "language", "meant"),
    [
        ("Are you open on Saturday?", "and on Sundays?", "en", "Are you open on Sundays?"),
        ("Do you rent e-bikes?", "how much is it?", "en", "how much is rent e-bikes?"),
        ("What does a full service cost?", "And a basic one?", "en",
         "What does a basic service cost?"),
        ("Wann haben Sie am Freitag offen?", "und am Wochenende?", "de",
         "Wann haben Sie am Wochenende offen?"),
        ("Wann machen Sie auf?", "und sonntags?", "de", "Wann machen Sie sonntags auf?"),
        ("Gibt es Gutscheine?", "und wie lange sind sie gültig?", "de",
         "wie lange sind Gutscheine gültig?"),
        ("Gibt es Gutscheine?", "kann ich mir die auszahlen lassen?", "de",
         "kann ich mir Gutscheine auszahlen lassen?"),
        ("Bieten Sie Kurse an?", "wann finden die statt?", "de", "wann finden Kurse statt?"),
        ("Was kostet Färben?", "wie lang dauert's?", "de", "wie lang dauert Färben?"),
        ("Was kostet der Schnitt für Damen?", "und für Herren?", "de",
         "Was kostet der Schnitt für Herren?"),
        ("Was kostet der Schnitt für Damen?", "und Herren?", "de",
         "Was kostet der Schnitt für Herren?"),
        ("Haben Sie glutenfreies Brot?", "und laktosefreies?", "de",
         "Haben Sie laktosefreies Brot?"),
        ("Haben Sie am Freitag offen?", "bis wann denn?", "de",
         "bis wann denn offen am Freitag?"),
        ("¿Abren los sábados?", "¿y los domingos?", "es", "Abren los domingos?"),
    ],
)  # fmt: skip
def test_a_follow_up_is_joined_with_what_it_leans_on(
    before: str, asked: str, language: str, meant: str
) -> None:
    assert _plain(understood(asked, said(before), language)) == _plain(meant)


def test_a_chain_of_follow_ups_goes_back_to_the_first_question() -> None:
    history = said("When are you open on Saturday?", "and on Sundays?", "thanks!")
    assert understood("and on Mondays?", history, "en") == "When are you open on Mondays?"


@pytest.mark.parametrize(
    "alone",
    [
        "What does a puncture repair cost?",
        "And what does a puncture repair cost?",
        "Can I return a helmet?",
        "opening hours",
        "Is it possible to rent a tandem with a child seat?",
        "Was kostet eine Inspektion?",
        "Wann ist die Rechnung fällig?",
        "was kostet das neue Schloss?",
        "was kostet die rückenschule?",
        "Was verkaufen Sie?",
        "Haben Sie sonntags offen?",
        "¿Dónde está la tienda?",
    ],
)
def test_a_question_that_stands_by_itself_is_left_alone(alone: str) -> None:
    assert understood(alone, said("Do you deliver to Leeds?"), "en") == alone


def test_without_a_talk_nothing_is_added() -> None:
    assert understood("and on Sundays?", (), "en") == "and on Sundays?"


@pytest.mark.parametrize("language", talks.LANGUAGES)
@pytest.mark.parametrize("held_out", [False, True])
def test_leaning_and_standing_questions_of_the_talks_are_told_apart(
    language: str, held_out: bool
) -> None:
    half = [talk for talk in talks.read(language)[1] if talk.held_out == held_out]
    told = sum(leans(talk.ask, language) == talk.leans for talk in half)
    alone = [talk for talk in half if not talk.leans]
    assert told >= 0.8 * len(half)
    assert not [talk.ask for talk in alone if leans(talk.ask, language)]


def test_the_bot_answers_a_follow_up_from_the_talk() -> None:
    answer = open_shop().answer(Question("and on Sundays?", said("When are you open on Saturday?")))
    assert "Sundays the shop stays closed" in answer.text
    assert "follow_up" in answer.trace.rules


def test_a_model_reads_the_visitors_own_words_not_the_joined_ones() -> None:
    model = ScriptedModel(["On Sundays the shop stays closed. [1]"])
    bot = open_shop(model)
    bot.answer(Question("and on Sundays?", said("When are you open on Saturday?")))
    assert "Question: and on Sundays?" in model.text_sent


def _plain(text: str) -> str:
    return text.lower().strip("¿? ")
