"""Which recognisers a level of detection asks: `balanced` for a shop's talk, `strict` for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.core.document import Finding
from builder.privacy.pii import phone_plans
from builder.privacy.pii.addresses import find_addresses
from builder.privacy.pii.ages import find_ages
from builder.privacy.pii.cards import find_cards
from builder.privacy.pii.credentials import find_credentials
from builder.privacy.pii.dates import find_birth_dates, find_dates
from builder.privacy.pii.emails import find_emails
from builder.privacy.pii.groups import find_groups
from builder.privacy.pii.ibans import find_ibans
from builder.privacy.pii.identifiers import BUSINESS, Identifiers
from builder.privacy.pii.names import build_name_finder
from builder.privacy.pii.network_names import find_ip_addresses, find_web_addresses
from builder.privacy.pii.organisations import find_firms, find_houses
from builder.privacy.pii.phones import find_phones
from builder.privacy.pii.reading import BatchRecogniser, Reading, Recogniser
from builder.privacy.pii.references import find_references
from builder.privacy.pii.special_categories import find_special_categories
from builder.privacy.pii.titles import find_postcodes, find_titles
from builder.privacy.pii.us_ssn import find_ssns

LEVELS = ("balanced", "strict")


def regions(
    language: str, contacts: Iterable[str] = (), countries: Iterable[str] = ()
) -> tuple[str, ...]:
    """The countries whose numbers are known: the language's, the contacts', and those chosen."""
    chosen = (country.strip().upper() for country in countries)
    return tuple(dict.fromkeys((*phone_plans.regions_for(language, contacts), *chosen)))


def recognisers(
    level: str, regions: Sequence[str], numbers: Iterable[str] = ()
) -> list[Recogniser]:
    """Those that are asked of each text alone; an earlier one wins."""
    strict = level == "strict"
    identifiers = Identifiers(regions)
    own_numbers = find_references(numbers)
    asked: list[Recogniser] = [
        *([own_numbers] if own_numbers else []),
        find_credentials,
        _signs(find_emails),
        _signs(find_ibans),
        _signs(identifiers.announced),
        _long(find_cards),
        _long(find_ssns),
        _signs(find_ip_addresses),
        _signs(identifiers.alone),
        find_birth_dates,
        find_ages(tied=not strict),
        find_addresses,
        _long(lambda reading: find_phones(reading, regions)),
    ]
    if strict:
        asked += [
            _signs(find_web_addresses),
            find_dates,
            find_postcodes,
            find_titles,
            find_firms,
        ]
    return asked


def names(level: str, *, places: bool = True) -> list[BatchRecogniser]:
    """Those that look for people, places and organisations, after all that is formed like data.

    Without `places` a town alone is let stand: a shop's own texts and its visitors' questions are
    full of them, and none is anybody's address.
    """
    find_all = build_name_finder(level=level).find_all
    if places:
        return [find_all]

    def without_places(readings: Sequence[Reading]) -> list[list[Finding]]:
        found = find_all(readings)
        return [[each for each in some if each.entity_type != "LOCATION"] for some in found]

    return [without_places]


def after_names(level: str) -> list[Recogniser]:
    """Those whose words may be somebody's name as well: Christian, German."""
    if level != "strict":
        return []
    return [find_special_categories, find_houses, find_groups]


def passed_over(level: str) -> frozenset[str]:
    """Types that are recognised, lest they are taken for another, and then let stand."""
    return frozenset() if level == "strict" else BUSINESS


def flagged() -> list[Recogniser]:
    """Those whose findings are pointed out to the owner, at every level."""
    return [find_special_categories]


def _signs(recogniser: Recogniser) -> Recogniser:
    """`recogniser`, spared a text in which it can find nothing, as most lines of prose are."""
    return lambda reading: recogniser(reading) if reading.has_signs else ()


def _long(recogniser: Recogniser) -> Recogniser:
    """The same for one that looks for long numbers."""
    return lambda reading: recogniser(reading) if reading.has_long_number else ()
