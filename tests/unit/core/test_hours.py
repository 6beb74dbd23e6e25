"""Whether a business is open, across midnight, holidays, zones and the change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from builder.core.errors import UsageError
from builder.core.hours import Hours, zone_named
from builder.core.pinned import Pinned, Span, SpecialDay
from builder.knowledge.pinned_passages import passages
from builder.knowledge.stated_hours import hours_in

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = (
    (Span("09:00", "12:30"), Span("14:00", "18:00")),
    (Span("09:00", "18:00"),),
    (),
    (Span("09:00", "18:00"),),
    (Span("20:00", "02:00"),),
    (Span("00:00", "24:00"),),
    None,
)
HOLIDAYS = (
    SpecialDay(date(2026, 12, 24), date(2026, 12, 28), (), "Christmas, back on 2 January 2027"),
)
HOURS = Hours(WEEK, HOLIDAYS, BERLIN)


def at(day: int, clock: str, month: int = 11) -> datetime:
    """A moment of 2026 in Berlin; the second of November is a Monday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        (at(2, "08:59"), False),
        (at(2, "09:00"), True),
        (at(2, "12:30"), False),
        (at(2, "13:00"), False),
        (at(2, "17:59"), True),
        (at(4, "10:00"), False),
        (at(6, "23:00"), True),
        (at(7, "01:00"), True),
        (at(7, "23:59"), True),
        (at(8, "10:00"), None),
        (at(24, "10:00", 12), False),
        (at(28, "10:00", 12), False),
        (at(29, "10:00", 12), True),
    ],
)
def test_open_closed_or_not_told(moment: datetime, opened: bool | None) -> None:
    assert HOURS.is_open(moment) is opened


def test_stretches_that_touch_are_one() -> None:
    stretch = HOURS.stretch(at(6, "23:00"))
    assert stretch is not None
    assert stretch.closes == datetime(2026, 11, 8, 0, 0, tzinfo=BERLIN)


def test_the_next_opening_skips_closed_days() -> None:
    opens = HOURS.next_opening(at(3, "19:00"))
    assert opens == datetime(2026, 11, 5, 9, 0, tzinfo=BERLIN)
    assert Hours().next_opening(at(3, "19:00")) is None


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        zone_named("Mars/Olympus")
    assert caught.value.code == "bad_time_zone"
    assert zone_named("") is None


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_hours_come_back_whole_from_the_passages_made_of_them(language: str) -> None:
    made = passages(
        Pinned(week=WEEK, special_days=HOLIDAYS), language=language, document_id="facts"
    )
    read = hours_in(made, language, BERLIN)
    assert read.week == WEEK
    assert [(each.first, each.last, each.spans) for each in read.special_days] == [
        (HOLIDAYS[0].first, HOLIDAYS[0].last, ())
    ]
