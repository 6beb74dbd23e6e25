"""Entries of the tab *Facts* as forms and back; dates are written as the app's language does."""

from __future__ import annotations

from datetime import date

from builder.core.ids import new_id
from builder.core.pinned import Notice, Pair, Price, SpecialDay
from builder.core.pinned_check import (
    check_notice,
    check_pair,
    check_price,
    check_special,
    parse_date,
    parse_spans,
    say_spans,
)
from ui.dialogs.port import Blank, Form
from ui.translation import language, translate
from ui.widgets.entry_list import Entry

Values = dict[str, str]

_DATES = {"de": "%d.%m.%Y", "es": "%d/%m/%Y"}


def say_day(day: date | None) -> str:
    """A date as it is typed in the app's language; `parse_date` reads it back."""
    return "" if day is None else day.strftime(_DATES.get(language(), "%Y-%m-%d"))


def pair_form(known: Pair | None, seen: set[str], *, answer: str = "") -> Form:
    """A question, the other ways to ask it, its answer.

    Args:
        known: what is changed; None makes a new one.
        seen: the questions of all others.
        answer: what a new one begins with.
    """
    pair = known or Pair("", "", answer)
    return Form(
        title=translate("Facts", "A question and its answer"),
        text=translate("Facts", "The answer is given word for word."),
        blanks=(
            Blank("question", translate("Facts", "Question"), pair.question),
            Blank(
                "also",
                translate("Facts", "Other ways to ask it"),
                "\n".join(pair.also),
                translate("Facts", "One a line, as your customers say it."),
                lines=3,
            ),
            Blank("answer", translate("Facts", "Answer"), pair.answer, lines=4),
            Blank(
                "link",
                translate("Facts", "Link"),
                pair.link,
                translate("Facts", "A page to read more on; may stay empty."),
                "https://",
            ),
        ),
        action=translate("Facts", "Take it"),
        check=lambda values: check_pair(pair_of(values, ""), where="pairs", seen=set(seen)),
    )


def pair_of(values: Values, identity: str) -> Pair:
    """The pair that was filled in."""
    ways = tuple(way.strip() for way in values["also"].splitlines() if way.strip())
    return Pair(identity or new_id(), values["question"], values["answer"], ways, values["link"])


def pair_entry(pair: Pair) -> Entry:
    """The pair as a row."""
    return Entry(pair.id, pair.question, " ".join(pair.answer.split()), words=" ".join(pair.also))


def price_form(known: Price | None) -> Form:
    """A price."""
    price = known or Price("", "", "")
    return Form(
        title=translate("Facts", "A price"),
        blanks=(
            Blank("name", translate("Facts", "What it is"), price.name),
            Blank("price", translate("Facts", "Price"), price.price),
            Blank(
                "note",
                translate("Facts", "Note"),
                price.note,
                translate("Facts", "Such as what is included; may stay empty."),
            ),
        ),
        action=translate("Facts", "Take it"),
        check=lambda values: check_price(price_of(values, ""), where="prices"),
    )


def price_of(values: Values, identity: str) -> Price:
    """The price that was filled in."""
    return Price(identity or new_id(), values["name"], values["price"], values["note"])


def price_entry(price: Price) -> Entry:
    """The price as a row."""
    note = f" · {price.note}" if price.note else ""
    return Entry(price.id, price.name, f"{price.price}{note}")


def notice_form(known: Notice | None) -> Form:
    """A notice with its dates."""
    notice = known or Notice("", "")
    return Form(
        title=translate("Facts", "A notice"),
        text=translate("Facts", "After its last day it is not given any more, on a host neither."),
        blanks=(
            Blank("text", translate("Facts", "Text"), notice.text, lines=3),
            Blank(
                "starts",
                translate("Facts", "First day"),
                say_day(notice.starts),
                translate("Facts", "Empty: from now on."),
                say_day(date(2026, 12, 24)),
            ),
            Blank(
                "ends",
                translate("Facts", "Last day"),
                say_day(notice.ends),
                translate("Facts", "Empty: until you remove it."),
                say_day(date(2026, 12, 26)),
            ),
        ),
        action=translate("Facts", "Take it"),
        check=lambda values: check_notice(notice_of(values, ""), where="notices"),
    )


def notice_of(values: Values, identity: str) -> Notice:
    """The notice that was filled in.

    Raises:
        UsageError: `fact_bad_date`.
    """
    first, last = (
        parse_date(values[name], where=f"notices.{name}") if values[name] else None
        for name in ("starts", "ends")
    )
    return Notice(identity or new_id(), values["text"], first, last)


def notice_entry(notice: Notice, today: date) -> Entry:
    """The notice as a row, with whether it is given now."""
    pill = (translate("Facts", "Now"), "ok")
    if notice.ends is not None and notice.ends < today:
        pill = (translate("Facts", "Over"), "plain")
    elif notice.starts is not None and today < notice.starts:
        pill = (translate("Facts", "To come"), "plain")
    days = [say_day(day) or "…" for day in (notice.starts, notice.ends)]
    details = " – ".join(days) if notice.starts or notice.ends else ""
    return Entry(notice.id, " ".join(notice.text.split()), details, pill)


def special_form(known: SpecialDay | None) -> Form:
    """Other hours on one day or several."""
    return Form(
        title=translate("Facts", "A special day"),
        blanks=(
            Blank(
                "first",
                translate("Facts", "First day"),
                say_day(known.first) if known else "",
                placeholder=say_day(date(2026, 12, 24)),
            ),
            Blank(
                "last",
                translate("Facts", "Last day"),
                say_day(known.last) if known and known.last != known.first else "",
                translate("Facts", "Empty: that one day."),
            ),
            Blank(
                "spans",
                translate("Facts", "Hours"),
                show_spans(say_spans(known.spans)) if known else "",
                translate("Facts", "Such as 10:00–14:00; empty for closed."),
            ),
            Blank("name", translate("Facts", "Name"), known.name if known else ""),
        ),
        action=translate("Facts", "Take it"),
        check=lambda values: check_special(special_of(values), where="special_days"),
    )


def special_of(values: Values) -> SpecialDay:
    """The special day that was filled in.

    Raises:
        UsageError: `fact_bad_date`, `fact_bad_time`, ….
    """
    first = parse_date(values["first"], where="special_days")
    last = parse_date(values["last"], where="special_days") if values["last"] else first
    return SpecialDay(first, last, parse_spans(values["spans"]) or (), values["name"])


def special_entry(special: SpecialDay, place: int) -> Entry:
    """The special day as a row."""
    days = say_day(special.first)
    if special.last != special.first:
        days = f"{days} – {say_day(special.last)}"
    title = f"{days} · {special.name}" if special.name else days
    return Entry(str(place), title, show_spans(say_spans(special.spans)))


def show_spans(text: str) -> str:
    """What `say_spans` says, with the word for a closed day; `parse_spans` reads it back."""
    return translate("Facts", "closed") if text == "–" else text
