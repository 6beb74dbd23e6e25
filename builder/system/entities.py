"""What kinds of personal data are called, for people."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.system import texts

_NATIONAL = re.compile(r"([A-Z]{2})_([A-Z0-9_]+)")
_FAMILIES = (
    ("PASSPORT", re.compile(r"PASSPORT")),
    ("DRIVING_LICENCE", re.compile(r"DRIV|FUEHRERSCHEIN")),
    ("VEHICLE", re.compile(r"VEHICLE|PLATE|KFZ")),
    ("HEALTH_NUMBER", re.compile(r"HEALTH|MEDIC|NHS|MBI|PRESCRIPTION|SVNR|NPI|LANR|BSNR")),
    ("TAX_NUMBER", re.compile(r"TAX|VAT|TIN|TFN|ITIN|RFC|PAN$|GSTIN|CUIT|FISCAL")),
    ("BANK_NUMBER", re.compile(r"BANK|ROUTING|SORT_CODE")),
)
_OFFICIAL = "OFFICIAL_NUMBER"


def entity_name(entity_type: str, language: str) -> str:
    """The name of a type, such as "Passport numbers (US)"; empty where there are no words.

    The types of single countries begin with the country's two letters.
    """
    exact = _say(entity_type, language)
    if exact:
        return exact
    national = _NATIONAL.fullmatch(entity_type)
    if national is None:
        return ""
    country, rest = national.groups()
    family = next((name for name, signs in _FAMILIES if signs.search(rest)), _OFFICIAL)
    detail = f"{country} {rest.replace('_', ' ')}" if family == _OFFICIAL else country
    return f"{_say(family, language)} ({detail})"


def entity_counts(found: Mapping[str, int], language: str) -> str:
    """Kinds of personal data with their numbers, such as "E-mail addresses: 2"."""
    return ", ".join(
        f"{entity_name(kind, language) or kind.replace('_', ' ').capitalize()}: {count}"
        for kind, count in sorted(found.items())
        if count
    )


def _say(entity_type: str, language: str) -> str:
    try:
        return texts.say(f"entities.{entity_type}", language)
    except KeyError:
        return ""
