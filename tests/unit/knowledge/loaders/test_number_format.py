from __future__ import annotations

import pytest

from builder.knowledge.loaders.number_format import BUILT_IN, shown_number, shows_nothing


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (3.5, "General", "3.5"),
        (3.5, '#,##0.00 "€"', "3.50 €"),
        (3.5, "[$$-409]#,##0.00", "$3.50"),
        (0.125, BUILT_IN[10], "12.50%"),
        (45000, BUILT_IN[14], "2023-03-15"),
        (45000.75, BUILT_IN[22], "2023-03-15 18:00"),
        (45000.5, '[$-407]d. mmmm yyyy" (day)"', "2023-03-15 12:00"),
        (0.375, BUILT_IN[20], "09:00"),
        (1.5, BUILT_IN[46], "36:00"),
        (1, BUILT_IN[14], "1900-01-01"),
        (59, BUILT_IN[14], "1900-02-28"),
        (61, BUILT_IN[14], "1900-03-01"),
        (7, '0 "days"', "7"),
        (7, "0\\d", "7"),
        (5, "[Red]0", "5"),
        (1e300, BUILT_IN[14], "1e+300"),
        (-5e9, BUILT_IN[46], "-5000000000"),
        (float("nan"), BUILT_IN[14], "nan"),
        (float("inf"), BUILT_IN[46], "inf"),
    ],
)
def test_a_number_is_shown_as_its_format_has_it(value: float, code: str, text: str) -> None:
    assert shown_number(value, code) == text


def test_some_workbooks_count_from_1904() -> None:
    assert shown_number(43538, "yyyy-mm-dd", from_1904=True) == "2023-03-15"
    assert shown_number(0, "yyyy-mm-dd", from_1904=True) == "1904-01-01"


def test_a_format_may_show_nothing_at_all() -> None:
    assert shows_nothing(";;;")
    assert not any(map(shows_nothing, ("General", "", "0;-0;;@", ";")))
