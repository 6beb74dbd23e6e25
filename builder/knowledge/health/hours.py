"""Opening hours in a sentence: which weekdays, from when until when, or closed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.knowledge.health.numbers import DAY, WORDS, day_of

Minutes = int
Hours = tuple[tuple[Minutes, Minutes], ...]
"""When a day is open, in minutes since midnight; an empty one is closed."""


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of some weekdays, and where they stand in the sentence."""

    days: frozenset[int]
    hours: Hours
    start: int
    end: int


_HOUR_WORDS = "|".join(word for word, number in WORDS.items() if number <= 12 and len(word) > 2)
_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.h]\d\d)?|{_HOUR_WORDS}|noon|midnight|mittags?|mediodía)"
    r"\s?(?:a\.?m\.?|p\.?m\.?|o'clock|uhr|h|de\ la\ (?:mañana|tarde))?"
)
_SPAN = re.compile(
    rf"(?<![\d.,:/])(?P<between>\b(?:between|zwischen|entre\ las)\ )?(?P<opens>{_CLOCK})"
    r"\s?(?:-|–|—|to|until|till|bis|a|hasta|and\ closes?\ at|und\ schließt\ um|y\ cierra\ a"
    r"|(?(between)(?:and|und|y)|(?!)))\s?"
    rf"(?:las\ )?(?P<closes>{_CLOCK})(?![\d/]|[.,:]\d)",
    re.IGNORECASE | re.VERBOSE,
)
_GROUP = re.compile(
    rf"\b(?:(?P<first>{DAY})\.?\s?(?:-|–|—|to|through|until|bis|a)\s?(?P<last>{DAY})"
    rf"|(?P<one>{DAY})|(?P<week>weekdays|working\ days|werktags|wochentags|días\ laborables"
    r"|entre\ semana)|(?P<all>every\ day|daily|täglich|todos\ los\ días)"
    r"|(?P<end>weekends?|wochenende|fin\ de\ semana))\b\.?",
    re.IGNORECASE | re.VERBOSE,
)
CLOSED_WORDS = frozenset("closed geschlossen ruhetag cerrado cerrada cerramos cierra".split())  # noqa: SIM905
_CLOSED = re.compile(rf"\b(?:{'|'.join(sorted(CLOSED_WORDS))})\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"\d|\b(?:{_HOUR_WORDS}|noon|midnight)\b|{_CLOSED.pattern}", re.IGNORECASE | re.VERBOSE
)
"""Hours are found in no text without one of these."""

_SHORT = re.compile(r"(?:mo|di|mi|do|fr|sa|so|mar|sat|sun)\.?", re.IGNORECASE)


def find_hours(text: str) -> list[DayHours]:
    """The hours told in a sentence, each with the weekdays before it."""
    if not _TOLD.search(text):
        return []
    groups = [each for each in _GROUP.finditer(text) if not _is_word(text, each)]
    found: list[DayHours] = []
    pending: set[int] = set()
    begun = 0
    for place, group in enumerate(groups):
        end = groups[place + 1].start() if place + 1 < len(groups) else len(text)
        between = text[group.end() : end]
        begun = begun if pending else group.start()
        pending |= _days(group)
        hours = tuple(span for each in _SPAN.finditer(between) if (span := _span(each)))
        if hours or _CLOSED.search(between):
            found.append(DayHours(frozenset(pending), hours, begun, end))
            pending = set()
    if pending and not found:
        return _led(text, pending)
    if pending and _CLOSED.search(text, found[-1].start, begun):
        found.append(DayHours(frozenset(pending), (), begun, len(text)))  # … closed on Sundays
    return found


def _led(text: str, days: set[int]) -> list[DayHours]:
    """`From 9 to 5 on weekdays`, `Closed on Sundays`: the hours stand before the days."""
    first = _GROUP.search(text)
    before = text[: first.start()] if first else ""
    hours = tuple(span for each in _SPAN.finditer(before) if (span := _span(each)))
    if hours or _CLOSED.search(before):
        return [DayHours(frozenset(days), hours, 0, len(text))]
    return []


def _days(group: re.Match[str]) -> set[int]:
    if group["one"]:
        return {day_of(group["one"])}
    if group["first"]:
        first, last = day_of(group["first"]), day_of(group["last"])
        return {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    if group["week"]:
        return set(range(5))
    return {5, 6} if group["end"] else set(range(7))


def _is_word(text: str, group: re.Match[str]) -> bool:
    """Two letters are a weekday only with a capital, and hours or another day beside them."""
    one = group["one"]
    if not one or not _SHORT.fullmatch(one):
        return False
    return not (one[0].isupper() and re.match(r"\.?\s?[:,\d–-]", text[group.end("one") :]))


def _span(found: re.Match[str]) -> tuple[Minutes, Minutes] | None:
    opens, closes = _minutes(found["opens"]), _minutes(found["closes"])
    if opens is None or closes is None:
        return None
    told = re.search(r"m\.?$|tarde|mañana", found["closes"].strip(), re.IGNORECASE)
    if closes <= opens and closes <= 12 * 60 and not told:
        closes += 12 * 60  # from nine to six
    return (opens, closes) if opens < closes <= 24 * 60 else None


def _minutes(text: str) -> Minutes | None:
    text = text.strip().casefold()
    if re.match(r"noon|mittag|mediodía", text):
        return 12 * 60
    if text.startswith("midnight"):
        return 24 * 60
    found = re.match(rf"(\d{{1,2}})(?:[:.h](\d\d))?|({_HOUR_WORDS})", text)
    if found is None:
        return None
    hour = WORDS[found[3]] if found[3] else int(found[1])
    minute = int(found[2] or 0)
    if hour > 24 or minute > 59:
        return None
    rest = text[found.end() :]
    if (re.match(r"\s?p\.?m", rest) or "tarde" in rest) and hour < 12:
        hour += 12
    elif re.match(r"\s?a\.?m", rest) and hour == 12:
        hour = 0
    return hour * 60 + minute


def blank_hours(text: str) -> str:
    """`text` without weekdays, times and words for closed."""
    for pattern in (_SPAN, _CLOSED, _GROUP, re.compile(rf"\d{{1,2}}[:.]\d\d|{_CLOCK}(?<=\d)")):
        text = pattern.sub(" ", text)
    return text
