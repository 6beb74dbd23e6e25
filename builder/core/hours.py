"""When a business is open: its week, its other days and its time zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from builder.core.errors import UsageError
from builder.core.pinned import Spans, SpecialDay

LOOKED_AHEAD = 60
"""Days in which the next opening is looked for: a long holiday."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An unbroken time of being open."""

    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours that an owner stated.

    Attributes:
        week: seven days from Monday; None where nothing is told.
        special_days: other hours, which win over the week.
        zone: where they hold; None for the computer's own.
    """

    week: tuple[Spans | None, ...] = (None,) * 7
    special_days: tuple[SpecialDay, ...] = ()
    zone: tzinfo | None = None

    @property
    def told(self) -> bool:
        """Whether the owner stated any day of the week."""
        return any(day is not None for day in self.week)

    def local(self, now: datetime) -> datetime:
        """`now`, which is aware, by the clock on the business's wall."""
        return now.astimezone(self.zone)

    def on(self, day: date) -> Spans | None:
        """When it is open on `day`; None where nothing is told of it."""
        for special in self.special_days:
            if special.first <= day <= special.last:
                return special.spans
        return self.week[day.weekday()]

    def is_open(self, now: datetime) -> bool | None:
        """Whether it is open at `now` (aware); None where nothing is told of that day."""
        if self.stretch(now) is not None:
            return True
        return None if self.on(self.local(now).date()) is None else False

    def stretch(self, now: datetime) -> Stretch | None:
        """The time of being open that `now` lies in; stretches that touch are one."""
        found: Stretch | None = None
        for each in self._from(self.local(now).date() - timedelta(days=1), days=LOOKED_AHEAD):
            if found is not None and each.opens.astimezone(UTC) <= found.closes.astimezone(UTC):
                found = Stretch(found.opens, each.closes)
            elif found is None and each.opens.astimezone(UTC) <= now < each.closes.astimezone(UTC):
                found = each
            elif found is not None:
                break
        return found

    def next_opening(self, now: datetime) -> datetime | None:
        """When it opens next after `now`, by its own clock; None where that cannot be told."""
        for each in self._from(self.local(now).date(), days=LOOKED_AHEAD):
            if each.opens.astimezone(UTC) > now:
                return each.opens
        return None

    def _from(self, first: date, *, days: int) -> Iterator[Stretch]:
        for number in range(days + 1):
            day = first + timedelta(days=number)
            for span in self.on(day) or ():
                opens, closes = self._moment(day, span.opens), self._moment(day, span.closes)
                if span.closes <= span.opens:  # past midnight
                    closes = self._moment(day + timedelta(days=1), span.closes)
                yield Stretch(opens, closes)

    def _moment(self, day: date, clock: str) -> datetime:
        hour, minute = (int(part) for part in clock.split(":"))
        if hour == 24:  # how people write the end of a day
            day, hour = day + timedelta(days=1), 0
        moment = datetime.combine(day, time(hour, minute))
        return moment.replace(tzinfo=self.zone) if self.zone else moment.astimezone()


def zone_named(name: str) -> tzinfo | None:
    """The time zone called `name`; None for the computer's own, when `name` is empty.

    Raises:
        UsageError: `bad_time_zone`.
    """
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError("bad_time_zone", value=name) from None
