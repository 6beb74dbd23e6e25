"""What is done to the network's spans: titles cut off, namesakes dropped, introductions heeded."""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.core.document import Finding
from builder.privacy.pii.names.decoding import Span
from builder.privacy.pii.names.lists import Kind, Things, plain
from builder.privacy.pii.names.words import ADDRESS, Words
from builder.privacy.pii.reading import Reading

PERSON = "PERSON"
_TITLES = frozenset(
    """
    mr mrs ms miss mister dr prof professor sir madam rev captain judge doctor
    herr herrn frau hr fr familie doktor
    sr sra srta señor señora señorita senor senora don doña dona d da dña dra doctora familia
    großmutter großvater oma opa mutter vater mama papa tante onkel neffe nichte cousin cousine
    bruder schwester sohn tochter eltern mitbewohner mitbewohnerin nachbar nachbarin kollege
    kollegin kollegen chef chefin techniker technikerin fahrer fahrerin vermieter vermieterin
    anwalt anwältin arzt ärztin kunde kundin freund freundin lehrer lehrerin kunden gast
    hi hello hey dear hallo hola liebe lieber liebes querida querido estimada estimado hello thanks
    thank danke gracias regards grüße gruß saludos cheers mfg lg
    """.split()  # noqa: SIM905 - a list of words reads better
)
_EDGES = frozenset("-‐‑'’.,;:!?()[]\"„“”«»/\\|*_#&<>=+~`´·•")
_JOINTS = frozenset("-‐‑'’")
_LONGEST_THING = 6
_SURE, _QUITE_SURE, _DOUBTFUL = 0.93, 0.6, 0.7
_CALLED = re.compile(
    r"(?:\b(?:my name(?: is|'s|s)|name's|i am called|they call me|mein name (?:ist|lautet)|"
    r"ich hei(?:ß|ss)e|me llamo|mi nombre es|"
    r"(?:^|\n)\W*(?:full )?name ?:|(?:^|\n)\W*nombre(?: y apellidos)? ?:))[ ]+"
)
_TITLED = re.compile(
    r"\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof|Herrn?|Frau|Sr|Sra|Srta|[Ss]eñora?|Dña|Dra)\b\.?[ ]"
)
_NAME = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "los",
        "las",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "zu",
        "zur",
        "zum",
        "ter",
        "ten",
        "y",
        "e",
        "the",
        "st",
        "d",
        "o",
    ]
)
_NO_NAME = frozenset(
    """
    the a an not is on in at of for and or wrong misspelled spelled spelt incorrect my your our
    missing different also still already
    nicht falsch auf der die das ein eine und oder noch auch leider
    no mal el la un una y o está es de en
    """.split()  # noqa: SIM905 - a list of words reads better
)
_FEWEST_LETTERS = 3


def trimmed(words: Words, span: Span, label: str, kind: Callable[[str], Kind]) -> Span | None:
    """The span without titles, greetings and marks at its edges; None when nothing is left."""
    first, last = span.first, span.last
    texts = words.texts
    capitals = any(texts[place][:1].isupper() for place in range(first, last + 1))
    if (
        not capitals
        and span.score < _QUITE_SURE
        and not _listed(texts[first : last + 1], label, kind)
    ):
        return None
    while first <= last and (
        texts[first] in _EDGES
        or texts[first] in {"\n", ADDRESS}
        or (label == PERSON and texts[first].lower() in _TITLES and last > first)
        or (
            capitals
            and texts[first].islower()
            and not _glued(words, first)
            and not _particle_of_surname(texts, first)
        )
    ):
        first += 1
    while last >= first and (
        (texts[last] in _EDGES and not _ends_initial(words, first, last))
        or (capitals and texts[last].islower() and not _glued(words, last - 1))
    ):
        last -= 1
    if last - 1 >= first and texts[last] in {"s", "S"} and texts[last - 1] in {"'", "’"}:
        last -= 2
    letters = sum(
        len(texts[place]) for place in range(first, last + 1) if texts[place][0].isalpha()
    )
    if letters < 2 or any(texts[place] == "\n" for place in range(first, last + 1)):
        return _before_line_end(words, span, first, last)
    return span._replace(first=first, last=last)


def _glued(words: Words, place: int) -> bool:
    """Whether the word at `place`, or the mark there, has no blank behind it: `Jae-hyun`."""
    following = place + 1
    return (
        place >= 0
        and following < len(words.texts)
        and words.ends[place] == words.starts[following]
        and (words.texts[place] in _JOINTS or words.texts[following] in _JOINTS)
    )


def _particle_of_surname(texts: list[str], place: int) -> bool:
    """Whether a small word begins a name: `Frau von Roth`, but not `the banks of the Nile`."""
    before = texts[place - 1 if texts[place - 1] != "." else place - 2] if place else ""
    return texts[place] in _PARTICLES and before.lower() in _TITLES


