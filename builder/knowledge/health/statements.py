"""What a passage states: typed values, each with the words that say of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.core.pinned import FACT
from builder.knowledge.health.dates import has_date
from builder.knowledge.health.hours import CLOSED_WORDS, blank_hours, find_hours
from builder.knowledge.health.numbers import WORDS
from builder.knowledge.health.report import Passage
from builder.knowledge.health.values import Value, find_values
from builder.knowledge.health.wording import subject_words
from builder.knowledge.language import stems

NEEDS_SUBJECT = frozenset({"price", "price_from", "percent", "period"})
"""Values that mean nothing without a word of what they are the value of."""

_BOUNDARY = re.compile(
    r"[;()!?]|,(?!\d)|(?<!\d)\.\s|\s(?:and|but|und|aber|sowie|y|pero)\s|\s[–—-]\s|:\s"
)
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[\w-]+")
_TELLING = WORDS.keys() | CLOSED_WORDS
_CELL = re.compile(r";\s+")
_LONGEST_KEY = 5
_HEDGED = re.compile(
    r"\b(?:example|e\.g|for instance|z\.\s?b|beispiel|ejemplo|p\.\s?ej|was|were|used to"
    r"|formerly|previously|früher|bisher|ehemals|antes|anteriormente|competitor\w*|others?"
    r"|instead of|statt)\b",
    re.IGNORECASE,
)


_COUNTED_FROM = re.compile(
    r"\b(?:of|after|from|following|nach|ab|seit|desde|tras|después de|a partir de)\s+(?:the |your "
    r"|dem |der |la |el |su )?(?:delivery|receipt|purchase|order|arrival|erhalt|empfang|lieferung"
    r"|kauf|bestellung|entrega|recepción|compra|pedido)\b",
    re.IGNORECASE,
)


_UNITS = {
    "stunde": "hour", "hora": "hour", "tag": "day", "día": "day", "nacht": "night",
    "noche": "night", "woche": "week", "semana": "week", "monat": "month", "mes": "month",
    "jahr": "year", "año": "year", "persona": "person", "kopf": "person", "head": "person",
}  # fmt: skip
_RATE = re.compile(
    r"\b(?:per|a|an|each|pro|je|por|al|a la)\s+(hour|day|night|week|month|year|person|head|kilo|kg"
    r"|stunde|tag|nacht|woche|monat|jahr|kopf|hora|día|noche|semana|mes|año|persona)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value and what it is of.

    Attributes:
        group: only statements of one group are compared: the topic with currency, unit or weekday.
        subject: stems of what it is about, by its own sentence, else by its section.
        place: stems of its section; they count where others are told apart by them.
        context: stems around it that the other side may have in its subject.
    """

    passage: Passage
    text: str
    group: tuple[object, ...]
    value: tuple[object, ...]
    shown: str
    subject: frozenset[str]
    place: frozenset[str]
    context: frozenset[str]

    @property
    def topic(self) -> str:
        """The kind of value."""
        return str(self.group[0])


def statements(
    passage: Passage, language: str, names: frozenset[str] = frozenset()
) -> Iterator[Statement]:
    """Everything that can be compared in a passage; `names` are the business's own words."""
    chunk = passage.chunk
    if chunk.kind == FACT and (chunk.valid_until or chunk.valid_from):
        return
    section = (chunk.ref.section or "").rpartition(" › ")[2]
    place = subject_words(blank_hours(section), language) - names
    around = subject_words(
        f"{chunk.heading} {chunk.ref.section or ''} {passage.document}", language
    )
    for text in _lines(passage):
        if not _worth_reading(text) or _HEDGED.search(text):
            continue
        yield from _hours(passage, text, place, around, language, names)
        values = find_values(text)
        is_row = chunk.kind == "table" and ": " in text
        subjects = _of_row(text, values, language) if is_row else _of_prose(text, values, language)
        for value, subject in zip(values, subjects, strict=True):
            whole = subject - names or place
            if value.topic in NEEDS_SUBJECT and not whole:
                continue
            yield Statement(passage, text, *_grouped(value), value.text, whole, place, around)


