"""Bank accounts in IBAN form, by their country's length and the remainder of 97 (ISO 13616)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading

IBAN = "IBAN_CODE"

# Lengths from the IBAN registry of SWIFT.
_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27,
    "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27,
    "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21, "HU": 28,
    "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28,
    "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24,
    "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28,
    "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip
_FEWEST_DIGITS = 6
_START = re.compile(r"(?<![^\W_])(?:IBAN)?([A-Z]{2}) ?\d{2}", re.IGNORECASE)
_ALLOWED = re.compile(r"(?:[ -]?[A-Za-z0-9]){11,40}", re.ASCII)


def find_ibans(reading: Reading) -> Iterator[Finding]:
    """Every IBAN, in groups or in one piece, in either case."""
    text = reading.folded
    for start in _START.finditer(text):
        length = _LENGTHS.get(start[1].upper())
        body = _ALLOWED.match(text, start.start(1)) if length else None
        end = _end_of(body, length) if body and length else None
        if not end or text[end : end + 1].isalnum():
            continue
        shown = text[start.start(1) : end]
        # A sentence passes for one now and then: "at 77 Massachusetts Ave".
        if sum(map(str.isdecimal, shown)) >= _FEWEST_DIGITS and _remainder(shown) == 1:
            yield Finding(IBAN, start.start(1), end, 1.0)


def _end_of(body: re.Match[str], length: int) -> int | None:
    """Where the first `length` letters and digits of `body` end."""
    seen = 0
    for offset, char in enumerate(body.group()):
        seen += char.isalnum()
        if seen == length:
            return body.start() + offset + 1
    return None


def _remainder(iban: str) -> int:
    plain = re.sub(r"[^A-Z0-9]", "", iban.upper())
    return int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97
