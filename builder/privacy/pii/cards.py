"""Payment cards: 12 to 19 digits with the right check digit, and a brand or words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii import context
from builder.privacy.pii.reading import Reading

CARD = "CREDIT_CARD"

_RUN = re.compile(r"(?<![\w])(?<!\w[-./])\d+(?:[ -]\d+){0,40}(?![^\W_])")
_SHORTEST, _LONGEST = 12, 19
# Issuer ranges of ISO/IEC 7812 as the networks publish them, with the lengths in use.
_BRAND = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|(?:6011|65\d\d|64[4-9]\d)\d{12,15}"  # Discover
    r"|(?:30[0-5]\d|309\d|36\d\d|3[89]\d\d)\d{10,15}"  # Diners Club
    r"|35(?:2[89]|[3-8]\d)\d{12,15}|(?:2131|1800)\d{11}"  # JCB
    r"|62\d{14,17}"  # UnionPay
    r"|(?:5018|5020|5038|5[6-8]\d\d|6\d{3})\d{8,15}"  # Maestro
    r"|220[0-4]\d{12}"  # Mir
)
_GROUPINGS = re.compile(
    r"\d+|\d{4} \d{4} \d{4} \d{1,4}(?: \d{1,3})?|\d{4} \d{6} \d{4,5}|\d{8} \d{8}"
)


def find_cards(reading: Reading) -> Iterator[Finding]:
    """Every card number; those of unusual length or grouping only beside words about cards."""
    for run in _RUN.finditer(reading.quiet):
        if sum(map(str.isdigit, run.group())) >= _SHORTEST:
            yield from _cards_in(reading, run)


def _cards_in(reading: Reading, run: re.Match[str]) -> Iterator[Finding]:
    groups = [(m.start(), m.end()) for m in re.finditer(r"\d+", run.group())]
    first = 0
    while first < len(groups):
        last = _last_group(reading, run, groups, first)
        if last is None:
            first += 1
            continue
        start, end = run.start() + groups[first][0], run.start() + groups[last][1]
        yield Finding(CARD, start, end, 1.0)
        first = last + 1


def _last_group(
    reading: Reading, run: re.Match[str], groups: list[tuple[int, int]], first: int
) -> int | None:
    """The group with which a card that begins at group `first` ends, the longest first."""
    text = run.group()
    begin = groups[first][0]
    if begin and text[begin - 1] == "-":
        return None
    for last in range(min(first + 5, len(groups) - 1), first - 1, -1):
        end = groups[last][1]
        grouped = text[begin:end].replace("-", " ")
        if end < len(text) and text[end] == "-":
            continue
        if _is_card(reading, run.start() + begin, run.start() + end, grouped):
            return last
    return None


def _is_card(reading: Reading, start: int, end: int, grouped: str) -> bool:
    digits = grouped.replace(" ", "")
    if not _SHORTEST <= len(digits) <= _LONGEST or len(set(digits)) == 1 or not _luhn(digits):
        return False
    if context.labelled_otherwise(reading, start) and not context.about_cards(reading, start, end):
        return False
    usual = 13 <= len(digits) <= 16 and _BRAND.fullmatch(digits) and _GROUPINGS.fullmatch(grouped)
    # A trade number (EAN, 13 digits) of a German maker begins with 4 as a Visa card does.
    if usual and not (len(digits) == 13 and _is_trade_number(digits)):
        return True
    return context.about_cards(reading, start, end)


def _luhn(digits: str) -> bool:
    """Whether the check digit of ISO/IEC 7812-1, annex B, is right."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(int(digit) for digit in digits[-1::-2])) % 10 == 0


def _is_trade_number(digits: str) -> bool:
    """Whether the check digit of an EAN or GTIN is right."""
    weighted = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits[::-1]))
    return weighted % 10 == 0
