from __future__ import annotations

from collections.abc import Sequence

import pytest

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.table import TableWriter, looks_like_header, row_line


def _written(rows: Sequence[Sequence[str]], header: Sequence[str] | None = None) -> list[str]:
    draft = Draft()
    writer = TableWriter(draft, header)
    for number, cells in enumerate(rows, start=1):
        writer.row(cells, number)
    writer.close()
    return [
        f"{section.ref.section or ''}|{line}"
        for section in draft.finish().sections
        for line in section.text.split("\n")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Service", "Price"], ["Cut", "35 €"], ["Colour", "60 €"]],
        [["", "Monday", "Tuesday"], ["Anna", "yes", "no"]],
        [["Segment", "2023", "2024"], ["Shops", "12.5", "13.1"]],
        [["Question", "Answer"], ["Do you ship abroad?", "Yes, to every country of the Union."]],
    ],
)
def test_a_header_is_seen(rows: list[list[str]]) -> None:
    assert looks_like_header(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [["Monday", "9–18"], ["Tuesday", "9–18"]],
        [["Cut", "35 €"]],
        [["one", "one"], ["1", "2"]],
        [["yes", "no"], ["no", "yes"]],
        [["Title"], ["1"]],
    ],
)
def test_a_first_row_like_the_others_is_no_header(rows: list[list[str]]) -> None:
    assert not looks_like_header(rows)


@pytest.mark.parametrize(
    ("cells", "header", "line"),
    [
        (["Cut", "35 €"], ["Service:", "Price"], "Service: Cut; Price: 35 €"),
        (["Cut", ""], ["Service", "Price"], "Service: Cut"),
        (["Cut", "35 €", "new"], ["Service", "Price"], "Service: Cut; Price: 35 €; new"),
        (["Cut", "35 €"], ["", "Price"], "Cut; Price: 35 €"),
        (["Monday", "9–18"], None, "Monday: 9–18"),
        (["Name:", "Ada"], None, "Name: Ada"),
        (["a", "", "b", "c"], None, "a; b; c"),
    ],
)
def test_a_row_reads_alone(cells: list[str], header: list[str] | None, line: str) -> None:
    assert row_line(cells, header) == line


def test_a_line_over_rows_names_them() -> None:
    rows = [
        ["Price list", ""],
        ["Service", "Price"],
        ["Men", ""],
        ["Cut", "30 €"],
        ["Women", ""],
        ["Cut", "45 €"],
    ]

    assert _written(rows) == [
        "Price list › Men|Service: Cut; Price: 30 €",
        "Price list › Women|Service: Cut; Price: 45 €",
    ]


def test_a_gap_ends_a_table_and_its_caption() -> None:
    rows = [
        ["Prices", ""],
        ["Service", "Price"],
        ["Cut", "30 €"],
        ["", ""],
        ["Monday", "9–18"],
        ["Tuesday", "9–18"],
    ]

    assert _written(rows) == [
        "Prices|Service: Cut; Price: 30 €",
        "|Monday: 9–18",
        "|Tuesday: 9–18",
    ]


def test_a_caption_may_stand_over_a_gap_and_so_may_a_header() -> None:
    rows = [
        ["Prices", ""],
        ["", ""],
        ["", "Short", "Long"],
        ["", ""],
        ["Cut", "30 €", "40 €"],
        ["Colour", "50 €", "60 €"],
    ]

    assert _written(rows) == [
        "Prices|Short: Long",
        "|Cut; Short: 30 €; Long: 40 €",
        "|Colour; Short: 50 €; Long: 60 €",
    ]


def test_a_table_goes_on_after_a_gap_under_the_same_header() -> None:
    rows = [["Service", "Price"], ["Cut", "30 €"], ["", ""], ["Colour", "50 €"], ["Wash", "9 €"]]

    assert _written(rows)[1:] == ["|Service: Colour; Price: 50 €", "|Service: Wash; Price: 9 €"]


def test_a_header_over_nothing_is_not_lost() -> None:
    assert _written([], ["Service", "Price"]) == ["|Service: Price"]


def test_many_rows_stream_through() -> None:
    rows = [["Service", "Price"], *([f"Cut {n}", f"{n} €"] for n in range(3000))]

    written = _written(rows)

    assert len(written) == 3000
    assert written[-1] == "|Service: Cut 2999; Price: 2999 €"
