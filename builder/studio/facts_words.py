"""Facts by name and value, as a command line states them and lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.pinned import (
    CONTACTS,
    DAYS,
    TERMS,
    Notice,
    Pair,
    Pinned,
    Price,
    SpecialDay,
    question_key,
)
from builder.core.pinned_check import parse_date, parse_spans, say_spans


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact under one name.

    Attributes:
        id: what removes it; for a form field its dotted name.
        kind: `hours`, `special`, `contact`, `term`, `price`, `notice` or `pair`.
    """

    id: str
    kind: str
    answer: str
    question: str = ""
    also: tuple[str, ...] = ()
    note: str = ""
    link: str = ""
    starts: date | None = None
    ends: date | None = None


def stated_list(pinned: Pinned) -> list[Stated]:
    """Everything that is stated, in the order of the form."""
    return [*_form(pinned), *_entries(pinned)]


def _form(pinned: Pinned) -> Iterator[Stated]:
    for day, spans in zip(DAYS, pinned.week, strict=True):
        if spans is not None:
            yield Stated(f"hours.{day}", "hours", _said(say_spans(spans)))
    for special in pinned.special_days:
        yield Stated(
            _special_name(special),
            "special",
            _said(say_spans(special.spans)),
            note=special.name,
            starts=special.first,
            ends=special.last,
        )
    for name in CONTACTS:
        if value := getattr(pinned.contact, name):
            yield Stated(f"contact.{name}", "contact", value)
    for name in TERMS:
        if value := getattr(pinned.terms, name):
            yield Stated(name, "term", value)


def _entries(pinned: Pinned) -> Iterator[Stated]:
    for price in pinned.prices:
        yield Stated(price.id, "price", price.price, question=price.name, note=price.note)
    for notice in pinned.notices:
        yield Stated(notice.id, "notice", notice.text, starts=notice.starts, ends=notice.ends)
    for pair in pinned.pairs:
        yield Stated(
            pair.id, "pair", pair.answer, question=pair.question, also=pair.also, link=pair.link
        )


def stated(pinned: Pinned, changes: Mapping[str, str]) -> Pinned:
    """`pinned` with form fields changed by name; an empty value takes one away.

    Raises:
        UsageError: `unknown_fact`, `fact_bad_time`, `fact_bad_date` and what else does not hold.
    """
    for name, text in changes.items():
        pinned = _stated(pinned, name, text.strip())
    return pinned


def without(pinned: Pinned, ids: Sequence[str]) -> Pinned:
    """`pinned` less what these ids name.

    Raises:
        UsageError: `unknown_fact`.
    """
    known = [each.id for each in stated_list(pinned)]
    for identity in ids:
        if identity not in known:
            raise UsageError("unknown_fact", name=identity, allowed=", ".join(known) or "–")
    gone = set(ids)
    named = {each: "" for each in ids if "." in each or each in TERMS}
    return replace(
        stated(pinned, named),
        prices=tuple(each for each in pinned.prices if each.id not in gone),
        notices=tuple(each for each in pinned.notices if each.id not in gone),
        pairs=tuple(each for each in pinned.pairs if each.id not in gone),
    )


def with_pair(
    pinned: Pinned, question: str, answer: str, also: Sequence[str] = (), link: str = ""
) -> Pinned:
    """`pinned` with a question more; one that is there gets the new answer."""
    key = question_key(question)
    for pair in pinned.pairs:
        if key in {question_key(way) for way in (pair.question, *pair.also)}:
            ways = {question_key(way): way for way in (*pair.also, *also)}
            ways.pop(question_key(pair.question), None)
            made = replace(pair, answer=answer, also=tuple(ways.values()), link=link or pair.link)
            return replace(
                pinned, pairs=tuple(made if e.id == pair.id else e for e in pinned.pairs)
            )
    made = Pair(new_id(), question, answer, tuple(also), link)
    return replace(pinned, pairs=(*pinned.pairs, made))


def with_notice(pinned: Pinned, text: str, starts: str = "", ends: str = "") -> Pinned:
    """`pinned` with a notice more.

    Raises:
        UsageError: `fact_text_missing`, `fact_bad_date`.
    """
    if not text.strip():
        raise UsageError("fact_text_missing", where="notices")
    first, last = (
        parse_date(day, where=where) if day else None
        for day, where in ((starts, "notices.starts"), (ends, "notices.ends"))
    )
    return replace(pinned, notices=(*pinned.notices, Notice(new_id(), text, first, last)))


def with_price(pinned: Pinned, name: str, price: str, note: str = "") -> Pinned:
    """`pinned` with a price more; one of that name is changed."""
    for known in pinned.prices:
        if question_key(known.name) == question_key(name):
            made = replace(known, price=price, note=note or known.note)
            prices = tuple(made if e.id == known.id else e for e in pinned.prices)
            return replace(pinned, prices=prices)
    return replace(pinned, prices=(*pinned.prices, Price(new_id(), name, price, note)))


_NAMES = (
    *(f"hours.{day}" for day in (*DAYS, "all")),
    "special.2026-12-24",
    *(f"contact.{name}" for name in CONTACTS),
    *TERMS,
)
"""What can be stated by name; the day is an example."""


def _stated(pinned: Pinned, name: str, text: str) -> Pinned:
    group, _, rest = name.partition(".")
    if name in TERMS:
        return replace(pinned, terms=replace(pinned.terms, **{name: text}))
    if group == "contact" and rest in CONTACTS:
        return replace(pinned, contact=replace(pinned.contact, **{rest: text}))
    if group == "hours" and rest in {*DAYS, "all"}:
        spans = parse_spans(text, where=name)
        days = zip(DAYS, pinned.week, strict=True)
        return replace(
            pinned, week=tuple(spans if rest in {day, "all"} else kept for day, kept in days)
        )
    if group == "special" and rest:
        return _special(pinned, rest, text)
    raise UsageError("unknown_fact", name=name, allowed=", ".join(_NAMES))


def _special(pinned: Pinned, days: str, text: str) -> Pinned:
    first, _, last = days.partition("..")
    start = parse_date(first, where="special")
    end = parse_date(last, where="special") if last else start
    spans = parse_spans(text, where="special")
    known = {_special_name(each): each for each in pinned.special_days}
    made = SpecialDay(start, end, spans or ())
    name = _special_name(made)
    if spans is None:
        known.pop(name, None)
    else:
        known[name] = replace(made, name=known[name].name if name in known else "")
    return replace(pinned, special_days=tuple(known.values()))


def _special_name(special: SpecialDay) -> str:
    first = special.first.isoformat()
    return f"special.{first}" + (
        f"..{special.last.isoformat()}" if special.last != special.first else ""
    )


def _said(spans: str) -> str:
    return "closed" if spans == "–" else spans
