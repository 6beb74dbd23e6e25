"""Dates and times; at the balanced level only those on which somebody was born."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.vocabulary import words

DATE = "DATE_TIME"

_MONTH_WORDS = words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz maerz mai juni "
    "juli oktober dezember mär okt dez enero febrero marzo abril mayo junio julio agosto "
    "septiembre setiembre octubre noviembre diciembre ene abr ago dic janvier février fevrier mars "
    "avril juin juillet août aout septembre octobre novembre décembre gennaio febbraio aprile "
    "maggio giugno luglio settembre ottobre dicembre"
)
_MONTH = rf"(?:{'|'.join(sorted(_MONTH_WORDS, key=len, reverse=True))})(?![^\W\d_])\.?"
_WEEKDAY_WORDS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo"
)
_WEEKDAYS = _WEEKDAY_WORDS - {"mon", "wed", "fri", "thu"}
_WEEKDAY = rf"(?:{'|'.join(sorted(_WEEKDAY_WORDS, key=len, reverse=True))})(?![^\W\d_])\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER_DATE = (
    rf"{_YEAR}([-./])(?:0?[1-9]|1[0-2])\1{_DAY}"
    rf"|{_DAY}([-./])[ ]?(?:0?[1-9]|1[0-2])\2[ ]?(?:{_YEAR}|\d\d)(?!\d)"
    rf"|(?:0?[1-9]|1[0-2])([-./]){_DAY}\3(?:{_YEAR}|\d\d)(?!\d)"
)
_YEAR_BEHIND = rf"(?:,?[ ](?:de[l]?[ ]|of[ ])?{_YEAR}(?!\d)|[ ]'\d\d(?!\d))"
_DAY_DATE = (
    rf"{_DAY}(?:st|nd|rd|th|\.|º|er)?[ -]?(?:(?:of|de|day of)[ ]"
    rf")?{_MONTH}(?:{_YEAR_BEHIND}|-\d{{2,4}})?"
)
_MONTH_DATE = rf"{_MONTH}[ ]{_DAY}(?:st|nd|rd|th)?(?![\d:.]\d|\d|[ ]?(?:%|€|£))(?:{_YEAR_BEHIND})?"
_MONTH_YEAR = rf"{_MONTH},?[ ](?:de[l]?[ ]|of[ ])?{_YEAR}(?!\d)"
_CLOCK = (
    r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:[ ]?(?:[ap]\.?m\b\.?|uhr\b|hrs?\b"
    r"|h\b))?"
    r"|(?:[01]?\d|2[0-4])[ ]?(?:[ap]\.?m\b\.?|uhr\b|o'clock\b)"
)
_ZONE = r"(?:[ ]?(?:Z|UTC|GMT|[A-Z]{1,2}[SD]T|[+-]\d\d:?\d\d)(?!\w))?"
_DATE = rf"(?:{_DAY_DATE}|{_MONTH_DATE}|{_MONTH_YEAR}|{_NUMBER_DATE})"

_DIGITS = re.compile(r"\d+")
_BEGINS_WITH_DIGIT = re.compile(
    rf"(?<![\w.,/-])(?<![€$£] )(?:(?:{_NUMBER_DATE}|{_DAY_DATE})(?:[T ,]{{1,2}}(?:at |um "
    rf")?(?:{_CLOCK}){_ZONE})?"
    rf"|(?:{_CLOCK}){_ZONE})(?![\w])(?![-/.,]\d)",
    re.IGNORECASE,
)
_BEGINS_WITH_WORD = re.compile(
    rf"(?:{_WEEKDAY},?[ ](?:the |den )?(?:{_DAY_DATE}|{_MONTH_DATE}|{_NUMBER_DATE})|{_WEEKDAY}"
    rf"|{_MONTH_DATE}|{_MONTH_YEAR})(?:,?[ ](?:at |um )?(?:{_CLOCK}){_ZONE})?(?![\w])",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(
    rf"(?<= ){_YEAR}(?!\d|[-/.,]\d|[ ]?(?:€|%|x\b|EUR|USD|kg|ml|mm|m\b|W\b|pcs))(?!\w)"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|from|year|of|by|during|before|after|born|geboren|nacid[oa]|jahr|im|seit|bis|ab|en|desde"
    r"|hasta|año) $"
)
_WORDS = _MONTH_WORDS | _WEEKDAYS

_BORN = words(
    "born dob birth birthdate birthday geboren geb geburtsdatum geburtstag geburtsjahr "
    "geboortedatum "
    "nacido nacida nací naci nació nacimiento cumpleaños né née naissance nato nata nascita "
    "nascido nascida nascimento"
)
_BIRTH_DATE = re.compile(
    rf"(?<![\w./-])(?:{_DATE}|(?:0?[1-9]|1[0-2])[/.]{_YEAR})(?![\w])"
    rf"(?![-/.]\d)",
    re.IGNORECASE,
)
_BIRTH_YEAR = re.compile(
    rf"[ ](?:in|im jahr|im|en|el año|nel|in)[ ]({_YEAR})(?!\d)|[ ]?[:=][ ]?({_YEAR})(?!\d)"
)
_BETWEEN = re.compile(
    r"[\s.:=()-]*(?:(?:date|datum)[\s.:]*)?(?:(?:is|was|on|in|the|ist|am|war|den|es|el|día|fue"
    r"|le|il|in|"
    r"[^\W\d_]+)[\s,.:]{1,3}){0,4}"
)
_SOMEBODY = re.compile(
    r"\b(?:i|he|she|they|who)(?: was| were| am| is|'m|'s)?\s?$|\b(?:ich|er|sie)(?: bin| ist| "
    r"wurde)?\s?$"
)
_WHOSE = re.compile(
    r"(?:\b(?:my|his|her|their|mein\w*|sein\w*|ihr\w*|unser\w*|mi|su|mon|son)(?: \w+)?|'s)\s$"
)
_PARTY = frozenset({"birthday", "geburtstag", "cumpleaños"})
_FALLS = re.compile(r"[\s]*(?:is|was|on|falls|ist|am|war|es|:|=)")


def find_birth_dates(reading: Reading) -> Iterator[Finding]:
    """Dates that are said to be somebody's birth; the date of a party is none."""
    if not reading.has_digit:
        return
    text = reading.folded
    for start, end in reading.spots(_BORN):
        cue = reading.lowered[start:end]
        before = reading.lowered[max(0, start - 20) : start]
        if cue in _PARTY and not (_FALLS.match(text, end) and _WHOSE.search(before)):
            continue
        if cue == "birth" and not re.search(r"(?:date|place|day|year) of\s$", before):
            continue
        date = _BIRTH_DATE.search(text, end, end + 60)
        if date and _BETWEEN.fullmatch(text, end, date.start()):
            yield Finding(DATE, *_whole(date), 0.9)
            continue
        year = _BIRTH_YEAR.match(text, end)
        if year and (cue not in {"born", "geboren"} or _SOMEBODY.search(before)):
            yield Finding(DATE, *year.span(year.lastindex or 1), 0.7)


def find_dates(reading: Reading) -> Iterator[Finding]:
    """Every date and time of day, with its weekday and its zone."""
    text = reading.folded
    if reading.has_digit:
        for digits in _DIGITS.finditer(text):
            dated = _BEGINS_WITH_DIGIT.match(text, digits.start())
            if dated:
                yield Finding(DATE, *_whole(dated), 0.8)
        for match in _YEAR_ALONE.finditer(text):
            if _BEFORE_YEAR.search(reading.lowered, max(0, match.start() - 8), match.start()):
                yield Finding(DATE, *match.span(), 0.5)
    for start, _ in reading.spots(_WORDS):
        found = _BEGINS_WITH_WORD.match(text, start)
        if found:
            yield Finding(DATE, *_whole(found), 0.7)


def _whole(match: re.Match[str]) -> tuple[int, int]:
    """Without the full stop of a sentence behind a month's name."""
    said = match.group()
    closes = said.endswith(".") and not said.lower().endswith((".m.", "a. m.", "p. m."))
    end = match.end() - closes
    return match.start(), end
