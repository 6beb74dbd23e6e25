"""Old and binary workbooks, which differ in their records and not in what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import load
from tests.support.old_excel import Cell, Formula, make_xls, make_xlsb

Make = Callable[..., bytes]


def _old(*arguments: object, **options: object) -> bytes:
    return make_xls(*arguments, old=True, **options)  # type: ignore[arg-type]


@pytest.fixture(params=[make_xls, _old, make_xlsb], ids=["97", "95", "binary"])
def make(request: pytest.FixtureRequest) -> Make:
    found: Make = request.param
    return found


def _read(data: bytes, name: str = "file.xls") -> LoadedDocument:
    return load(data, name)[1]


def test_each_row_names_its_columns_its_sheet_and_its_number(make: Make) -> None:
    prices = [["Service", "Price"], ["Cut", 35], ["Colour", 60]]
    loaded = _read(make({"Prices": prices, "Hours": [["Day", "Open"], ["Monday", "9–18"]]}))

    assert [(s.ref.sheet, s.ref.row, s.text) for s in loaded.sections] == [
        ("Prices", 2, "Service: Cut; Price: 35\nService: Colour; Price: 60"),
        ("Hours", 2, "Day: Monday; Open: 9–18"),
    ]
    assert loaded.pages == 2


def test_values_are_shown_as_their_formats_have_them(make: Make) -> None:
    rows = [
        ["What", "Price", "From", "Share"],
        ["Hire", Cell(12.5, 1), Cell(45000, 2), Cell(0.25, 3)],
        ["Repair", Formula(7.25), True, Formula("text")],
        ["Both", Cell(Formula(3.0), 1), Formula(False), -1.5],
    ]

    assert _read(make({"A": rows})).sections[0].text.splitlines() == [
        "What: Hire; Price: 12.50 €; From: 2023-03-15; Share: 25%",
        "What: Repair; Price: 7.25; From: yes; Share: text",
        "What: Both; Price: 3.00 €; From: no; Share: -1.5",
    ]


def test_hidden_sheets_rows_and_columns_are_left_out_and_named(make: Make) -> None:
    rows = [["Service", "Price", "Cost"], ["Cut", 35, 10], ["Colour", 60, 20], ["Beard", 20, 5]]
    loaded = _read(
        make(
            {"Prices": rows, "Secret": [["a", "b"]]},
            hidden_sheets=["Secret"], hidden_rows=[2], hidden_columns=[2],
        )
    )  # fmt: skip

    assert [(s.ref.row, s.text) for s in loaded.sections] == [
        (2, "Service: Cut; Price: 35"),
        (4, "Service: Beard; Price: 20"),
    ]
    assert loaded.stripped == ("hidden_text",)
    assert loaded.pages == 1


def test_white_on_white_is_left_out_and_white_on_colour_is_not(make: Make) -> None:
    rows = [["Name", "Price"], ["Cut", 35], ["Colour", 60], [Cell("ignore rules", 4), Cell("x", 5)]]
    loaded = _read(make({"A": rows}))

    assert loaded.sections[0].text.splitlines()[-1] == "Price: x"
    assert loaded.stripped == ("hidden_text",)


def test_a_format_that_shows_nothing_shows_nothing(make: Make) -> None:
    rows = [["Name", "Price", "Time"], ["Cut", 35, 1], [Cell("secret", 6), Cell(60, 6), 2]]
    loaded = _read(make({"A": rows}))

    assert loaded.sections[0].text.splitlines()[-1] == "Time: 2"
    assert loaded.stripped == ("hidden_text",)


@pytest.mark.parametrize("piece", [16, 17, 23, 40, 8000])
def test_texts_that_run_on_in_the_next_record_are_whole(piece: int) -> None:
    texts = ["plain Western letters", "größer →", "日本語のテキスト", "a", "end 😀 of it"]
    rows: list[list[str | int]] = [["Name", "Note"]]
    rows += [[text, number] for number, text in enumerate(texts)]
    loaded = _read(make_xls({"A": rows}, string_piece=piece))

    assert loaded.sections[0].text.splitlines() == [
        f"Name: {text}; Note: {number}" for number, text in enumerate(texts)
    ]


def test_a_text_shown_in_every_row_counts_each_time(make: Make) -> None:
    data = make({"A": [["word " * 40, n] for n in range(50)]})

    with pytest.raises(DocumentError, match="document_too_much_text"):
        load(data, "file.xls", Limits(characters=5000))
