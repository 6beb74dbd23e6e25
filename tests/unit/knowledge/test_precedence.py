"""What the owner states goes before the documents, when it is asked for and while it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from builder.core.document import Document, Outcome
from builder.core.pinned import MEDIA_TYPE, Pinned
from builder.knowledge.hits import Hit
from builder.knowledge.pinned_passages import passages
from builder.knowledge.retriever import Retriever
from tests.support.bundles import MemorySource
from tests.support.embedders import WordEmbedder
from tests.support.facts import make_notice, make_pair, make_pinned
from tests.support.stores import HandClock, make_chunks, make_document

CONTRADICTION = "Parcels to France cost {n} pounds and take twenty days. We ship to France often."

Open = Callable[..., Retriever]


@pytest.fixture(params=["meaning", "words"])
def open_with(request: pytest.FixtureRequest) -> Iterator[Open]:
    opened: list[Retriever] = []

    def make(pinned: Pinned, clock: HandClock | None = None, language: str = "en") -> Retriever:
        embedder = WordEmbedder() if request.param == "meaning" else None
        chunks = passages(pinned, language="en", document_id="facts")
        facts = Document("facts", "Facts", "", 0, MEDIA_TYPE, "", Outcome.READY, len(chunks))
        other = make_document("parcels.md")
        everything = [*make_chunks(other, 6, CONTRADICTION), *chunks]
        vectors = list(embedder.embed_passages(everything)) if embedder else []
        identity = embedder.identity if embedder else None
        source = MemorySource([other, facts], everything, vectors, identity)
        retriever = Retriever(source, embedder=embedder, language=language, clock=clock)
        retriever.load_keywords()
        retriever.load_vectors()
        opened.append(retriever)
        return retriever

    yield make
    for each in opened:
        each.close()


def best(retriever: Retriever, question: str) -> Hit:
    return retriever.search(question)[0]


def test_the_owners_answer_stands_before_documents_that_say_otherwise(open_with: Open) -> None:
    retriever = open_with(make_pinned())
    for question in ("Do you ship to France?", "do you ship to france", "parcels to France?!"):
        hit = best(retriever, question)
        assert (hit.document, hit.pinned) == ("Facts", 1.0), question
        assert hit.score <= 1


def test_a_fact_is_found_once_however_many_ways_there_are_to_ask(open_with: Open) -> None:
    hits = open_with(make_pinned()).search("Do you ship parcels to France?", 20)
    assert len([hit for hit in hits if hit.chunk.ref.section == "Do you ship to France?"]) == 1


def test_a_question_in_another_language_than_the_bots_finds_the_fact_by_its_words_forms(
    open_with: Open,
) -> None:
    pair = make_pair("Do you repair electric bicycles?", "Yes, on Mondays.")
    retriever = open_with(Pinned(pairs=(pair,)), language="de")
    for question in ("Are electric bicycles repaired?", "repairing an electric bicycle"):
        hit = best(retriever, question)
        assert "Mondays" in hit.chunk.text
        assert hit.pinned > 0.6, question


@pytest.mark.parametrize(
    "question",
    ["Do you ship to Norway?", "Who are you?", "How long does a full service take?", "", "£"],
)
def test_another_question_is_left_to_the_documents(open_with: Open, question: str) -> None:
    assert all(hit.pinned == 0 for hit in open_with(make_pinned()).search(question))


def test_another_size_is_another_question(open_with: Open) -> None:
    pair = make_pair("Do you repair size 28 wheels?", "Yes, we do.")
    retriever = open_with(Pinned(pairs=(pair,)))
    assert best(retriever, "repair size 28 wheels?").pinned
    assert not any(hit.pinned for hit in retriever.search("Do you repair size 26 wheels?"))


def test_a_notice_is_given_from_its_first_moment_to_its_last(open_with: Open) -> None:
    clock = HandClock(datetime(2026, 11, 15, tzinfo=UTC))
    notice = make_notice("The lift is out of order.", "2026-11-10", "2026-11-20")
    retriever = open_with(Pinned(notices=(notice,)), clock)
    question = "is the lift out of order"
    assert best(retriever, question).pinned
    clock.forward(7 * 24 * 3600)  # the 22nd, whatever the time zone
    assert all(hit.document != "Facts" for hit in retriever.search(question))
    clock.forward(-14 * 24 * 3600)  # the 8th
    assert all(hit.document != "Facts" for hit in retriever.search(question))


def test_a_fact_that_is_taken_away_is_forgotten(open_with: Open) -> None:
    retriever = open_with(make_pinned())
    retriever.forget_document("facts")
    assert not any(hit.pinned for hit in retriever.search("Do you ship to France?"))
