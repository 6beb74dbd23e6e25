"""What belongs to the business itself and is therefore never taken for personal data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.core.document import Finding
from builder.privacy.pii import phone_plans
from builder.privacy.pii.addresses import LOCATION, streets
from builder.privacy.pii.emails import EMAIL, canonical
from builder.privacy.pii.network_names import URL
from builder.privacy.pii.phones import PHONE
from builder.privacy.pii.reading import Reading

_FEWEST_SHARED = 6
_MAIL_HOSTS = re.compile(
    r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|gmx|web|t-online|proton)\.\w+"
)

_SHORT = {
    "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "boulevard": "blvd",
    "square": "sq", "place": "pl", "court": "ct", "calle": "c", "avenida": "av", "avda": "av",
    "plaza": "pl", "paseo": "ps",
}  # fmt: skip
_STREET_WORDS = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"^[^\W\d_]+\W*")


class OwnContacts:
    """The contacts and people of one business, in every way they may be written.

    Args:
        contacts: phone numbers, e-mail addresses, web addresses, postal addresses.
        people: names of staff who are named on purpose.
        regions: the countries in which national numbers are read.
    """

    def __init__(
        self, contacts: Iterable[str], people: Iterable[str], regions: Sequence[str]
    ) -> None:
        entries = [text.strip() for text in (*contacts, *people) if text.strip()]
        self._regions = regions
        self._emails = {canonical(text) for text in entries if _is_email(text)}
        self._numbers = {
            form
            for text in entries
            if _is_number(text)
            for form in _forms(_LABEL.sub("", text), regions)
        }
        self._hosts = set(_hosts(entries))
        self._streets = {street for text in entries if (street := _street(text))}
        words = sorted((_loose(text) for text in entries), key=len, reverse=True)
        self._words = re.compile("|".join(words), re.IGNORECASE) if words else None

    def without(self, reading: Reading, findings: list[Finding]) -> list[Finding]:
        """`findings` but for those that are the business's own."""
        if not findings or self._words is None:
            return findings
        spans = [match.span() for match in self._words.finditer(reading.folded)]
        return [
            finding
            for finding in findings
            if not any(a <= finding.start and finding.end <= b for a, b in spans)
            and not self._is_own(finding, reading.folded[finding.start : finding.end])
        ]

    def _is_own(self, finding: Finding, text: str) -> bool:
        if finding.entity_type == EMAIL:
            return canonical(text) in self._emails
        if finding.entity_type == PHONE:
            return self._is_own_number(text)
        if finding.entity_type == LOCATION:
            return _street(text) in self._streets
        if finding.entity_type == URL:
            host = _host(text)
            return any(host == own or host.endswith(f".{own}") for own in self._hosts)
        return False

    def _is_own_number(self, text: str) -> bool:
        number = re.split(r"(?i) ?(?:x|ext|durchwahl|dw|anexo)", text)[0]
        if self._numbers & _forms(number, self._regions):
            return True
        local = re.sub(r"\D", "", number).lstrip("0")
        return len(local) >= _FEWEST_SHARED and any(own.endswith(local) for own in self._numbers)


def _forms(text: str, regions: Sequence[str]) -> frozenset[str]:
    return phone_plans.readings(Reading(text).folded, regions)


def _is_email(text: str) -> bool:
    return "@" in canonical(text)


def _is_number(text: str) -> bool:
    number = _LABEL.sub("", text)
    digits = sum(map(str.isdigit, number))
    return digits >= _FEWEST_SHARED and not re.search(r"[^\W\d_]{4}", number)


def _street(address: str) -> str:
    """The house of an address in one form, `12 high st` or `musterstr 12`; empty without one."""
    reading = Reading(address)
    found = next(iter(streets(reading)), None)
    if found is None:
        return ""
    plain = reading.lowered[found.start : found.end].replace("ß", "ss")
    plain = _STREET_WORDS.sub(lambda word: _SHORT.get(word.group(), word.group()), plain)
    return " ".join(re.findall(r"\w+", plain.replace("strasse", "str")))


def _hosts(entries: Iterable[str]) -> Iterator[str]:
    for text in entries:
        if _is_email(text):
            host = canonical(text).rpartition("@")[2]
            if not _MAIL_HOSTS.fullmatch(host):
                yield host
        elif re.match(r"(?:https?://|www\.)\S+$|[\w-]+(?:\.[\w-]+)+$", text):
            yield _host(text)


def _host(address: str) -> str:
    plain = re.sub(r"^\w+://", "", address.lower()).partition("/")[0]
    return plain.partition(":")[0].removeprefix("www.")


def _loose(text: str) -> str:
    """A pattern for `text` in any spacing, as a word of its own."""
    words = r"\s+".join(re.escape(word) for word in Reading(text).folded.split())
    return rf"(?<!\w){words}(?!\w)"
