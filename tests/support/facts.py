"""What the owner of a small shop states."""

from __future__ import annotations

from datetime import date

from builder.core.ids import new_id
from builder.core.pinned import ContactFacts, Notice, Pair, Pinned, Price, SpecialDay, Terms
from builder.core.pinned_check import parse_spans


def make_pair(question: str, answer: str, *also: str, link: str = "") -> Pair:
    """A question with its answer."""
    return Pair(new_id(), question, answer, also, link)


def make_notice(text: str, starts: str = "", ends: str = "") -> Notice:
    """A notice; dates as `2026-12-24`."""
    first, last = (date.fromisoformat(day) if day else None for day in (starts, ends))
    return Notice(new_id(), text, first, last)


def make_pinned() -> Pinned:
    """Something of everything."""
    week = [*["9-12:30, 14-18"] * 5, "10-16", "closed"]
    return Pinned(
        week=tuple(map(parse_spans, week)),
        special_days=(
            SpecialDay(date(2026, 12, 24), date(2026, 12, 26), name="Christmas"),
            SpecialDay(date(2026, 12, 31), date(2026, 12, 31), parse_spans("9-12") or ()),
        ),
        contact=ContactFacts(phone="01632 960 184", email="hello@tidewheel.example"),
        terms=Terms(returns="Unused goods can be returned within 60 days."),
        prices=(Price(new_id(), "Full service", "£110", "two working days"),),
        notices=(make_notice("The lift is out of order.", "2026-11-01", "2026-11-30"),),
        pairs=(
            make_pair(
                "Do you ship to France?", "Yes, for £18.\nIn five days.", "Parcels to France?"
            ),
        ),
    )
