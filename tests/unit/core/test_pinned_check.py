"""What an owner states is checked before it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builder.core.errors import UsageError
from builder.core.pinned import ContactFacts, Notice, Pinned, Price, Span, SpecialDay, question_key
from builder.core.pinned_check import check, parse_date, parse_spans, say_spans
from tests.support.facts import make_pair, make_pinned


def refused(pinned: Pinned) -> tuple[str, object]:
    with pytest.raises(UsageError) as caught:
        check(pinned)
    return caught.value.code, caught.value.params["where"]


def test_a_whole_form_can_hold() -> None:
    check(make_pinned())
    check(Pinned())
    assert Pinned().empty
    assert not make_pinned().empty


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9-18", (Span("09:00", "18:00"),)),
        ("9:00–12:30, 14.00 – 18h30", (Span("09:00", "12:30"), Span("14:00", "18:30"))),
        ("9 bis 12 und 13 bis 17 Uhr", (Span("09:00", "12:00"), Span("13:00", "17:00"))),
        ("9:30 a 14:00 y 17:00 a 20:00", (Span("09:30", "14:00"), Span("17:00", "20:00"))),
        ("18:00-02:00", (Span("18:00", "02:00"),)),
        ("0-24", (Span("00:00", "24:00"),)),
        ("closed", ()),
        ("Geschlossen", ()),
        ("cerrado", ()),
        ("  ", None),
    ],
)
def test_time_spans_are_read_as_people_write_them(
    text: str, spans: tuple[Span, ...] | None
) -> None:
    assert parse_spans(text) == spans
    assert parse_spans(say_spans(spans)) == spans


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("from nine", "fact_bad_time"),
        ("9", "fact_bad_time"),
        ("9-25", "fact_bad_time"),
        ("9:60-10", "fact_bad_time"),
        ("9-10-11", "fact_bad_time"),
        ("18-9", "fact_span_backwards"),
        ("9-9", "fact_span_backwards"),
        ("9-13, 12-18", "fact_spans_overlap"),
        ("22-3, 9-10", "fact_span_backwards"),
    ],
)
def test_time_spans_that_cannot_be_are_refused(text: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_spans(text)
    assert caught.value.code == code


def test_dates_are_read_and_wrong_ones_refused() -> None:
    assert parse_date("2026-12-24") == parse_date("24.12.2026") == parse_date("24/12/2026")
    for text in ("2026-02-30", "31.02.2026", "Christmas", ""):
        with pytest.raises(UsageError) as caught:
            parse_date(text)
        assert caught.value.code == "fact_bad_date"


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"week": ((Span("9", "10"),), *(None,) * 6)}, "fact_bad_time", "hours.monday"),
        (
            {"special_days": (SpecialDay(date(2026, 5, 2), date(2026, 5, 1)),)},
            "fact_ends_before_start",
            "special_days.0",
        ),
        ({"contact": ContactFacts(email="no address")}, "fact_bad_email", "contact.email"),
        ({"contact": ContactFacts(website="shop")}, "fact_bad_link", "contact.website"),
        ({"prices": (Price("1", "", "5 €"),)}, "fact_name_missing", "prices.0"),
        ({"prices": (Price("1", "Cut", " "),)}, "fact_price_missing", "prices.0"),
        (
            {"notices": (Notice("1", "x", date(2026, 5, 2), date(2026, 5, 1)),)},
            "fact_ends_before_start",
            "notices.0",
        ),
        ({"notices": (Notice("1", "x" * 501),)}, "fact_too_long", "notices.0.text"),
        ({"pairs": (make_pair("Why?", " "),)}, "fact_answer_missing", "pairs.0"),
        ({"pairs": (make_pair("?!", "So."),)}, "fact_question_missing", "pairs.0"),
        (
            {"pairs": (make_pair("Why?", "So."), make_pair("How?", "So.", "why"))},
            "fact_question_twice",
            "pairs.1",
        ),
        ({"pairs": (make_pair("Why?", "x" * 4001),)}, "fact_too_long", "pairs.0.answer"),
        ({"pairs": (make_pair("Why?", "x", link="shop"),)}, "fact_bad_link", "pairs.0"),
        (
            {"pairs": (make_pair("Why?", "x", *map(str, range(21))),)},
            "fact_too_many",
            "pairs.0",
        ),
    ],
)
def test_what_cannot_hold_is_refused_with_its_place(
    changes: dict[str, object], code: str, where: str
) -> None:
    assert refused(replace(make_pinned(), **changes)) == (code, where)  # type: ignore[arg-type]


def test_two_spellings_of_one_question_are_one() -> None:
    assert question_key("¿Do  you ship?!") == question_key("do you SHIP")
    assert question_key("Do you ship 2?") != question_key("Do you ship 3?")
