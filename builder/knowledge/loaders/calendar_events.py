"""Reads calendars: each event under its name, with its time and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from builder.core.errors import DocumentError
from builder.knowledge.loaders.content_lines import ContentLine, content_lines
from builder.knowledge.loaders.draft import Draft

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?")
_EVENTS = frozenset({"VEVENT", "VTODO", "VJOURNAL"})


class CalendarLoader:
    """What a calendar shows: events, tasks and entries in the order of the file."""

    media_type = "text/calendar"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the events into `draft`."""
        event: dict[str, ContentLine] | None = None
        alarm = known = False
        for line in content_lines(data):
            known |= line.name == "BEGIN" and line.value.upper() == "VCALENDAR"
            if line.name == "X-WR-CALNAME":
                draft.set_title(line.text)
            elif line.name == "BEGIN" and line.value.upper() in _EVENTS:
                event = {}
            elif line.name in {"BEGIN", "END"} and line.value.upper() == "VALARM":
                alarm = line.name == "BEGIN"
            elif line.name == "END" and line.value.upper() in _EVENTS and event is not None:
                _write(event, draft)
                event = None
            elif event is not None and not alarm:
                event.setdefault(line.name, line)
        if not (known or draft.written):
            raise DocumentError("document_damaged", detail="calendar")


def _write(event: dict[str, ContentLine], draft: Draft) -> None:
    texts = {name: line.text for name, line in event.items()}
    summary = texts.get("SUMMARY", "")
    draft.close_headings(1)
    draft.heading(1, summary)
    when = " – ".join(_span(texts))
    # Quoted alone, a date would not say what happens on it.
    said = f"{summary}: {when}" if summary and when else when
    for line in (said, _repeats(texts.get("RRULE", "")), texts.get("LOCATION", "")):
        draft.line(line)
    draft.paragraph(texts.get("DESCRIPTION", ""))
    draft.line(texts.get("URL", ""))
    draft.close_headings(1)


def _span(texts: dict[str, str]) -> Iterator[str]:
    """When it begins and ends; a day at the end is the one after."""
    start = texts.get("DTSTART", "")
    end = texts.get("DTEND", texts.get("DUE", ""))
    if start:
        yield _moment(start)
    if len(end) == 8:
        with suppress(ValueError, OverflowError):
            last = date.fromisoformat(_moment(end)) - timedelta(days=1)
            end = last.strftime("%Y%m%d")
    if end and end != start:
        shown = _moment(end)
        yield shown[11:] if shown[:10] == _moment(start)[:10] and len(shown) > 10 else shown


def _moment(text: str) -> str:
    found = _MOMENT.match(text)
    if found is None:
        return text
    year, month, day, hour, minute, zone = found.groups()
    shown = f"{year}-{month}-{day}"
    if hour is None:
        return shown
    return f"{shown} {hour}:{minute}" + (" UTC" if zone else "")


def _repeats(rule: str) -> str:
    """How it comes again: `FREQ=WEEKLY;BYDAY=MO,TU` reads "Repeats: weekly, MO TU"."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    words = [parts.get("FREQ", "").lower(), parts.get("BYDAY", "").replace(",", " ")]
    if "UNTIL" in parts:
        words.append(f"until {_moment(parts['UNTIL'])}")
    said = ", ".join(filter(None, words))
    return f"Repeats: {said}" if said else ""
