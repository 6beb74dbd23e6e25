"""Passages are scored by words and vectors, each as far as it can be trusted."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest

from builder.knowledge.ranking import FOREIGN, UNDERSTOOD, Likeness, Weights, scores
from builder.knowledge.word_shares import AskedWord, PassageWords, Shares, shares

NOTHING = Shares(0.0, (0.0,), 0.0)


@pytest.mark.parametrize("weights", [UNDERSTOOD, FOREIGN])
def test_a_passage_that_has_everything_scores_one(weights: Weights) -> None:
    assert sum(astuple(weights)) == pytest.approx(1.0)
    full = Shares(1.0, (1.0,), 1.0)
    found = scores(weights, {"a": 1.0}, {"a": full, "b": full}, {"a": Likeness(1.0, (1.0, 0.0))})
    assert found["a"] == pytest.approx(1.0)


def test_without_vectors_words_alone_count_up_to_one() -> None:
    found = scores(UNDERSTOOD, {"a": 1.0}, {"a": Shares(1.0, (1.0,), 1.0), "b": NOTHING}, {})
    assert found == pytest.approx({"a": 1.0, "b": 0.0})


def test_where_the_embedder_speaks_another_language_words_decide() -> None:
    likenesses = {"worded": Likeness(0.2, (0.2,)), "alike": Likeness(0.7, (0.7,))}
    held = {"worded": Shares(0.5, (0.5,), 0.5), "alike": NOTHING}
    understood = scores(UNDERSTOOD, {"worded": 0.5}, held, likenesses)
    foreign = scores(FOREIGN, {"worded": 0.5}, held, likenesses)
    assert understood["alike"] > understood["worded"]
    assert foreign["worded"] > foreign["alike"]


def words(numbers: list[int], ends: list[int]) -> PassageWords:
    return PassageWords(np.array(numbers, dtype=np.int32), np.array(ends, dtype=np.int32))


def test_words_in_neighbouring_sentences_and_the_heading_are_near() -> None:
    asked = [AskedWord(1.0, {number: 1.0}) for number in (1, 2, 3, 4)]
    together, apart = shares([words([1, 9, 2, 4], [2, 3]), words([1, 8, 9, 2], [1, 3, 4])], asked)
    assert together.near == pytest.approx(0.75)
    assert apart.near == pytest.approx(0.25)
    assert apart.passage == pytest.approx(0.5)
    assert together.sentences == pytest.approx((0.25, 0.25))


def test_the_next_passage_lends_no_words() -> None:
    asked = [AskedWord(1.0, {1: 1.0}), AskedWord(1.0, {2: 1.0})]
    first, second = shares([words([1], [1]), words([2], [1])], asked)
    assert first.near == second.near == pytest.approx(0.5)


def test_no_passages_and_no_words_are_no_trouble() -> None:
    assert shares([], [AskedWord(1.0, {1: 1.0})]) == []
    [empty] = shares([words([], [0, 0])], [AskedWord(1.0, {1: 1.0})])
    assert empty == Shares(0.0, (0.0, 0.0), 0.0)
