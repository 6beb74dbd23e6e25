"""Reads the owner's opening hours and contacts back from the passages made of them.

A bundle carries passages, not the form they were stated in; what is read here is what
`pinned_passages` wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from functools import cache

from builder.core.document import Chunk
from builder.core.hours import Hours
from builder.core.pinned import CONTACTS, DAYS, Span, Spans, SpecialDay
from builder.system import texts

_SPAN = re.compile(r"(\d\d:\d\d)–(\d\d:\d\d)")
_MONTHS = range(1, 13)


def contacts_in(chunks: Iterable[Chunk], language: str) -> tuple[str, ...]:
    """How the business is reached by `chunks`, the owner's facts in `language`: a line each."""
    labels = {texts.say(f"facts.contact.{name}", language): at for at, name in enumerate(CONTACTS)}
    told: dict[int, str] = {}
    for chunk in chunks:
        said = chunk.sentence_texts()[-1]
        at = labels.get(chunk.ref.section or "")
        if at is not None and said.startswith(f"{chunk.ref.section}: "):
            told[at] = said
    return tuple(told[at] for at in sorted(told))


def hours_in(chunks: Iterable[Chunk], language: str, zone: tzinfo | None) -> Hours:
    """The hours that `chunks`, the owner's facts in `language`, state."""
    title = texts.say("facts.hours", language)
    days = {texts.say(f"facts.days.{day}", language): at for at, day in enumerate(DAYS)}
    week: list[Spans | None] = [None] * 7
    special: dict[str, SpecialDay] = {}
    for chunk in chunks:
        group, _, name = (chunk.ref.section or "").partition(" › ")
        if group != title or not name:
            continue
        told = chunk.sentence_texts()[-1].rpartition(f"{name}: ")[2]
        if name in days:
            week[days[name]] = _spans(told)
        elif name not in special and (made := _special(name, told, language)) is not None:
            special[name] = made
    return Hours(tuple(week), tuple(special.values()), zone)


def notices_about_hours(chunks: Iterable[Chunk], language: str, now: datetime) -> bool:
    """Whether a notice that holds at `now` changes the hours in words only a person can read."""
    title = texts.say("facts.notice", language)
    about = re.compile(texts.say("facts.about_hours", language), re.IGNORECASE)
    return any(
        _holds(chunk, now) and about.search(chunk.sentence_texts()[-1])
        for chunk in chunks
        if (chunk.ref.section or "").startswith(f"{title} › ")
    )


def _holds(chunk: Chunk, now: datetime) -> bool:
    begins, ends = chunk.valid_from, chunk.valid_until
    if begins is not None and now < datetime.fromisoformat(begins):
        return False
    return ends is None or now < datetime.fromisoformat(ends)


def _spans(told: str) -> Spans:
    return tuple(Span(*found) for found in _SPAN.findall(told))


def _special(name: str, told: str, language: str) -> SpecialDay | None:
    found = [
        date(int(each["year"]), _months(language)[each["month"].casefold()], int(each["day"]))
        for each in _dates(language).finditer(name.partition(" (")[0])
    ]
    if not found or found[-1] - found[0] < timedelta(0):
        return None
    return SpecialDay(found[0], found[min(len(found), 2) - 1], _spans(told))


@cache
def _months(language: str) -> dict[str, int]:
    return {texts.say(f"facts.months.{n}", language).casefold(): n for n in _MONTHS}


@cache
def _dates(language: str) -> re.Pattern[str]:
    """A date as `say_date` writes it."""
    months = "|".join(re.escape(name) for name in _months(language))
    blank = texts.say("facts.date", language, day="@d", month="@m", year="@y")
    pattern = re.escape(blank)
    for mark, group in (
        ("@d", r"(?P<day>\d{1,2})"),
        ("@m", rf"(?P<month>{months})"),
        ("@y", r"(?P<year>\d{4})"),
    ):
        pattern = pattern.replace(re.escape(mark), group)
    return re.compile(pattern, re.IGNORECASE)
