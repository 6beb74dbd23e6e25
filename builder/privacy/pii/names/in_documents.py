"""Which of the names found in one document are somebody's: a document says more than a sentence.

Talk is read for its visitor's sake: a word too many does no harm there. A document is quoted, and
is full of towns, firms, headings and foreign words. There a name needs evidence: a title or
greeting before it, a given name with a surname, or its full form elsewhere in the same document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from builder.core.document import Finding
from builder.privacy.pii.names import announcements, surroundings
from builder.privacy.pii.names.lists import Kind, plain
from builder.privacy.pii.names.network import Network
from builder.privacy.pii.names.rules import PERSON
from builder.privacy.pii.reading import Reading

Spoken = Callable[[str], bool]
"""Whether a passage is written in a language that the network reads."""

_WORD = re.compile(r"[^\W\d_](?:[\w'’‐-]*\w)?")
_ALONE = re.compile(r"(?<![\w’'./@-])[^\W\d_]{2,}(?![\w@/-]|\.\w)")
_SELDOM = 0.1
"""A word that is written small more often than so, for each time with a capital, is a word."""
_SENTENCE_END = re.compile(r"[^\W\d_]{5,}[.!?]\s")
_AND = re.compile(r" (?:and|or|und|oder|y|o|&) ")
_FEWEST_LETTERS = 3
_MOST_WORDS = 5
_SURE, _CERTAIN, _BEYOND_DOUBT = 0.9, 0.97, 0.995
_LIKELY, _UNLISTED = 0.5, 0.75
_NEVER = 2.0
_NEAR = 80
_PEOPLE = Kind.GIVEN | Kind.FAMILY
_PLACES = Kind.CITY | Kind.TOWN | Kind.REGION
_PARTICLES = frozenset(
    """
    van von der den de da do dos das del della di du la le los las al el bin ibn ben zu zur ter ten
    y e und
    """.split()  # noqa: SIM905 - a list of words reads better
)


def _are_joined(text: str, one: Finding, other: Finding) -> bool:
    """Whether nothing but `and` stands between two names."""
    first, second = sorted((one, other), key=lambda each: each.start)
    return bool(_AND.fullmatch(text, first.end, max(first.end, second.start)))


class InDocument:
    """Weighs the names of one document.

    Args:
        network: whose lists are asked.
        readings: every text of the document.
        spoken: asked about a passage around a name that nothing announces.
    """

    def __init__(self, network: Network, readings: Sequence[Reading], spoken: Spoken) -> None:
        self._network = network
        self._readings = readings
        self._spoken = spoken
        self._data: dict[str, list[int]] = {}
        small: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for reading in readings:
            for word in _ALONE.findall(reading.folded):
                (small if word[0].islower() else capital)[word.lower()] += 1
        self._small = {word for word in small if small[word] >= _SELDOM * capital[word]}

    def kept(self, found: Sequence[list[Finding]]) -> list[list[Finding]]:
        """The findings of each text, in its order, without the names that nothing speaks for."""
        for reading, row in zip(self._readings, found, strict=True):
            self._data[reading.folded] = [f.start for f in row if f.entity_type != PERSON]
        judged_rows = [
            [(each, self._is_full(reading, each)) for each in row if each.entity_type == PERSON]
            for reading, row in zip(self._readings, found, strict=True)
        ]
        parts: set[str] = set()
        surnames: set[str] = set()
        for reading, pairs in zip(self._readings, judged_rows, strict=True):
            for each, is_full in pairs:
                words = self._parts(reading.folded[each.start : each.end]) if is_full else []
                parts.update(words)
                if len(words) > 1 and len(words[-1]) > _FEWEST_LETTERS:
                    surnames.add(words[-1])
        kept: list[list[Finding]] = []
        for reading, row, judged in zip(self._readings, found, judged_rows, strict=True):
            full = {each.start for each, is_full in judged if is_full}
            standing = [
                each
                for each in row
                if each.entity_type != PERSON
                or each.start in full
                or self._stands(reading, each, parts)
            ]
            kept.append(self._with_others(reading, row, standing))
        return [
            self._with_surnames(reading, row, surnames)
            for reading, row in zip(self._readings, kept, strict=True)
        ]

    def _is_full(self, reading: Reading, name: Finding) -> bool:
        """Whether it is somebody by itself: announced, or a given name with a surname."""
        text = reading.folded
        if not surroundings.may_be_name(text, name.start, name.end):
            return False
        said = text[name.start : name.end]
        if _SENTENCE_END.search(said):
            return False
        words = [word for word in _WORD.findall(said) if word.lower() not in _PARTICLES]
        if not words or not words[0][:1].isupper():
            return self._is_small_name(words, name)
        titled = announcements.is_title(words[0]) and len(words) > 1
        words = words[1:] if titled else words
        if titled or announcements.announces(text, name.start):
            return len(words) > 1 or not self._is_word(words[0]) or name.score >= _SURE
        if not 1 < len(words) <= _MOST_WORDS or not self._is_written_as_name(words):
            return False
        return name.score >= self._needed(words, text, name)

    def _needed(self, words: Sequence[str], text: str, name: Finding) -> float:
        """How sure the network must be of a name of several words that nothing announces."""
        first, last = words[0], words[-1]
        given = bool(self._network.kind(first) & Kind.GIVEN)
        family = bool(self._network.kind(last) & Kind.FAMILY)
        initials = any(len(word) == 1 for word in words)
        shouted = len(last) > 1 and last.isupper() and not first.isupper()
        if len(last) == 1 or ((shouted or surroundings.is_thing(last)) and not family):
            return _NEVER
        ordinary = all(self._is_word(word) for word in words)
        if not ordinary and self._is_personal(text, name):
            return _LIKELY
        heading = surroundings.is_heading(text, name.start, name.end)
        if heading or not self._is_spoken(text, name):
            return _SURE if (given or initials) and family else _NEVER
        if self._are_widely_names(words) and name.score >= _LIKELY:
            return _LIKELY
        if given and not (self._is_word(first) and self._is_word(last)):
            widely = self._network.kind(first) & Kind.GIVEN_WIDELY and family
            doubtful = self._is_word(last) or (self._is_place(first) and not family)
            doubtful = doubtful and not (widely and not self._is_word(first))
            return (_UNLISTED if family else _SURE) if doubtful else _LIKELY
        likely = initials or announcements.fills_a_field(text, name.start)
        return self._needed_without_given(words, likely=likely)

    def _needed_without_given(self, words: Sequence[str], *, likely: bool) -> float:
        doubtful = self._is_word(words[0]) or self._is_place(words[0])
        usual = _NEVER if doubtful else _CERTAIN
        if any(self._is_word(word) or self._is_place(word) for word in words if len(word) > 1):
            return usual
        if likely:
            return _LIKELY
        return _SURE if any(w.isupper() or "-" in w for w in words) else _UNLISTED

    def _are_widely_names(self, words: Sequence[str]) -> bool:
        """`Maria Lopez`, `Juan Manuel`: given in many lands and borne in many, words or not."""
        first, *others = (self._network.kind(word) for word in words)
        people = Kind.GIVEN_WIDELY | Kind.FAMILY_WIDELY
        return bool(first & Kind.GIVEN_WIDELY) and all(each & people for each in others)

    def _is_small_name(self, words: Sequence[str], name: Finding) -> bool:
        kinds = [self._network.kind(word) for word in words]
        return (
            len(words) == 2
            and bool(kinds[0] & Kind.GIVEN and kinds[1] & Kind.FAMILY)
            and name.score >= _CERTAIN
        )

    def _stands(self, reading: Reading, name: Finding, parts: set[str]) -> bool:
        """Whether a name of one word, or a doubtful one, may stand: its full form is told."""
        text = reading.folded
        if not surroundings.may_be_name(text, name.start, name.end):
            return False
        words = [w for w in _WORD.findall(text[name.start : name.end]) if len(w) > 1]
        if words and all(plain(word) in parts for word in words):
            return True
        if len(words) != 1 or not words[0][0].isupper() or words[0].isupper():
            return False
        if self._is_given_alone(words[0], name, text):
            return True
        sure = _BEYOND_DOUBT if self._is_word(words[0]) or self._is_place(words[0]) else _UNLISTED
        return name.score >= sure and self._is_personal(text, name)

    def _is_personal(self, text: str, name: Finding) -> bool:
        """Whether the passage speaks of somebody, or gives their address or number beside."""
        if any(abs(other - name.start) < _NEAR for other in self._data.get(text, ())):
            return True
        speaks = announcements.speaks_of_somebody(text, name.start, name.end)
        return speaks and self._is_spoken(text, name)

    def _is_given_alone(self, word: str, name: Finding, text: str) -> bool:
        """`Leader: Sarah`: a given name that is nothing else, which the network is certain of."""
        kind = self._network.kind(word)
        return (
            bool(kind & Kind.GIVEN)
            and (bool(kind & Kind.GIVEN_WIDELY) or not kind & Kind.FAMILY)
            and not kind & _PLACES
            and name.score >= _CERTAIN
            and not self._is_word(word)
            and surroundings.is_in_prose_or_row(text, name.start, name.end)
            and self._is_spoken(text, name)
        )

    def _with_others(
        self, reading: Reading, row: list[Finding], standing: list[Finding]
    ) -> list[Finding]:
        """With those that stand in a row with somebody: `Estelle and Robert`."""
        people = [each for each in standing if each.entity_type == PERSON]
        if not people or len(standing) == len(row):
            return standing
        text, known = reading.folded, {each.start for each in standing}
        more = [
            each
            for each in row
            if each.start not in known
            and text[each.start].isupper()
            and not self._is_word(text[each.start : each.end])
            and surroundings.may_be_name(text, each.start, each.end)
            and any(_are_joined(text, each, other) for other in people)
        ]
        return sorted([*standing, *more], key=lambda each: each.start)

    def _with_surnames(
        self, reading: Reading, row: list[Finding], surnames: set[str]
    ) -> list[Finding]:
        """With surnames that stand alone where the network saw nothing."""
        names = {name for name in surnames if not self._is_word(name)}
        if not names & {plain(word) for word in reading.words}:
            return row
        text = reading.folded
        taken = [(each.start, each.end) for each in row]
        for word in _WORD.finditer(text):
            start, end = word.span()
            if text[end - 2 : end] in {"'s", "’s"}:
                end -= 2
            if (
                plain(text[start:end]) in names
                and text[start].isupper()
                and not any(start < b and a < end for a, b in taken)
                and surroundings.may_be_name(text, start, end)
            ):
                row = [*row, Finding(PERSON, start, end, _LIKELY)]
        return sorted(row, key=lambda each: each.start)

    def _parts(self, name: str) -> list[str]:
        """The words of a full name by which the document speaks of the same person."""
        words = [word for word in _WORD.findall(name) if word.lower() not in _PARTICLES]
        if len(words) > 1 and announcements.is_title(words[0]):
            words = words[1:]
        return [plain(word) for word in words if len(word) >= _FEWEST_LETTERS]

    def _is_written_as_name(self, words: Sequence[str]) -> bool:
        return all(word[:1].isupper() for word in words)

    def _is_word(self, word: str) -> bool:
        """Whether it is a word: known for one, or written small in this document."""
        return word.lower() in self._small or self._network.is_ordinary(word)

    def _is_place(self, word: str) -> bool:
        kind = self._network.kind(word)
        return bool(kind & (Kind.CITY | Kind.REGION)) and not kind & Kind.GIVEN_WIDELY

    def _is_spoken(self, text: str, name: Finding) -> bool:
        return self._spoken(surroundings.passage(text, name.start, name.end))
