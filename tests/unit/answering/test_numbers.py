"""Numbers of a reply must stand in its passage, however they are written."""

from __future__ import annotations

import pytest

from builder.answering.numbers import borne_out, readings

BORNE_OUT = [
    ("It costs £95.", "Full service: 95 pounds"),
    ("Es kostet 1.234,50 €.", "Preis: 1234,50 EUR"),
    ("It costs 1,234.50 euros.", "Preis: 1.234,50 €"),
    ("Wir öffnen um 9.30 Uhr.", "Mon 9:30 – 18:00"),
    ("We open at 9:30.", "geöffnet ab 9.30 Uhr"),
    ("We close at 6 pm.", "9:30 to 18:00"),
    ("We are open from 9 to 5.", "9:00–17:00"),
    ("You have thirty days.", "within 30 days"),
    ("Sie haben dreißig Tage.", "innerhalb von 30 Tagen"),
    ("Tiene catorce días.", "14 días"),
    ("Twenty-five kilometres.", "up to 25 km"),
    ("Call 01632960184.", "Call us on 01632 960 184"),
    ("Call +44 1632 960184.", "Call us on 01632 960 184"),
    ("Closed on 24 December.", "geschlossen am 24.12.2026"),
    ("Geschlossen am 24.12.", "closed on December 24"),
    ("It takes 1 day.", "it takes one day"),
    ("Two days.", "2 days"),
]
INVENTED = [
    ("It costs £96.", "Full service: £95"),
    ("It costs 95 €.", "Full service: £95"),
    ("We open at 9:45.", "Mon 9:30 – 18:00"),
    ("We open at 5 am.", "open until 5 pm"),
    ("You have forty days.", "within 30 days"),
    ("Sie haben vierzig Tage.", "innerhalb von 30 Tagen"),
    ("Tiene cuarenta días.", "30 días"),
    ("Call 01632 960 185.", "Call us on 01632 960 184"),
    ("Closed on 25 December.", "geschlossen am 24.12.2026"),
    ("Closed on 24.11.2026.", "geschlossen am 24.12.2026"),
    ("Closed on 24.12.2027.", "geschlossen am 24.12.2026"),
    ("There are 20 % off.", "We give 10 % off"),
    ("It costs 1.234 €.", "Preis: 12,34 €"),
]


@pytest.mark.parametrize(("said", "passage"), BORNE_OUT)
def test_the_same_number_in_another_form_is_borne_out(said: str, passage: str) -> None:
    assert borne_out(said, readings(passage), frozenset())


@pytest.mark.parametrize(("said", "passage"), INVENTED)
def test_another_number_is_not(said: str, passage: str) -> None:
    assert not borne_out(said, readings(passage), frozenset())


def test_a_visitors_count_may_be_said_again_but_not_a_price_of_theirs() -> None:
    asked = readings("Can four of us get it for £20?")
    assert borne_out("All four of you can.", readings("Groups are welcome"), asked)
    assert not borne_out("Yes, it costs £20.", readings("It costs £35"), asked)
