"""Passages are ranked by words and meaning, while they come, wait and go."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.errors import Cancelled
from builder.core.ports import ChunkVectors, EmbedderIdentity, Forgets
from builder.core.progress import CancelToken, Step
from builder.knowledge.keyword_index import KeywordIndex
from builder.knowledge.retriever import Retriever
from tests.support.embedders import WordEmbedder
from tests.support.sources import Lookups, of_document

TEXTS = {
    "hours": ("We open at nine.", "On Sundays the shop stays closed."),
    "returns": ("Unused goods can be returned within 30 days.", "We pay the postage then."),
    "staff": ("Marlow repairs bicycles.", "Ines sells bicycles and helmets."),
}


def document(name: str) -> Document:
    return Document(name, f"{name}.md", "", 0, "text/markdown", "", Outcome.READY)


def chunk(name: str, sentences: Sequence[str]) -> Chunk:
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    return Chunk(f"c-{name}", name, 0, text, SourceRef(), f"About {name}", "text", tuple(spans))


class Source(Lookups):
    def __init__(
        self, embedder: WordEmbedder | None = None, names: Sequence[str] | None = None
    ) -> None:
        self._names = list(TEXTS if names is None else names)
        self._embedder = embedder

    def documents(self) -> Sequence[Document]:
        return [document(name) for name in self._names]

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        made = [chunk(name, TEXTS[name]) for name in self._names]
        return of_document(made, document_id)

    def vectors(self) -> Iterator[ChunkVectors]:
        if self._embedder is not None:
            yield from self._embedder.embed_passages(list(self.chunks()))

    def embedder(self) -> EmbedderIdentity | None:
        return self._embedder.identity if self._embedder else None


@pytest.fixture
def embedder() -> WordEmbedder:
    return WordEmbedder()


@pytest.fixture
def full(embedder: WordEmbedder) -> Iterator[Retriever]:
    """A retriever with words and vectors of every passage."""
    made = Retriever(Source(embedder), embedder=embedder, language="en")
    made.load_keywords()
    made.load_vectors()
    yield made
    made.close()


@pytest.fixture
def by_words() -> Retriever:
    made = Retriever(Source(), embedder=None, language="en")
    made.load_keywords()
    return made


def found(retriever: Retriever, question: str) -> list[str]:
    return [hit.chunk.document_id for hit in retriever.search(question)]


def test_keywords_alone_answer(by_words: Retriever) -> None:
    (hit,) = by_words.search("Are goods returned?")
    assert hit.document == "returns.md"
    assert hit.score == min(hit.keyword, 1.0) > 0
    assert hit.sentence_scores == ()
    assert hit.overlaps == pytest.approx((1.0, 0.0))
    assert hit.overlap == pytest.approx(1.0)
    assert by_words.readiness().passages == 3
    assert by_words.readiness().vectors == 0
    assert not by_words.readiness().complete


def test_a_heading_counts_for_the_passage_and_for_no_sentence(by_words: Retriever) -> None:
    (hit,) = by_words.search("hours")
    assert hit.overlap == pytest.approx(1.0)
    assert hit.overlaps == (0.0, 0.0)


def test_vectors_give_every_sentence_its_likeness(full: Retriever) -> None:
    best = full.search("Ines sells bicycles and helmets.")[0]
    assert best.document == "staff.md"
    assert best.sentence_scores.index(max(best.sentence_scores)) == 1
    assert best.sentence == pytest.approx(1.0, abs=0.02)
    assert 0 < best.passage < best.sentence
    assert full.readiness().complete


def test_hits_come_best_first_and_at_most_as_many_as_asked_for(full: Retriever) -> None:
    hits = full.search("bicycles shop goods")
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(hits) == 3
    assert len(full.search("bicycles shop goods", 2)) == 2


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_finds_nothing(full: Retriever, question: str) -> None:
    assert full.search(question) == []


def test_an_embedder_that_comes_later_is_used_from_then_on(embedder: WordEmbedder) -> None:
    retriever = Retriever(Source(embedder), embedder=None, language="en")
    retriever.load_keywords()
    retriever.load_vectors()
    assert retriever.readiness().vectors == 0
    retriever.embedder = embedder
    retriever.load_vectors()
    assert retriever.readiness().complete
    assert retriever.search("shop")[0].sentence_scores
    retriever.close()


def test_vectors_of_other_weights_are_passed_over(embedder: WordEmbedder) -> None:
    retriever = Retriever(Source(WordEmbedder("others")), embedder=embedder, language="en")
    retriever.load_keywords()
    retriever.load_vectors()
    assert retriever.readiness().vectors == 0
    assert found(retriever, "goods") == ["returns"]


def test_a_passage_that_waits_for_its_vectors_is_ranked_by_its_words(
    full: Retriever,
) -> None:
    full.put(document("new"), [chunk("new", ["Tandems are rented by the hour."])])
    assert found(full, "tandems rented")[0] == "new"
    assert full.readiness().vectors == full.readiness().passages - 1


def test_vectors_that_come_later_are_used(full: Retriever, embedder: WordEmbedder) -> None:
    made = chunk("new", ["Tandems are rented by the hour."])
    full.put(document("new"), [made])
    full.put_vectors(list(embedder.embed_passages([made])))
    assert full.search("tandems")[0].sentence_scores
    assert full.readiness().complete


def test_vectors_of_passages_that_are_gone_are_passed_over(
    full: Retriever, embedder: WordEmbedder
) -> None:
    full.put_vectors(list(embedder.embed_passages([chunk("gone", ["Nothing."])])))
    assert full.readiness().vectors == 3


def test_a_document_answers_at_every_moment_of_its_replacement(
    full: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, seen = KeywordIndex.remove, []

    def watched(index: KeywordIndex, ids: Sequence[str]) -> None:
        seen.append([hit.chunk.text.strip() for hit in full.search("unused goods returned", 1)])
        remove(index, ids)
        seen.append([hit.chunk.text.strip() for hit in full.search("unused goods returned", 1)])

    monkeypatch.setattr(KeywordIndex, "remove", watched)
    new = replace(chunk("returns", ["Unused goods are returned within a year."]), id="c-new")

    full.put(document("returns"), [new])

    assert seen
    assert all(texts and "goods" in texts[0] for texts in seen)
    assert seen[-1] == ["Unused goods are returned within a year."]


def test_a_document_put_again_replaces_its_passages(full: Retriever) -> None:
    full.put(document("returns"), [chunk("returns", ["Nothing can be exchanged."])])
    assert "returns" not in found(full, "postage")[:1]
    assert found(full, "exchanged")[0] == "returns"
    assert full.readiness().passages == 3


def test_a_document_of_the_same_name_takes_the_place_of_the_old_one(full: Retriever) -> None:
    renewed = Document("other-id", "returns.md", "", 0, "", "", Outcome.READY)
    full.put(renewed, [chunk("other-id", ["Nothing can be exchanged."])])
    assert full.readiness().passages == 3
    assert "returns" not in found(full, "goods returned")


def test_a_forgotten_document_is_found_by_nothing(full: Retriever) -> None:
    holder: Forgets = full
    assert holder.forget_document("returns") == 1
    assert full.forget_document("returns") == 0
    assert "returns" not in found(full, "Unused goods can be returned within 30 days.")
    assert full.readiness().passages == full.readiness().vectors == 2


def test_nothing_of_a_visitor_is_held(full: Retriever) -> None:
    assert full.forget_visitor("v") == 0
    assert full.place == "indexes"


def test_a_closed_retriever_is_empty(full: Retriever) -> None:
    full.close()
    assert full.search("goods") == []
    assert full.readiness().passages == 0


def test_loading_vectors_reports_and_can_be_stopped(embedder: WordEmbedder) -> None:
    retriever = Retriever(Source(embedder), embedder=embedder, language="en")
    retriever.load_keywords()
    token, steps = CancelToken(), list[Step]()
    retriever.load_vectors(progress=steps.append, token=token)
    assert steps == [Step("indexing", 3, 3)]
    token.cancel()
    with pytest.raises(Cancelled):
        retriever.load_vectors(token=token)
    retriever.close()


def test_a_bot_without_documents_finds_nothing(embedder: WordEmbedder) -> None:
    source = Source(embedder)
    source._names = []
    retriever = Retriever(source, embedder=embedder, language="en")
    retriever.load_keywords()
    retriever.load_vectors()
    assert retriever.search("anything at all") == []


def test_questions_are_answered_while_documents_come_and_go(
    full: Retriever, embedder: WordEmbedder
) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert found(full, "Unused goods can be returned")[0] == "returns"
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
                failures.append(error)
                return

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(20):
        made = chunk(f"n{number}", [f"Passage {number} speaks of unused tandems."])
        full.put(document(f"n{number}"), [made])
        full.put_vectors(list(embedder.embed_passages([made])))
        full.forget_document(f"n{number - 1}")
    stop.set()
    for reader in readers:
        reader.join(60)
    assert not failures


GERMAN = (
    "Die Zahnreinigung dauert eine Stunde und kostet 95 Euro.",
    "Unsere Praxis ist montags bis freitags geöffnet, im August machen wir zwei Wochen Urlaub.",
)
ENGLISH = ("The cleaning takes an hour.", "Our practice is closed for two weeks in August.")


class SpeaksEnglish(WordEmbedder):
    def speaks(self, language: str) -> bool:
        return language == "en"


def bilingual(embedder: WordEmbedder | None, language: str = "en") -> Retriever:
    made = Retriever(Source(names=()), embedder=embedder, language=language)
    for name, sentences in (("praxis", GERMAN), ("practice", ENGLISH)):
        passage = chunk(name, sentences)
        made.put(document(name), [passage])
        if embedder is not None:
            made.put_vectors(embedder.embed_passages([passage]))
    return made


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wie lange dauert eine Reinigung der Zähne?", "praxis"),
        ("Was kosten Zahnreinigungen?", "praxis"),
        ("When is the practice closed?", "practice"),
    ],
)
def test_each_document_is_searched_by_its_own_language(question: str, expected: str) -> None:
    assert found(bilingual(None), question)[0] == expected


def test_vectors_are_trusted_less_where_the_embedder_does_not_speak_the_language() -> None:
    made = bilingual(SpeaksEnglish())
    assert not made.search("Wann macht die Praxis Urlaub?")[0].trusted
    assert made.search("When is the practice closed?")[0].trusted
    assert bilingual(WordEmbedder()).search("Wann macht die Praxis Urlaub?")[0].trusted
    made.close()
