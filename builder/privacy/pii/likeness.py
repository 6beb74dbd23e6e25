"""Tells which pieces of personal data are the same one, written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.core.document import Finding

PERSON = "PERSON"

_SHORTEST = 4
"""Data of fewer characters is not looked for again: "34" stands for many things."""

_SHORTEST_NAME = 3
_MOST_SOUGHT = 200
_MOST_FORMS = 26
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "herrn", "frau", "señor", "señora",
     "sr", "sra", "don", "doña"}
)  # fmt: skip


class Likeness:
    """What was seen in one talk, each piece with its number."""

    def __init__(self) -> None:
        self._count = 0
        self._numbers: dict[tuple[str, str], int] = {}
        self._forms: dict[int, list[str]] = {}
        self._people: dict[int, frozenset[str]] = {}
        self._given: set[str] = set()
        self._sought: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def place(self, kind: str, original: str, *, alone: bool = False) -> tuple[int, int]:
        """(number, which way of writing it) of `original`; both stay the same from now on.

        Args:
            kind: the entity type.
            original: as it was written.
            alone: it is like nothing else.
        """
        key = original if alone else _key(kind, original)
        number = self._numbers.get((kind, key))
        if number is None and kind == PERSON and not alone:
            number = self._person(key)
        if number is None or len(self._forms[number]) >= _MOST_FORMS:
            self._count += 1
            number = self._count
            self._forms[number] = []
        self._numbers[kind, key] = number
        forms = self._forms[number]
        if original not in forms:
            forms.append(original)
            if not alone:
                self._seek(kind, number, original)
        return number, forms.index(original)

    def seen_again(self, text: str) -> Iterable[Finding]:
        """What was seen before and stands in `text`, in order, not overlapping."""
        if self._pattern is None:
            return []
        return [
            Finding(self._kind(match.group()), match.start(), match.end(), 1.0)
            for match in self._pattern.finditer(text)
        ]

    def _kind(self, found: str) -> str:
        return self._sought.get(found.casefold(), PERSON)

    def _person(self, key: str) -> int | None:
        """The one person whose name holds these words, or is held by them."""
        words = frozenset(key.split())
        alike = [n for n, known in self._people.items() if words <= known or known <= words]
        return alike[0] if words and len(alike) == 1 else None

    def _seek(self, kind: str, number: int, original: str) -> None:
        if kind == PERSON:
            words = frozenset(_key(kind, original).split())
            self._people[number] = self._people.get(number, frozenset()) | words
            first = next(iter(re.findall(r"[^\W\d_]+", original)), "")
            named = len(words) > 1 and first.casefold() in words
            if named and len(first) >= _SHORTEST_NAME and first.istitle():
                self._given.add(first)
        if (
            len(original) >= (_SHORTEST_NAME if kind == PERSON else _SHORTEST)
            and len(self._sought) < _MOST_SOUGHT
        ):
            self._sought[original.casefold()] = kind
        self._pattern = self._search_for()

    def _search_for(self) -> re.Pattern[str] | None:
        whole = sorted((re.escape(text) for text in self._sought), key=len, reverse=True)
        parts = [rf"(?i:(?<!\w)(?:{'|'.join(whole)})(?!\w))"] if whole else []
        # A first name alone, amid a sentence: at its beginning "Rose" and "Will" may be words.
        if self._given:
            names = "|".join(sorted(map(re.escape, self._given), key=len, reverse=True))
            parts.append(rf"(?<=[a-zß-öø-ÿ,;:]\s)(?:{names})(?=s?(?!\w))")
        return re.compile("|".join(parts)) if parts else None


def _key(kind: str, original: str) -> str:
    """What is the same in every way of writing the same."""
    if kind == PERSON:
        plain = re.sub(r"['’]s?\b", "", original.casefold())
        words = [word.strip(".") for word in re.findall(r"[\w.-]+", plain)]
        return " ".join(word for word in words if word not in _TITLES) or plain
    if kind == "EMAIL_ADDRESS":
        return re.sub(r"\s+", "", original.casefold())
    return re.sub(r"[\W_]+", "", original.casefold()) or original
