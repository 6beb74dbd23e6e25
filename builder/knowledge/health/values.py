"""Typed values in a sentence: prices, periods, percentages, phone numbers, e-mail, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.knowledge.health.numbers import NUMBER, amount_of, number_of


@dataclass(frozen=True, slots=True)
class Value:
    """One value.

    Attributes:
        topic: what kind of value; only values of one topic are compared.
        key: equal for values that mean the same.
        start: where it stands in the sentence, up to `end`.
    """

    topic: str
    key: tuple[object, ...]
    start: int
    end: int
    text: str


_AMOUNT = r"\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SIGNS = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "pound": "GBP", "pounds": "GBP", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "chf": "CHF", "fr.": "CHF", "franken": "CHF", "francs": "CHF", "mxn": "MXN", "pesos": "MXN",
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_SIGNED = re.compile(_SIGN, re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FROM = (
    r"(?:\b(?:from|over|above|at\ least|orders?\ of|ab|über|mindestens|ab\ einem|desde|más\ de"
    r"|superiores\ a|a\ partir\ de)\s+)?"
)
_MONEY = re.compile(
    rf"(?P<from>{_FROM})(?:(?P<sign>{_SIGN})\s?(?P<after>{_AMOUNT})"
    rf"|(?<![\w.,])(?P<before>{_AMOUNT})(?:,-|,–)?\s?(?P<sign2>{_SIGN})(?!\w))",
    re.IGNORECASE | re.VERBOSE,
)
_UNITS: tuple[tuple[str, str, int], ...] = (
    (
        r"(?:working|business)\ days?|werktage?n?|arbeitstage?n?|días?\ (?:hábiles|laborables)",
        "wd",
        1,
    ),
    (r"days?|tage?n?|días?", "d", 1),
    (r"weeks?|wochen?|semanas?", "d", 7),
    (r"months?|monate?n?|mes(?:es)?", "m", 1),
    (r"years?|jahre?n?|años?", "m", 12),
    (r"hours?|stunden?|horas?", "h", 1),
)  # fmt: skip
_FEW_MONTHS = 3
_UNIT = "|".join(rf"(?P<u{place}>{pattern})" for place, (pattern, *_) in enumerate(_UNITS))
_PERIOD = re.compile(
    rf"\b(?P<low>{NUMBER})(?:\s?(?:-|–|to|bis|a|or|oder|o)\s?(?P<high>{NUMBER}))?[\s-]?(?:{_UNIT})\b",
    re.IGNORECASE | re.VERBOSE,
)
_PERCENT = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent|prozent|por\ ciento)", re.I
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.,/-])\+?\(?\d(?:[ \-/().]{0,2}\d){5,14}(?![\w/-]|[.,]\d)")
_STREET = re.compile(
    r"""\b\d{1,4}[a-z]?\ (?:[A-Z][\w'’-]+\ ){1,3}(?:street|st|road|rd|row|lane|ln|avenue|ave|drive
    |square|place|close|way|hill|gate|quay|terrace)\b
    |\b[A-ZÄÖÜ][\wäöüß-]*(?:\ ?[Ss]traße|\ ?[Ss]tr\.|\ ?[Ww]eg|\ ?[Pp]latz|\ ?[Aa]llee|\ ?[Gg]asse
    |\ ?[Rr]ing    |\ ?[Uu]fer)\ \d{1,4}\ ?[a-z]?\b
    |\b(?:calle|c/|avenida|avda\.?|plaza|paseo|camino)\ [\w\ áéíóúñ'’-]{2,40}?,?
    \ (?:n\.?º\ ?)?\d{1,4}\b""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}:\d\d")


_UNIT_WORD = re.compile(
    r"day|tag|woche|week|mon|mes|year|jahr|año|hour|stund|hora|día|semana", re.I
)
"""A period is found in no text without one of these."""


def find_values(text: str) -> list[Value]:
    """Every value in a sentence, in order; an earlier kind wins where two overlap."""
    taken: list[Value] = []
    for find in _FINDERS:
        for value in find(text):
            if all(value.end <= other.start or other.end <= value.start for other in taken):
                taken.append(value)
    return sorted(taken, key=lambda value: value.start)


def _emails(text: str) -> Iterator[Value]:
    for found in _EMAIL.finditer(text):
        yield _value("email", (found[0].casefold(),), found)


def _streets(text: str) -> Iterator[Value]:
    if not _DIGIT.search(text):
        return
    for found in _STREET.finditer(text):
        words = re.sub(r"str(?:asse|\.)", "str", found[0].casefold())
        words = re.sub(r"\b(?:street|road|avenue)\b", lambda m: m[0][:2], words)
        yield _value("address", (re.sub(r"\W", "", words),), found)


def _money(text: str) -> Iterator[Value]:
    if not _SIGNED.search(text):
        return
    for found in _MONEY.finditer(text):
        sign = (found["sign"] or found["sign2"]).casefold()
        amount = amount_of(found["after"] or found["before"])
        topic = "price_from" if found["from"] else "price"
        yield _value(topic, (_SIGNS[sign], amount), found)


def _percents(text: str) -> Iterator[Value]:
    for found in _PERCENT.finditer(text):
        yield _value("percent", (float(found[1].replace(",", ".")),), found)


def _periods(text: str) -> Iterator[Value]:
    if not _UNIT_WORD.search(text):
        return
    for found in _PERIOD.finditer(text):
        place = next(n for n in range(len(_UNITS)) if found[f"u{n}"])
        _, unit, factor = _UNITS[place]
        low = number_of(found["low"]) * factor
        high = number_of(found["high"]) * factor if found["high"] else low
        if unit == "m" and high <= _FEW_MONTHS:
            unit, low, high = "d", 30 * low, 30 * high  # 30 days and a month are not at odds
        yield _value("period", (unit, low, high), found)


def _phones(text: str) -> Iterator[Value]:
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if len(digits) >= 6 and not _DATED.search(found[0]):
            yield _value("phone", (_national(digits),), found)


def _national(digits: str) -> str:
    """The last digits: +44 1632 960184, 0044 1632… and 01632 960184 are one number."""
    return digits.lstrip("0")[-8:]


def _value(topic: str, key: tuple[object, ...], found: re.Match[str]) -> Value:
    return Value(topic, key, found.start(), found.end(), found[0].strip())


_FINDERS: tuple[Callable[[str], Iterator[Value]], ...] = (
    _emails, _streets, _money, _percents, _periods, _phones,
)  # fmt: skip
