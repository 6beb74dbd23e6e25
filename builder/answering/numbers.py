"""Numbers, prices, times, dates and phone numbers of a text, alike however they are written.

Each expression has readings: "9.30" may be a number or a time, "1.234" one thousand or one and a
bit. An expression of a reply is borne out when a reading of it stands in the passage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from builder.answering.plain_words import plain
from builder.system import resources

_PHONE = re.compile(r"(?<![\d.,:])\+?\(?\d(?:[\s()/-]{0,2}\d){6,14}(?![\d])")
_DATE = re.compile(
    r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{2,4})?(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)"
)
_TIME = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:[:.h](\d{2}))?\s?(uhr|a\.?m\.?|p\.?m\.?|h\b|o['’]clock)"
    r"|(?<![\d.,:])(\d{1,2}):(\d{2})(?!\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_ONE = re.compile(r"(?i)\b(?:one|once|an?|single|ein(?:e[nmrs]?|mal|s)?|un[ao]?)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PHONE_TAIL = 7
_HALF_DAY, _DAY, _HOUR, _MONTHS = 12, 24, 60, 12


@dataclass(frozen=True, slots=True)
class Amount:
    """One expression.

    Attributes:
        text: as it is written.
        readings: what it may mean, such as `n95`, `t9:30`, `d24.12`, `p5550190`.
        currency: the sign it carries, as three letters; empty without.
        strict: whether it must stand in a passage even when the visitor said it.
    """

    text: str
    readings: frozenset[str]
    currency: str = ""
    strict: bool = False


def readings(text: str) -> frozenset[str]:
    """Everything that `text` bears out."""
    found = {reading for each in _amounts(text) for reading in each.readings}
    found |= {f"c{each}" for each in currencies(text)}
    found |= {"n1"} if _ONE.search(text) else set()
    found |= set(_implied(found))
    days = [each[1:] for each in found if each[0] == "n" and each[1:].isdigit()]
    months = [each[1:] for each in found if each.startswith("m")]
    return frozenset(found | {f"d{day}.{month}" for day in days for month in months})


def borne_out(sentence: str, passage: frozenset[str], asked: frozenset[str]) -> bool:
    """Whether every number of `sentence` stands in `passage`; see `not_borne_out`."""
    return not not_borne_out(sentence, passage, asked)


def not_borne_out(sentence: str, passage: frozenset[str], asked: frozenset[str]) -> tuple[str, ...]:
    """The numbers of `sentence` that do not stand in `passage`, as they are written.

    Args:
        sentence: of a reply.
        passage: the readings of what it cites.
        asked: those of what the visitor said, who may hear it again; not as a price or a time.
    """
    named = {each for each in passage if each.startswith("c")}
    return tuple(
        amount.text
        for amount in _amounts(sentence)
        if (amount.currency and named and f"c{amount.currency}" not in named)
        or amount.readings.isdisjoint(passage if amount.strict else passage | asked)
    )


def currencies(text: str) -> frozenset[str]:
    """The currencies that `text` names, as three letters."""
    return frozenset(code for code, pattern in _lists().money if pattern.search(text))


def _implied(found: set[str]) -> Iterator[str]:
    """What a passage says by the way: the hour of a time, a whole hour by its number."""
    for reading in found:
        if reading.startswith("t"):
            hour, _, minute = reading[1:].partition(":")
            yield f"n{hour}"
            if minute == "00" and int(hour) > _HALF_DAY:
                yield f"n{int(hour) - _HALF_DAY}"
            if minute != "00":
                yield f"n{int(minute)}"
                yield f"n{hour}.{minute}".rstrip("0")
        elif reading.startswith("d"):
            yield from (f"{sign}{part}" for part in reading[1:].split(".") for sign in "nm")
        elif reading[1:].isdigit() and int(reading[1:]) <= _DAY:
            whole = int(reading[1:])
            yield f"t{whole}:00"
            if whole < _HALF_DAY:
                yield f"t{whole + _HALF_DAY}:00"


def _amounts(text: str) -> Iterator[Amount]:
    rest = text
    for pattern, read in ((_DATE, _date), (_PHONE, _phone), (_TIME, _time)):
        for found in list(pattern.finditer(rest)):
            made = read(found)
            if not made:
                continue
            yield Amount(found.group().strip(), made, strict=pattern is not _PHONE)
            if pattern is _DATE and (year := found.group(3) or found.group(4)):
                yield Amount(year, frozenset({f"n{year}", f"n20{year}"}))
            blank = " " * (found.end() - found.start())
            rest = rest[: found.start()] + blank + rest[found.end() :]
    for found in _NUMBER.finditer(rest):
        around = rest[max(found.start() - 4, 0) : found.end() + 12]
        money = currencies(around)
        yield Amount(
            found.group(),
            frozenset(_values(found.group())),
            next(iter(sorted(money)), ""),
            strict=bool(money) or rest[found.end() : found.end() + 2].strip().startswith("%"),
        )
    yield from _written(rest)


def _phone(found: re.Match[str]) -> frozenset[str]:
    digits = re.sub(r"\D", "", found.group())
    return frozenset({f"p{digits[-_PHONE_TAIL:]}"})


def _date(found: re.Match[str]) -> frozenset[str]:
    first, second, _, _, month, day = found.groups()
    if month:
        return frozenset({f"d{int(day)}.{int(month)}"})
    one, other = int(first), int(second)
    ways = ((one, other), (other, one))
    return frozenset(f"d{day}.{month}" for day, month in ways if month <= _MONTHS)


def _time(found: re.Match[str]) -> frozenset[str]:
    hour, minute, mark, plain_hour, plain_minute = found.groups()
    at, past = int(hour or plain_hour), int(minute or plain_minute or 0)
    half = (mark or "").lower().replace(".", "")
    if half == "pm" and at < _HALF_DAY:
        at += _HALF_DAY
    if half == "am" and at == _HALF_DAY:
        at = 0
    return frozenset({f"t{at}:{past:02}"}) if at <= _DAY and past < _HOUR else frozenset()


def _values(text: str) -> Iterator[str]:
    """What a number may mean, where points and commas differ by language."""
    bare = re.sub(r"['’\s]", "", text)
    for group, point in ((",", "."), (".", ",")):
        if re.fullmatch(
            rf"\d+(?:\{point}\d+)?|\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", bare
        ):
            yield from _value(bare.replace(group, "").replace(point, "."))
    if re.fullmatch(r"\d{1,2}[.]\d{2}", bare):
        hour, minute = bare.split(".")
        if int(hour) <= _DAY and int(minute) < _HOUR:
            yield f"t{int(hour)}:{minute}"


def _value(text: str) -> Iterator[str]:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return
    yield f"n{value.normalize():f}"


def _written(text: str) -> Iterator[Amount]:
    lists = _lists()
    words = [plain(found.group()) for found in _WORD.finditer(text)]
    for place, word in enumerate(words):
        parts = word.split()
        tens = lists.numbers.get(parts[0]) if parts else None
        if tens is not None and len(parts) > 1:  # twenty-five
            ones = lists.numbers.get(parts[1], 0)
            yield Amount(word, frozenset({f"n{tens + ones}"}))
        elif tens is not None:
            follows = lists.numbers.get(words[place + 1], 0) if place + 1 < len(words) else 0
            joined = {f"n{tens * follows}"} if follows in {100, 1000} else set()
            yield Amount(word, frozenset({f"n{tens}", *joined}))
        elif word in lists.months:
            yield Amount(word, frozenset({f"m{lists.months[word]}"}))


@dataclass(frozen=True, slots=True)
class _Lists:
    numbers: dict[str, int]
    months: dict[str, int]
    money: list[tuple[str, re.Pattern[str]]]


@cache
def _lists() -> _Lists:
    read = json.loads(resources.text("talk", "numbers.json"))
    return _Lists(
        numbers=_by_word(read["numbers"]),
        months=_by_word(read["months"]),
        money=[(code, re.compile(signs, re.IGNORECASE)) for code, signs in read["money"].items()],
    )


def _by_word(read: dict[str, str]) -> dict[str, int]:
    return {word: int(value) for value, words in read.items() for word in words.split()}
