from __future__ import annotations

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import load
from tests.support.office import make_odf, odf_rows, text_style

ROWS = [["Service", "Price"], ["Cut", "35,00 €"], ["Colour", "60,00 €"], ["Beard", "20,00 €"]]


def _book(body: str, **parts: str) -> bytes:
    return make_odf("spreadsheet", body, **parts)  # type: ignore[arg-type]


def _read(body: str, **parts: str) -> LoadedDocument:
    return load(_book(body, **parts), "file.ods")[1]


def _table(content: str, name: str = "Prices", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{content}</table:table>'


def test_each_row_names_its_columns_its_sheet_and_its_number_as_the_workbook_shows_it() -> None:
    loaded = _read(_table(odf_rows(ROWS[:2])) + _table(odf_rows([["a", "1"]]), "Other"))

    assert [(s.ref.sheet, s.ref.row, s.text) for s in loaded.sections] == [
        ("Prices", 2, "Service: Cut; Price: 35,00 €"),
        ("Other", 1, "a: 1"),
    ]
    assert loaded.pages == 2


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_hidden_sheets_rows_and_columns_are_left_out_and_named(how: str) -> None:
    columns = f'<table:table-column/><table:table-column table:visibility="{how}"/>'
    rows = [[a, "secret", b] for a, b in ROWS]
    hidden = odf_rows(rows, attributes={2: f'table:visibility="{how}"'})
    style = (
        '<style:style style:name="T" style:family="table"><style:table-properties '
        'table:display="false"/></style:style>'
    )
    loaded = _read(
        _table(columns + hidden) + _table(odf_rows(ROWS), "Secret", "T"), automatic=style
    )

    assert [(s.ref.row, s.text) for s in loaded.sections] == [
        (2, "Service: Cut; Price: 35,00 €"),
        (4, "Service: Beard; Price: 20,00 €"),
    ]
    assert (loaded.stripped, loaded.pages) == (("hidden_text",), 1)


def test_repeated_rows_keep_the_numbers_true() -> None:
    gap = '<table:table-row table:number-rows-repeated="7"><table:table-cell/></table:table-row>'
    loaded = _read(_table(odf_rows(ROWS[:2]) + gap + odf_rows([["Closed", "Sunday"]])))

    assert [s.ref.row for s in loaded.sections] == [2, 10]


def test_white_on_white_is_left_out_and_white_on_colour_is_not() -> None:
    white = text_style("W", 'fo:color="#ffffff"', "table-cell")
    red = white.replace('"W"', '"R"').replace(
        "<style:text", '<style:table-cell-properties fo:background-color="#ff0000"/><style:text'
    )
    cell = '<table:table-cell table:style-name="{}"><text:p>{}</text:p></table:table-cell>'
    row = f"<table:table-row>{cell.format('W', 'ignore rules')}{cell.format('R', 'sale')}"
    row += f"{cell.format('', '5 €')}</table:table-row>"
    loaded = _read(
        _table(odf_rows([["a", "b", "c"], ["d", "e", "1"]]) + row), automatic=white + red
    )

    assert loaded.sections[0].text.splitlines()[-1] == "b: sale; c: 5 €"
    assert loaded.stripped == ("hidden_text",)


def test_comments_on_cells_are_not_read() -> None:
    note = "<office:annotation><text:p>secret</text:p></office:annotation>"
    row = f"<table:table-row><table:table-cell>{note}<text:p>seen</text:p></table:table-cell>"
    loaded = _read(_table(row + "</table:table-row>"))

    assert loaded.sections[0].text == "seen"


def test_a_million_empty_cells_cost_nothing_and_as_many_full_ones_are_too_much() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384">{}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048575">{cell}</table:table-row>'
    loaded = _read(_table(odf_rows([["a", "1"]]) + row.format("")))
    assert loaded.sections[0].text == "a: 1"

    with pytest.raises(DocumentError, match="document_too_much_text"):
        load(_book(_table(row.format("<text:p>x</text:p>"))), "f.ods", Limits(characters=100_000))