def _listed(texts: list[str], label: str, kind: Callable[[str], Kind]) -> bool:
    """Whether one of the words, written small, is known for a name of that sort."""
    lists = Kind.GIVEN | Kind.FAMILY if label == PERSON else Kind.CITY | Kind.TOWN | Kind.REGION
    return any(len(text) >= _FEWEST_LETTERS and kind(text) & lists for text in texts)


def _before_line_end(words: Words, span: Span, first: int, last: int) -> Span | None:
    """The part of a span that stands in its first line, if it is a name by itself."""
    for place in range(first, last + 1):
        if words.texts[place] == "\n":
            last = place - 1
            break
    letters = sum(len(words.texts[place]) for place in range(first, last + 1))
    return span._replace(first=first, last=last) if letters > 1 else None


def _ends_initial(words: Words, first: int, last: int) -> bool:
    return last > first and words.texts[last] == "." and len(words.texts[last - 1]) == 1


def name_of_thing(words: Words, span: Span, things: Things, kind: Callable[[str], Kind]) -> bool:
    """Whether the span is, or is part of, the name of a brand, a dish, a feast or a figure.

    People are called Paul Smith and Emma too: where the network is sure, it is believed.
    """
    texts = words.texts
    for first in range(max(0, span.first - _LONGEST_THING), span.first + 1):
        if plain(texts[first]) not in things.beginnings:
            continue
        phrase = ""
        for last in range(first, min(len(texts), first + 2 * _LONGEST_THING)):
            if texts[last][:1].isalnum():
                phrase = f"{phrase} {plain(texts[last])}" if phrase else plain(texts[last])
            if last >= span.last and phrase in things.names:
                if first < span.first or last > span.last + 1:
                    return True
                listed = " " not in phrase and kind(phrase) & (Kind.GIVEN | Kind.FAMILY)
                return span.score <= (_DOUBTFUL if listed else _SURE)
            if texts[last] in {"\n", ""}:
                break
    return False


def called(
    reading: Reading, found: list[Finding], things: Things, kind: Callable[[str], Kind]
) -> list[Finding]:
    """With the names that introductions and titles announce, where the network saw none."""
    added: list[Finding] = []
    announcements = (
        *((match, 0.9) for match in _CALLED.finditer(reading.lowered)),
        *((match, 0.8) for match in _TITLED.finditer(reading.folded)),
    )
    for match, score in announcements:
        person = _announced(reading.folded, match.end(), score, kind)
        if not person or _overlaps(person, [*found, *added]):
            continue
        whole = plain(reading.folded[match.start() : person.end]).replace(".", "")
        if not {whole, f"{whole} s"} & things.names:
            added.append(person)
    return sorted([*found, *added], key=lambda each: each.start) if added else found


def _announced(text: str, start: int, score: float, kind: Callable[[str], Kind]) -> Finding | None:
    """The name that begins at `start`: words with capitals, else one or two words on the lists."""
    word = _NAME.match(text, start)
    if not word or word.group().lower() in _NO_NAME | _TITLES:
        return None
    capital = word.group()[0].isupper()
    people = Kind.GIVEN | Kind.FAMILY
    if not capital and (score < 0.9 or not kind(word.group()) & people):
        return None
    end = word.end()
    while following := _NAME.match(text, end + 1) if text[end : end + 1] == " " else None:
        fits = following.group()[0].isupper() if capital else kind(following.group()) & people
        if not fits or following.group().lower() in _NO_NAME:
            break
        end = following.end()
    if text[end - 2 : end] in {"'s", "’s"}:
        end -= 2
    return Finding(PERSON, start, end, score)


def in_full(reading: Reading, found: list[Finding], kind: Callable[[str], Kind]) -> list[Finding]:
    """With every other place where a part of a full name stands alone in the same text."""
    text = reading.folded
    parts = {
        part
        for person in found
        if person.entity_type == PERSON
        for part in _parts(text[person.start : person.end], kind)
    }
    if not parts:
        return found
    alone = re.compile(
        r"(?<![\w@.-])(?:" + "|".join(map(re.escape, sorted(parts))) + r")(?![\w@-])"
    )
    added = [
        person
        for match in alone.finditer(text)
        if not _overlaps(person := Finding(PERSON, match.start(), match.end(), 0.8), found)
    ]
    return sorted([*found, *added], key=lambda each: each.start) if added else found


def _parts(name: str, kind: Callable[[str], Kind]) -> list[str]:
    """The words of a full name that say by themselves who is meant."""
    words = name.split()
    if len(words) < 2:
        return []
    return [
        word
        for word in words
        if len(word) > _FEWEST_LETTERS
        and word.istitle()
        and kind(word) & (Kind.GIVEN | Kind.FAMILY)
    ]


def _overlaps(person: Finding, found: list[Finding]) -> bool:
    return any(person.start < other.end and other.start < person.end for other in found)
