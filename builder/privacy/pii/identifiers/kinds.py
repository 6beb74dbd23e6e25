"""What there is to know of one kind of identifier."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of identifier.

    Attributes:
        entity: Presidio's name, or one made the same way.
        country: ISO 3166, two letters; empty for what has no country.
        cues: words that announce it, in lower case; it counts only beside one of them.
        form: how it is written, in our own pattern; None leaves that to Presidio.
        check: whether a text of that form is one; None where the form is all there is.
        recogniser: the class of Presidio that knows it; empty for our own.
        phrase: what must stand around a cue that means other things too.
        alone: the form in which it needs no word, being unlike anything else.
        widely: whether it counts alone in every country, or in its own only.
        long: whether it has nine digits or more, none far from the next.
        business: a number of a firm, which anybody may read in its imprint.
    """

    entity: str
    country: str
    cues: frozenset[str]
    form: re.Pattern[str] | None = None
    check: Check | None = None
    recogniser: str = ""
    phrase: re.Pattern[str] | None = None
    alone: re.Pattern[str] | None = None
    widely: bool = False
    long: bool = False
    business: bool = False
