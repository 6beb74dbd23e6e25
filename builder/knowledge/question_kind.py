"""What a question asks for, and whether a sentence holds something of that kind."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What an answer must hold at least; `OTHER` asks for nothing that can be looked for."""

    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    PEOPLE = "people"
    TIME = "time"
    AMOUNT = "amount"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    OTHER = "other"


EXACT = frozenset({Kind.PHONE, Kind.EMAIL})
"""Kinds that can be seen for certain: a sentence without one cannot be the answer."""

# English, German and Spanish together: their question words hardly collide, and a visitor need
# not write in the bot's language. Earlier lines win.
_ASKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.PHONE,
        re.compile(
            r"""\b(?:tele)?phone\ numbers?\b|\b(?:what|which|whats).*\b(?:phone|telephone|mobile)\b
            |\bnumber\b.*\bcall\b|\b(?:telefon|handy|ruf)nummer|\bnúmero\ de\ (?:teléfono|móvil)
            |\bcuál\b.*\bteléfono\b""",
            re.I | re.X,
        ),
    ),
    (
        Kind.EMAIL,
        re.compile(
            r"""\be-?mail[\ -]address|\b(?:what|which|whats)\b.*\be-?mail\b|\be-?mail[\ -]?adresse
            |\b(?:cuál|qué)\b.*\b(?:correo|e-?mail)\b|\bdirección\ de\ correo""",
            re.I | re.X,
        ),
    ),
    (
        Kind.MONEY,
        re.compile(
            r"""\bcosts?\b|\bprices?\b|\bfees?\b|\bexpensive\b
            |\bkoste[nt]\b|\bpreise?\b|\bteuer\b|\bgebühr(?:en)?\b
            |\bcuesta[n]?\b|\bprecios?\b|\btarifas?\b""",
            re.I | re.X,
        ),
    ),
    (
        Kind.PEOPLE,
        re.compile(
            r"""\bpopulation\b|\bhow\ many\ (?:people|inhabitants|residents)\b
            |\beinwohner\w*\b|\bwie\ viele\ (?:menschen|leute|personen)\b
            |\bhabitantes\b|\bcuántas\ personas\b""",
            re.I | re.X,
        ),
    ),
    (
        Kind.TIME,
        re.compile(
            r"""\bwhen\b|\b(?:what|which)\ (?:year|date|day|days|time|month|hours)\b
            |\bhow\ long\b|\bhow\ (?:often|early|late|soon)\b|\bopening\ (?:hours|times)\b
            |\bwann\b|\bwie\ (?:lange|oft|früh|spät)\b|\bwelche[mnrs]?\ (?:jahr|tag|datum|monat)\b
            |\bseit\ wann\b|\böffnungszeiten\b
            |\bcuándo\b|\bcuánto\ (?:tiempo|tarda)\b|\ba\ qué\ hora\b|\bqué\ (?:año|día|mes)\b
            |\bhorario""",
            re.I | re.X,
        ),
    ),
    (
        Kind.AMOUNT,
        re.compile(
            r"""\bhow\ (?:many|much|far|old|tall|big|large|high|deep|fast|heavy)\b
            |\bwhat\ (?:number|amount|percentage|age)\b
            |\bwie\ ?(?:viele?|hoch|groß|weit|alt|schwer|tief)\b|\bcuánt[ao]s?\b""",
            re.I | re.X,
        ),
    ),
    (Kind.PERSON, re.compile(r"\bwho(?:m|se)?\b|\bwer\b|\bwe[mn]\b|\bwessen\b|\bquién", re.I)),
    (Kind.PLACE, re.compile(r"\bwhere\b|\bwo\b|\bwohin\b|\bwoher\b|\ba?dónde\b", re.I)),
    (Kind.REASON, re.compile(r"\bwhy\b|\bwarum\b|\bwieso\b|\bweshalb\b|\bpor qué\b", re.I)),
)

_NUMBER = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    r"|forty|fifty|sixty|hundreds?|thousands?|millions?|billions?|half|twice|dozens?|several|many"
    r"|free|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|halbe?[nrs]?"
    r"|kostenlos|gratis|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|cien|mil|media"
    r"|medio|gratuit[oa])\b"
)
_TIME = (
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|century|decades?"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?|morning|noon|afternoon|evening|night"
    r"|midnight|daily|weekly|monthly|yearly|today|always|never|january|spring|summer|autumn"
    r"|winter|januar|februar|märz|mai|juni|juli|oktober|dezember|montags?|dienstags?|mittwochs?"
    r"|donnerstags?|freitags?|samstags?|sonntags?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?"
    r"|mittags?|täglich|immer|nie|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?"
    r"|horas?|días?|semanas?|mes(?:es)?|años?|siempre|nunca)\b"
)
_NAME = r"(?<=[^.!?:\s\"“„]\s)[\"“„(]*[A-ZÄÖÜÁÉÍÓÚÑ][\w’'-]+"
_PLACED = (
    r"\b(?:in|at|near|from|to|on|of|around|outside|behind|beside|next|opposite|floor|street|road"
    r"|im|am|an|auf|bei|aus|nach|neben|hinter|stock|straße|en|cerca|junto|calle|piso|desde)\b"
)
_REASON = (
    r"\b(?:because|due|since|so\ that|in\ order|reasons?|caus\w+|therefore|owing|to\ avoid|weil"
    r"|wegen|damit|denn|daher|deshalb|grund|um\ zu|porque|debido|para|causa|razón)\b"
)

_MONEY = (
    r"[$€£¥₹]|\b(?:CHF|EUR|USD|GBP|Fr\.|francs?|euros?|dollars?|pounds?|pence|cents?|rupees?|yen"
    r"|pesos?|kronor|kroner|percent|free|included|kostenlos|kostenfrei|inklusive|gratis|franken"
    r"|gratuit[oa]s?|incluid[oa]s?|million|billion)\b|%"
)
_PEOPLE = (
    r"\b(?:people|persons?|inhabitants|residents|population|visitors|guests|members|participants"
    r"|million|fans|menschen|personen|leute|einwohner\w*|gäste|teilnehmer\w*|personas|habitantes"
    r"|participantes|plazas)\b|\d[.,]\d{3}"
)

_HOLDS: dict[Kind, re.Pattern[str]] = {
    Kind.PHONE: re.compile(
        r"(?<![\d.,])(?<!\d[\s-])\+?\(?\d(?:[\s()/.-]{0,3}\d){5,14}(?![\s-]?\d)"
    ),
    Kind.EMAIL: re.compile(r"\S@\S"),
    Kind.MONEY: re.compile(_MONEY, re.I),
    Kind.PEOPLE: re.compile(_PEOPLE, re.I),
    Kind.TIME: re.compile(_TIME, re.I),
    Kind.AMOUNT: re.compile(_NUMBER, re.I),
    Kind.PERSON: re.compile(_NAME),
    Kind.PLACE: re.compile(_PLACED, re.I),
    Kind.REASON: re.compile(_REASON, re.I | re.X),
}


def kind_of(question: str) -> Kind:
    """What `question` asks for."""
    for kind, pattern in _ASKS:
        if pattern.search(question):
            return kind
    return Kind.OTHER


def holds(kind: Kind, sentence: str) -> bool:
    """Whether `sentence` holds anything of `kind`; for `OTHER` every sentence does."""
    pattern = _HOLDS.get(kind)
    return pattern is None or pattern.search(sentence) is not None
