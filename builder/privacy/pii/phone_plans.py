"""The numbering plans of the world, through `phonenumbers` (Google's libphonenumber)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_BY_LANGUAGE = {
    "en": ("US", "GB", "AU", "IE", "NZ"),
    "de": ("DE", "AT", "CH"),
    "es": ("ES",),
    "fr": ("FR", "BE", "CH"),
    "it": ("IT", "CH"),
    "nl": ("NL", "BE"),
    "pt": ("PT", "BR"),
    "pl": ("PL",),
    "sv": ("SE",),
    "da": ("DK",),
}
_KEEP_ZERO = frozenset({"IT", "SM", "VA"})


def regions_for(language: str, contacts: Iterable[str] = ()) -> tuple[str, ...]:
    """The countries whose national numbers are looked for: the language's, and the contacts'."""
    import phonenumbers

    regions = list(_BY_LANGUAGE.get(language.partition("-")[0].lower(), ()))
    for contact in contacts:
        if contact.strip().startswith(("+", "00")):
            number = _parse(re.sub(r"^\s*00", "+", contact), None)
            region = number and phonenumbers.region_code_for_number(number)
            if region and region not in regions:
                regions.append(region)
    return tuple(regions)


def international(digits: str) -> float | None:
    """A score for digits with their country code: 0.95 in the plan, 0.7 of a possible length."""
    import phonenumbers

    number = _parse(f"+{digits}", None)
    if number is None:
        return None
    if phonenumbers.is_valid_number(number):
        return 0.95
    return 0.7 if len(digits) >= 9 and phonenumbers.is_possible_number(number) else None


def national(digits: str, regions: Sequence[str]) -> str | None:
    """The first region in whose plan `digits` is a number as it is dialled at home."""
    import phonenumbers

    for region in regions:
        if _dialled_at_home(digits, region):
            number = _parse(digits, region)
            if number is not None and phonenumbers.is_valid_number_for_region(number, region):
                return region
    return None


def possible(digits: str, regions: Sequence[str]) -> bool:
    """Whether `digits` has the length of a number of one of the regions."""
    import phonenumbers

    numbers = (_parse(digits, region) for region in regions if _dialled_at_home(digits, region))
    return any(number and phonenumbers.is_possible_number(number) for number in numbers)


def readings(text: str, regions: Sequence[str]) -> frozenset[str]:
    """Every international form that `text` can mean; equal numbers share one."""
    import phonenumbers

    plain = re.sub(r"\(0\)", "", text).strip()
    plain = re.sub(r"^00", "+", plain)
    forms = set()
    for region in regions or ("ZZ",):
        number = _parse(plain, region)
        if number is not None:
            number.extension = None
            forms.add(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return frozenset(forms)


def _dialled_at_home(digits: str, region: str) -> bool:
    """Where numbers are dialled with a trunk 0, one without it is no number."""
    import phonenumbers

    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    prefix = metadata.national_prefix if metadata else None
    if prefix == "0" or region in _KEEP_ZERO:
        return digits.startswith(("0", "1800"))
    return not digits.startswith("0")


def _parse(text: str, region: str | None) -> PhoneNumber | None:
    import phonenumbers

    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
