"""The words of a document survive being kept."""

from __future__ import annotations

import numpy as np

from builder.core.document import Chunk, SourceRef
from builder.knowledge.document_words import DocumentWords, words_of
from builder.knowledge.keyword_index import KeywordIndex


def chunk(name: str, text: str, *sentences: tuple[int, int]) -> Chunk:
    return Chunk(name, "doc", 0, text, SourceRef(), "Opening hours", "text", sentences)


CHUNKS = [
    chunk("a", "We open at nine. - Returns are free.", (0, 16), (19, 36)),
    chunk("b", "…"),
    chunk("c", "Geöffnet bis 18 Uhr 🙂"),
]


def test_kept_words_are_the_same_words() -> None:
    made = words_of(CHUNKS, "en")
    again = DocumentWords.from_bytes(made.to_bytes())
    assert (again.ids, again.vocabulary) == (made.ids, made.vocabulary)
    assert again.language == made.language == "en"
    for name in ("held", "numbers", "ends", "sentences", "sentence_ends"):
        assert np.array_equal(getattr(again, name), getattr(made, name)), name


def test_every_word_counts_the_passages_that_hold_it() -> None:
    made = words_of(CHUNKS, "en")
    held = dict(zip(made.vocabulary, made.held.tolist(), strict=True))
    assert held["hour"] == 3
    assert held["nine"] == 1


def test_an_index_of_kept_words_answers_like_one_of_passages() -> None:
    read, kept = KeywordIndex(), KeywordIndex()
    read.put(CHUNKS, "en")
    kept.take(DocumentWords.from_bytes(words_of(CHUNKS, "en").to_bytes()))
    for question in ("When do you open?", "returns free", "hours", "18"):
        asked = read.ask(question, "en", {"en"})
        assert kept.ask(question, "en", {"en"}) == asked
        assert kept.query(asked, 5) == read.query(asked, 5)
        assert kept.shares(["a", "b"], asked) == read.shares(["a", "b"], asked)
    assert kept.remove(["a", "b", "c"]) == 3
    assert kept.query(kept.ask("hours", "en", {"en"}), 5) == {}


def test_nothing_is_nothing() -> None:
    made = DocumentWords.from_bytes(words_of([], "en").to_bytes())
    index = KeywordIndex()
    index.take(made)
    assert len(index) == 0
