"""Sentences that seem to answer are read again, word by word, and nothing read is kept too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from builder.core.document import LoadedDocument, Section
from builder.knowledge import chunking, second_look
from builder.knowledge.embedding import Vector, unit
from builder.knowledge.hits import Hit
from builder.knowledge.retriever import Retriever
from builder.knowledge.second_look import PARTS, READ, SecondLook
from tests.benchmarks.question_sets import Passages
from tests.support.embedders import WordEmbedder
from tests.support.hits import make_hit

QUESTION = "Who may borrow the red kayak?"


class WordReader(WordEmbedder):
    """Reads words as word pieces, and counts the texts it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def read_tokens(self, texts: Sequence[str]) -> list[Vector]:
        self.read += texts
        rows = [[self._sum(word) for word in text.split()] for text in texts]
        return [unit(np.array([*row, np.sum(row, axis=0)])) for row in rows]


def again(look: SecondLook, question: str, hits: Sequence[Hit], reader: WordReader) -> list[Hit]:
    """Looks again, the question's own words read before as a search does."""
    return look.order(question, hits, {}, reader, WordReader().read_tokens([question])[0])


def two(first: float = 0.5, second: float = 0.5) -> list[Hit]:
    return [
        make_hit("Paint is kept in the red shed.", document="a.md", cosines=(first,), score=0.5),
        make_hit("Members may borrow the red kayak.", document="b.md", cosines=(second,),
                 score=0.5),
    ]  # fmt: skip


def test_the_sentence_whose_words_meet_the_question_comes_first() -> None:
    found = again(SecondLook(), QUESTION, two(), WordReader())
    assert [hit.document for hit in found] == ["b.md", "a.md"]
    good, bad = (hit.readings[0] for hit in found)
    assert good is not None
    assert bad is not None
    assert good.odds > bad.odds
    for name in ("alone", "met"):
        assert good.parts[PARTS.index(name)] > bad.parts[PARTS.index(name)]


def test_a_sentence_is_read_once_until_something_is_taken_away() -> None:
    look, reader = SecondLook(), WordReader()
    for _ in range(2):
        again(look, QUESTION, two(), reader)
    sentence = "Members may borrow the red kayak."
    assert reader.read.count(sentence) == 1
    look.clear()
    again(look, QUESTION, two(), reader)
    assert reader.read.count(sentence) == 2


def test_what_is_kept_stays_within_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_look, "KEPT_BYTES", 4000)
    look, reader = SecondLook(), WordReader()
    for _ in range(2):
        again(look, QUESTION, two(), reader)
    assert reader.read.count("Paint is kept in the red shed.") == 2


def test_a_question_in_a_document_is_read_with_its_answer() -> None:
    reader = WordReader()
    hit = make_hit("May I borrow it?", "Members may.", cosines=(0.9, 0.1))
    again(SecondLook(), QUESTION, [hit], reader)
    assert reader.read == ["May I borrow it? Members may."]


def test_only_the_likeliest_sentences_are_read() -> None:
    reader = WordReader()
    many = [
        make_hit("Boats are cheap.", "Boats are wet.", document=f"{n}.md", cosines=(0.4, 0.3))
        for n in range(40)
    ]
    found = again(SecondLook(), QUESTION, many, reader)
    assert len(found) == 40
    assert sum(each is not None for hit in found for each in hit.readings) == len(many) // 2
    assert len(reader.read) == READ


def test_what_the_owner_pinned_and_what_has_no_vectors_stays_as_it_is() -> None:
    reader = WordReader()
    pinned = [replace(two()[0], pinned=0.9), two()[1]]
    bare = [make_hit("Members may borrow the red kayak.", overlaps=(1.0,))]
    assert again(SecondLook(), QUESTION, pinned, reader) == pinned
    assert again(SecondLook(), QUESTION, bare, reader) == bare
    assert reader.read == []


def test_a_removed_document_leaves_nothing_behind_in_the_second_look() -> None:
    reader = WordReader()
    texts = {"a.md": "Paint is kept in the red shed.", "b.md": "Members borrow the red kayak."}
    chunks = [
        each
        for name, text in texts.items()
        for each in chunking.split(LoadedDocument((Section(text),)), document_id=name, name=name)
    ]
    source = Passages(chunks, list(reader.embed_passages(chunks)), reader.identity)
    retriever = Retriever(source, embedder=reader, language="en")
    retriever.load_keywords()
    retriever.load_vectors()
    assert retriever.search(QUESTION, 1)[0].readings
    retriever.forget_document("b.md")
    assert not retriever._second_look._tokens
    retriever.close()


def test_a_masked_sentence_loses_and_an_exact_question_is_left_to_the_first_look() -> None:
    masked = [
        make_hit("Ring [PERSON] for the red kayak.", document="a.md", cosines=(0.6,), score=0.5),
        make_hit("Ring us for the red kayak.", document="b.md", cosines=(0.5,), score=0.5),
    ]
    reader = WordReader()
    found = again(SecondLook(), "Whom do I ring for the red kayak?", masked, reader)
    assert found[0].document == "b.md"
    asked = "What is your phone number?"
    assert again(SecondLook(), asked, masked, reader) == masked
