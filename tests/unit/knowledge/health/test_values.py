"""Prices, periods, hours and dates are read as three languages write them."""

from __future__ import annotations

from datetime import date

import pytest

from builder.knowledge.health.dates import find_dates, has_date
from builder.knowledge.health.hours import find_hours
from builder.knowledge.health.values import find_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A full service costs 89 pounds.", [("price", ("GBP", 89.0))]),
        ("Preis: 1.200,50 EUR", [("price", ("EUR", 1200.5))]),
        ("Orders over £75 are free.", [("price_from", ("GBP", 75.0))]),
        ("Ab 50 € kostenlos", [("price_from", ("EUR", 50.0))]),
        ("Returned within two weeks", [("period", ("d", 14, 14))]),
        ("innerhalb von 14 Tagen", [("period", ("d", 14, 14))]),
        ("en un plazo de 30 días", [("period", ("d", 30, 30))]),
        ("one month's notice", [("period", ("d", 30, 30))]),
        ("zwei bis drei Werktage", [("period", ("wd", 2, 3))]),
        ("Zwei Jahre Garantie", [("period", ("m", 24, 24))]),
        ("24 months", [("period", ("m", 24, 24))]),
        ("10 % Rabatt", [("percent", (10.0,))]),
        ("Call 01632 960 184.", [("phone", ("32960184",))]),
        ("Call +44 1632 960184.", [("phone", ("32960184",))]),
        ("E-mail: Us@Shop.example", [("email", ("us@shop.example",))]),
        ("14 Harbour Row, Whitcombe", [("address", ("14harbourrow",))]),
        ("Lindenstr. 4, Berlin", [("address", ("lindenstr4",))]),
        ("Lindenstraße 4, Berlin", [("address", ("lindenstr4",))]),
        ("on 31.12.2024 at 10:30", []),
        ("We love bicycles.", []),
    ],
)
def test_values(text: str, values: list[tuple[str, tuple[object, ...]]]) -> None:
    assert [(value.topic, value.key) for value in find_values(text)] == values


NINE_TO_SIX = ((540, 1080),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We are open on weekdays from nine to six.", [([0, 1, 2, 3, 4], NINE_TO_SIX)]),
        ("Saturday: 09:00–18:00", [([5], NINE_TO_SIX)]),
        ("Sat 9am to 6pm, closed on Sundays", [([5], NINE_TO_SIX), ([6], ())]),
        ("Opens on Saturday at 9:00 and closes at 18:00.", [([5], NINE_TO_SIX)]),
        ("Mo–Fr: 9–12 und 13–18 Uhr", [([0, 1, 2, 3, 4], ((540, 720), (780, 1080)))]),
        ("Samstag und Sonntag geschlossen", [([5, 6], ())]),
        ("Lunes a viernes de 9:00 a 18:00", [([0, 1, 2, 3, 4], NINE_TO_SIX)]),
        ("From 9 to 6 on weekends", [([5, 6], NINE_TO_SIX)]),
        ("So sind wir: 9 bis 18 Jahre", []),
        ("We deliver on Tuesdays.", []),
    ],
)
def test_hours(text: str, told: list[tuple[list[int], object]]) -> None:
    assert [(sorted(each.days), each.hours) for each in find_hours(text)] == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("until 31.12.2024", date(2024, 12, 31)),
        ("ends 12/31/2024", date(2024, 12, 31)),
        ("ends 03/04/2024", date(2024, 4, 3)),  # either order: the later day
        ("on 2024-05-12", date(2024, 5, 12)),
        ("on May 12th, 2024", date(2024, 5, 12)),
        ("am 12. Mai 2024", date(2024, 5, 12)),
        ("el 12 de mayo de 2024", date(2024, 5, 12)),
        ("in December 2024", date(2024, 12, 31)),
        ("on 31.02.2024", None),
        ("version 1.2.3", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert [found.last for found in find_dates(text)] == ([] if day is None else [day])


def test_a_day_without_a_year_is_a_date_too() -> None:
    assert has_date("Closed on 24 December")
    assert has_date("am 24.12. geschlossen")
    assert not has_date("Closed on Saturdays from 9:00")
