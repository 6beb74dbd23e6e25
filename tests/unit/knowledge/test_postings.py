"""Words turned round score as the library of reference does."""

from __future__ import annotations

import numpy as np
import pytest
from bm25s import BM25

from builder.knowledge.postings import K1, B, Postings
from builder.knowledge.word_shares import AskedWord


def drawn(passages: int, size: int) -> list[np.ndarray[tuple[int], np.dtype[np.int32]]]:
    draw = np.random.default_rng(4)
    return [(draw.zipf(1.4, draw.integers(0, 30)) % size).astype(np.int32) for _ in range(passages)]


@pytest.mark.parametrize("passages", [1, 37, 9000])
def test_scores_are_those_of_the_library_of_reference(passages: int) -> None:
    size = 50
    words = [*drawn(passages, size), np.array([1, 1, 2], dtype=np.int32)]
    lengths = [len(each) for each in words]
    ours = Postings([str(n) for n in range(len(words))], words, size, float(np.mean(lengths)))
    theirs = BM25(k1=K1, b=B, method="lucene")
    vocabulary = {f"w{n}": n for n in range(size)}
    theirs.index(
        ([each.tolist() for each in words], vocabulary),
        create_empty_token=False,
        show_progress=False,
    )
    held = [
        sum(number in each for each in map(set, (w.tolist() for w in words))) for number in range(3)
    ]
    asked = [number for number in range(3) if held[number]]
    question = [
        AskedWord(
            float(np.log(1 + (len(words) - held[number] + 0.5) / (held[number] + 0.5))),
            {number: 1.0},
        )
        for number in asked
    ]
    expected = theirs.get_scores_from_ids(asked) * (1 + K1)
    assert ours.scores(question) == pytest.approx(expected, rel=1e-4, abs=1e-6)


def test_a_word_nobody_holds_scores_nothing() -> None:
    made = Postings(["a"], [np.array([0, 3], dtype=np.int32)], 4, 2.0)
    assert made.scores([AskedWord(5.0, {1: 1.0}), AskedWord(5.0, {99: 1.0})]).tolist() == [0.0]
    assert made.scores([AskedWord(1.0, {3: 1.0})])[0] > 0


def test_no_passages_give_no_scores() -> None:
    assert len(Postings([], [], 0, 1.0).scores([AskedWord(1.0, {0: 1.0})])) == 0


def test_forms_of_one_word_count_together_and_never_more_than_it_can() -> None:
    held = [[0], [1], [0, 1], [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [2]]
    made = Postings(list("abcde"), [np.array(each, dtype=np.int32) for each in held], 3, 100.0)
    whole = made.scores([AskedWord(2.0, {0: 1.0})])
    half = made.scores([AskedWord(2.0, {1: 0.5})])
    both = made.scores([AskedWord(2.0, {0: 1.0, 1: 0.5})])
    assert both[:2] == pytest.approx([whole[0], half[1]])
    assert both[3] == both[2] == pytest.approx(2.0 * (1 + K1))
    assert both[4] == 0.0
