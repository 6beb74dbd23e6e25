"""Words find passages: stemmed, weighted, replaced and forgotten."""

from __future__ import annotations

import threading

import pytest

from builder.core.document import Chunk, SourceRef
from builder.knowledge.keyword_index import KeywordIndex
from builder.knowledge.language import stems


def chunk(chunk_id: str, text: str, heading: str = "") -> Chunk:
    return Chunk(chunk_id, "doc", 0, text, SourceRef(), heading)


@pytest.fixture
def index() -> KeywordIndex:
    made = KeywordIndex("en")
    made.put(
        [
            chunk("hours", "We open at nine and close at six.", "Opening hours"),
            chunk("returns", "Unused goods can be returned within 30 days."),
            chunk("postage", "We pay the postage when goods are returned damaged."),
            chunk("blank", "..."),
        ]
    )
    return made


def test_other_forms_of_a_word_find_it(index: KeywordIndex) -> None:
    assert set(index.query("returning something", 3)) == {"returns", "postage"}


def test_a_heading_is_searched_too(index: KeywordIndex) -> None:
    assert list(index.query("hours", 3)) == ["hours"]


def test_passages_that_share_no_word_are_left_out(index: KeywordIndex) -> None:
    assert set(index.query("returned goods", 10)) == {"returns", "postage"}


def test_passages_named_besides_come_with_their_score(index: KeywordIndex) -> None:
    alone = index.query("returned within 30 days", 1)
    both = index.query("returned within 30 days", 1, also=["postage", "blank", "unknown"])
    assert list(alone) == ["returns"]
    assert list(both) == ["returns", "postage"]
    assert both["returns"] == alone["returns"] > both["postage"] > 0


def test_words_that_stand_nowhere_lower_the_score(index: KeywordIndex) -> None:
    plain = index.query("postage", 1)["postage"]
    with_unknown = index.query("postage to Liechtenstein by zeppelin", 1)["postage"]
    assert 0 < with_unknown < plain


@pytest.mark.parametrize("question", ["", "what is it about?", "zeppelin", "???"])
def test_a_question_without_a_known_word_finds_nothing(index: KeywordIndex, question: str) -> None:
    assert index.query(question, 5) == {}


def test_an_empty_index_finds_nothing() -> None:
    assert KeywordIndex("en").query("postage", 5) == {}


def test_a_removed_passage_is_not_found_and_its_words_no_longer_weigh(index: KeywordIndex) -> None:
    before = index.weights(["postag"])["postag"]
    assert index.remove(["postage", "unknown"]) == 1
    assert index.query("postage", 5) == {}
    assert index.weights(["postag"])["postag"] > before
    assert len(index) == 3


def test_putting_a_passage_again_replaces_it(index: KeywordIndex) -> None:
    index.put([chunk("postage", "Gift wrapping costs two euros.")])
    assert index.query("postage", 5) == {}
    assert list(index.query("wrapping", 5)) == ["postage"]
    assert len(index) == 4


def test_removing_everything_leaves_an_index_that_works(index: KeywordIndex) -> None:
    index.remove(["hours", "returns", "postage", "blank"])
    assert index.query("postage", 5) == {}
    index.put([chunk("new", "postage")])
    assert list(index.query("postage", 5)) == ["new"]


def test_rare_words_weigh_more_than_common_ones(index: KeywordIndex) -> None:
    weights = index.weights(["good", "nine", "zeppelin"])
    assert weights["good"] < weights["nine"] < weights["zeppelin"]


def test_questions_are_answered_while_passages_come_and_go(index: KeywordIndex) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert "returns" in index.query("returned goods", 50)
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
                failures.append(error)
                return

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(40):
        index.put([chunk(f"n{number}", f"Returned goods number {number}.")])
        if number % 2:
            index.remove([f"n{number - 1}"])
    stop.set()
    for reader in readers:
        reader.join(10)
    assert not failures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Where are your opening HOURS?", ["open", "hour"]),
        ("de", "Wann haben die Läden geöffnet?", ["lad", "geoffn"]),
        ("es", "¿Cuáles son los horarios de las tiendas?", ["horari", "tiend"]),
        ("en-GB", "the returned goods", ["return", "good"]),
        ("xx", "the goods", ["the", "goods"]),
        ("en", "room 7 b", ["room", "7"]),
    ],
)
def test_content_words_are_stemmed_by_language(
    language: str, text: str, expected: list[str]
) -> None:
    assert stems(text, language) == expected


def test_threads_stem_alike() -> None:
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(stems("opening hours " * 50, "en")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == [["open", "hour"] * 50] * 4


def test_shares_tell_what_part_of_a_question_stands_where() -> None:
    made = KeywordIndex("en")
    text = "We open at nine. - Returns are free."
    made.put([Chunk("c", "d", 0, text, SourceRef(), "Shop", "text", ((0, 16), (19, 36)))])
    whole, sentences = made.shares("c", {"open": 3.0, "free": 1.0, "shop": 4.0, "zeppelin": 2.0})
    assert whole == pytest.approx(0.8)
    assert sentences == pytest.approx((0.3, 0.1))
    assert made.shares("c", {}) == (0.0, (0.0, 0.0))
    assert made.shares("unknown", {"open": 1.0}) == (0.0, ())


def test_text_outside_of_every_sentence_is_found_too() -> None:
    made = KeywordIndex("en")
    made.put([Chunk("c", "d", 0, "Tandem hire. Prices", SourceRef(), "", "text", ((0, 12),))])
    assert list(made.query("prices", 1)) == ["c"]
    assert made.shares("c", {"price": 1.0}) == (1.0, (0.0,))


def test_words_of_a_removed_passage_are_no_longer_in_memory(index: KeywordIndex) -> None:
    index.put([chunk("person", "Marlow borrowed a bicycle.")])
    index.query("bicycle", 1)
    index.remove(["person"])
    index.query("postage", 1)
    held = repr(vars(index)) + repr(index._snapshot)
    assert "marlow" not in held
    assert "postag" in held