def _worth_reading(text: str) -> bool:
    """Whether a value can stand in it at all; most sentences have neither digit nor number."""
    if _DIGIT.search(text) or "@" in text:
        return True
    return not _TELLING.isdisjoint(_WORD.findall(text.casefold()))


def _lines(passage: Passage) -> list[str]:
    texts = passage.chunk.sentence_texts()
    if passage.chunk.kind != FACT:
        return [text.strip() for text in texts]
    return [line.strip() for line in texts[-1].split("\n") if line.strip()]


def _hours(
    passage: Passage,
    text: str,
    place: frozenset[str],
    around: frozenset[str],
    language: str,
    names: frozenset[str],
) -> Iterator[Statement]:
    found = find_hours(text)
    if not found or has_date(text):
        return
    subject = subject_words(blank_hours(text), language) - names or place
    for told in found:
        shown = text[told.start : told.end].strip(" ,;.")
        for day in sorted(told.days):
            yield Statement(
                passage, text, ("hours", day), told.hours, shown, subject, place, around
            )


def _grouped(value: Value) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """The group that a value is compared in, and the value itself."""
    if value.topic in {"price", "price_from", "period"}:
        return (value.topic, value.key[0]), value.key[1:]
    return (value.topic,), value.key


def _of_prose(text: str, values: Sequence[Value], language: str) -> list[frozenset[str]]:
    """For each value the words of its clause; of the whole sentence where the clause has none."""
    edges = [0, *sorted({m.start() for m in _BOUNDARY.finditer(text)}), len(text)]
    subjects = []
    rates = frozenset(f"/{_unit(found[1])}" for found in _RATE.finditer(text))
    for value in values:
        if value.topic == "period" and sum(each.topic == "period" for each in values) == 1:
            # Conditions stand anywhere in the sentence: "… within 7 days, if they are faulty".
            rest = _without(text, values, value, 0, len(text))
            subjects.append(subject_words(rest, language))
            continue
        start = max(edge for edge in edges if edge <= value.start)
        end = min((edge for edge in edges if edge >= value.end), default=len(text))
        own = subject_words(_without(text, values, value, start, end), language)
        own = own or subject_words(_without(text, values, value, 0, len(text)), language)
        subjects.append(own | rates if value.topic == "price" else own)
    return subjects


def _unit(word: str) -> str:
    """What a price is for, in one language."""
    return _UNITS.get(word.casefold(), word.casefold())


def _of_row(text: str, values: Sequence[Value], language: str) -> list[frozenset[str]]:
    """For each value the name of its row, the short cells beside it, and its column's header."""
    cells: list[tuple[int, int]] = []
    at = 0
    for found in [*_CELL.finditer(text), None]:
        end = found.start() if found else len(text)
        cells.append((at, end))
        at = found.end() if found else at
    holding = [(start, end) for start, end in cells if any(start <= v.start < end for v in values)]
    named: list[str] = []
    for start, end in cells:
        if (start, end) in holding:
            continue
        said = text[start:end].partition(": ")[2] or text[start:end]
        if not named or len(said.split()) <= _LONGEST_KEY:
            named.append(said)
    key = subject_words(" ".join(named), language)
    subjects = []
    prices = sum(value.topic == "price" for value in values)
    for value in values:
        start, end = next(c for c in holding if c[0] <= value.start < c[1])
        column = _without(text, values, value, start, end)
        told = subject_words(column, language)
        # "Day: £12; Week: £45": where there are several, the columns tell them apart.
        subjects.append(key | told | frozenset(stems(column, language) if prices > 1 else ()))
    return subjects


def _without(text: str, values: Sequence[Value], value: Value, start: int, end: int) -> str:
    """A stretch of the text with the values blanked out; a price keeps its periods ("a week")."""
    signs = list(text)
    for each in values:
        if each is value or not (value.topic == "price" and each.topic == "period"):
            signs[each.start : each.end] = " " * (each.end - each.start)
    return _COUNTED_FROM.sub(" ", "".join(signs[start:end]))
