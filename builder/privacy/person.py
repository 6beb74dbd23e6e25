"""Finds one person in a text, by what is known of them: a name, an address, a number."""

from __future__ import annotations

import re
import unicodedata

from builder.core.errors import UsageError

SHORTEST, LONGEST = 3, 200
"""Characters of an identifier: fewer would find everybody."""

_DIGITS_COMPARED = 9
"""The last digits of a phone number: the same with and without the country's."""

_NUMBER = re.compile(r"\+?[\d\s().\-/]*\d[\d\s().\-/]*")
_BETWEEN = r"[\s().\-/]{0,3}"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"


class Person:
    """Somebody, as a pattern that knows how people are written down.

    An e-mail address is also found as "bob at example dot com", a phone number with or without its
    country and whatever stands between its digits, a name with other accents, the family name
    first, a name in the middle or an initial instead of the first one. It finds no nicknames.

    Raises:
        UsageError: `identifier_short` or `identifier_long`.
    """

    def __init__(self, identifier: str) -> None:
        known = unicodedata.normalize("NFC", " ".join(identifier.split()))
        if len(known) < SHORTEST:
            raise UsageError("identifier_short", limit=SHORTEST)
        if len(known) > LONGEST:
            raise UsageError("identifier_long", limit=LONGEST)
        if "@" in known:
            pattern = _address(known)
        elif _NUMBER.fullmatch(known) and sum(map(str.isdigit, known)) >= SHORTEST + 2:
            pattern = _number(known)
        else:
            pattern = _name(known)
        self._pattern = re.compile(pattern)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where the person stands in `text`: offsets, in order, not overlapping."""
        return [found.span() for found in self._pattern.finditer(_folded(text))]

    def is_in(self, text: str | None) -> bool:
        """Whether the person stands in `text`."""
        return bool(text) and self._pattern.search(_folded(text or "")) is not None

    def without(self, text: str, instead: str) -> str:
        """`text` with `instead` wherever the person stood."""
        pieces, done = [], 0
        for start, end in self.find(text):
            pieces += [text[done:start], instead]
            done = end
        return "".join([*pieces, text[done:]])


def _folded(text: str) -> str:
    """`text` without case and accents; a character stays a character, so that offsets hold."""
    return "".join(map(_plain, text))


def _plain(sign: str) -> str:
    if sign < "\x80":
        return sign.lower()
    base = unicodedata.normalize("NFKD", sign)[0]
    return base.casefold()[:1] or base


def _address(known: str) -> str:
    local, _, domain = known.rpartition("@")
    dot = r"(?:\.|\s+(?:dot|punkt|punto)\s+|\s*[\[(]\s*(?:dot|punkt|punto)\s*[\])]\s*)"
    at = r"(?:\s?@\s?|\s+(?:at|arroba)\s+|\s*[\[(]\s*(?:at|arroba|@)\s*[\])]\s*)"
    host = dot.join(re.escape(_folded(part)) for part in domain.split("."))
    return rf"(?<![\w.+\-]){re.escape(_folded(local))}{at}{host}(?![\w\-]|\.\w)"


def _number(known: str) -> str:
    digits = re.sub(r"\D", "", known)
    if known.startswith(("+", "0")):
        compared = digits.lstrip("0")[-_DIGITS_COMPARED:]
        # The country's digits, or the nought in their place, may stand before.
        return rf"(?<!\d)(?:(?:\+|00)?\d{{0,4}}{_BETWEEN})?{_BETWEEN.join(compared)}(?!\d)"
    return rf"(?<!\d){_BETWEEN.join(digits)}(?!\d)"


def _name(known: str) -> str:
    words = [_word(word) for word in re.split(r"[\s,]+", known) if word]
    if len(words) == 1:
        return rf"{_BEFORE}{words[0]}{_AFTER}"
    first, last = words[0], words[-1]
    middle = r"(?:\s+[^\W\d_][\w.'\-]{0,30})?"
    initial = rf"{_word(known[0])}\."
    given = rf"(?:{first}{_AFTER}|{initial})"
    if len(words) == 2:
        forward = rf"{given}{middle}\s+{last}"
    else:
        forward = rf"{given}\s+" + r"\s+".join(words[1:])
    rest = r"\s+".join(words[:-1])
    backward = rf"{last}\s*,?\s+(?:{rest}|{initial})"
    return rf"{_BEFORE}(?:{forward}{_AFTER}|{backward}(?:{_AFTER}|(?<=\.)))"


def _word(word: str) -> str:
    """A word of a name; ä, ö and ü are also written ae, oe and ue."""
    pattern = re.escape(_folded(word)).replace("'", "['’]").replace(r"\-", r"[\-‐\s]")
    return re.sub(r"([aou])e?", r"\1e?", pattern)
