"""What follows the street of an address: part of the house, postcode, town, state, country."""

from __future__ import annotations

import re

from builder.privacy.pii.addresses import parts
from builder.privacy.pii.vocabulary import words

_GAP = parts.GAP
_TOWN = parts.TOWN
_PROVINCE = rf"(?:[ ]?\([{parts.UPPER}][\w .'-]{{1,20}}\)|,[ ]{parts.TOWN}(?=[.;\n]|$|,[ ]))?"
_ANY_STATE = rf"(?:{parts.US_STATE}|{parts.CA_PROVINCE}|{parts.AU_STATE})(?!\w)\.?"
_ANY_CODE = rf"(?:{parts.CA_POSTCODE}|{parts.US_ZIP}|\d{{4}})(?![\w])(?!-\d)"
_LAST = rf"(?:{_GAP}(?:{parts.COUNTRY})(?!\w))?"

_UNITS = re.compile(rf"(?:{_GAP}(?:{parts.UNIT})){{1,4}}")
_TOWNS = rf"{_GAP}{_TOWN}(?:{parts.SIGN}{_TOWN}(?:[ ]\d{{1,2}})?){{0,3}}"
_WITH_CODE = tuple(
    re.compile(pattern)
    for pattern in (
        # Springfield, IL 62701 · Toronto ON M5V 2T6 · Sydney NSW 2000
        rf"{_TOWNS}{_GAP}(?:{_ANY_STATE})(?:{_GAP}{parts.NAME})?{_GAP}{_ANY_CODE}{_LAST}",
        # Leeds, West Yorkshire LS1 4DY · Dublin 2, D02 X285
        rf"(?:{_TOWNS}(?:[ ]\d{{1,2}})?)?{_GAP}(?:{parts.UK_POSTCODE}|{parts.EIRCODE})(?!\w)"
        rf"{_LAST}",
        # 10115 Berlin · A-1010 Wien · 1012 AB Amsterdam · 28013 Madrid (Madrid) · 00-950 Warszawa
        rf"(?:{_GAP}{parts.NAME}(?:[ ]{parts.NAME}){{0,2}})?{_GAP}(?:(?:CP|C\.P\."
        rf"|[A-Z]{{1,2}}-)[ ]?)?"
        r"(?:\d{4,5}(?:[ ]?[A-Z]{2}(?!\w))?|\d\d-\d{3}|\d{3}[ ]\d\d|\d{5}-\d{3}|\d{4}-\d{3})(?!\d)"
        rf",?{_GAP}{_TOWN}(?:[ ](?:\d{{1,2}}|Cedex(?:[ ]\d+)?)(?!\w))?{_PROVINCE}{_LAST}",
        # Auckland 1010 · Madrid, 28013 · Colonia Roma, 06700 Ciudad de México
        rf"{_TOWNS},?[ ]{{1,2}}\d{{4,6}}(?![\w.,]\d)(?!\w)(?!-\d)(?:{parts.SIGN}{_TOWN})?{_LAST}",
    )
)
_TOWN_ONLY = re.compile(
    rf",[ ]{_TOWN}(?:,[ ](?:{parts.US_STATE})(?!\w))?{_LAST}(?=[ ]?[.,;:!?)\n\"]|$|"
    rf"[ ][a-zà-ÿ(])"
)
_NO_TOWN = words(
    "i my please thanks thank can could is it the a we you ich bitte danke und mein wir sie kann "
    "können wann wie was por favor gracias mi me yo quiero puede hello hi hallo hola el la but and "
    "if when where what do does will would how monday tuesday wednesday thursday friday"
)


def house_end(text: str, end: int) -> int:
    """Where the parts of the house that follow `end` end: `, Apt. 4`, `, 2º B`."""
    units = _UNITS.match(text, end)
    return units.end() if units else end


def town_end(text: str, end: int) -> tuple[int, bool]:
    """Where the town that follows `end` ends, and whether it came with a postcode or state."""
    found = max((m.end() for p in _WITH_CODE if (m := p.match(text, end))), default=0)
    if found:
        return _trimmed(text, found), True
    alone = _TOWN_ONLY.match(text, end)
    if alone and re.findall(r"[^\W\d_]+", alone.group())[0].lower() not in _NO_TOWN:
        return _trimmed(text, alone.end()), False
    return end, False


def _trimmed(text: str, end: int) -> int:
    """`end` before the full stop of the sentence, if one was taken for part of a name."""
    return end - 1 if text[end - 1] in ".'-" else end
