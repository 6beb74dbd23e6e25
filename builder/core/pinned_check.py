"""Whether what an owner stated can hold: spans, dates, lengths, questions asked once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from builder.core.errors import UsageError
from builder.core.pinned import (
    DAYS,
    ContactFacts,
    Notice,
    Pair,
    Pinned,
    Price,
    Span,
    Spans,
    SpecialDay,
    Terms,
    question_key,
)

QUESTION, ANSWER, NAME, SHORT, LINE = 300, 4000, 120, 60, 500
MOST_SPANS, MOST_WAYS, MOST_DAYS, MOST_NOTICES, MOST_PRICES, MOST_PAIRS = (
    6,
    20,
    200,
    100,
    2000,
    5000,
)

LATEST_NIGHT = "06:00"
"""A span that ends before it begins closes the next day; by this time, else it is a slip."""

_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_LOOSE_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr|h)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_LINK = re.compile(r"https?://[^\s<>\"']+\.[^\s<>\"']+|https?://localhost\S*")
_CLOSED = frozenset({"closed", "geschlossen", "zu", "cerrado", "-", "–", "x"})


def check(pinned: Pinned) -> None:
    """Raise unless all of it can hold.

    Every error carries `where`, the dotted name of what is wrong (`hours.monday`, `pairs.4`).

    Raises:
        UsageError: `fact_bad_time`, `fact_span_backwards`, `fact_spans_overlap`,
            `fact_ends_before_start`, `fact_question_missing`, `fact_answer_missing`,
            `fact_name_missing`, `fact_price_missing`, `fact_too_long`, `fact_too_many`,
            `fact_bad_email`, `fact_bad_link`, `fact_question_twice`.
    """
    for day, spans in zip(DAYS, pinned.week, strict=True):
        check_spans(spans or (), where=f"hours.{day}")
    _few(pinned.special_days, MOST_DAYS, "special_days")
    for number, special in enumerate(pinned.special_days):
        check_special(special, where=f"special_days.{number}")
    check_contact(pinned.contact)
    check_terms(pinned.terms)
    _few(pinned.prices, MOST_PRICES, "prices")
    for number, price in enumerate(pinned.prices):
        check_price(price, where=f"prices.{number}")
    _few(pinned.notices, MOST_NOTICES, "notices")
    for number, notice in enumerate(pinned.notices):
        check_notice(notice, where=f"notices.{number}")
    _few(pinned.pairs, MOST_PAIRS, "pairs")
    seen: set[str] = set()
    for number, pair in enumerate(pinned.pairs):
        check_pair(pair, where=f"pairs.{number}", seen=seen)


def check_spans(spans: Spans, *, where: str) -> None:
    """One day's spans: times that exist, each ending after it begins, none inside another."""
    _few(spans, MOST_SPANS, where)
    last = ""
    for number, span in enumerate(spans):
        for time in (span.opens, span.closes):
            if not _TIME.fullmatch(time):
                raise UsageError("fact_bad_time", given=time[:SHORT], where=where)
        if span.closes <= span.opens and not _past_midnight(span, number == len(spans) - 1):
            raise UsageError(
                "fact_span_backwards", opens=span.opens, closes=span.closes, where=where
            )
        if span.opens < last:
            raise UsageError("fact_spans_overlap", opens=span.opens, before=last, where=where)
        last = span.closes


def check_special(special: SpecialDay, *, where: str) -> None:
    """Other hours: the last day not before the first."""
    _ordered(special.first, special.last, where)
    _text("name", special.name, NAME, where, needed=False)
    check_spans(special.spans, where=where)


def check_contact(contact: ContactFacts) -> None:
    """An e-mail address and a web address that could work."""
    for entry in fields(contact):
        _text(entry.name, getattr(contact, entry.name), QUESTION, "contact", needed=False)
    if contact.email and not _EMAIL.fullmatch(contact.email):
        raise UsageError("fact_bad_email", given=contact.email, where="contact.email")
    if contact.website and not _LINK.fullmatch(contact.website):
        raise UsageError("fact_bad_link", given=contact.website, where="contact.website")


def check_terms(terms: Terms) -> None:
    """Texts that are not endless."""
    for entry in fields(terms):
        _text(entry.name, getattr(terms, entry.name), ANSWER, "terms", needed=False)


