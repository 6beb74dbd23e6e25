"""Given names, family names and places of the world, and what a single word may be of them."""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import IntFlag
from typing import Any, NamedTuple

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_NOT_WORD = re.compile(r"\W+")
_FEWEST_ORIGINS = 3
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "los",
        "las",
        "del",
        "von",
        "zu",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "du",
        "bin",
        "ibn",
        "ben",
        "abu",
        "ter",
        "ten",
        "the",
        "of",
        "and",
        "und",
        "y",
        "e",
        "san",
        "santa",
        "st",
        "saint",
        "new",
        "north",
        "south",
        "east",
        "west",
        "upon",
        "bad",
        "am",
        "an",
        "im",
        "in",
        "city",
        "islands",
        "island",
        "inseln",
        "insel",
        "islas",
        "isla",
        "republic",
        "republik",
    ]
)


class Kind(IntFlag):
    """The lists a word is on."""

    NONE = 0
    GIVEN = 1
    GIVEN_WIDELY = 2
    FAMILY = 4
    FAMILY_WIDELY = 8
    CITY = 16
    TOWN = 32
    REGION = 64
    PART_OF_PLACE = 128


Lists = dict[str, Kind]


class Things(NamedTuple):
    """Brands, dishes, feasts and figures that bear a name: `plain` words, one blank between."""

    names: frozenset[str]
    beginnings: frozenset[str]


def plain(word: str) -> str:
    """`word` in lower case and without accents, as the lists are kept."""
    low = word.lower()
    if low.isascii():
        return low
    parted = unicodedata.normalize("NFD", low.translate(_LETTERS))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def read_lists(packed: bytes) -> Lists:
    """The lists as `packaging/name_lists.py` packs them."""
    read = unpack(packed)
    people, cities, regions = read["people"], read["cities"], read["regions"]
    kinds: dict[str, Kind] = {}
    _add_people(kinds, [each["given"] for each in people.values()], Kind.GIVEN, Kind.GIVEN_WIDELY)
    families = [each["family"] for each in people.values()]
    _add_people(kinds, families, Kind.FAMILY, Kind.FAMILY_WIDELY)
    _add_places(kinds, cities["large"], Kind.CITY)
    _add_places(kinds, cities["small"], Kind.TOWN)
    _add_places(kinds, regions, Kind.REGION)
    return kinds


def read_things(packed: bytes) -> Things:
    """What bears a name and is nobody."""
    split = [_NOT_WORD.split(plain(name)) for name in unpack(packed)["things"]]
    names = frozenset(" ".join(words).strip() for words in split)
    return Things(names, frozenset(name.partition(" ")[0] for name in names))


def read_ordinary(packed: bytes) -> frozenset[str]:
    """Words, as `plain` writes them, that are seldom names though they may be: nouns of German."""
    return frozenset(unpack(packed)["ordinary"])


def unpack(packed: bytes) -> dict[str, Any]:
    """The lists as `packaging/name_lists.py` packs them: people, cities, regions, things."""
    read: dict[str, Any] = json.loads(lzma.decompress(packed))
    return read


def _add_people(kinds: Lists, origins: Iterable[Iterable[str]], kind: Kind, widely: Kind) -> None:
    counts: Counter[str] = Counter()
    for names in origins:
        counts.update({piece for name in names for piece in _pieces(name)})
    for piece, count in counts.items():
        both = kind | widely if count >= _FEWEST_ORIGINS else kind
        kinds[piece] = kinds.get(piece, Kind.NONE) | both


def _add_places(kinds: Lists, names: Iterable[str], kind: Kind) -> None:
    for name in names:
        pieces = _pieces(name)
        for piece in pieces:
            part = kind if len(pieces) == 1 else Kind.PART_OF_PLACE
            kinds[piece] = kinds.get(piece, Kind.NONE) | part


def _pieces(name: str) -> list[str]:
    """The words of a name by which it can be known."""
    words = _NOT_WORD.split(plain(name))
    return [word for word in words if len(word) > 1 and word not in _PARTICLES]
