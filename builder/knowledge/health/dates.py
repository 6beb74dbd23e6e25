"""Dates that have passed in sentences that still speak as if they had not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from builder.core.pinned import FACT
from builder.knowledge.health.report import Finding, Fix, Kind, Passage, Severity

_MONTHS = (
    "january|januar|jänner|enero|jan", "february|februar|febrero|feb", "march|märz|marzo|mar|mär",
    "april|abril|apr|abr", "may|mai|mayo", "june|juni|junio|jun", "july|juli|julio|jul",
    "august|agosto|aug|ago", "september|septiembre|setiembre|sept|sep",
    "october|oktober|octubre|oct|okt", "november|noviembre|nov",
    "december|dezember|diciembre|dec|dez|dic",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})\.?"
_EACH = tuple(re.compile(rf"(?:{names})\.?", re.IGNORECASE) for names in _MONTHS)
_DATE = re.compile(
    rf"""(?<![\d.,/])(?:
      (?P<iso>20\d\d-[01]\d-[0-3]\d)
    | (?P<d1>[0-3]?\d)(?P<mark>[./])\ ?(?P<m1>[0-3]?\d)(?P=mark)
      \ ?(?P<y1>20\d\d|\d\d(?=\b))(?![\d/])
    | (?P<d2>[0-3]?\d)(?:st|nd|rd|th|\.)?\ (?:de\ |of\ )?(?P<m2>{_MONTH})\ (?:del?\ |,)?\ ?
      (?P<y2>20\d\d)
    | (?P<m3>{_MONTH})\ (?P<d3>[0-3]?\d)(?:st|nd|rd|th)?,?\ (?P<y3>20\d\d)
    | \b(?P<m4>{_MONTH})\ (?:de\ )?(?P<y4>20\d\d)
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR = re.compile(
    r"(?<![\d.,/€£$-])(20[0-4]\d)(?:\s?[/–-]\s?(20[0-4]\d|\d\d))?(?![\d,]|\.\d|\s?(?:€|£|EUR|km|kg|m²))"
)

_DIGIT = re.compile(r"\d")
_WORTH_READING = re.compile(r"20\d\d|\d[./]\ ?\d")
"""Nothing here is found in a text without one of these; most sentences have none."""

_PAST = re.compile(
    r"\b(?:founded|since|established|est\.|history|born|built|copyright|opened in|started in|began"
    r"|awarded|award|winner|won|first|in the year|until then|was|were|had|according to|as of|study"
    r"|survey|report|regulation|directive|act|law|standard|iso|model|seit|gegründet|gründung|besteht"
    r"|geschichte|eröffnet|erbaut|wurde|wurden|war|waren|ausgezeichnet|auszeichnung|preisträger"
    r"|verordnung|gesetz|richtlinie|fassung|norm|studie|baujahr|jahrgang|geboren|fundad[oa]|desde"
    r"|historia|establecid[oa]|abrió|abrimos en|nació|fue|fueron|era|premiad[oa]|galardonad[oa]"
    r"|reglamento|ley|norma|estudio|cosecha|vintage)\b|©",
    re.IGNORECASE,
)
_NARRATED = re.compile(
    r"\b(?!closed|extended|limited|reduced|discounted|included|postponed|planned|scheduled|need)"
    r"\w{3,}ed\b(?! by| until)"
    r"|\b(?:took|sang|made|became|said|went|came|ran|began|sold|led|held|saw|got|grew|wrote)\b",
    re.IGNORECASE,
)
"""A story of the past: "the song was released", "she announced". A sentence that tells one speaks
of its dates as gone by."""

_UNTIL = re.compile(
    r"\b(?:valid|until|till|expires?|ends?|ending|deadline|closes on|last day"
    r"|(?:register|book|order|apply|reply|pay|return|enter|sign up)\b.{0,20}\bby"
    r"|gültig|bis|endet|läuft|spätestens|stichtag|einsendeschluss|anmeldeschluss|frist"
    r"|válid[oa]s?|hasta|vence|caduca|terminan?|antes del?|plazo|fecha límite)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:sales?|offers?|promotions?|discounts?|specials?|deals?|voucher|campaign"
    r"|\w*aktion(?:en)?|\w*angebot\w*|\w*rabatt\w*|sonder\w+|schlussverkauf|sale|gutschein\w*"
    r"|oferta\w*|rebajas|promoci\w+|descuento\w*)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|shall|upcoming|coming|next|join us|register|book now|takes? place|starts? on"
    r"|opens? on"
    r"|from now|new opening|wird|werden|findet|finden|kommende\w*|nächste\w*|anmeld\w+|startet"
    r"|beginnt|eröffnen|celebrará\w*|tendrá|próxim[oa]s?|inscr\w+|comienza|empieza|abriremos)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:closed|holidays?|geschlossen|betriebsferien|urlaub|ferien|cerrad[oa]s?|vacaciones)\b",
    re.I,
)
_FROM = re.compile(
    r"\b(?:from|as from|starting|with effect from|effective|new prices|ab|ab dem|mit wirkung"
    r"|neue preise"
    r"|gelten ab|a partir del?|desde el|nuevos precios|entra en vigor)\b",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\b(?:prices?|price list|catalogue|catalog|menu|timetable|opening hours|fees"
    r"|brochure|preise|preisliste|katalog|speisekarte|öffnungszeiten|gebühren|termine"
    r"|fahrplan|precios|tarifas|lista|catálogo|carta|horarios?)\b",
    re.IGNORECASE,
)
_MARGIN = timedelta(days=90)
"""How long a change that was announced goes on being news."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a text: `last` is the latest day that it can mean."""

    last: date
    start: int
    end: int
    text: str


def find_dates(text: str) -> list[Day]:
    """The dates with a year in `text`; a month means its last day."""
    found: list[Day] = []
    if not _WORTH_READING.search(text):
        return found
    for match in _DATE.finditer(text):
        day = _read(match)
        if day is not None:
            found.append(Day(day, match.start(), match.end(), match[0].strip()))
    return found


def has_date(text: str) -> bool:
    """Whether a calendar day stands in `text`, with a year or without."""
    return _DIGIT.search(text) is not None and bool(
        _DATE.search(text)
        or re.search(rf"\b[0-3]?\d(?:st|nd|rd|th|\.)?\ (?:de\ |of\ )?{_MONTH}\b", text, re.I)
        or re.search(rf"\b{_MONTH}\ [0-3]?\d\b", text, re.I)
        or re.search(r"\b[0-3]?\d\.[01]?\d\.(?!\d)", text)
    )


def passed(passage: Passage, today: date) -> Iterator[Finding]:
    """The sentences of a passage whose date has gone by, with the kind of what was missed."""
    if passage.chunk.kind == FACT:
        return
    for text in passage.chunk.sentence_texts():
        found = _judge(text.strip(), today)
        if found is not None:
            topic, severity, value = found
            yield Finding(
                Kind.DATE,
                severity,
                passage.place(text.strip(), value),
                topic=topic,
                count=1,
                fixes=(Fix.SWITCH_OFF, Fix.PIN_ANSWER, Fix.REMOVE_DOCUMENT),
                about=passage.document,
            )


def edition(title: str, today: date) -> str:
    """The past year that a title names as its own ("Prices 2023"); empty for none."""
    found = _YEAR.search(title)
    if found is None or not _EDITION.search(title) or _PAST.search(title):
        return ""
    return found[0] if _last_year(found) < today.year else ""


def _judge(text: str, today: date) -> tuple[str, Severity, str] | None:
    if not _WORTH_READING.search(text) or _tells_history(text):
        return None
    days = find_dates(text)
    if days:
        return _judge_days(text, days, today)
    return _judge_year(text, today)


def _tells_history(text: str) -> bool:
    return _PAST.search(text) is not None or _NARRATED.search(text) is not None


def _judge_year(text: str, today: date) -> tuple[str, Severity, str] | None:
    found = _YEAR.search(text)
    if found is None or _last_year(found) >= today.year:
        return None
    if _OFFER.search(text):
        return "offer", Severity.MEDIUM, found[0]
    if _UNTIL.search(text[max(0, found.start() - 24) : found.start()]):
        return "ended", Severity.HIGH, found[0]
    if _EDITION.search(text) and len(text.split()) <= 12:
        return "edition", Severity.MEDIUM, found[0]
    return None


def _judge_days(text: str, days: list[Day], today: date) -> tuple[str, Severity, str] | None:
    latest = max(days, key=lambda day: day.last)
    if latest.last >= today:
        return None
    before = text[max(0, latest.start - 40) : latest.start]
    if _FROM.search(before) and not _UNTIL.search(before) and len(days) == 1:
        old = today - latest.last > _MARGIN
        return ("announced", Severity.LOW, latest.text) if old else None
    if _UNTIL.search(before) or _CLOSED.search(text) or _OFFER.search(text):
        return "ended", Severity.HIGH, latest.text
    if _COMING.search(text):
        return "event", Severity.HIGH, latest.text
    return None


def _last_year(found: re.Match[str]) -> int:
    year = int(found[1])
    if found[2]:
        return int(found[2]) if len(found[2]) == 4 else year // 100 * 100 + int(found[2])
    return year


def _read(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["y1"]:
            first, second, year = (int(match[part]) for part in ("d1", "m1", "y1"))
            return _numeric(first, second, year, match["mark"])
        if match["y4"]:
            return _month_end(int(match["y4"]), _month(match["m4"]))
        if match["y2"]:
            return date(int(match["y2"]), _month(match["m2"]), int(match["d2"]))
        return date(int(match["y3"]), _month(match["m3"]), int(match["d3"]))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int, mark: str) -> date:
    """Day and month in either order, where both can be: the later one, so as not to cry early."""
    year += 2000 if year < 100 else 0
    found = [date(year, second, first)] if second <= 12 else []
    if first <= 12 and mark == "/":
        found.append(date(year, first, second))
    return max(found)


def _month(name: str) -> int:
    return next(n for n, pattern in enumerate(_EACH, start=1) if pattern.fullmatch(name))


def _month_end(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
