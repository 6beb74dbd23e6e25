from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.knowledge.loaders.layout import Block, Text, arrange
from builder.knowledge.loaders.pieces import Piece, Row, make_rows, split_leaders
from builder.knowledge.loaders.running import Leaf, drop_running

PLACES = st.tuples(
    st.integers(0, 500), st.integers(0, 300), st.sampled_from([8, 10, 10, 10, 20]), st.booleans()
)


def _piece(text: str, left: float, top: float, size: float = 10, *, bold: bool = False) -> Piece:
    return Piece(text, left, top, left + 0.5 * size * len(text), top + size, size, bold)


def _words(blocks: Sequence[Block]) -> Counter[str]:
    words: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Text):
            words.update(word for row in block.rows for word in row.text.split())
        else:
            words.update(word for row in block.rows for cell in row for word in cell.split())
    return words


@given(st.lists(PLACES, max_size=40))
def test_no_piece_of_a_page_is_lost_or_doubled(places: list[tuple[int, int, int, bool]]) -> None:
    pieces = [
        _piece(f"Word{number}", left, top, size, bold=bold)
        for number, (left, top, size, bold) in enumerate(places)
    ]
    expected = Counter(piece.text for piece in pieces)

    assert _words(arrange(pieces)) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Cut ........ 38 €", ["Cut", "38 €"]),
        ("Cut . . . . . . 38 €", ["Cut", "38 €"]),
        ("........", []),
        ("And so on...", ["And so on..."]),
        ("Wait....", ["Wait"]),
        ("Plain", ["Plain"]),
    ],
)
def test_leaders_part_what_they_join(text: str, parts: list[str]) -> None:
    assert [piece.text for piece in split_leaders(_piece(text, 0, 0))] == parts


def test_a_small_number_above_the_line_stays_on_it() -> None:
    rows = make_rows([_piece("Note", 0, 100), _piece("2", 21, 98, 6), _piece("below", 0, 114)])

    assert [row.text for row in rows] == ["Note 2", "below"]


def test_a_line_beside_a_large_title_has_a_row_of_its_own() -> None:
    rows = make_rows(
        [_piece("Title", 0, 100, 40), _piece("one", 200, 102), _piece("two", 200, 116)]
    )

    assert sorted(row.text for row in rows) == ["Title", "one", "two"]


def _pages(*texts: str) -> list[Leaf]:
    return [Leaf([_piece(text, 50, 780), _piece("Body", 50, 400)], 0, 800) for text in texts]


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("7", "8", "9"), []),
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), []),
        (("– 1 –", "– 2 –", "– 3 –"), []),
        (("Salon, page 1", "Salon, page 2", "Salon, page 3"), ["Salon, page 1"]),
        (("3.50 €", "4.50 €", "7.20 €"), ["3.50 €", "4.50 €", "7.20 €"]),
        (("1 €", "2 €", "3 €"), ["1 €", "2 €", "3 €"]),
        (("12", "80", "35"), ["12", "80", "35"]),
    ],
)
def test_page_numbers_count_along_and_figures_do_not(
    texts: tuple[str, ...], left: list[str]
) -> None:
    pages = _pages(*texts)

    drop_running(pages)

    kept = [piece.text for page in pages for piece in page.pieces]
    assert [text for text in kept if text != "Body"] == left
    assert kept.count("Body") == len(texts)


def test_a_row_without_pieces_is_no_row() -> None:
    with pytest.raises(ValueError, match="empty"):
        Row([])
