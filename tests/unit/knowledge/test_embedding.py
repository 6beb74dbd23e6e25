"""Passages become windows of word pieces, windows become vectors, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from builder.core.document import Chunk, SourceRef
from builder.core.errors import MachineError
from builder.knowledge.embedding import minilm, pack_vectors, unit
from builder.knowledge.embedding.windows import MOST_HEADING, Passage, lay_out

FIRST, LAST = 101, 102


def laid_out(words: list[int], room: int = 16, heading: list[int] | None = None) -> Passage:
    """A passage of sentences with so many one-letter words each: "w w w w"."""
    text, spans, offsets = "", [], [(0, 0)]
    for count in words:
        start = len(text)
        for _ in range(count):
            offsets.append((len(text), len(text) + 1))
            text += "w "
        spans.append((start, len(text) - 1))
    offsets.append((0, 0))
    ids = [FIRST, *range(1000, 1000 + sum(words)), LAST]
    chunk = Chunk("c", "d", 0, text, SourceRef(), "", "text", tuple(spans))
    return lay_out(chunk, heading or [], ids, offsets, room)


def tokens(passage: Passage) -> dict[int, list[int]]:
    """Which word pieces each sentence got, over all windows."""
    got: dict[int, list[int]] = {}
    for window in passage.windows:
        for sentence, start, end in window.spans:
            got.setdefault(sentence, []).extend(window.ids[start:end])
    return got


def test_what_fits_is_one_window_between_its_marks() -> None:
    passage = laid_out([3, 4])
    (window,) = passage.windows
    assert window.ids == [FIRST, *range(1000, 1007), LAST]
    assert window.spans == [(0, 1, 4), (1, 4, 8)]


def test_a_heading_stands_before_the_text_and_belongs_to_no_sentence() -> None:
    passage = laid_out([3], heading=[7, 8])
    assert passage.windows[0].ids == [FIRST, 7, 8, 1000, 1001, 1002, LAST]
    assert passage.windows[0].spans == [(0, 3, 6)]


def test_sentences_that_do_not_fit_go_whole_into_a_further_window_with_the_heading() -> None:
    passage = laid_out([6, 6, 6], heading=[7])
    assert [len(window.ids) for window in passage.windows] == [15, 9]
    assert all(window.ids[:2] == [FIRST, 7] for window in passage.windows)
    assert tokens(passage) == {
        0: [*range(1000, 1006)],
        1: [*range(1006, 1012)],
        2: [*range(1012, 1018)],
    }


@pytest.mark.parametrize("words", [[40], [3, 40, 2], [14], [15], [13, 1, 14], [1] * 50])
def test_no_word_is_lost_and_no_window_is_too_long(words: list[int]) -> None:
    passage = laid_out(words, heading=[7])
    given = [token for sentence in sorted(tokens(passage)) for token in tokens(passage)[sentence]]
    assert given == list(range(1000, 1000 + sum(words)))
    assert passage.longest <= 16
    assert all(window.ids[0] == FIRST and window.ids[-1] == LAST for window in passage.windows)


def test_a_very_long_heading_leaves_room_for_the_text() -> None:
    passage = laid_out([100], room=64, heading=list(range(2000, 2200)))
    assert passage.windows[0].ids.count(2000 + MOST_HEADING - 1) == 1
    assert len(tokens(passage)[0]) == 100


def test_a_passage_without_words_still_has_a_window() -> None:
    passage = laid_out([])
    assert [window.ids for window in passage.windows] == [[FIRST, LAST]]
    assert passage.sentences == 1


def test_vectors_are_packed_as_unit_float32_and_int8_rows() -> None:
    packed = pack_vectors("c", np.array([3.0, 4.0]), np.array([[0.0, 5.0], [0.0, 0.0]]))
    assert np.frombuffer(packed.passage, "<f4") == pytest.approx([0.6, 0.8])
    assert np.frombuffer(packed.sentences, np.int8).tolist() == [0, 127, 0, 0]
    assert unit(np.zeros(3)).tolist() == [0, 0, 0]


def test_a_model_that_was_never_fetched_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as caught:
        minilm.open_model(tmp_path / "nowhere")
    assert caught.value.code == "model_missing"


@pytest.mark.parametrize("damage", ["about", "nonsense", "model"])
def test_a_damaged_model_is_named(tmp_path: Path, damage: str) -> None:
    about = {"files": {"model.onnx": "0" * 64}, "name": "n"}
    (tmp_path / "model.onnx").write_bytes(b"x")
    text = {"about": "{", "nonsense": "[]"}.get(damage, json.dumps(about))
    (tmp_path / "model.json").write_text(text)
    with pytest.raises(MachineError) as caught:
        minilm.open_model(tmp_path)
    assert caught.value.code == "model_damaged"
