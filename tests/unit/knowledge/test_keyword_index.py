"""Words find passages: stemmed, weighted, replaced and forgotten."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from builder.core.document import Chunk, SourceRef
from builder.knowledge.keyword_index import KeywordIndex
from builder.knowledge.language import stems
from builder.knowledge.word_shares import AskedWord


def chunk(chunk_id: str, text: str, heading: str = "") -> Chunk:
    return Chunk(chunk_id, "doc", 0, text, SourceRef(), heading)


def asked(index: KeywordIndex, text: str, language: str = "en") -> list[AskedWord]:
    return index.ask(text, language, {language})


def query(index: KeywordIndex, text: str, k: int, also: Sequence[str] = ()) -> dict[str, float]:
    return index.query(asked(index, text), k, also)


def weight(index: KeywordIndex, word: str) -> float:
    [found] = asked(index, word)
    return found.weight


@pytest.fixture
def index() -> KeywordIndex:
    made = KeywordIndex()
    made.put(
        [
            chunk("hours", "We open at nine and close at six.", "Opening hours"),
            chunk("returns", "Unused goods can be returned within 30 days."),
            chunk("postage", "We pay the postage when goods are returned damaged."),
            chunk("blank", "..."),
        ],
        "en",
    )
    return made


def test_other_forms_of_a_word_find_it(index: KeywordIndex) -> None:
    assert set(query(index, "returning something", 3)) == {"returns", "postage"}


def test_a_heading_is_searched_too(index: KeywordIndex) -> None:
    assert list(query(index, "hours", 3)) == ["hours"]


def test_passages_that_share_no_word_are_left_out(index: KeywordIndex) -> None:
    assert set(query(index, "returned goods", 10)) == {"returns", "postage"}


def test_passages_named_besides_come_with_their_score(index: KeywordIndex) -> None:
    alone = query(index, "returned within 30 days", 1)
    both = query(index, "returned within 30 days", 1, also=["postage", "blank", "unknown"])
    assert list(alone) == ["returns"]
    assert list(both) == ["returns", "postage"]
    assert both["returns"] == alone["returns"] > both["postage"] > 0


def test_words_that_stand_nowhere_lower_the_score(index: KeywordIndex) -> None:
    plain = query(index, "postage", 1)["postage"]
    with_unknown = query(index, "postage to Liechtenstein by zeppelin", 1)["postage"]
    assert 0 < with_unknown < plain


@pytest.mark.parametrize("question", ["", "what is it about?", "zeppelin", "???"])
def test_a_question_without_a_known_word_finds_nothing(index: KeywordIndex, question: str) -> None:
    assert query(index, question, 5) == {}


def test_an_empty_index_finds_nothing() -> None:
    assert query(KeywordIndex(), "postage", 5) == {}


def test_a_removed_passage_is_not_found_and_its_words_no_longer_weigh(index: KeywordIndex) -> None:
    before = weight(index, "postage")
    assert index.remove(["postage", "unknown"]) == 1
    assert query(index, "postage", 5) == {}
    assert weight(index, "postage") > before
    assert len(index) == 3


def test_putting_a_passage_again_replaces_it(index: KeywordIndex) -> None:
    index.put([chunk("postage", "Gift wrapping costs two euros.")], "en")
    assert query(index, "postage", 5) == {}
    assert list(query(index, "wrapping", 5)) == ["postage"]
    assert len(index) == 4


def test_removing_everything_leaves_an_index_that_works(index: KeywordIndex) -> None:
    index.remove(["hours", "returns", "postage", "blank"])
    assert query(index, "postage", 5) == {}
    index.put([chunk("new", "postage")], "en")
    assert list(query(index, "postage", 5)) == ["new"]


def test_rare_words_weigh_more_than_common_ones(index: KeywordIndex) -> None:
    assert weight(index, "goods") < weight(index, "nine") < weight(index, "zeppelin")


def test_questions_are_answered_while_passages_come_and_go(index: KeywordIndex) -> None:
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert "returns" in query(index, "returned goods", 50)
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
                failures.append(error)
                return

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(40):
        index.put([chunk(f"n{number}", f"Returned goods number {number}.")], "en")
        if number % 2:
            index.remove([f"n{number - 1}"])
    stop.set()
    for reader in readers:
        reader.join(60)
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
        thread.join(60)
    assert found == [["open", "hour"] * 50] * 4


def test_shares_tell_what_part_of_a_question_stands_where() -> None:
    made = KeywordIndex()
    text = "We open at nine. - Returns are free."
    made.put([Chunk("c", "d", 0, text, SourceRef(), "Shop", "text", ((0, 16), (19, 36)))], "en")
    question = asked(made, "open free shop zeppelin")
    known, unknown = question[0].weight, question[3].weight
    found = made.shares(["c", "unknown"], question)
    assert list(found) == ["c"]
    part = known / (3 * known + unknown)
    assert found["c"].passage == pytest.approx(3 * part)
    assert found["c"].sentences == pytest.approx((part, part))
    assert made.shares(["c"], [])["c"].sentences == (0.0, 0.0)


def test_text_outside_of_every_sentence_is_found_too() -> None:
    made = KeywordIndex()
    made.put([Chunk("c", "d", 0, "Tandem hire. Prices", SourceRef(), "", "text", ((0, 12),))], "en")
    assert list(query(made, "prices", 1)) == ["c"]
    found = made.shares(["c"], asked(made, "prices"))["c"]
    assert (found.passage, found.sentences) == (1.0, (0.0,))


def test_words_of_a_removed_passage_are_no_longer_in_memory(index: KeywordIndex) -> None:
    index.put([chunk("person", "Marlow borrowed a bicycle.")], "en")
    query(index, "bicycle", 1)
    index.remove(["person"])
    query(index, "postage", 1)
    held = repr(vars(index)) + repr(index._snapshot)
    assert "marlow" not in held
    assert "postag" in held


def test_a_word_spelt_nearly_so_is_found_where_its_own_stands_nowhere(index: KeywordIndex) -> None:
    assert list(query(index, "postgae", 3)) == ["postage"]
    assert query(index, "postgae", 1)["postage"] < query(index, "postage", 1)["postage"]


@pytest.mark.parametrize("question", ["Reinigung", "Zahnreinigungen", "Zahnpflege"])
def test_compounds_are_found_by_their_parts_and_parts_in_compounds(question: str) -> None:
    made = KeywordIndex()
    made.put([chunk("clean", "Die Zahnreinigung dauert eine Stunde."), chunk("no", "Hunde")], "de")
    assert list(made.query(asked(made, question, "de"), 3)) == ["clean"]


def test_parts_of_one_word_count_no_more_than_the_word_itself() -> None:
    made = KeywordIndex()
    made.put(
        [chunk("a", "Zahnarzt Zahnpflege Zahnbürste Zahnseide Zahn"), chunk("b", "Zahn")], "de"
    )
    question = asked(made, "Zahn", "de")
    assert made.shares(["a", "b"], question)["a"].passage == pytest.approx(1.0)


def test_a_name_is_found_in_documents_of_several_languages() -> None:
    made = KeywordIndex()
    made.put([chunk("de", "CloudSync Services kostet nichts.")], "de")
    made.put([chunk("en", "CloudSync Services costs nothing.")], "en")
    found = made.query(made.ask("CloudSync Services?", "es", {"de", "en"}), 5)
    assert set(found) == {"de", "en"}


def test_umlauts_and_accents_need_not_be_typed() -> None:
    made = KeywordIndex()
    made.put([chunk("hours", "Öffnungszeiten"), chunk("street", "Straße")], "de")
    made.put([chunk("coffee", "Le café est fermé.")], "fr")
    for typed, expected in (
        ("oeffnungszeiten", "hours"),
        ("offnungszeiten", "hours"),
        ("STRASSE", "street"),
    ):
        assert list(made.query(made.ask(typed, "de", {"de", "fr"}), 1)) == [expected]
    assert list(made.query(made.ask("cafe", "fr", {"de", "fr"}), 1)) == ["coffee"]
