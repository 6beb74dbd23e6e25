"""A text as the recognisers read it: look-alike characters folded, harmless numbers silenced.

Both forms have exactly as many characters as the text, so an offset means the same in all three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from builder.core.document import Finding

# Spaces, hyphens and digits of other scripts that people paste without knowing.
_FOLDED = {
    **dict.fromkeys((0x09, 0xA0, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000), " "),
    **dict.fromkeys((0x00AD, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFF0D), "-"),
    **{base + n: str(n) for base in (0x0660, 0x06F0, 0x0966, 0xFF10) for n in range(10)},
    0xFF0B: "+", 0xFF20: "@", 0xFF0E: ".", 0xFF08: "(", 0xFF09: ")",
    0x2019: "'", 0x02BC: "'", 0x00B4: "'",
    # Half a character, as broken JSON brings it, would stop whoever encodes the text.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}  # fmt: skip

_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"(?:1\d|20)\d\d"
_CLOCK = r"(?:[01]?\d|2[0-4])[:.][0-5]\d"
_AMOUNT = r"\d{1,3}(?:[ .,'’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_CURRENCY = (
    r"€|\$|£|¥|EUR|USD|GBP|CHF|AUD|NZD|CAD|MXN|euros?|dollars?|pounds?|pesos?|francs?|franken|"
    r"cents?|pence"
)
_UNIT = (
    r"%|°|‰|(?:kg|g|mg|mm|cm|m|km|m²|m2|ml|cl|l|kcal|kj|kwh?|w|v|mah|ah|hz|mhz|ghz|kb|mb|gb|tb|px|"
    r"pcs|pieces|items|st(?:ü|ue)ck|stk|piezas|unidades|litres?|liters?|grams?|gramm|inch(?:es)?|"
    r"uhr|hrs?|hours?|stunden|horas?|min(?:s|utes|uten|utos)?|days?|tage?|d[ií]as?|years?|jahre?|"
    r"años?|am|pm|a\.m|p\.m|h)(?![\w])"
)
# A date is not part of a longer chain of digits: 01.02.03.04.05 is a French phone number.
_HARMLESS = re.compile(
    rf"""
      (?<![\d])(?<!\d[-./]){_YEAR}([-./]){_MONTH}\1{_DAY}(?!\d|[-./]\d)
    | (?<![\d])(?<!\d[-./]){_DAY}([-./])[ ]?{_MONTH}\2[ ]?(?:{_YEAR}|\d\d)(?!\d|[-./]\d)
    | (?<![\d])(?<!\d[-./]){_MONTH}([-/]){_DAY}\3(?:{_YEAR}|\d\d)(?!\d|[-./]\d)
    | (?<![\d])(?<!\d[-./ ]){_ANY_YEAR}[ ]?[-/][ ]?(?:{_ANY_YEAR}|\d\d)(?!\d|[-./ ]\d)
    | (?<![\d])(?<!\d[-./]){_CLOCK}[ ]?-[ ]?{_CLOCK}(?!\d|[-./]\d)
    | (?<![\d.]){"(?:[01]?[0-9]|2[0-4])"}:[0-5]\d(?::[0-5]\d)?(?!\d)
    | (?:{_CURRENCY})[ ]?(?:{_AMOUNT})(?!\d)
    | (?<![\d.,+-])(?:{_AMOUNT})[ ]?(?:{_UNIT}|(?:{_CURRENCY})(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = re.compile(r"\d{2}|\d\D{1,3}\d|[@＠:]|\b(?:at|ät|arroba)\b|\w\.\w", re.IGNORECASE)
_LONG = re.compile(r"\d(?:[^\w\n]{0,3}\d){6}")
_DIGIT = re.compile(r"\d")
_AMOUNT_REACH = 16
_WORD = re.compile(r"[^\W\d_]+")


_Value = TypeVar("_Value")


class _Once(Generic[_Value]):
    """A property that is made when it is first asked for.

    As `functools.cached_property`, without the lock that all texts would wait at.
    """

    def __init__(self, make: Callable[[Any], _Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, reading: Any, _owner: type | None = None) -> _Value:
        made = reading.__dict__[self._name] = self._make(reading)
        return made


@dataclass(frozen=True)
class Reading:
    """One text in the forms that recognisers need.

    Attributes:
        text: as it was given.
    """

    text: str

    @_Once
    def folded(self) -> str:
        """The text with look-alike spaces, hyphens and digits made plain."""
        return self.text if self.text.isascii() else self.text.translate(_FOLDED)

    @_Once
    def lowered(self) -> str:
        """`folded` in lower case, for context words; letters that would grow stay as they are."""
        lower = self.folded.lower()
        if len(lower) == len(self.folded):
            return lower
        return "".join(c if len(c.lower()) != 1 else c.lower() for c in self.folded)

    @_Once
    def quiet(self) -> str:
        """`folded` with dates, times, prices and quantities blanked out, beside long numbers only.

        A line without seven digits near each other stays as it is: nobody asks for it.
        """
        if not self.has_long_number:
            return self.folded
        lines = self.folded.split("\n")
        return "\n".join(_hushed(line) if _LONG.search(line) else line for line in lines)

    @_Once
    def has_long_number(self) -> bool:
        """Whether seven digits stand near each other, as in phone, card and account numbers."""
        return self.has_digit and bool(_LONG.search(self.folded))

    @_Once
    def has_digit(self) -> bool:
        """Whether there is any digit."""
        return bool(_DIGIT.search(self.text))

    def is_amount(self, start: int, end: int) -> bool:
        """Whether what stands at (start, end) is a date, time, price or quantity."""
        begin = max(0, start - _AMOUNT_REACH)
        around = _hushed(self.folded[begin : end + _AMOUNT_REACH])
        return "\x1f" in around[start - begin : end - begin]

    @_Once
    def words(self) -> frozenset[str]:
        """The words of the text in lower case: whether one stands in it at all is known at once."""
        return frozenset(_WORD.findall(self.lowered))

    @_Once
    def has_signs(self) -> bool:
        """Whether any number of more than one digit, address or sign of a network may be in it."""
        return bool(_SIGNS.search(self.text))

    def spots(self, cues: frozenset[str]) -> list[tuple[int, int]]:
        """Where the words `cues` (lower case, letters only) stand, in the order of the text."""
        present = self.words & cues
        return sorted(self._spots(present)) if present else []

    def _spots(self, present: Iterable[str]) -> Iterable[tuple[int, int]]:
        text = self.lowered
        for cue in present:
            start = text.find(cue)
            while start >= 0:
                end = start + len(cue)
                if not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
                    yield start, end
                start = text.find(cue, end)


def _hushed(text: str) -> str:
    return _HARMLESS.sub(lambda match: "\x1f" * len(match.group()), text)


Recogniser = Callable[[Reading], Iterable[Finding]]
BatchRecogniser = Callable[[Sequence[Reading]], Sequence[Iterable[Finding]]]
"""Reads many texts at once, as a network does best: a row of findings a reading, in order."""
