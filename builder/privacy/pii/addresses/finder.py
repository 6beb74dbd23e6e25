"""Puts the parts of an address together, and looks for those that only their town gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.addresses import parts, tails
from builder.privacy.pii.addresses.streets import streets
from builder.privacy.pii.reading import Reading

LOCATION = "LOCATION"

_UNIT_BEFORE = re.compile(
    r"(?:(?i:flat|apartment|apt|unit|suite|room|top floor|ground floor|basement flat|first "
    r"floor flat|"
    r"(?:the )?old [a-z]+|c/o [\w ]{2,30})\.?[ ]?[A-Za-z]?\d{0,4}[A-Za-z]?|\d{1,4}[A-Za-z]?/)"
    r"(?:,?[ ]?\n?[ ]?)$"
)
# Am Markt 5, 10115 Berlin: no word for a street, but a house, a postcode and a town in a row.
_HOUSE_AND_CODE = re.compile(
    rf"(?<![\w.,/-])\d{{1,4}}(?:[ ]?[a-zA-Z](?!\w))?(?:[-/]\d{{1,3}}[a-z]?)?[ ]?[,\n·|]"
    rf"[ ]?\n?(?:[A-Z]{{1,2}}-)?"
    rf"\d{{4,5}}(?:[ ][A-Z]{{2}})?[ ](?=[{parts.UPPER}][\w'-])"
)
_NAMED_BEFORE = re.compile(
    rf"(?:(?:{parts.NAME}|den|der|dem|de|des|het|la|du)[ -]){{0,3}}{parts.NAME}[ ]$"
)
_NO_STREET = re.compile(
    r"(?:Größe|Nr\.?|Nummer|Artikel\w*|Zimmer|Seite|Tisch|Raum|Filiale|Talla|Size|Room|Table|Page|"
    r"Version|Jan\w*|Feb\w*|Mar\w*|Mär\w*|Apr\w*|Ma[iy]|Jun[ei]?|Jul[iy]?|Aug\w*|Sep\w*|O[ck]t\w*|"
    r"Nov\w*|De[cz]\w*|Modell|Typ|Type|Bestellung|Rechnung|Kunde|Order|Pedido|Postfach)[ ]$"
)
# 6750 Koskikatu 25 Apt. 864, Springfield, IL 62701: whatever the street is called.
_STATE_AND_CODE = re.compile(
    rf"(?<!\w)(?:{parts.US_STATE}),?\s{{1,3}}(?:{parts.NAME}[ ])?(?:{parts.US_ZIP})(?![\w-])"
)
_ANY_HOUSE = re.compile(
    rf"(?<![\w.,/$€£#-])\d{{1,5}}[A-Za-z]?[ ](?:{parts.NAME}[ ]?|\d{{1,4}}(?:st|nd|rd|th)?[ ]?"
    rf"|de[ ]|la[ ]){{1,5}}"
    rf"(?={parts.GAP}|$)"
)
_REACH = 140
_JOINS = re.compile(r"[ ]?,[ ]?\n?[ ]?|[ ]?\n[ ]?")


def find_addresses(reading: Reading) -> Iterator[Finding]:
    """Every postal address, from its house to its country."""
    found = sorted(_found(reading), key=lambda each: (each.start, -each.end))
    whole: list[Finding] = []
    for each in found:
        last = whole[-1] if whole else None
        if last and (
            each.start < last.end or _JOINS.fullmatch(reading.folded, last.end, each.start)
        ):
            end, score = max(last.end, each.end), max(last.score, each.score)
            whole[-1] = Finding(LOCATION, last.start, end, score)
        else:
            whole.append(each)
    yield from whole


def _found(reading: Reading) -> Iterator[Finding]:
    text = reading.folded
    for street in streets(reading):
        house = tails.house_end(text, street.end)
        end, coded = tails.town_end(text, house)
        if street.sure or coded:
            yield Finding(LOCATION, _begin(text, street.start), end, 0.95 if coded else 0.8)
    if reading.has_signs:
        yield from _coded(text)
        yield from _stated(text)


def _begin(text: str, start: int) -> int:
    """The start of what belongs to the house before the street: `Flat 2, `."""
    unit = _UNIT_BEFORE.search(text, max(0, start - 30), start)
    return unit.start() if unit else start


def _coded(text: str) -> Iterator[Finding]:
    for match in _HOUSE_AND_CODE.finditer(text):
        lead = max(0, match.start() - 60)
        before = _NAMED_BEFORE.search(text, lead, match.start())
        if not before or _NO_STREET.search(text, lead, match.start()):
            continue
        number = re.match(r"\d{1,4}(?:[ ]?[a-zA-Z](?!\w))?(?:[-/]\d{1,3}[a-z]?)?", match.group())
        end, coded = tails.town_end(text, match.start() + (number.end() if number else 0))
        if coded:
            yield Finding(LOCATION, before.start(), end, 0.9)


def _stated(text: str) -> Iterator[Finding]:
    done = 0
    for match in _STATE_AND_CODE.finditer(text):
        for house in _ANY_HOUSE.finditer(text, max(done, match.start() - _REACH), match.start()):
            end, coded = tails.town_end(text, tails.house_end(text, house.end()))
            if coded and end >= match.end():
                done = end
                yield Finding(LOCATION, _begin(text, house.start()), end, 0.9)
                break
