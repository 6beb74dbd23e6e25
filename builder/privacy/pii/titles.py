"""Titles before a name, nationalities and faiths, postcodes: marked where everything is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.addresses import parts
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.vocabulary import words

TITLE = "TITLE"
ZIP = "ZIP_CODE"

_TITLES = words(
    "mr mrs ms miss mx dr prof professor sir madam lord lady rev reverend hon capt captain sgt "
    "herr frau "
    "captain colonel major sergeant lieutenant doctor doctora dra dña "
    "fräulein sr sra srta señor señora señorita don doña mme mlle monsieur madame signor signora"
)
_BEFORE_NAME = re.compile(rf"\.?(?=[ ](?:{parts.NAME}))")
_ZIP_CUES = words("zip zipcode postcode postal plz postleitzahl cp cap eircode pin")
_ZIP_BEHIND = re.compile(
    r"[ .:]{0,2}(?:code|número|number)?[ ]?(?:is|:|=|ist|lautet|es)?[ ]{0,2}(?P<zip>"
    rf"{parts.UK_POSTCODE}|{parts.CA_POSTCODE}|{parts.EIRCODE}|\d{{5}}-\d{{3,4}}"
    rf"|\d{{2}}-\d{{3}}|\d{{4}} ?[A-Z]{{2}}|\d{{4,6}})(?![\w-])"
)
_ZIP_ALONE = re.compile(
    rf"(?<![\w-])(?:(?P<uk>{parts.UK_POSTCODE})|(?P<ca>{parts.CA_POSTCODE})"
    rf"|(?:{parts.US_STATE}),?[ ](?P<us>{parts.US_ZIP})"
    rf"|(?P<de>\d{{5}})(?=[ ][{parts.UPPER}][a-zäöüß]{{2}}))(?![\w-])"
)


def find_titles(reading: Reading) -> Iterator[Finding]:
    """Mr., Dr., Frau, Sra. before a name."""
    text = reading.folded
    for start, end in reading.spots(_TITLES):
        stop = _BEFORE_NAME.match(text, end)
        if stop and text[start].isupper():
            yield Finding(TITLE, start, stop.end(), 0.8)


def find_postcodes(reading: Reading) -> Iterator[Finding]:
    """Postcodes by their form, their state or town, or the word before them."""
    text = reading.folded
    for _, end in reading.spots(_ZIP_CUES):
        match = _ZIP_BEHIND.match(text, end)
        if match:
            yield Finding(ZIP, *match.span("zip"), 0.85)
    for match in _ZIP_ALONE.finditer(text) if reading.has_signs else ():
        yield Finding(ZIP, *match.span(match.lastgroup or 0), 0.7)
