from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.document import Chunk, LoadedDocument, Section, SourceRef
from builder.knowledge.chunking import (
    PASSAGE_TOKENS,
    count_tokens,
    heading,
    letters_a_piece,
    split,
    warm_up,
)

SENTENCE = "We deliver to Leeds within two days and to York in three. "


def _split(*sections: Section, title: str | None = "Terms") -> list[Chunk]:
    loaded = LoadedDocument(sections=tuple(sections), title=title)
    return split(loaded, document_id="d1", name="terms_of-sale.pdf")


def test_a_short_document_is_one_passage_with_its_sentences_marked() -> None:
    (chunk,) = _split(Section("One. Two costs 3.50 €.\nThree", SourceRef(page=2)))

    assert chunk.text == "One. Two costs 3.50 €.\nThree"
    assert chunk.sentence_texts() == ["One.", "Two costs 3.50 €.", "Three"]
    assert (chunk.ref.page, chunk.position, chunk.document_id) == (2, 0, "d1")
    assert chunk.heading == "Terms"


def test_long_text_is_cut_between_sentences_and_stays_in_order() -> None:
    text = (SENTENCE * 60).strip()
    chunks = _split(Section(text))

    assert len(chunks) > 3
    assert [chunk.position for chunk in chunks] == list(range(len(chunks)))
    assert all(count_tokens(chunk.text) <= PASSAGE_TOKENS for chunk in chunks)
    assert all(chunk.text.endswith("in three.") for chunk in chunks)
    assert " ".join(chunk.text for chunk in chunks) == text
    assert len({chunk.id for chunk in chunks}) == len(chunks)


def test_a_passage_never_leaves_its_page_or_section() -> None:
    chunks = _split(
        Section("One.", SourceRef(page=1)),
        Section("Two.", SourceRef(page=2)),
        Section("Three.", SourceRef(page=2, section="Prices")),
    )

    assert [(chunk.ref.page, chunk.ref.section, chunk.text) for chunk in chunks] == [
        (1, None, "One."),
        (2, None, "Two."),
        (2, "Prices", "Three."),
    ]
    assert chunks[2].heading == "Terms › Prices"


def test_short_neighbours_in_one_place_share_a_passage() -> None:
    place = SourceRef(section="Prices")
    (chunk,) = _split(
        Section("Our prices. All in euros.", place),
        Section("Cut: 35 €\nColour. Long: 60 €", SourceRef(section="Prices"), "table"),
        Section("Ask us.", place),
    )

    assert chunk.sentence_texts() == [
        "Our prices.",
        "All in euros.",
        "Cut: 35 €",
        "Colour. Long: 60 €",
        "Ask us.",
    ]
    assert chunk.kind == "text"


def test_rows_keep_the_number_of_the_first_and_are_not_cut() -> None:
    rows = "\n".join(f"Service: Cut no. {n}. For all; Price: {n} €" for n in range(100))
    chunks = _split(Section(rows, SourceRef(sheet="Prices", row=2), "table"))

    assert [line for chunk in chunks for line in chunk.sentence_texts()] == rows.split("\n")
    row = 2
    for chunk in chunks:
        assert (chunk.ref.row, chunk.kind) == (row, "table")
        row += len(chunk.sentences)


def test_two_tables_of_a_sheet_may_share_a_passage_and_keep_the_first_row() -> None:
    (chunk,) = _split(
        Section("a: 1", SourceRef(sheet="S", row=2), "table"),
        Section("b: 2", SourceRef(sheet="S", row=9), "table"),
    )

    assert (chunk.text, chunk.ref.row, chunk.kind) == ("a: 1\nb: 2", 2, "table")


def test_a_sentence_longer_than_a_passage_is_cut_and_every_part_counts() -> None:
    chunks = _split(Section("word " * 500 + "end."))

    assert len(chunks) > 2
    assert all(chunk.sentences == ((0, len(chunk.text)),) for chunk in chunks)
    assert sum(chunk.text.count("word") for chunk in chunks) == 500


def test_text_without_any_blank_is_cut_too() -> None:
    chunks = _split(Section("字" * 1000), Section("x" * 3000, SourceRef(page=2)))

    assert sum(chunk.text.count("字") for chunk in chunks) == 1000
    assert sum(chunk.text.count("x") for chunk in chunks) == 3000


@pytest.mark.parametrize(
    ("title", "ref", "expected"),
    [
        ("Terms", SourceRef(), "Terms"),
        ("Terms", SourceRef(section="Terms › Returns"), "Terms › Returns"),
        ("Prices", SourceRef(sheet="Sheet1"), "Prices"),
        ("Prices", SourceRef(sheet="Tabelle 2"), "Prices"),
        ("Prices", SourceRef(sheet="Women", section="Colour"), "Prices › Women › Colour"),
        ("T" * 100, SourceRef(section=f"{'a' * 100} › End"), "T" * 100 + " › End"),
        ("T" * 300, SourceRef(), "T" * 160),
    ],
)
def test_the_heading_is_title_and_path(title: str, ref: SourceRef, expected: str) -> None:
    assert heading(title, ref) == expected


def test_without_a_title_the_file_s_name_speaks() -> None:
    (chunk,) = _split(Section("Text."), title=None)

    assert chunk.heading == "terms of sale"


@pytest.mark.parametrize(
    ("text", "letters", "pieces"),
    [
        ("We cut hair for 35 €.", 8, 7),
        ("Öffnungszeiten", 8, 2),
        ("Öffnungszeiten", 3, 5),
        ("2024", 8, 2),
        ("字字", 8, 2),
        ("한국", 8, 4),
    ],
)
def test_an_estimate_of_word_pieces_needs_no_tokenizer(
    text: str, letters: int, pieces: int
) -> None:
    assert count_tokens(text, letters) == pieces


@pytest.mark.parametrize(
    ("texts", "letters"),
    [
        (["We are in the old town and you can park."], 8),
        (["Wir sind in der Altstadt und Sie können parken."], 3),
        (["Estamos en el centro y puede aparcar."], 3),
        (["x" * 6000, "The text of the end is not looked at."], 3),
    ],
)
def test_the_language_tells_how_long_a_word_piece_is(texts: list[str], letters: int) -> None:
    loaded = LoadedDocument(tuple(Section(text) for text in texts))

    assert letters_a_piece(loaded) == letters


def test_warming_up_is_safe_to_repeat() -> None:
    warm_up()
    warm_up()


WORDS = st.sampled_from(
    ["tea", "Dr.", "costs", "3.50", "€.", "Why?", "\n", "\n\n", "Öl", "e.g.", "•"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=600))
def test_nothing_is_lost_and_every_span_is_a_stretch_of_its_passage(words: list[str]) -> None:
    text = " ".join(words).strip()
    chunks = _split(Section(text)) if text else []

    kept = "".join("".join(chunk.text.split()) for chunk in chunks)
    assert kept == "".join(text.split())
    for chunk in chunks:
        done = 0
        for start, end in chunk.sentences:
            assert done <= start < end <= len(chunk.text)
            done = end
