"""Finds personal data in texts, leaving out what is the business's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from builder.core.document import Finding
from builder.privacy.pii import levels
from builder.privacy.pii.names import weigh_names
from builder.privacy.pii.own import OwnContacts
from builder.privacy.pii.reading import BatchRecogniser, Reading, Recogniser

_WORD = re.compile(r"[^\W\d_]{2,}")
_AT_ONCE = 200
"""Texts of a document that are read for names at a time."""
Weigh = Callable[
    [Sequence[Reading], Sequence[list[Finding]], Callable[[str], bool]], list[list[Finding]]
]


class Detector:
    """Finds personal data by patterns, check digits and words. Safe to share between threads.

    Args:
        recognisers: asked in order; an earlier one wins where two findings overlap.
        own: what is never found.
        names: asked after them, with many texts at a time; of a name that reaches into what was
            found before, the rest is kept.
        after_names: asked last.
        flagged: what `flag` asks.
        weigh: leaves of the names in a document those that are somebody's.
        passed_over: types that take their place and are not told.
    """

    def __init__(
        self,
        recognisers: Iterable[Recogniser],
        own: OwnContacts,
        *,
        names: Iterable[BatchRecogniser] = (),
        after_names: Iterable[Recogniser] = (),
        flagged: Iterable[Recogniser] = (),
        weigh: Weigh | None = None,
        passed_over: frozenset[str] = frozenset(),
    ) -> None:
        self._recognisers = tuple(recognisers)
        self._names = tuple(names)
        self._after_names = tuple(after_names)
        self._flagged = tuple(flagged)
        self._weigh = weigh
        self._passed_over = passed_over
        self._own = own

    def find(self, text: str) -> list[Finding]:
        """What was found, in the order of the text, not overlapping; offsets in characters."""
        return self.find_all([text])[0]

    def find_all(self, texts: Sequence[str]) -> list[list[Finding]]:
        """The same for many texts, a list each; faster than one by one where names are read."""
        readings = [Reading(text) for text in texts]
        named = [list(map(list, recogniser(readings))) for recogniser in self._names]
        return [
            self._settled(reading, [row[place] for row in named])
            for place, reading in enumerate(readings)
        ]

    def find_in_document(
        self, texts: Sequence[str], spoken: Callable[[str], bool]
    ) -> list[list[Finding]]:
        """What was found in the texts of one document, a list each; names need more evidence there.

        Args:
            texts: all of it: a name in full speaks for the surname alone elsewhere.
            spoken: whether a passage is in a language that names are read in.
        """
        found: list[list[Finding]] = []
        for at in range(0, len(texts), _AT_ONCE):
            found += self.find_all(texts[at : at + _AT_ONCE])
        if self._weigh is None:
            return found
        readings = [Reading(text) for text in texts]
        kept = self._weigh(readings, found, spoken)
        return [self._own.without(*each) for each in zip(readings, kept, strict=True)]

    def flag(self, text: str) -> list[Finding]:
        """Where somebody's health, faith and the like are told, at every level of detection.

        They are pointed out to the owner; `find` has them only where the level says so.
        """
        reading = Reading(text)
        taken = bytearray(len(text))
        found = [f for flagged in self._flagged for f in _apart(list(flagged(reading)), taken)]
        return sorted(self._own.without(reading, found), key=lambda finding: finding.start)

    def _settled(self, reading: Reading, named: Iterable[list[Finding]]) -> list[Finding]:
        taken = bytearray(len(reading.text))
        kept: list[Finding] = []
        for recogniser in self._recognisers:
            if found := list(recogniser(reading)):
                kept.extend(_apart(found, taken))
        for found in named:
            rests = [rest for each in found for rest in _rests(each, reading.text, taken)]
            kept.extend(_apart(rests, taken))
        for recogniser in self._after_names:
            kept.extend(_apart(list(recogniser(reading)), taken))
        told = [finding for finding in kept if finding.entity_type not in self._passed_over]
        kept = self._own.without(reading, told)
        return sorted(kept, key=lambda finding: finding.start)


def build_detector(
    *,
    level: str = "balanced",
    language: str = "en",
    contacts: Iterable[str] = (),
    people: Iterable[str] = (),
    countries: Iterable[str] = (),
    numbers: Iterable[str] = (),
    places: bool = True,
) -> Detector:
    """A detector for one bot.

    Args:
        level: `balanced`, or `strict` to mark every type that is recognised.
        language: the bot's; decides whose national numbers are known.
        contacts: the business's own, never found in any notation.
        people: staff named on purpose, never found.
        countries: more countries whose numbers are known, ISO 3166, two letters.
        numbers: examples of the business's own order and customer numbers; see `references`.
        places: whether a town that is nobody's address is found too.

    Raises:
        ValueError: for another level.
    """
    if level not in levels.LEVELS:
        raise ValueError(level)
    contacts = tuple(contacts)
    regions = levels.regions(language, contacts, countries)
    return Detector(
        levels.recognisers(level, regions, numbers),
        OwnContacts(contacts, people, regions),
        names=levels.names(level, places=places),
        after_names=levels.after_names(level),
        flagged=levels.flagged(),
        weigh=weigh_names,
        passed_over=levels.passed_over(level),
    )


def _apart(found: list[Finding], taken: bytearray) -> Iterator[Finding]:
    """Those of `found` that touch nothing taken before, the longer first; marks what they take."""
    for finding in sorted(found, key=lambda each: each.start - each.end):
        if taken.find(1, finding.start, finding.end) < 0:
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
            yield finding


def _rests(finding: Finding, text: str, taken: bytearray) -> Iterator[Finding]:
    """`finding`, or what is left of it beside what was taken: words of two letters or more."""
    if taken.find(1, finding.start, finding.end) < 0:
        yield finding
        return
    start = finding.start
    while start < finding.end:
        stop = taken.find(1, start, finding.end)
        stop = finding.end if stop < 0 else stop
        words = list(_WORD.finditer(text, start, stop))
        if words:
            yield replace(finding, start=words[0].start(), end=words[-1].end())
        free = taken.find(0, stop, finding.end)
        start = finding.end if free < 0 else free
