from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl.styles import Color, Font, PatternFill

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load
from builder.knowledge.loaders.cell_format import shown
from tests.support.documents import change_zip, drop_member, make_echo, make_xlsx, make_zip

PRICES: list[list[Any]] = [["Service", "Price"], ["Cut", 35], ["Colour", 60]]


def _read(data: bytes) -> LoadedDocument:
    return load(data, "file.xlsx")[1]


def test_each_row_names_its_columns_its_sheet_and_its_number() -> None:
    loaded = _read(make_xlsx({"Prices": PRICES, "Hours": [["Day", "Open"], ["Monday", "9–18"]]}))

    assert [(s.ref.sheet, s.ref.row, s.kind) for s in loaded.sections] == [
        ("Prices", 2, "table"),
        ("Hours", 2, "table"),
    ]
    assert loaded.sections[0].text == "Service: Cut; Price: 35\nService: Colour; Price: 60"
    assert loaded.pages == 2


def test_hidden_sheets_rows_and_columns_are_left_out_and_named() -> None:
    def hide(book: Any) -> None:
        book["Prices"].row_dimensions[3].hidden = True
        book["Prices"].column_dimensions["C"].hidden = True
        book["Secret"].sheet_state = "veryHidden"

    rows: list[list[Any]] = [
        ["Service", "Price", "Cost"],
        ["Cut", 35, 10],
        ["Colour", 60, 20],
        ["Beard", 20, 5],
    ]

    loaded = _read(make_xlsx({"Prices": rows, "Secret": [["a", "b"]]}, hide))

    assert [(s.ref.row, s.text) for s in loaded.sections] == [
        (2, "Service: Cut; Price: 35"),
        (4, "Service: Beard; Price: 20"),
    ]
    assert loaded.stripped == ("hidden_text",)


def test_a_claimed_extent_of_a_million_columns_costs_nothing() -> None:
    data = make_xlsx({"Prices": PRICES})
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet += b'<dimension ref="A1:XFD1048576"/><sheetData><row r="2">'
    sheet += b'<c r="A2" t="inlineStr"><is><t>Cut</t></is></c></row></sheetData></worksheet>'

    loaded = _read(change_zip(data, {"xl/worksheets/sheet1.xml": sheet}))

    assert loaded.sections[0].text == "Cut"


def test_a_workbook_of_the_strict_kind_reads_like_the_usual_one() -> None:
    with zipfile.ZipFile(io.BytesIO(make_xlsx({"Prices": PRICES}))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    usual = re.compile(rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/")
    strict = {
        name: usual.sub(rb"http://purl.oclc.org/ooxml/\1/", data) for name, data in members.items()
    }

    assert _read(make_zip(strict)).sections == _read(make_zip(members)).sections


def test_a_part_that_is_declared_but_missing_is_not_missed() -> None:
    data = make_echo("Cut", 3)
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Colour</t></is></c></row>'
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (space, row)
    data = change_zip(data, {"xl/worksheets/sheet1.xml": sheet})

    assert _read(drop_member(data, "xl/sharedStrings.xml")).sections[0].text == "Colour"


def test_entities_are_refused() -> None:
    hostile = b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'
    data = make_xlsx({"Prices": PRICES})

    with pytest.raises(DocumentError, match="document_archive_unsafe"):
        _read(change_zip(data, {"xl/worksheets/sheet1.xml": hostile}))


def test_a_broken_sheet_is_damage() -> None:
    data = change_zip(make_xlsx({"Prices": PRICES}), {"xl/worksheets/sheet1.xml": b"<worksheet>"})

    with pytest.raises(DocumentError, match="document_damaged"):
        _read(data)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (3.5, '#,##0.00 "€"', "3.50 €"),
        (3.5, "#,##0.00 [$€-407]", "3.50 €"),
        (3.5, "[$$-409]#,##0.00", "$3.50"),
        (3.5, "CHF 0.00", "CHF 3.50"),
        (12, "€0", "€12"),
        (0.19, "0%", "19%"),
        (0.195, "0.0%", "19.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1234567"),
        (-4, '[Red]-0.0;"x"', "-4.0"),
        (5, '0 "pieces"', "5"),
        (True, "General", "yes"),
        (False, "General", "no"),
        (date(2024, 5, 1), "General", "2024-05-01"),
        (datetime(2024, 5, 1), "General", "2024-05-01"),  # noqa: DTZ001 - workbooks know no zones
        (datetime(2024, 5, 1, 9, 30), "General", "2024-05-01 09:30"),  # noqa: DTZ001
        (time(9, 30), "h:mm", "09:30"),
        (timedelta(minutes=95), "[h]:mm", "1:35"),
        ("  text ", "@", "text"),
    ],
)
def test_values_read_as_the_workbook_shows_them(
    value: object, number_format: str, text: str
) -> None:
    assert shown(value, number_format) == text


def _dressed(dress: Callable[[Any], None], *, table: bool = False) -> LoadedDocument:
    def change(book: Any) -> None:
        sheet = book["Prices"]
        dress(sheet["B2"])
        if table:
            from openpyxl.worksheet.table import Table

            sheet.add_table(Table(displayName="T", ref="A1:B2"))

    rows = [["Service", "Price"], ["Repair", "Unseen"]]
    return load(make_xlsx({"Prices": rows}, change), "prices.xlsx")[1]


def _white(cell: Any) -> None:
    cell.font = Font(color="FFFFFFFF")


def _white_of_the_theme(cell: Any) -> None:
    cell.font = Font(color=Color(theme=0))


def _white_on_black(cell: Any) -> None:
    cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000000")


def _white_on_white(cell: Any) -> None:
    cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FFFFFFFF")


@pytest.mark.parametrize(
    "dress",
    [
        _white,
        _white_of_the_theme,
        _white_on_white,
        lambda cell: setattr(cell, "font", Font(sz=1)),
        lambda cell: setattr(cell, "number_format", ";;;"),
    ],
    ids=["white", "theme", "white on white", "tiny", "no format"],
)
def test_cells_nobody_can_read_are_left_out_and_named(dress: Callable[[Any], None]) -> None:
    loaded = _dressed(dress)
    assert "Unseen" not in loaded.sections[0].text
    assert "Repair" in loaded.sections[0].text
    assert loaded.stripped == ("hidden_text",)


def test_white_letters_on_a_painted_ground_are_read() -> None:
    assert "Unseen" in _dressed(_white_on_black).sections[0].text
    painted = _dressed(_white, table=True)
    assert "Unseen" in painted.sections[0].text
    assert painted.stripped == ()