def check_price(price: Price, *, where: str) -> None:
    """A name and a price."""
    _text("name", price.name, NAME, where)
    _text("price", price.price, SHORT, where)
    _text("note", price.note, QUESTION, where, needed=False)


def check_notice(notice: Notice, *, where: str) -> None:
    """A text; an end that is not before the start."""
    _text("text", notice.text, LINE, where)
    if notice.starts and notice.ends:
        _ordered(notice.starts, notice.ends, where)


def check_pair(pair: Pair, *, where: str, seen: set[str]) -> None:
    """A question nobody asked before it in `seen`, which it joins, and an answer."""
    _few(pair.also, MOST_WAYS, where)
    own = set()
    for question in (pair.question, *pair.also):
        _text("question", question, QUESTION, where)
        key = question_key(question)
        if not key:
            raise UsageError("fact_question_missing", where=where)
        if key in seen:
            raise UsageError("fact_question_twice", given=question, where=where)
        own.add(key)
    seen |= own
    _text("answer", pair.answer, ANSWER, where)
    if pair.link and (len(pair.link) > 2000 or not _LINK.fullmatch(pair.link)):
        raise UsageError("fact_bad_link", given=pair.link[:NAME], where=where)


def parse_spans(text: str, *, where: str = "hours") -> Spans | None:
    """`9-12:30, 14:00–18:00`, `closed`, or nothing (None); checked.

    Raises:
        UsageError: `fact_bad_time` and what `check_spans` raises.
    """
    text = text.strip()
    if not text:
        return None
    if text.casefold() in _CLOSED:
        return ()
    pieces = re.split(r"\s*(?:,|;|\+|&|\band\b|\bund\b|\by\b)\s*", text, flags=re.IGNORECASE)
    spans = tuple(_span(piece, where) for piece in pieces if piece)
    check_spans(spans, where=where)
    return spans


def say_spans(spans: Spans | None) -> str:
    """What `parse_spans` reads back."""
    if spans is None:
        return ""
    return ", ".join(f"{span.opens}–{span.closes}" for span in spans) or "–"


def parse_date(text: str, *, where: str = "date") -> date:
    """`2026-12-24`, also `24.12.2026` and `24/12/2026`.

    Raises:
        UsageError: `fact_bad_date`.
    """
    found = re.fullmatch(r"\s*(\d{1,2})([./])(\d{1,2})\2(\d{4})\s*", text)
    try:
        if found:
            return date(int(found[4]), int(found[3]), int(found[1]))
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError("fact_bad_date", given=text[:SHORT], where=where) from None


def _span(text: str, where: str) -> Span:
    edges = re.split(r"\s*(?:-|–|—|\bto\b|\bbis\b|\ba\b)\s*", text.strip(), flags=re.IGNORECASE)
    if len(edges) != 2:
        raise UsageError("fact_bad_time", given=text[:SHORT], where=where)
    return Span(*(_time(edge, text, where) for edge in edges))


def _time(text: str, whole: str, where: str) -> str:
    found = _LOOSE_TIME.fullmatch(text.strip())
    time = f"{int(found[1]):02}:{found[2] or '00'}" if found else ""
    if not _TIME.fullmatch(time):
        raise UsageError("fact_bad_time", given=whole[:SHORT], where=where)
    return time


def _past_midnight(span: Span, last: bool) -> bool:
    return last and span.closes < span.opens and span.closes <= LATEST_NIGHT


def _ordered(first: date, last: date, where: str) -> None:
    if last < first:
        raise UsageError(
            "fact_ends_before_start", starts=first.isoformat(), ends=last.isoformat(), where=where
        )


def _text(name: str, text: str, limit: int, where: str, *, needed: bool = True) -> None:
    if needed and not text.strip():
        raise UsageError(f"fact_{name}_missing", where=where)
    if len(text) > limit:
        raise UsageError("fact_too_long", limit=limit, length=len(text), where=f"{where}.{name}")


def _few(items: Iterable[object], limit: int, where: str) -> None:
    count = sum(1 for _ in items)
    if count > limit:
        raise UsageError("fact_too_many", limit=limit, count=count, where=where)
