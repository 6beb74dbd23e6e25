"""The language of documents and of short questions is told apart, offline."""

from __future__ import annotations

import pytest

from builder.knowledge.language_guess import UNKNOWN, language_of_document, language_of_question
from tests.benchmarks.question_sets import Collection, languages


@pytest.mark.parametrize("collection", list(languages()), ids=lambda each: each.name)
def test_short_questions_and_paragraphs_are_told_apart(collection: Collection) -> None:
    asked = [language_of_question(each.question, {"en"}, "en") for each in collection.asked]
    assert asked.count(collection.name) >= 0.98 * len(asked)
    texts = [document.sections[0].text for document in collection.documents.values()]
    assert {language_of_document([text]) for text in texts} == {collection.name}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What time do you close on Saturdays?"),
        ("fr", "À quelle heure fermez-vous le samedi ?"),
        ("it", "A che ora chiudete il sabato?"),
        ("nl", "Hoe laat gaan jullie zaterdag dicht?"),
        ("pt", "A que horas vocês fecham no sábado?"),
        ("sv", "När stänger ni på lördagar?"),
        ("pl", "O której zamykacie w sobotę?"),
        ("fi", "Mihin aikaan suljette lauantaina?"),
        ("ru", "Во сколько вы закрываетесь в субботу?"),
        ("el", "Τι ώρα κλείνετε το Σάββατο;"),
        ("hi", "आप शनिवार को कितने बजे बंद करते हैं?"),
        ("ja", "土曜日は何時に閉まりますか"),
    ],
)
def test_a_question_is_told_without_any_expectation(language: str, text: str) -> None:
    assert language_of_question(text, (), "xx") == language


def test_what_a_bot_speaks_is_expected_of_names_and_single_words() -> None:
    assert language_of_question("Is Leg 7 in sync?", {"en"}, "en") == "en"
    assert language_of_question("Hotel?", {"es"}, "es") == "es"


@pytest.mark.parametrize("text", ["", "   ", "4711"])
def test_a_text_that_says_nothing_goes_by_the_bot(text: str) -> None:
    assert language_of_question(text, {"de"}, "de") == "de"


def test_a_document_of_numbers_has_no_language() -> None:
    assert language_of_document(["12; 13; 14", "15"]) == UNKNOWN
    assert language_of_document([]) == UNKNOWN
