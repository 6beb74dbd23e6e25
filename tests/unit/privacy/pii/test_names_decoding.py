"""Scores become spans: a name's parts stay together, and two texts never touch."""

from __future__ import annotations

import numpy as np
import pytest

from builder.privacy.pii.names import stretches
from builder.privacy.pii.names.decoding import decode
from builder.privacy.pii.names.lists import Kind
from builder.privacy.pii.names.words import cut, lay_out

LEVEL = (0.0, 0.0, 0.0)


def spans(text: str, likely: dict[str, tuple[float, float, float]]) -> list[tuple[str, int]]:
    """What is decoded where each word has these chances of nothing, label 1 and label 2."""
    words = cut(text)
    chances = [likely.get(word, (0.98, 0.01, 0.01)) for word in words.texts]
    scores = np.log(np.array(chances, dtype=np.float32))
    return [
        (text[words.starts[span.first] : words.ends[span.last]], span.label)
        for span in decode(words, scores, LEVEL)
    ]


SURE, DOUBTFUL, NOT = (0.02, 0.96, 0.02), (0.55, 0.4, 0.05), (0.9, 0.09, 0.01)


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("Ask Anna Schmidt now", {"Anna": SURE, "Schmidt": SURE}, [("Anna Schmidt", 1)]),
        ("Anna", {"Anna": SURE}, [("Anna", 1)]),
        ("Ask Anna Schmidt now", {"Anna": SURE, "Schmidt": DOUBTFUL}, [("Anna Schmidt", 1)]),
        ("Ask Anna now", {"Anna": SURE, "now": DOUBTFUL}, [("Anna", 1)]),
        ("Ask Jean-Luc now", {"Jean": SURE, "Luc": DOUBTFUL}, [("Jean-Luc", 1)]),
        ("Ask O'Brien now", {"O": DOUBTFUL, "Brien": SURE}, [("O'Brien", 1)]),
        ("It is Anna's box", {"Anna": SURE}, [("Anna", 1)]),
        ("Ask J. Brown", {"J": SURE, "Brown": SURE}, [("J. Brown", 1)]),
        ("Anna, Tom", {"Anna": SURE, "Tom": SURE}, [("Anna", 1), ("Tom", 1)]),
        ("Anna Leeds", {"Anna": SURE, "Leeds": (0.02, 0.4, 0.58)}, [("Anna Leeds", 1)]),
        ("nothing at all", {"at": NOT}, []),
    ],
)
def test_likely_words_become_spans(
    text: str, likely: dict[str, tuple[float, float, float]], expected: list[tuple[str, int]]
) -> None:
    assert spans(text, likely) == expected


def test_no_span_reaches_from_one_text_into_the_next() -> None:
    words, begins = lay_out([cut("Anna"), cut("Schmidt")], 6)
    assert begins == [0, 7]
    chances = [SURE if word else (0.998, 0.001, 0.001) for word in words.texts]
    found = list(decode(words, np.log(np.array(chances, dtype=np.float32)), LEVEL))
    assert [(span.first, span.last) for span in found] == [(0, 0), (7, 7)]


def test_only_stretches_around_possible_names_are_read() -> None:
    def kind(word: str) -> Kind:
        return Kind.CITY if word == "leeds" else Kind.NONE

    words = ["the"] * 30 + ["leeds"] + ["the"] * 30 + ["Anna"] + ["the"] * 5
    looks = np.array([stretches.look(word, kind) for word in words], dtype=np.uint8)
    loud = np.zeros(len(looks), dtype=bool)
    assert stretches.around_candidates(looks, loud, 6) == [(24, 37), (55, 67)]
    assert stretches.around_candidates(looks[:20], loud[:20], 6) == []


def test_where_nobody_writes_capitals_every_word_may_be_a_name() -> None:
    words = ["the", "of", *["the"] * 20, "zorblax"]
    looks = np.array([stretches.look(word, lambda _: Kind.NONE) for word in words], dtype=np.uint8)
    quiet = np.ones(len(looks), dtype=bool)
    assert stretches.around_candidates(looks, quiet, 6) == [(16, 23)]


def test_a_long_stretch_is_read_in_pieces_that_see_their_surroundings() -> None:
    (first,), (second,) = stretches.in_batches([(0, 25)], reach=6, most=20)
    assert first == (0, 20, 0, 25)
    assert second == (20, 25, 14, 25)
