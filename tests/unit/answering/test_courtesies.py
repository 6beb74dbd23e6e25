from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.answering.courtesies import without_courtesies

ASKED = "When are you open?"


@pytest.mark.parametrize(
    "said",
    [
        "Hi, when are you open?",
        "Hi there! When are you open?",
        "Good morning, I am Nkechi Okafor. When are you open?",
        "Hello I'm José. When are you open? Thanks!",
        "Hi my name is emily, when are you open?",
        "Dear Sir or Madam,\n\nwhen are you open?\n\nKind regards\nAgnieszka Nowak",
        "My name is Wei from Leeds. When are you open?",
        "This is Mary Ann van der Berg, when are you open? Thank you very much in advance.",
        "Hallo zusammen, when are you open? Vielen Dank im Voraus",
        "Guten Tag, ich heiße Müller. When are you open? Mit freundlichen Grüßen, Müller",
        "Hola, soy Pilar. When are you open? Muchas gracias",
        "When are you open, please?",
    ],
)
def test_who_asks_and_how_politely_is_left_out(said: str) -> None:
    assert without_courtesies(said).casefold() == ASKED.casefold()


@pytest.mark.parametrize(
    "said",
    [
        "I am looking for winter tyres.",
        "I'm allergic to nuts, what can I eat?",
        "This is broken, what can I do?",
        "What does hello fresh cost?",
        "Hi",
        "Hello there!",
        "Thanks",
        "Please",
        "Danke schön",
        "I am Legend on DVD?",
        "Do you sell the book Dear Life",
        "?",
        "",
        "   ",
    ],
)
def test_what_asks_for_something_stays_whole(said: str) -> None:
    assert without_courtesies(said).strip() == said.strip()


@given(st.text(max_size=300))
def test_any_text_gives_a_part_of_itself(text: str) -> None:
    rest = without_courtesies(text)
    assert rest.rstrip("?").strip() in text
    assert bool(rest.strip()) == bool(text.strip())


@pytest.mark.timeout(30)
def test_long_texts_take_no_time() -> None:
    for piece in ("hi ", "I am A", "thanks ", "Dear a ", "regards ,", " \n", "Mary Ann van der "):
        without_courtesies(piece * 20_000)
        without_courtesies("I am " + piece * 20_000)
