"""A question's words find the forms in which a collection holds them."""

from __future__ import annotations

import pytest

from builder.knowledge.compounds import sharing_a_part
from builder.knowledge.question_words import SHARED_PART, TYPED_WRONG, Known, asked_words
from builder.knowledge.spelling import distance, nearly_alike
from builder.knowledge.vocabulary import Vocabulary


def known(*stems: str, languages: tuple[str, ...] = ("en",)) -> Known:
    return Known(languages, set(stems).__contains__, lambda: Vocabulary(stems))


def test_stems_are_found_by_how_they_begin_and_end() -> None:
    words = Vocabulary(["rad", "fahrrad", "radweg", "weg"])
    assert sorted(words.beginning_with("rad")) == ["rad", "radweg"]
    assert sorted(words.ending_with("rad")) == ["fahrrad", "rad"]
    assert list(words.beginning_with("x")) == []
    assert list(words.ending_with("fahrradx")) == []


def test_words_that_share_a_part_are_found_with_the_share_of_letters() -> None:
    words = Vocabulary(["zahnarzt", "rein", "kinderzahn", "arztbrief", "hund"])
    assert sharing_a_part("zahnarzt", words) == pytest.approx({"kinderzahn": 0.5, "arztbrief": 0.5})


def test_a_head_of_three_letters_is_found_at_the_end_of_long_words_only() -> None:
    words = Vocabulary(["fahrrad", "grad", "radio"])
    assert list(sharing_a_part("rad", words)) == ["fahrrad"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("niagra", "niagara"),
        ("rembrant", "rembrandt"),
        ("kernal", "kernel"),
    ],
)
def test_slips_of_the_fingers_are_forgiven(typed: str, meant: str) -> None:
    assert list(nearly_alike(typed, Vocabulary([meant, "other", "words"]))) == [meant]


@pytest.mark.parametrize("typed", ["cat", "4712a", "bernel", "kxrnxl"])
def test_short_words_numbers_and_other_words_are_not_taken_for_slips(typed: str) -> None:
    assert list(nearly_alike(typed, Vocabulary(["car", "4711a", "kernel"]))) == []


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "", 3), ("abcd", "acxd", 2)],
)
def test_swapped_neighbours_are_one_slip(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips


def test_an_exact_word_is_never_taken_for_a_slip() -> None:
    [word] = asked_words("kernels", "en", known("kernel", "kennel"))
    assert word.forms == {"kernel": 1.0}


def test_an_unknown_word_stands_for_itself() -> None:
    [word] = asked_words("zeppelins", "en", known("hour"))
    assert word.forms == {"zeppelin": 1.0}
    assert word.own == {"zeppelin"}


def test_slips_and_parts_count_less_than_the_word() -> None:
    [slip] = asked_words("kernal", "en", known("kernel"))
    assert slip.forms["kernel"] == TYPED_WRONG
    [part] = asked_words("Zahnarzt", "de", known("zahn", "zahnarzt", languages=("de",)))
    assert part.forms == {"zahnarzt": 1.0, "zahn": pytest.approx(SHARED_PART / 2)}


def test_languages_without_compounds_keep_to_whole_words() -> None:
    [word] = asked_words("contract", "en", known("contract", "contractor"))
    assert word.forms == {"contract": 1.0}


def test_a_word_is_stemmed_by_every_language_of_the_documents() -> None:
    [word] = asked_words("Running", "de", known("run", "running", languages=("en", "de")))
    assert word.own == {"run", "running"}
