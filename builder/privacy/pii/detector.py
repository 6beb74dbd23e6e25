"""Finds personal data in a text, leaving out what is the business's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from builder.core.document import Finding
from builder.privacy.pii import phone_plans
from builder.privacy.pii.cards import find_cards
from builder.privacy.pii.emails import find_emails
from builder.privacy.pii.ibans import find_ibans
from builder.privacy.pii.network_names import find_ip_addresses, find_web_addresses
from builder.privacy.pii.own import OwnContacts
from builder.privacy.pii.phones import find_phones
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.us_ssn import find_ssns

Recogniser = Callable[[Reading], Iterable[Finding]]

_LEVELS = ("balanced", "strict")
# Nothing here can be found in a text without one of these; most lines of prose have none.
_WORTH_READING = re.compile(r"\d{2}|\d\D{1,3}\d|[@＠:]|\b(?:at|ät|arroba)\b|\w\.\w", re.IGNORECASE)


class Detector:
    """Finds personal data by patterns and check digits. Safe to share between threads.

    Args:
        recognisers: asked in order; an earlier one wins where two findings overlap.
        own: what is never found.
    """

    def __init__(self, recognisers: Iterable[Recogniser], own: OwnContacts) -> None:
        self._recognisers = tuple(recognisers)
        self._own = own

    def find(self, text: str) -> list[Finding]:
        """What was found, in the order of the text, not overlapping; offsets in characters."""
        if not _WORTH_READING.search(text):
            return []
        reading = Reading(text)
        taken = bytearray(len(text))
        kept: list[Finding] = []
        for recogniser in self._recognisers:
            kept.extend(_apart(list(recogniser(reading)), taken))
        kept = self._own.without(reading, kept)
        return sorted(kept, key=lambda finding: finding.start)


def build_detector(
    *,
    level: str = "balanced",
    language: str = "en",
    contacts: Iterable[str] = (),
    people: Iterable[str] = (),
) -> Detector:
    """A detector for one bot.

    Args:
        level: `balanced`, or `strict` to mark web addresses too.
        language: the bot's; decides whose national phone numbers are known.
        contacts: the business's own, never found in any notation.
        people: staff named on purpose, never found.

    Raises:
        ValueError: for another level.
    """
    if level not in _LEVELS:
        raise ValueError(level)
    contacts = tuple(contacts)
    regions = phone_plans.regions_for(language, contacts)
    recognisers: list[Recogniser] = [
        find_emails,
        find_ibans,
        find_cards,
        find_ssns,
        find_ip_addresses,
        lambda reading: find_phones(reading, regions),
    ]
    if level == "strict":
        recognisers.append(find_web_addresses)
    return Detector(recognisers, OwnContacts(contacts, people, regions))


def _apart(found: list[Finding], taken: bytearray) -> Iterator[Finding]:
    """Those of `found` that touch nothing taken before, the longer first; marks what they take."""
    for finding in sorted(found, key=lambda each: each.start - each.end):
        if taken.find(1, finding.start, finding.end) < 0:
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
            yield finding
